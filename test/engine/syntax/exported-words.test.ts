import { expect, test } from 'vitest';
import { exportedWords } from '../../../server/src/engine/syntax/exported-words';
import { exportedNames } from '../../../server/src/engine/syntax/exports';
import { parseTree } from '../../../server/src/engine/syntax/tree';

const TOLD = `
  import { z } from 'zod';
  const hidden = 1, alsoHidden = 2;
  export const limit = 10;
  export let count = f(1, 2);
  export   function  find(a, b) { const inner = 1; }
  export async function load() {}
  export function* steps() {}
  export abstract class Base {}
  export class User extends Base { static a = 1; b = 2 }
  export enum Code { a = 1, b = 2 }
  export const enum Kind { c }
  export const table = { a: 1, b: (x) => x, c: [1, 2] };
  export namespace Space {}
  export interface Shape { a: string }
  export type Id = string;
`;

test('what is declared with export is told without parsing, types too', () => {
  const names = exportedWords(TOLD);
  const parsed = exportedNames(parseTree('a.ts', TOLD));
  expect([...names!].sort()).toEqual([...parsed, 'Shape', 'Id'].sort());
});

test.each([
  `export * from './a';`,
  `export { a } from './a';`,
  `const a = 1; export { a };`,
  `export const { a, b } = c;`,
  `export const [a] = c;`,
  `export let a = 1, b = 2;`,
  `export const a = f(),\n  b: Record<string, number> = {};`,
  `exports.a = 1;`,
  `module.exports = { a };`,
  `export = a;`,
  `export default { a };`,
  `export import a = require('a');`,
  `__exportStar(require('./a'), exports);`,
])('%s has to be parsed', (text) => {
  expect(exportedWords(`export const first = 1;\n${text}`)).toBeUndefined();
});

test('long hostile texts take no time to speak of', () => {
  const long = 'export const a = b '.repeat(20_000);
  expect(exportedWords(long)?.has('a')).toBe(true);
});
