import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { brokenPromises } from '../../../scripts/torture/promises';
import { analyse } from '../../../server/src/engine/lint/analyse';
import type { LintResult } from '../../../server/src/engine/lint/lint';
import { projectOf, type Files } from '../../support/project';

/** Much of one thing, and what leads back to itself: it ends, whole, and says of the rest what is to be said. */

const HEAD = `import express from 'express';\nconst app = express();\n`;
const WRONG = `app.get('/wrong', (req, res) => res.status(200).json({ error: 'No' }));\n`;

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

function said(text: string, file = 'app.ts'): LintResult {
  const { result, places, placesFailure } = analyse({
    fileName: file,
    text,
    package: { frameworks: new Map([['express', [4]]]), dependencies: new Set(['express']) },
    config: ALL_RULES,
  });
  expect(brokenPromises(result, text)).toEqual([]);
  expect(placesFailure).toBeUndefined();
  expect(result.error).toBeUndefined();
  expect(places.length).toBeGreaterThan(0);
  return result;
}

const rulesOf = ({ findings }: LintResult): readonly string[] => findings.map(({ rule }) => rule);

describe('in one file', () => {
  test('10,000 routes', () => {
    const { handlers } = said(
      HEAD + times(10_000, (index) => `app.get('/a/${index}', (req, res) => res.json({}));`) + WRONG,
    );
    expect(handlers).toHaveLength(10_001);
  });

  test.each([
    ['a line of 50,000 characters', `${HEAD}const text = '${'a '.repeat(25_000)}';\n${WRONG}`],
    ['a route in a line of 50,000 characters', HEAD + `/* ${'x'.repeat(50_000)} */ ` + WRONG],
    [
      '5 MB of code',
      HEAD +
        times(
          50_000,
          (index) =>
            `export const value${index} = { name: 'value', count: ${index}, list: [1, 2, 3, 4], f() { return this; } };`,
        ) +
        `\n${WRONG}`,
    ],
    ['5 MB of words', `${HEAD}const words = ["${'not found '.repeat(500_000)}"];\n${WRONG}`],
    ['5 MB of comment', `${HEAD}/*${'* @openapi '.repeat(450_000)}*/\n${WRONG}`],
    ['5 MB of white space', `${HEAD}export${' '.repeat(5_000_000)}const a = 1;\n${WRONG}`],
    ['emoji', `${HEAD}// ${'😀👩‍👩‍👧‍👦'.repeat(20_000)}\nconst text = '${'🎉'.repeat(20_000)}';\n${WRONG}`],
    [
      '10,000 imports',
      times(10_000, (index) => `import { a as a${index} } from './a${index}';`) + `\n${HEAD}${WRONG}`,
    ],
    [
      '1,000 nested routers',
      HEAD +
        times(
          1000,
          (index) =>
            `const r${index} = express.Router(); ${index === 0 ? 'app' : `r${index - 1}`}.use('/${index}', r${index});`,
        ) +
        `\n${WRONG}`,
    ],
    [
      '10,000 statements in a handler',
      `${HEAD}${WRONG}app.get('/a', (req, res) => {\n${times(10_000, (index) => `const a${index} = req.body.a${index} || a${Math.max(0, index - 1)};`)}\nres.json(a9999);\n});\n`,
    ],
    [
      '5,000 classes, each extending the one before',
      HEAD +
        'class E0 extends Error { status = 404; }\n' +
        times(5000, (index) => `class E${index + 1} extends E${index} {}`) +
        `\n${WRONG}app.get('/a', () => { throw new E5000(); });`,
    ],
    [
      '1,000 constants, each the one before',
      HEAD +
        'const a0 = 404;\n' +
        times(1000, (index) => `const a${index + 1} = a${index};`) +
        `\n${WRONG}app.get('/a', (req, res) => res.status(a1000).end());`,
    ],
    [
      '5,000 helpers, each calling the one before',
      HEAD +
        'function f0(res) { res.status(404).end(); }\n' +
        times(5000, (index) => `function f${index + 1}(res) { f${index}(res); }`) +
        `\n${WRONG}app.get('/a', (req, res) => f5000(res));`,
    ],
    [
      '5,000 spreads, each of the one before',
      HEAD +
        'const a0 = { missing: 404 };\n' +
        times(5000, (index) => `const a${index + 1} = { ...a${index}, b${index}: ${index} };`) +
        `\n${WRONG}app.get('/a', (req, res) => res.status(a5000.missing).end());`,
    ],
  ])('%s', (_name, text) => {
    expect(rulesOf(said(text))).toContain('no-error-in-2xx');
  });
});

describe('what leads back to itself', () => {
  test.each([
    ['constants', 'const a = b, b = c, c = a;', 'a'],
    ['a constant', 'const a = a;', 'a'],
    ['a choice', 'const a = x ? a : b, b = y ? a : 404;', 'b'],
    ['spreads', 'const a = { ...b }, b = { ...a, c: 404 };', 'a.c'],
    ['members', 'const a = { b: { get c() { return a.b.c; } } };', 'a.b.c'],
    ['an assignment', 'let a = 404; a = a || b; let b = a;', 'a'],
    ['a call', 'const a = () => a(); function b() { return c(); } function c() { return b(); }', 'b()'],
    ['an argument', 'const f = (a) => f(a + 1);', 'f(1)'],
    ['a default', 'function f(a = f()) { return a; }', 'f()'],
    ['enums', 'enum A { a = B.a } enum B { a = A.a }', 'A.a'],
    ['patterns', 'const { a } = { a }; const [b] = [b];', 'a'],
    [
      'accessors',
      'class A { #b = 1; get b() { return this.b; } set b(c) { this.b = c; } static d = A.d; }',
      'new A().b',
    ],
    ['then', 'const a = { then(f) { f(a); } };', 'await a'],
  ])('%s', (_name, code, status) => {
    const text = `${HEAD}${code}\n${WRONG}app.get('/a', async (req, res) => { res.status(${status}).json({ error: ${status} }); });`;
    expect(rulesOf(said(text))).toContain('no-error-in-2xx');
  });

  test.each([
    ['classes', 'class A extends B {} class B extends A {}', 'throw new A(404)'],
    ['a class', 'class A extends A {}', 'throw new A(404)'],
    ['a mixin', 'const M = (Base) => class extends M(Base) {}; class A extends M(A) {}', 'throw new A(404)'],
    ['helpers', 'function f(res) { g(res); } function g(res) { f(res); }', 'f(res)'],
    ['a promise', 'const a = () => a().then(a).catch(a);', 'await a()'],
    [
      'an error handler',
      'app.use((err, req, res, next) => { try { throw err; } catch (err) { next(err); } });',
      'next(new Error())',
    ],
    ['routers', 'const r = express.Router(); r.use(r); app.use(app); app.use(r); r.use(app);', 'res.end()'],
  ])('%s in a handler', (_name, code, statement) => {
    const text = `${HEAD}${code}\n${WRONG}app.get('/a', async (req, res, next) => { ${statement}; });`;
    expect(rulesOf(said(text))).toContain('no-error-in-2xx');
  });
});

describe('among files', () => {
  const APP = `import { status, Missing, handler } from './f0';
    app.get('/wrong', (req, res) => res.status(200).json({ error: 'No' }));
    app.get('/a', (req, res) => res.status(status).json({}));
    app.get('/b', () => { throw new Missing(); });
    app.get('/c', handler);
  `;
  const ring = (count: number, text: (index: number, next: number) => string): Files => ({
    'app.ts': APP,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`f${index}.ts`, text(index, (index + 1) % count)]),
    ),
  });
  test.each([
    [
      '1,000 files that import each other in a circle',
      ring(
        1000,
        (index, next) => `import * as next from './f${next}'; export const own${index} = next.own${next};`,
      ),
    ],
    [
      '5,000 files that pass on what the next one has',
      ring(5000, (_, next) => `export * from './f${next}';`),
    ],
    [
      '5,000 constants, each that of the next file',
      ring(5000, (_, next) => `import { status as other } from './f${next}'; export const status = other;`),
    ],
    [
      '20 files that pass on what all others have',
      ring(20, (index) => times(20, (other) => (other === index ? '' : `export * from './f${other}';`))),
    ],
    [
      '40 files, each class of which extends all others',
      ring(
        40,
        (index, next) =>
          `import { Missing as Other } from './f${next}'; import { Missing as More } from './f${(index * 7 + 3) % 40}'; export class Missing extends Other { constructor() { super(new More()); } }`,
      ),
    ],
    [
      '40 files that spread each other',
      ring(
        40,
        (index, next) =>
          `import { codes as a } from './f${next}'; import { codes as b } from './f${(index * 7 + 3) % 40}'; export const codes = { ...a, ...b }; export const status = codes.missing;`,
      ),
    ],
  ])('%s', (_name, files) => {
    const { lint, project } = projectOf(files);
    expect(rulesOf(lint('app.ts'))).toContain('no-error-in-2xx');
    expect(project.endpoints().map(({ path }) => path)).toEqual(['/a', '/b', '/c', '/wrong']);
  });
});
