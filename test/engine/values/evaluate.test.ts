import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { StatusValue } from '../../../server/src/engine/model/status-value';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { evaluateStatus } from '../../../server/src/engine/values/evaluate';

/** The status of the argument of the last `status(…)` call of a snippet. */
function statusIn(code: string, fileName = 'a.ts'): StatusValue {
  const tree = parseTree(fileName, code);
  const call = tree.calls.findLast(({ expression }) => /\bstatus$/.test(tree.text.slice(0, expression.end)));
  return evaluateStatus(call!.arguments[0]!, emptyEnvironment(tree));
}

/** As one line: `404 constant | 500 fallback | ? ` with `?` for dynamic and `!kind` for problems. */
function shortOf({ codes, dynamic, problems }: StatusValue): string {
  return [
    ...codes.map(({ code, origin }) => `${code} ${origin}`),
    ...(dynamic ? ['?'] : []),
    ...problems.map(({ kind }) => `!${kind}`),
  ].join(' | ');
}

type Row = readonly [code: string, expected: string];

const literals: readonly Row[] = [
  ['status(404)', '404 literal'],
  ['status(0x194)', '404 literal'],
  ['status(4e2)', '400 literal'],
  ['status(4_04)', '404 literal'],
  ['status((404))', '404 literal'],
  ['status(404 as number)', '404 literal'],
  ['status(404 satisfies number)', '404 literal'],
  ['status(404!)', '404 literal'],
  ['status(<number>404)', '404 literal'],
  ['status((log(), 404))', '404 literal'],
  ['status(400 + 4)', '404 literal'],
  ["status('404')", '404 literal | !string'],
  ['status(`404`)', '404 literal | !string'],
  ['status(`${404}`)', '404 literal | !string'],
  ["status('40' + 4)", '404 literal | !string'],
  ["status('not found')", '!string | !not-a-number'],
  ["status('4040')", '!string | !above-999'],
  ['status(404.5)', '!fraction'],
  ['status(NaN)', '!not-a-number'],
  ['status(Infinity)', '!not-a-number'],
  ['status(-1)', '!below-100'],
  ['status(99)', '!below-100'],
  ['status(0)', '!below-100'],
  ['status(1000)', '!above-999'],
  ['status(999)', '999 literal'],
  ["status(Number('404'))", '404 literal'],
  ["status(parseInt('404', 10))", '404 literal'],
  ["status(Number.parseInt('404px'))", '404 literal'],
  ["status(+'404')", '404 literal'],
  ["status(Number('x'))", '!not-a-number'],
  ['status(String(404))', '404 literal | !string'],
  ['status((404).toString())', '404 literal | !string'],
  ['status(true)', '?'],
  ['status(undefined)', '?'],
  ['status(null)', '?'],
  ['status(status)', '?'],
  ['status(404n)', '?'],
  ['status(`${code}`)', '?'],
  ['status(Number(code))', '?'],
];

const variables: readonly Row[] = [
  ['const NOT_FOUND = 404; status(NOT_FOUND)', '404 constant'],
  ['const a = 404; const b = a; status(b)', '404 constant'],
  ["const a = '404'; status(a)", '404 constant | !string'],
  ['let code = 500; if (x) code = 404; status(code)', '500 constant | 404 constant'],
  ['let code; if (x) { code = 404 } else { code = 410 } status(code)', '404 constant | 410 constant'],
  ['let code = 500; code = compute(); status(code)', '500 constant | ?'],
  ['let code = 400; code += 4; status(code)', '400 constant | ?'],
  ['let code; code ||= 500; status(code)', '500 fallback'],
  ['let code: number; ({ code } = load()); status(code)', '?'],
  ['var code = 200; var code = 404; status(code)', '404 constant | 200 constant'],
  ['var code = 200; if (x) { var code = 404; } status(code)', '200 constant | 404 constant'],
  [
    'var code = 200; if (x) { var code = 404; code = 410; } status(code)',
    '200 constant | 404 constant | 410 constant',
  ],
  ['var code = 200; var code = compute(); status(code)', '200 constant | ?'],
  ['var code = 200; for (var code of list()) log(code); status(code)', '200 constant | ?'],
  ['var code = 200; var code; status(code)', '200 constant'],
  ['var code = 200; function other() { var code = 404; } status(code)', '200 constant'],
  ['if (x) { var code = 404; status(code) }; if (y) { var code = 410; }', '404 constant'],
  ['function send(code) { var code = code || 500; status(code) }', '500 fallback | ?'],
  ['const code = 200; { const code = 404; } status(code)', '200 constant'],
  [
    `let code;
     switch (x) { case 1: code = 404; break; case 2: code = 409; break; default: code = 500; }
     status(code)`,
    '404 constant | 409 constant | 500 constant',
  ],
  ['const code = 404; { const code = 500; status(code) }', '500 constant'],
  ['function f(code) { code = code || 500; status(code) }', '500 fallback | ?'],
  ['const a = b; const b = a; status(a)', '?'],
  ['let a = 404; a = b; let b = a; status(b)', '404 constant'],
  ['for (const code of [404, 410]) status(code)', '404 constant | 410 constant | ?'],
  ['for (const code in codes) status(code)', '?'],
  ['try { f() } catch (code) { status(code) }', '?'],
  ['declare const code: number; status(code)', '?'],
];

const parameters: readonly Row[] = [
  ['function f(code) { status(code) }', '?'],
  ['function f(code = 500) { status(code) }', '500 constant | ?'],
  ['function f({ code = 500 }) { status(code) }', '500 fallback | ?'],
  ['const f = (...codes) => status(codes[0])', '?'],
];

const choices: readonly Row[] = [
  ['status(x ? 201 : 200)', '201 literal | 200 literal'],
  ['status(x ? 201 : code)', '201 literal | ?'],
  ['status(x ? 200 : y ? 404 : 410)', '200 literal | 404 literal | 410 literal'],
  ['status(err.status || 500)', '500 fallback | ?'],
  ['status(err.status ?? 500)', '500 fallback | ?'],
  ['status(err.status || err.statusCode || 500)', '500 fallback | ?'],
  ['status(err.status || DEFAULT); const DEFAULT = 500', '500 fallback | ?'],
  ['const code = err.status || 500; status(code)', '500 fallback | ?'],
  ['status(404 || 500)', '404 literal'],
  ['const a = x ? 404 : undefined; status(a || 500)', '404 constant | 500 fallback'],
  ['const a = x ? 404 : 0; status(a ?? 500)', '404 constant | !below-100'],
  ['status(x && 404 || 500)', '404 literal | 500 fallback'],
  ['status(x && 404)', '404 literal | ?'],
  ['status(err.status ? err.status : 500)', '500 literal | ?'],
];

const members: readonly Row[] = [
  ['const S = { NOT_FOUND: 404 }; status(S.NOT_FOUND)', '404 constant'],
  ["const S = { NOT_FOUND: 404 } as const; status(S['NOT_FOUND'])", '404 constant'],
  ['const S = Object.freeze({ NOT_FOUND: 404 }); status(S.NOT_FOUND)', '404 constant'],
  ['const S = { client: { NOT_FOUND: 404 } }; status(S.client.NOT_FOUND)', '404 constant'],
  ['const S = { client: Object.freeze({ NOT_FOUND: 404 }) }; status(S.client.NOT_FOUND)', '404 constant'],
  ['const { NOT_FOUND } = { NOT_FOUND: 404 }; status(NOT_FOUND)', '404 constant'],
  ['const S = { a: { NOT_FOUND: 404 } }; const { a: { NOT_FOUND: gone } } = S; status(gone)', '404 constant'],
  ['const [first, second] = [404, 410]; status(second)', '410 constant'],
  ['const BASE = { NOT_FOUND: 404 }; const S = { ...BASE, GONE: 410 }; status(S.NOT_FOUND)', '404 constant'],
  ['const code = 404; const S = { code }; status(S.code)', '404 constant'],
  ['const S = { get code() { return 404 } }; status(S.code)', '404 constant'],
  ["const key = 'NOT_FOUND'; const S = { NOT_FOUND: 404 }; status(S[key])", '404 constant'],
  ['const S = {}; S.NOT_FOUND = 404; status(S.NOT_FOUND)', '404 constant'],
  ['const reply = { code: 200 }; if (x) reply.code = 404; status(reply.code)', '200 constant | 404 constant'],
  ['const { code = 500 } = load(); status(code)', '500 fallback | ?'],
  ['const { code = 500 } = { code: 404 }; status(code)', '404 constant'],
  ['const S = { [key]: 404 }; status(S.NOT_FOUND)', '?'],
  ['const S = load(); status(S.NOT_FOUND)', '?'],
  ['const S = { ...load() }; status(S.NOT_FOUND)', '?'],
  ['function f() { const o = { code: 200 }; fill(o); status(o.code) }', '200 constant | ?'],
  ['const MAP = { a: 404, b: 409 }; status(MAP[err.code])', '404 constant | 409 constant | ?'],
  ['const MAP = { a: 404, b: 409 }; status(MAP[x] || 500)', '404 constant | 409 constant | 500 fallback | ?'],
  [
    'const MAP = { a: { code: 404 }, b: { code: 409 } }; status(MAP[x].code)',
    '404 constant | 409 constant | ?',
  ],
  ['class Http { static NOT_FOUND = 404 } status(Http.NOT_FOUND)', '404 constant'],
  ['class Http { static NOT_FOUND = 404 } class Sub extends Http {} status(Sub.NOT_FOUND)', '404 constant'],
  ['class Http { static get NOT_FOUND() { return 404 } } status(Http.NOT_FOUND)', '404 constant'],
  ['class C { #x = 1; gone = 410; handle() { status(this.gone) } }', '410 constant'],
  ['class C { constructor() { this.gone = 410 } handle = () => status(this.gone) }', '410 constant'],
  ['class C { constructor(code) { this.code = code } handle() { status(this.code) } }', '?'],
  ['const o = { gone: 410, handle() { status(this.gone) } }', '410 constant'],
  ['enum S { Ok = 200, Created, Gone = 410 } status(S.Created)', '201 constant'],
  ["enum S { Gone = '410' } status(S.Gone)", '410 constant | !string'],
  ['enum S { A = 404, B = A } status(S.B)', '404 constant'],
  ['const enum S { Gone = 400 + 10 } status(S.Gone)', '410 constant'],
  ['namespace S { export const GONE = 410 } status(S.GONE)', '410 constant'],
];

const calls: readonly Row[] = [
  ['function get() { return 404 } status(get())', '404 constant'],
  ['const get = () => 404; status(get())', '404 constant'],
  ['function get(x) { if (x) return 404; return 500 } status(get(y))', '404 constant | 500 constant'],
  ['function get(code) { return code } status(get(404))', '404 literal'],
  ['function get(code = 500) { return code } status(get())', '500 helper'],
  ['function get({ code = 500 } = {}) { return code } status(get({}))', '500 helper'],
  [
    'function get(e) { if (e.x) return 404; return e.status || 500 } status(get(e))',
    '404 constant | 500 fallback | ?',
  ],
  ['async function get() { return 404 } status(await get())', '404 constant'],
  ['class C { code() { return 404 } handle() { status(this.code()) } }', '404 constant'],
  ['class C { static code() { return 404 } } status(C.code())', '404 constant'],
  ['const o = { code: () => 404 }; status(o.code())', '404 constant'],
  ['function get(n) { return n ? get(n - 1) : 404 } status(get(3))', '404 constant'],
  ['function* get() { return 404 } status(get())', '?'],
  ['status(get())', '?'],
  ["import { get } from './get'; status(get())", '?'],
];

const packages: readonly Row[] = [
  ["import { StatusCodes } from 'http-status-codes'; status(StatusCodes.NOT_FOUND)", '404 package'],
  ["import { StatusCodes as S } from 'http-status-codes'; status(S.NOT_FOUND)", '404 package'],
  ["import * as H from 'http-status-codes'; status(H.StatusCodes.NOT_FOUND)", '404 package'],
  ["import H from 'http-status-codes'; status(H.NOT_FOUND)", '404 package'],
  ["import { NOT_FOUND } from 'http-status-codes'; status(NOT_FOUND)", '404 package'],
  ["const { StatusCodes } = require('http-status-codes'); status(StatusCodes.NOT_FOUND)", '404 package'],
  ["const H = require('http-status-codes'); status(H.StatusCodes.NOT_FOUND)", '404 package'],
  ["const { StatusCodes: { GONE } } = require('http-status-codes'); status(GONE)", '410 package'],
  ["import httpStatus from 'http-status'; status(httpStatus.NOT_FOUND)", '404 package'],
  ["import * as httpStatus from 'http-status'; status(httpStatus.NOT_FOUND)", '404 package'],
  ["import { status as s } from 'http-status'; status(s.NOT_FOUND)", '404 package'],
  ["status(require('http-status').NOT_FOUND)", '404 package'],
  ["const NOT_FOUND = require('http-status').NOT_FOUND; status(NOT_FOUND)", '404 package'],
  ["import H = require('http-status'); status(H.NOT_FOUND)", '404 package'],
  ["import { constants } from 'node:http2'; status(constants.HTTP_STATUS_NOT_FOUND)", '404 package'],
  ["const { constants: c } = require('http2'); status(c.HTTP_STATUS_GONE)", '410 package'],
  ["import { HttpStatus } from '@nestjs/common'; status(HttpStatus.GONE)", '410 package'],
  [
    "import { StatusCodes } from 'http-status-codes'; status(err.status || StatusCodes.GONE)",
    '410 fallback | ?',
  ],
  [
    "import { StatusCodes } from 'http-status-codes'; const S = { ...StatusCodes }; status(S.GONE)",
    '410 package',
  ],
  [
    "import { StatusCodes } from 'http-status-codes'; const S = StatusCodes; status(S['GONE'])",
    '410 package',
  ],
  ["import { StatusCodes } from 'http-status-codes'; status(StatusCodes.NOT_THERE)", '?'],
  [
    "import { ReasonPhrases } from 'http-status-codes'; status(ReasonPhrases.NOT_FOUND)",
    '!string | !not-a-number',
  ],
  ["import { GONE } from './codes'; status(GONE)", '?'],
  [
    "function f(StatusCodes) { status(StatusCodes.GONE) } import { StatusCodes } from 'http-status-codes'",
    '?',
  ],
];

const names: readonly Row[] = [
  ["import { HTTP_STATUS } from './constants'; status(HTTP_STATUS.NOT_FOUND)", '404 name'],
  ["import { HTTP_STATUS } from './constants'; status(HTTP_STATUS.UNAUTHORIZED)", '401 name'],
  ["import HttpStatusCode from '../enums'; status(HttpStatusCode.NotFound)", '404 name'],
  ["import { NOT_FOUND } from './http-status'; status(NOT_FOUND)", '404 name'],
  ["const { status: S } = require('./codes'); status(S.HTTP_404_NOT_FOUND)", '404 name'],
  ["import * as C from './constants'; status(C.HttpStatus.I_AM_UNKNOWN)", '?'],
  ["import { BANK } from './constants'; status(BANK.OK)", '?'],
  ["import { NOT_FOUND } from './messages'; status(NOT_FOUND)", '?'],
];

const errors: readonly Row[] = [
  ['try { f() } catch (err) { status(err.code) }', '? | !unguarded-error-member'],
  ['try { f() } catch (e) { status(e?.statusCode) }', '? | !unguarded-error-member'],
  ['const h = (err, req, res, next) => status(err.status)', '? | !unguarded-error-member'],
  ['p.catch((error) => status(error.status))', '? | !unguarded-error-member'],
  ['try { f() } catch (err) { const code = err.code; status(code) }', '? | !unguarded-error-member'],
  ['try { f() } catch (err) { const { status: s } = err; status(s) }', '? | !unguarded-error-member'],
  ['db.find((err: any) => status(err.status))', '? | !unguarded-error-member'],
  ['function send(err, res) { status(err.status) }', '?'],
  ['db((err) => { if (err) status(err.code) })', '? | !unguarded-error-member'],
  ['db.find((err: ApiError) => status(err.status))', '?'],
  ['try { f() } catch (err) { status(err.code || 500) }', '500 fallback | ?'],
  ['try { f() } catch (err) { status(err.message) }', '?'],
  ['try { f() } catch (err) { if (err instanceof HttpError) status(err.code) }', '?'],
  ['try { f() } catch (err) { if (err.code) status(err.code) }', '?'],
  ['try { f() } catch (err) { if (isHttpError(err)) status(err.code) }', '?'],
  [
    'const h = (err, req) => { err.statusCode = err.statusCode || 500; status(err.statusCode) }',
    '500 fallback | ?',
  ],
  ['const h = ({ status: s = 500 }, req, res, next) => status(s)', '500 fallback | ?'],
  ['status(result.code)', '?'],
];

describe.each([
  ['literals', literals],
  ['variables', variables],
  ['parameters', parameters],
  ['choices', choices],
  ['members', members],
  ['calls', calls],
  ['packages', packages],
  ['names of other files', names],
  ['errors', errors],
])('evaluateStatus of %s', (_, rows) => {
  it.each(rows)('%s', (code, expected) => {
    expect(shortOf(statusIn(code))).toBe(expected);
  });
});

describe('places of codes', () => {
  const placesOf = (code: string): readonly string[] =>
    statusIn(code).codes.map(({ span, text }) => `${span.start} ${text}`);

  it('are where a literal is written', () => {
    expect(placesOf('status(x ? 404 : 410)')).toEqual(['11 404', '17 410']);
  });
  it('are where a constant is used', () => {
    expect(placesOf('const GONE = 410; status(GONE)')).toEqual(['25 GONE']);
    expect(placesOf('const c = { gone: 410 }; status(c.gone)')).toEqual(['32 c.gone']);
  });
  it('are where a fallback is written', () => {
    expect(placesOf('status(err.status || 500)')).toEqual(['21 500']);
  });
  it('cover the sign', () => {
    const [problem] = statusIn('status(-1)').problems;
    expect(problem).toMatchObject({ span: { start: 7, end: 9 }, text: '-1' });
  });
  it('are at the whole expression for the value itself', () => {
    expect(statusIn('status( x ? 1 : 2 )')).toMatchObject({ span: { start: 8, end: 17 }, text: 'x ? 1 : 2' });
  });
});

describe('hostile code', () => {
  const seconds = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };

  it('with variables that are all assigned from each other stays bounded', () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const lines = names.flatMap((name) => names.map((other) => `${name} = ${other} || 404;`));
    const code = `let ${names.join(', ')};\n${lines.join('\n')}\nstatus(v0)`;
    const time = seconds(() => expect(shortOf(statusIn(code))).toContain('404 fallback'));
    expect(time).toBeLessThan(2);
  });
  it('with functions that call each other many times stays bounded', () => {
    const functions = Array.from({ length: 30 }, (_, n) => {
      const call = `f${(n + 1) % 30}(x)`;
      return `function f${n}(x) { ${`if (x) return ${call};`.repeat(20)} return 404 }`;
    });
    const time = seconds(() => statusIn(`${functions.join('\n')}\nstatus(f0(y))`));
    expect(time).toBeLessThan(2);
  });
  it('with objects and classes that are made of themselves ends', () => {
    expect(shortOf(statusIn('let o = { a: 1 }; o = { ...o, b: 404 }; status(o.b)'))).toBe('404 constant');
    expect(shortOf(statusIn('class A extends B {} class B extends A {} status(A.GONE)'))).toBe('?');
    const spreads = Array.from({ length: 40 }, (_, n) => `const o${n + 1} = { ...o${n}, ...o${n} };`);
    const time = seconds(() => statusIn(`const o0 = {}; ${spreads.join('\n')} status(o40.code)`));
    expect(time).toBeLessThan(2);
  });
  it('with a deep nest of choices does not overflow the stack', () => {
    const code = `status(${'x ? 404 : '.repeat(500)}500)`;
    expect(statusIn(code)).toMatchObject({ dynamic: true });
  });
  it('grows linearly with the number of uses', () => {
    const file = (uses: number) => `let e = 404;\n${'e = f(e); status(e);\n'.repeat(uses)}`;
    const time = (uses: number): number => {
      const tree = parseTree('a.js', file(uses));
      const environment = emptyEnvironment(tree);
      const statuses = tree.calls.filter(
        ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'status',
      );
      return seconds(() =>
        statuses.forEach(({ arguments: [argument] }) => evaluateStatus(argument!, environment)),
      );
    };
    time(4000);
    expect(time(32_000) / Math.max(time(4000), 0.01)).toBeLessThan(30);
  });
});
