import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { evaluateStatus } from '../../../server/src/engine/values/evaluate';

/** What the argument of the last `status(…)` call can be: `404 literal | 500 helper | ?`. */
function statusIn(code: string, fileName = 'a.js'): string {
  const tree = parseTree(fileName, code);
  const call = tree.calls.findLast(({ expression }) => tree.text.slice(0, expression.end).endsWith('status'));
  const { codes, dynamic } = evaluateStatus(call!.arguments[0]!, emptyEnvironment(tree));
  return [...codes.map(({ code, origin }) => `${code} ${origin}`), ...(dynamic ? ['?'] : [])].join(' | ');
}

const LOAD = "import { load } from './load';";

describe('an argument that is not given', () => {
  it.each([
    ['is false', 'function of(e) { if (e) return 404; return 200 }', 'of()'],
    ['is no instance', 'function of(e) { return e instanceof Error ? 500 : 200 }', 'of()'],
    ['has the type undefined', "function of(e) { return typeof e === 'undefined' ? 200 : 500 }", 'of()'],
    ['is no text', "function of(e) { return typeof e === 'string' ? 500 : 200 }", 'of()'],
    ['equals undefined', 'function of(e) { return e === undefined ? 200 : 500 }', 'of()'],
    ['equals null, loosely', 'function of(e) { return e == null ? 200 : 500 }', 'of()'],
    ['has no members behind `?.`', 'function of(e) { return e?.status ? 500 : 200 }', 'of()'],
    ['has none behind a chain of them', 'function of(e) { return e?.cause.status ?? 200 }', 'of()'],
    ['answers no calls behind `?.`', "function of(e) { return e?.has('x') ? 500 : 200 }", 'of()'],
    ['lets `||` go on', 'function of(e) { return e || 200 }', 'of()'],
    ['lets `??` go on', 'function of(e) { return (e && e.status) ?? 200 }', 'of()'],
    ['is set later', 'function of(e) { if (!e) e = 200; return e }', 'of()'],
    [
      'decides what is kept of it',
      'function of(e) { const failed = e instanceof Error || !!e; if (failed) return 500; return 200 }',
      'of()',
    ],
    [
      'decides a switch',
      "function of(e) { let s = 500; switch (typeof e) { case 'undefined': s = 200 } return s }",
      'of()',
    ],
  ])('%s', (_, helper, call) => {
    expect(statusIn(`${helper} status(${call})`)).toMatch(/^200 \w+$/);
    expect(statusIn(`${helper} status(${call})`, 'a.ts')).toMatch(/^200 \w+$/);
  });

  it('is not known behind a spread', () => {
    expect(statusIn('function of(a, e) { return e ? 500 : 200 } status(of(...all))')).toBe(
      '500 constant | 200 constant',
    );
  });
});

describe('an argument that is given', () => {
  it.each([
    [
      'an unknown one decides nothing',
      'function of(e) { return typeof e === "string" ? 500 : 200 }',
      'of(x)',
      '500 constant | 200 constant',
    ],
    ['a text', 'function of(e) { return typeof e === "string" ? 500 : 200 }', 'of("no")', '500 constant'],
    [
      'one of two texts',
      'function of(e) { return typeof e === "string" ? 500 : 200 }',
      'of(x ? "a" : "b")',
      '500 constant',
    ],
    [
      'a text or a number',
      'function of(e) { return typeof e === "string" ? 500 : 200 }',
      'of(x ? "a" : 1)',
      '500 constant | 200 constant',
    ],
    ['null', 'function of(e) { return typeof e === "object" ? 500 : 200 }', 'of(null)', '500 constant'],
    [
      'a function',
      'function of(e) { return typeof e === "function" ? 500 : 200 }',
      'of(() => 1)',
      '500 constant',
    ],
    [
      'a class',
      'function of(e) { return typeof e === "function" ? 500 : 200 } class C {}',
      'of(C)',
      '500 constant',
    ],
    [
      'an instance',
      'function of(e) { return typeof e === "object" ? 500 : 200 } class C {}',
      'of(new C())',
      '500 constant',
    ],
    ['what a member has', 'function of(e) { return e?.status ?? 200 }', 'of({ status: 404 })', '404 literal'],
    [
      'one text among others',
      'function of(e) { let s = 500; switch (e) { case "gone": s = 410; break; case "new": s = 201 } return s }',
      'of("gone")',
      '410 constant',
    ],
    [
      'a text among no others',
      'function of(e) { let s = 500; switch (e) { case "gone": s = 410 } return s }',
      'of("x")',
      '500 constant',
    ],
    [
      'a number that is set in one branch',
      'function of(s) { if (s === 404) s = 410; else if (s === 1) s = 500; return s }',
      'of(404)',
      '410 constant',
    ],
    [
      'a number that no branch sets',
      'function of(s) { if (s === 1) s = 410; return s }',
      'of(404)',
      '404 literal',
    ],
    [
      'each condition speaks of what was there before',
      'function of(s) { if (!s) s = 500; if (s === 500) s = 503; return s }',
      'of()',
      '503 constant',
    ],
  ])('%s', (_, helper, call, expected) => {
    expect(statusIn(`${helper} status(${call})`)).toBe(expected);
  });

  it.each([
    ['its number of parameters', 'fn.length === 4', '(a, b, c, d) => 1', '(a, b, c) => 1'],
    ['those without a default', 'fn.length === 1', '(a, b = 1, c) => 1', '(a, b) => 1'],
    ['those before the rest', 'fn.length === 1', 'function (a, ...all) {}', 'function (...all) {}'],
    ['that it is async', "fn.constructor.name === 'AsyncFunction'", 'async () => 1', '() => 1'],
    [
      'that there is one',
      "fn && fn.constructor && fn.constructor.name === 'Function'",
      '() => 1',
      'async () => 1',
    ],
  ])('a function has %s', (_, condition, yes, no) => {
    const wrap = `function wrap(fn) { if (${condition}) return 201; return 202 }`;
    expect(statusIn(`${wrap} status(wrap(${yes}))`)).toBe('201 constant');
    expect(statusIn(`${wrap} status(wrap(${no}))`)).toBe('202 constant');
    expect(statusIn(`${LOAD} ${wrap} status(wrap(load))`)).toBe('201 constant | 202 constant');
  });

  it('an object has a length and a kind of its own', () => {
    const wrap = 'function wrap(list) { return list.length === 0 ? 404 : 200 }';
    expect(statusIn(`${wrap} status(wrap({ length: x }))`)).toBe('404 constant | 200 constant');
    expect(statusIn(`${wrap} status(wrap([]))`)).toBe('404 constant | 200 constant');
  });
});

describe('the default of a parameter', () => {
  const get = 'function get(status = 500) { return status }';
  it.each([
    ['does not count for a known value', get, 'get(404)', '404 literal'],
    ['counts for undefined', get, 'get(undefined)', '500 helper'],
    ['counts where it may be undefined', get, 'get(x ? 404 : undefined)', '404 literal | 500 helper'],
    ['does not count for null', get, 'get(null)', '?'],
    [
      'counts for a member of what is not known',
      `${get} function f(err) { return get(err.status) }`,
      'f(e)',
      '500 helper | ?',
    ],
    [
      'counts for what is awaited',
      `${get} async function f() { return get(await one()) }`,
      'f()',
      '500 helper | ?',
    ],
    ['does not count for what is imported', `${LOAD} ${get}`, 'get(load.MISSING)', '?'],
    ['does not count for what is worked out', get, 'get(x + 1)', '?'],
    [
      'counts for a member that is handed on',
      'function get({ status = 500 }) { return status } function f(err) { return get({ status: err.status }) }',
      'f(e)',
      '500 helper | ?',
    ],
    [
      'counts through two constructors',
      `class Base extends Error { constructor({ status }) { super(); this.status = status } }
       class Failure extends Base { constructor({ message, status = 500 }) { super({ message, status }) } }
       function f(err) { return new Failure({ status: err.status }).status }`,
      'f(e)',
      '500 helper | ?',
    ],
  ])('%s', (_, helper, call, expected) => {
    expect(statusIn(`${helper} status(${call})`)).toBe(expected);
  });
});
