import { expect, test } from 'vitest';
import { lint } from '../../../server/src/engine/lint/lint';
import { analyse, type Analysis } from '../../../server/src/engine/lint/analyse';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import type { LintInput } from '../../../server/src/engine/lint/lint';
import { withFixes } from '../../../server/src/engine/lint/fixes';

const inputOf = (text: string, more: Partial<LintInput> = {}): LintInput => ({
  fileName: 'app.ts',
  text,
  package: { frameworks: new Map([['express', [4]]]), dependencies: new Set(['express']) },
  config: DEFAULT_CONFIG,
  ...more,
});
const HEAD = `import express from 'express'; const app = express();\n`;
const of = (code: string): Analysis => analyse(inputOf(HEAD + code));
const route = (body: string): string => `app.get('/things', (req, res) => { ${body} });`;

/** What a file would write for some codes, set by set. */
const setsOf = (code: string, codes: readonly number[] = [200, 404]): readonly string[] =>
  of(code).constants.map(
    ({ name, nameOf, uses }) => `${name} ${uses}: ${codes.map((one) => nameOf(one) ?? '-').join(' ')}`,
  );

test('the result is what lint says', () => {
  const input = inputOf(HEAD + route(`res.status(200).json({ error: 'x' });`));
  const { result } = analyse(input);
  expect(result.findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(result.findings)).toBe(JSON.stringify(lint(input).findings));
});

test('places know their handler, their responses and the framework with its majors', () => {
  const analysis = of(
    route(`if (req.a) return res.status(404).json({}); res.status(req.b ? 200 : 201).end();`),
  );
  const [handler] = analysis.result.handlers;
  expect(analysis.places.map(({ text }) => text)).toEqual(['404', '200', '201']);
  for (const place of analysis.places) {
    expect(place.handler).toBe(handler);
    expect(place.framework).toEqual({ name: 'express', majors: [4] });
    expect(place.responses).toHaveLength(1);
  }
  const [missing, ok, created] = analysis.places;
  expect(missing?.responses[0]?.site).toEqual(missing?.span);
  expect(created?.responses).toEqual(ok?.responses);
});

test('a value in a variable decides the responses that read it; the call of a helper its own', () => {
  const { places } = of(`
    function send(res, status) { res.status(status).end(); }
    app.get('/a', (req, res) => {
      let code = 404;
      if (req.a) return res.status(code).end();
      if (req.b) return res.status(code).json({});
      send(res, req.c);
      return send(res, 409);
    });
  `);
  const responsesOf = (text: string): readonly string[] =>
    places.find((place) => place.text === text)?.responses.map(({ method }) => method) ?? [];
  expect(responsesOf('404')).toEqual(['end', 'json']);
  expect(responsesOf('409')).toEqual(['helper']);
  expect(responsesOf('req.c')).toEqual(['helper']);
});

test('errors and names that are statuses decide the response that they become', () => {
  const { places } = of(`
    import createError from 'http-errors';
    app.get('/a', (req, res, next) => {
      if (req.a) return next(createError(404));
      throw new createError.Gone();
    });
  `);
  expect(places.map(({ responses }) => responses.map(({ method }) => method))).toEqual([
    ['forward'],
    ['throw'],
  ]);
});

test('outside of handlers the package names the framework, unless it has several', () => {
  const text = `export class GoneError extends Error { statusCode = 410; }`;
  expect(analyse(inputOf(text)).places).toMatchObject([
    { text: '410', handler: undefined, responses: [], framework: { name: 'express', majors: [4] } },
  ]);
  const both = new Map([
    ['express', [4]],
    ['fastify', [5]],
  ] as const);
  const [place] = analyse(inputOf(text, { package: { frameworks: both, dependencies: new Set() } })).places;
  expect(place?.framework).toBeUndefined();
});

test('a file that the linter passes by may still define errors; one of another framework has no places', () => {
  const text = `export class GoneError extends Error { statusCode = 410; }`;
  expect(analyse(inputOf(text)).result.parsed).toBe(false);
  const none = { frameworks: new Map(), dependencies: new Set(['react']) };
  expect(analyse(inputOf(text, { package: none })).places).toEqual([]);
  const koa = `import Koa from 'koa'; const app = new Koa(); app.use((ctx) => { throw new ApiError(404); });`;
  expect(analyse(inputOf(koa)).places).toEqual([]);
});

test('what cannot be read has no places, and nothing throws', () => {
  const deep = `${HEAD}${route(`res.status(${'('.repeat(20_000)}404${')'.repeat(20_000)}).end();`)}`;
  const analysis = analyse(inputOf(deep));
  expect(analysis.result.error).toBeDefined();
  expect(analysis).toMatchObject({ places: [], constants: [], placesFailure: undefined });
});

test('offsets do not count a BOM', () => {
  const code = HEAD + route('res.status(404).end();');
  const [plain] = analyse(inputOf(code)).places;
  const [marked] = analyse(inputOf(`\ufeff${code}`)).places;
  expect(marked?.span).toEqual(plain?.span);
});

test('a comment that silences a finding can be written', () => {
  const code = HEAD + route(`\n  res.status(200).json({ error: 'x' });\n`);
  const analysis = analyse(inputOf(code));
  const [finding] = analysis.result.findings;
  const edits = finding && analysis.suppressionOf(finding, 'next-line', 'because');
  const changed = withFixes(code, [{ title: '', kind: 'safe', preferred: true, edits: edits ?? [] }]);
  expect(analyse(inputOf(changed)).result.findings.map(({ suppressed }) => suppressed?.kind)).toEqual([
    'next-line',
  ]);
});

test.each<readonly [why: string, code: string, sets: readonly string[]]>([
  ['numbers only', route('res.status(404).end();'), []],
  [
    'an import that is used',
    `import { StatusCodes } from 'http-status-codes'; ${route('res.status(StatusCodes.NOT_FOUND).end();')}`,
    ['StatusCodes 1: StatusCodes.OK StatusCodes.NOT_FOUND'],
  ],
  [
    'an import under another name that is not used yet',
    `import { StatusCodes as S } from 'http-status-codes'; ${route('res.status(404).end();')}`,
    ['S 0: S.OK S.NOT_FOUND'],
  ],
  [
    'a required module',
    `const httpStatus = require('http-status'); ${route('res.status(httpStatus.OK).end();')}`,
    ['httpStatus 1: httpStatus.OK httpStatus.NOT_FOUND'],
  ],
  [
    'a namespace whose codes are in a table',
    `import * as http2 from 'node:http2'; ${route('res.status(404).end();')}`,
    ['http2.constants 0: http2.constants.HTTP_STATUS_OK http2.constants.HTTP_STATUS_NOT_FOUND'],
  ],
  [
    'a table of a module, destructured',
    `const { constants } = require('http2'); ${route('res.status(constants.HTTP_STATUS_OK).end();')}`,
    ['constants 1: constants.HTTP_STATUS_OK constants.HTTP_STATUS_NOT_FOUND'],
  ],
  [
    'single names: only what is imported can be written',
    `import { NOT_FOUND } from 'http-status-codes'; ${route('res.status(NOT_FOUND).end();')}`,
    ['http-status-codes 1: - NOT_FOUND'],
  ],
  [
    'names that are no identifiers',
    `import statuses from 'statuses'; ${route('res.status(404).end();')}`,
    [`statuses.code 0: statuses.code.ok statuses.code['not found']`],
  ],
  [
    'an enum of the file, with the members that nobody uses',
    `enum Codes { Ok = 200, Missing = 404 } ${route('res.status(Codes.Missing).end();')}`,
    ['Codes 1: Codes.Ok Codes.Missing'],
  ],
  [
    'a nested table of the file',
    `const HTTP = { status: { OK: 200, NOT_FOUND: 404 } } as const; ${route('res.status(HTTP.status.OK).end();')}`,
    ['HTTP.status 1: HTTP.status.OK HTTP.status.NOT_FOUND'],
  ],
  [
    'an unused table counts when its name speaks of statuses and it holds nothing else',
    `const STATUS = { OK: 200, GONE: 410, NOT_FOUND: 404 }; const SIZES = { a: 200, b: 404, c: 410 }; ${route('res.end();')}`,
    ['STATUS 0: STATUS.OK STATUS.NOT_FOUND'],
  ],
  [
    'loose constants that are used, or are named as their codes are; no other numbers',
    `const MISSING = 404, OK = 200, LIMIT = 500, PAGE = 200; ${route('res.status(MISSING).end();')}`,
    ['this file 1: OK MISSING'],
  ],
  ['a variable is no constant', `let code = 404; ${route('res.status(code).end();')}`, []],
  ['nor is a constant of one function', route('const CODE = 404; res.status(CODE).end();'), []],
  [
    'of another file only what is used is known',
    `import { HTTP_STATUS } from './constants'; ${route('res.status(HTTP_STATUS.NOT_FOUND).end();')}`,
    ['HTTP_STATUS 1: - HTTP_STATUS.NOT_FOUND'],
  ],
  ['a module without codes', `import http from 'node:http'; ${route('res.status(404).end();')}`, []],
  ['types only', `import type { StatusCodes } from 'http-status-codes'; ${route('res.end();')}`, []],
])('constants: %s', (_, code, sets) => {
  expect(setsOf(code)).toEqual(sets);
});

test('constants: the most used set comes first, and of two names for a code the file’s own choice', () => {
  const code = `
    import { StatusCodes } from 'http-status-codes';
    const CODES = { OK: 200, FINE: 200 };
    ${route('res.status(CODES.FINE).end();')}
    ${route('res.status(CODES.FINE).end();')}
    ${route('res.status(StatusCodes.OK).end();')}
  `;
  expect(setsOf(code, [200])).toEqual(['CODES 2: CODES.FINE', 'StatusCodes 1: StatusCodes.OK']);
});

test('a file is read again when the settings name other functions, and only then kept', () => {
  const text = HEAD + route(`respond(404);`);
  const config = (responseHelpers: readonly string[]): LintInput['config'] => ({
    ...DEFAULT_CONFIG,
    responseHelpers,
  });
  const codes = ({ result }: Analysis): readonly number[] =>
    result.handlers.flatMap(({ responses }) =>
      responses.flatMap(({ status }) => status.codes.map(({ code }) => code)),
    );
  // Nothing else in this text answers: without the name it is not even parsed.
  const without = analyse(inputOf(text));
  expect([without.result.parsed, codes(without)]).toEqual([false, []]);
  const named = analyse(inputOf(text, { config: config(['respond']) }), without);
  expect(codes(named)).toEqual([404]);
  const kept = analyse(inputOf(`${text}\n// more`, { config: config(['respond']) }), named);
  expect(codes(kept)).toEqual([404]);
  expect(codes(analyse(inputOf(text, { config: config(['other']) }), named))).toEqual([]);
});

test('what is asked late of an analysis of which the next one was made', () => {
  const before = HEAD + "app.get('/', (req, res) => {\n  res.status(200).end();\n});\n";
  const first = analyse(inputOf(before));
  const second = analyse(inputOf(before.replace('200', '2')), first);
  const third = analyse(inputOf(before.replace('200', '204')), second);
  const fourth = analyse(inputOf(before.replace('200', '2040')), third);
  expect(
    [first, third].map(({ places }) => places.map(({ span }) => before.slice(span.start, span.end))),
  ).toEqual([['200'], ['200']]);
  expect(fourth.result.handlers).toHaveLength(1);
});
