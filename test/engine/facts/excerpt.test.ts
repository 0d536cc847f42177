import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { excerptOf, originalOffset } from '../../../server/src/engine/facts/excerpt';
import { isElided } from '../../../server/src/engine/syntax/elided';
import { parseTree, type FunctionNode } from '../../../server/src/engine/syntax/tree';

// Long enough to be worth a cut, with no word that may matter.
const LONG = Array.from({ length: 12 }, (_, index) => `console.log('step ${index} of many');`).join('\n');

const excerpt = (text: string, file = 'a.ts') => excerptOf(parseTree(file, text));

describe('an excerpt', () => {
  test('is the whole text where nothing is worth a cut', () => {
    const text = `export const a = 1;\nexport function b() { return 2; }\n`;
    expect(excerpt(text)).toEqual({ text, origins: [0, 0] });
    expect(excerpt('').text).toBe('');
  });

  test('leaves out what says nothing to others: long bodies and types', () => {
    const { text } = excerpt(`
      export interface Shape { a: string }
      type Long = ${Array.from({ length: 20 }, (_, index) => `'kind ${index}'`).join(' | ')};
      export const NOT_FOUND = 404;
      export function log() { ${LONG} }
      export const print = () => { ${LONG} };
      class Printer { print() { ${LONG} } }
    `);
    expect(text).toContain('export const NOT_FOUND = 404;');
    expect(text).not.toContain('console');
    expect(text).not.toMatch(/interface|type Long/);
    expect(text).toContain('export function log() {');
    expect(text).toContain('class Printer { print() {');
  });

  test.each([
    'throw x;',
    'res.end();',
    'next();',
    'new AppError();',
    'return 404;',
    'x.status = 1;',
    'boom();',
    'ctx.a();',
    "fastify.decorateRequest('isAdmin', isAdmin);",
  ])('keeps a body with %s', (statement) => {
    const { text } = excerpt(`function a() { ${LONG} }\nfunction b() { ${LONG} ${statement} }`);
    expect(text).toContain(statement);
    expect(text.match(/step 1 of many/g)).toHaveLength(1);
  });

  test('keeps constructors: they say what an instance is made of', () => {
    const { text } = excerpt(`class A { constructor() { ${LONG} this.a = 1; } b() { ${LONG} } }`);
    expect(text).toContain('this.a = 1;');
  });

  test('keeps what a cut function sets outside of itself from being taken for constant', () => {
    const { text } = excerpt(`let seen = 1; export { seen }; export function set() { ${LONG} seen = 2; }`);
    expect(text).not.toContain('seen = 2');
    expect(text).toMatch(/seen\s*=\s*\$elided/);
  });

  test('is the same for two versions that differ in what was left out', () => {
    const version = (word: string): string =>
      `export const a = 1;\nexport function b() { console.log('${word}');\n${LONG} }\nexport const c = 2;`;
    expect(excerpt(version('one')).text).toBe(excerpt(version('two, longer')).text);
    expect(excerpt(version('one')).text).not.toBe(excerpt(`${version('one')}\nexport const d = 3;`).text);
  });

  test('parses as the file does, and marks the functions of which nothing is known', () => {
    const { text } = excerpt(`
      export function gone() { ${LONG} }
      export const made = async () => [${LONG.replaceAll(';', ',').replaceAll('\n', ' ')}];
      export function kept() { return 404; }
      class A { get x() { ${LONG} return 1 } static y = function () { ${LONG} } }
      abstract class B { abstract none(): void; }
    `);
    const tree = parseTree('a.ts', text);
    const names = (wanted: boolean): readonly string[] =>
      tree.functions.filter((fn) => isElided(fn) === wanted).map(nameOf);
    expect(names(false)).toEqual(['kept']);
    expect(names(true)).toEqual(expect.arrayContaining(['gone', 'made', 'x', 'y']));
  });

  test.each([
    ['line breaks of Windows', '\r\n', 'x'],
    ['emoji', '\n', '😀👩‍👩‍👧'],
    ['combined letters', '\n', 'é́'],
  ])('knows where each part stands in the file, with %s', (_, lineBreak, word) => {
    const file = [
      `// ${word}`,
      `export const first = '${word}';`,
      `export function one() { ${LONG} }`,
      `export const second = '${word}';`,
      `interface Gone { a: '${word}' }`,
      `export const third = (() => { ${LONG} })();`,
      `export const fourth = 404; // ${word}`,
    ].join(lineBreak);
    const found = excerpt(file);
    expect(found.text.length).toBeLessThan(file.length);
    for (const part of ['export const first', 'export function one', 'second', 'third', 'fourth = 404'])
      expect(originalOffset(found, found.text.indexOf(part))).toBe(file.indexOf(part));
  });

  test('says of offsets outside of it what is nearest', () => {
    const found = excerpt(`function a() { ${LONG} }`);
    expect(originalOffset(found, 0)).toBe(0);
    expect(originalOffset({ text: '', origins: [0, 0] }, 5)).toBe(5);
  });
});

function nameOf(fn: FunctionNode): string {
  const { name } = (fn.name ? fn : fn.parent) as ts.NamedDeclaration;
  return name && ts.isIdentifier(name) ? ts.idText(name) : '';
}
