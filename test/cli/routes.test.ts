import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRoutes } from '../../server/src/cli/routes';
import { readRoutesOptions } from '../../server/src/cli/routes-options';
import type { FoundEndpoints } from '../../server/src/cli/routes/find-endpoints';
import { folderWith, runIn, runInProcess, type Ran } from './support';
import { endpoint, sends, users, written } from './made-endpoints';

const wrong: readonly (readonly [line: string, message: string])[] = [
  ['--format yaml', '--format is table, json, markdown, csv, html or openapi, not "yaml".'],
  ['--diff', '--diff needs a value'],
  ['--diff a.json --format html', '--diff is shown as table, json or markdown, not as html.'],
  ['--places --format json', '--places belongs to the table'],
  ['--places --diff a.json', '--places belongs to the table'],
  ['--status 600', '--status is a code or a class such as 404 or 5xx, not "600".'],
  ['--status 4x', 'not "4x"'],
  ['--method G=T', '--method is a method such as GET, not "G=T".'],
  ['--fix', 'There is no option --fix.'],
  ['-', 'give paths instead of standard input'],
  ['--diff missing.json', '--diff missing.json: it does not exist.'],
];

test.each(wrong)('routes %s', async (line, message) => {
  const { code, stdout, stderr } = await runInProcess(['routes', ...line.split(' ')]);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

/** Runs `routes` over made endpoints. */
async function routes(line: string, found: Partial<FoundEndpoints> = {}, cwd = folderWith()): Promise<Ran> {
  const options = readRoutesOptions(line.split(' ').filter((word) => word !== ''));
  if (options === undefined) throw new Error('Help is wanted.');
  return runIn(
    (world) =>
      runRoutes(options, world, async () => ({
        endpoints: users,
        errors: [],
        files: 2,
        warnings: [],
        ...found,
      })),
    { cwd },
  );
}

test('the table is what there is without a format', async () => {
  expect(await routes('')).toEqual({ code: 0, stdout: written('table', users), stderr: '' });
});

test('what could not be read is told on standard error, and the output is whole', async () => {
  const { code, stdout, stderr } = await routes('--format json', {
    errors: [{ file: 'src/broken.js', message: 'it is a folder' }],
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'error src/broken.js: it is a folder\n' });
  expect(stdout).toBe(written('json', users));
});

async function paths(line: string): Promise<readonly string[]> {
  const all = [...users, endpoint('ALL /Proxy', { statuses: [sends(502, 'handler')] }), endpoint('… /:any')];
  const { stdout } = await routes(`--format json ${line}`, { endpoints: all });
  return (JSON.parse(stdout) as { routes: { method: string; path: string }[] }).routes.map(
    ({ method, path }) => `${method} ${path}`,
  );
}

test('endpoints are chosen by method, status and path', async () => {
  expect(await paths('--method post')).toEqual(['POST /users', 'ALL /Proxy', '… /:any']);
  expect(await paths('--status 200 --status 5XX')).toEqual(['GET /users', 'POST /users', 'ALL /Proxy']);
  expect(await paths('--path proxy')).toEqual(['ALL /Proxy']);
  expect(await paths('--path :ID --method GET')).toEqual(['GET /users/:id']);
  expect(await paths('--method PUT --status 4xx')).toEqual([]);
  expect((await routes('--path nowhere')).stdout).toBe('None of 3 endpoints is as wanted.\n');
  expect((await routes('--path :id')).stdout).toContain('1 of 3 endpoints');
});

/** A folder with a base that lacks the first endpoint, and in which POST could still send 503. */
function withBase(change: (text: string) => string = (text) => text): string {
  const before = [{ ...users[1]!, statuses: [...users[1]!.statuses, sends(503, 'handler')] }, users[2]!];
  return folderWith({ 'base.json': change(written('json', before)) });
}

test('--diff compares with what --format json wrote', async () => {
  const { code, stdout } = await routes('--diff base.json', {}, withBase());
  expect(code).toBe(0);
  expect(stdout).toBe(
    '+ GET   /users  200 401  src/users.js:3\n~ POST  /users  -503     src/users.js:8\n\n' +
      '1 endpoint added, 1 changed\n',
  );
});

test('a filter chooses among the changes: a status that came or went', async () => {
  const { stdout } = await routes('--diff base.json --status 5xx', {}, withBase());
  expect(stdout).toContain('-503');
  expect(stdout).not.toContain('+ GET');
  expect((await routes('--diff base.json --status 201', {}, withBase())).stdout).toBe(
    'No endpoint and no status has changed\n',
  );
});

test('a base that PowerShell wrote with a BOM is read', async () => {
  expect(
    (
      await routes(
        '--diff base.json',
        {},
        withBase((text) => `\uFEFF${text}`),
      )
    ).code,
  ).toBe(0);
});

test.each([
  ['{', 'it is not JSON: '],
  ['[]', 'Its version is missing.'],
  ['7', 'It should be Object, not 7.'],
  ['{ "version": 2, "routes": [] }', 'Its version should be 1, not 2.'],
  ['{ "version": 1, "routes": [{ "method": 7 }] }', 'Its routes.0.method should be string, not 7.'],
  ['{ "version": 1, "findings": [] }', 'Its routes is missing.'],
])('a base that is none is told apart: %s', async (text, message) => {
  const cwd = folderWith();
  writeFileSync(join(cwd, 'base.json'), text);
  const { code, stdout, stderr } = await runInProcess(['routes', '--diff', 'base.json'], { cwd });
  expect(stderr).toContain('--diff base.json: it is not ');
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('nothing in a base reaches the terminal as it is', async () => {
  const cwd = folderWith({ 'base.json': '{ "version": "\\u001b[31m", "routes": "\\u009b" }\u001B' });
  expect((await runInProcess(['routes', '--diff', 'base.json'], { cwd })).stderr).not.toMatch(
    /[\u001B\u009B]/,
  );
});
