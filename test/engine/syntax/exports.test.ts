import { describe, expect, test } from 'vitest';
import { exportedNames, exportTargets } from '../../../server/src/engine/syntax/exports';
import { parseTree, textOf } from '../../../server/src/engine/syntax/tree';

// What a path of exports can be: `node text`, with the members still to be looked up, or `from 'module'`.
function targets(text: string, path: string, file = 'a.ts'): readonly string[] {
  const tree = parseTree(file, text);
  return exportTargets(tree, path === '' ? [] : path.split('.')).map((target) =>
    target.kind === 'module'
      ? `from ${target.reference.specifier} ${target.reference.path.join('.')}`.trim()
      : [textOf(target.node, tree), ...target.rest].join(' . '),
  );
}

describe('what a file exports', () => {
  test.each([
    [`export const a = 1, b = 2;`, 'b', [`b = 2`]],
    [`export const { a, b: { c }, ...rest } = x;`, 'c', [`c`]],
    [`export const [first] = x;`, 'first', [`first`]],
    [`export function a() {}`, 'a', [`export function a() {}`]],
    [`export class A {}`, 'A', [`export class A {}`]],
    [`export enum A { b }`, 'A.b', [`export enum A { b } . b`]],
    [`export default 5;`, '', [`5`]],
    [`export default function () {}`, '', [`export default function () {}`]],
    [`export default class A {}`, '', [`export default class A {}`]],
    [`const a = 1; export { a };`, 'a', [`a = 1`]],
    [`const a = 1; export { a as b };`, 'b', [`a = 1`]],
    [`const a = 1; export { a as b };`, 'a', []],
    [`const a = 1; export { a as default };`, '', [`a = 1`]],
    [`const a = 1; export { a as 'some name' };`, 'some name', [`a = 1`]],
    [`export namespace A { export const b = 1; }`, 'A', [`export namespace A { export const b = 1; }`]],
  ])('%s, asked for %s', (text, path, expected) => {
    expect(targets(text, path)).toEqual(expected);
  });

  test.each([
    [`export { a } from './b';`, 'a', ['from ./b a']],
    [`export { a as c } from './b';`, 'c', ['from ./b a']],
    [`export { default } from './b';`, '', ['from ./b']],
    [`export { default as c } from './b';`, 'c.d', ['from ./b d']],
    [`export * from './b'; export * from './c';`, 'a', ['from ./b a', 'from ./c a']],
    [`export * as all from './b';`, 'all.a', ['from ./b a']],
    [`import { a } from './b'; export { a };`, 'a', ['from ./b a']],
    [`import a from './b'; export { a };`, 'a.c', ['from ./b c']],
    [`import * as a from './b'; export { a };`, 'a.c', ['from ./b c']],
  ])('is passed on: %s, asked for %s', (text, path, expected) => {
    expect(targets(text, path)).toEqual(expected);
  });

  test('of its own comes before what it passes on', () => {
    expect(targets(`export * from './b'; export const a = 1;`, 'a')).toEqual(['a = 1', 'from ./b a']);
  });

  test('is no type', () => {
    expect(targets(`export type { A } from './b'; export { type B } from './b';`, 'A')).toEqual([]);
    expect(targets(`export { type B } from './b';`, 'B')).toEqual([]);
    expect(exportedNames(parseTree('a.ts', `export interface A {} export type B = 1;`))).toEqual([]);
  });

  test('is never a default by star', () => {
    expect(targets(`export * from './b';`, '')).toEqual([]);
  });

  test.each([
    [`module.exports = { a: 1 };`, 'a', ['{ a: 1 } . a']],
    [`module.exports = 1; module.exports = 2;`, '', ['2']],
    [`exports.a = 1;`, 'a', ['1']],
    [`exports['a'] = 1;`, 'a', ['1']],
    [`module.exports.a = 1;`, 'a', ['1']],
    [`exports.a = exports.b = 1;`, 'b', ['1']],
    [`const all = module.exports; all.a = 1;`, 'a', ['1']],
    [`const all = (module.exports = {}); all.a = 1;`, 'a', expect.arrayContaining(['1'])],
    [`const all = {}; module.exports = all; all.a = 1;`, 'a', expect.arrayContaining(['1'])],
    [`Object.assign(module.exports, require('./b'));`, 'a', ['from ./b a']],
    [`__exportStar(require('./b'), exports);`, 'a', ['from ./b a']],
    [`function exportsOf(exports) { other.exports.a = 1; }`, 'a', []],
  ])('in CommonJS: %s, asked for %s', (text, path, expected) => {
    expect(targets(text, path, 'a.js')).toEqual(expected);
  });

  test.each(['__proto__', 'constructor', 'toString'])('is nothing that objects inherit: %s', (name) => {
    expect(targets(`export const a = 1;`, name)).toEqual([]);
    expect(targets(`exports.a = 1;`, name, 'a.js')).toEqual([]);
    expect(targets(`const ${name} = 1; export { ${name} };`, name)).toEqual([`${name} = 1`]);
  });

  test('has names in source order', () => {
    const text = `export const b = 1; export default 2; export { c } from './c'; export function a() {}`;
    expect(exportedNames(parseTree('a.ts', text))).toEqual(['b', 'default', 'c', 'a']);
  });
});
