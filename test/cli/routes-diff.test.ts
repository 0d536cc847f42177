import { expect, test } from 'vitest';
import { coloursOf } from '../../server/src/cli/colours';
import { DIFF_FORMATS } from '../../server/src/cli/routes/diff-formats';
import { diffOf } from '../../server/src/cli/routes/diff';
import { reportedRoute } from '../../server/src/cli/routes/reported-route';
import type { DiffFormat } from '../../server/src/cli/routes-options';
import type { Endpoint } from '../../server/src/engine/model/endpoint';
import { endpoint, hostile, placeAt, sends } from './made-endpoints';
import { errorsAgainst } from './schemas';

function diff(before: readonly Endpoint[], after: readonly Endpoint[]) {
  return diffOf(before.map(reportedRoute), after.map(reportedRoute));
}

function shown(format: DiffFormat, before: readonly Endpoint[], after: readonly Endpoint[]): string {
  const colours = coloursOf({ write: () => undefined, isTTY: false, columns: 80 }, {});
  return DIFF_FORMATS[format](diff(before, after), { colours });
}

const before = [
  endpoint('GET /kept/:id', { statuses: [sends(200, 'handler'), sends(500, 'handler', 'src/app.js:12')] }),
  endpoint('GET /old', { statuses: [sends(200, 'handler')] }),
  endpoint('GET /same', { statuses: [sends(200, 'handler', 'src/app.js:3')] }),
];
const after = [
  endpoint('GET /kept/:userId', { statuses: [sends(200, 'handler'), sends(404, 'thrown', 'src/app.js:14')] }),
  endpoint('POST /new', { statuses: [sends(201, 'handler'), sends(400, 'handler')], dynamic: true }),
  endpoint('GET /same', { statuses: [sends(200, 'handler', 'src/other.js:9')] }),
];

test('what is new, what is gone, and what has changed; a parameter may get another name', () => {
  const { added, removed, changed } = diff(before, after);
  expect(added.map(({ path }) => path)).toEqual(['/new']);
  expect(removed.map(({ path }) => path)).toEqual(['/old']);
  expect(changed).toEqual([
    {
      route: reportedRoute(after[0]!),
      added: [{ status: 404, by: 'thrown', places: [{ file: 'src/app.js', line: 14 }] }],
      removed: [{ status: 500, by: 'handler', places: [{ file: 'src/app.js', line: 12 }] }],
      dynamic: undefined,
    },
  ]);
});

test('who sends a status is no change, nor is its place', () => {
  const as = (by: 'handler' | 'thrown') => [
    endpoint('GET /a', { statuses: [sends(404, by, `src/${by}.js:1`)] }),
  ];
  expect(diff(as('handler'), as('thrown'))).toEqual({ added: [], removed: [], changed: [] });
});

test('that others have become possible is one, and that they no longer are', () => {
  const open = [endpoint('GET /a', { dynamic: true })];
  const closed = [endpoint('GET /a')];
  expect(diff(closed, open).changed).toMatchObject([{ dynamic: true, added: [], removed: [] }]);
  expect(diff(open, closed).changed).toMatchObject([{ dynamic: false }]);
  expect(shown('table', closed, open)).toContain('+…');
  expect(shown('table', open, closed)).toContain('-…');
});

test('what a parameter matches and where text stands make another path', () => {
  const paths = (one: string, other: string) =>
    diff([endpoint(`GET ${one}`)], [endpoint(`GET ${other}`)]).added.length;
  expect(paths('/a/:id(\\d+)', '/a/:key(\\d+)')).toBe(0);
  expect(paths('/a/:id(\\d+)', '/a/:id')).toBe(1);
  expect(paths('/a/:id?', '/a/:key?')).toBe(0);
  expect(paths('/a/*rest', '/a/*path')).toBe(0);
  expect(paths('/a/:id', '/a/*id')).toBe(1);
  expect(paths('/a/:id', '/a/id')).toBe(1);
  expect(paths('/a/::', '/a/:id')).toBe(1);
});

test('of several endpoints with one path those of the same file belong together', () => {
  const of = (file: string, ...codes: readonly number[]) =>
    endpoint('GET /', { place: placeAt(`${file}:1`), statuses: codes.map((code) => sends(code, 'handler')) });
  const { added, removed, changed } = diff(
    [of('a.js', 200), of('b.js', 404)],
    [of('c.js', 503), of('b.js', 404, 410), of('a.js', 200)],
  );
  expect(added.map(({ file }) => file)).toEqual(['c.js']);
  expect(removed).toEqual([]);
  expect(changed.map(({ route, added: more }) => [route.file, ...more.map(({ status }) => status)])).toEqual([
    ['b.js', 410],
  ]);
});

test('as a table', () => {
  expect(shown('table', before, after)).toBe(
    [
      '+ POST  /new           201 400 …  src/app.js:10',
      '- GET   /old           200        src/app.js:10',
      '~ GET   /kept/:userId  +404 -500  src/app.js:10',
      '',
      '1 endpoint added, 1 removed, 1 changed',
      '',
    ].join('\n'),
  );
  expect(shown('table', before, before)).toBe('No endpoint and no status has changed\n');
});

test('as Markdown', () => {
  expect(shown('markdown', before, after)).toBe(
    [
      '**1 endpoint added, 1 removed, 1 changed.**',
      '',
      '|  | Endpoint | New statuses | Gone statuses | Handler |',
      '| --- | --- | --- | --- | --- |',
      '| added | `POST /new` | 201 · 400 · … |  | `src/app.js:10` |',
      '| removed | `GET /old` |  | 200 | `src/app.js:10` |',
      '| changed | `GET /kept/:userId` | 404 | 500 | `src/app.js:10` |',
      '',
    ].join('\n'),
  );
  expect(shown('markdown', before, before)).toBe('**No endpoint and no status has changed.**\n');
});

test('as JSON that its schema describes', () => {
  const output = JSON.parse(shown('json', before, after)) as unknown;
  expect(errorsAgainst('routes-diff', output)).toBeNull();
  expect(output).toMatchObject({
    version: 1,
    added: [{ method: 'POST', path: '/new' }],
    removed: [{ path: '/old' }],
    changed: [{ path: '/kept/:userId', added: [{ status: 404 }], removed: [{ status: 500 }] }],
  });
});

test.each(['table', 'markdown', 'json'] as const)('%s has nothing hostile in it', (format) => {
  const text = shown(format, [], [endpoint(`GET /${hostile}`, { place: placeAt(`${hostile}:1`) })]);
  expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  if (format === 'markdown') expect(text).not.toMatch(/<(?!\/?code>)/);
});
