import { describe, expect, test } from 'vitest';
import { resolverOf } from '../../../../server/src/engine/project/resolve/resolver';
import { memoryHost } from '../../../support/memory-host';

/** What a specifier in a file leads to, as a path below the root. */
function found(files: readonly string[], from: string, specifier: string): string | undefined {
  const host = memoryHost(Object.fromEntries([from, ...files].map((path) => [path, ''])));
  return resolverOf(host)
    .resolve(host.at(from), specifier)
    ?.slice(host.root.length + 1);
}

describe('a relative specifier', () => {
  test.each([
    // As written, and with every ending that it may lack.
    ['src/a.js', './b.js', 'src/b.js'],
    ['src/a.js', './b', 'src/b.js'],
    ['src/a.js', './b', 'src/b.jsx'],
    ['src/a.js', './b', 'src/b.cjs'],
    ['src/a.js', './b', 'src/b.mjs'],
    ['src/a.ts', './b', 'src/b.ts'],
    ['src/a.ts', './b', 'src/b.tsx'],
    ['src/a.js', './b', 'src/b.json'],
    ['src/a.js', './user.controller', 'src/user.controller.js'],
    ['src/routes/a.js', '../b', 'src/b.js'],
    ['src/a.js', './lib/../b', 'src/b.js'],
    // TypeScript is imported by the name of its output.
    ['src/a.ts', './b.js', 'src/b.ts'],
    ['src/a.ts', './b.js', 'src/b.tsx'],
    ['src/a.ts', './b.jsx', 'src/b.tsx'],
    ['src/a.ts', './b.mjs', 'src/b.mts'],
    ['src/a.ts', './b.cjs', 'src/b.cts'],
    ['src/a.js', './b.js', 'src/b.ts'],
    ['src/a.ts', './b.ts', 'src/b.ts'],
    // Folders.
    ['src/a.js', './b', 'src/b/index.js'],
    ['src/a.ts', './b', 'src/b/index.ts'],
    ['src/a.js', './b/', 'src/b/index.js'],
    ['src/b/a.js', '.', 'src/b/index.js'],
    ['src/b/a.js', '..', 'src/index.js'],
    ['src/b/a.js', './', 'src/b/index.js'],
    ['a.js', './b', 'b.js'],
  ])('in %s: %s is %s', (from, specifier, file) => {
    expect(found([file], from, specifier)).toBe(file);
  });

  test('a file comes before a folder of its name, unless a folder is asked for', () => {
    const files = ['src/b.js', 'src/b/index.js'];
    expect(found(files, 'src/a.js', './b')).toBe('src/b.js');
    expect(found(files, 'src/a.js', './b/')).toBe('src/b/index.js');
  });

  test('the file that is named comes before others of that name', () => {
    expect(found(['src/b.js', 'src/b.js.js'], 'src/a.js', './b.js')).toBe('src/b.js');
    expect(found(['src/b.ts', 'src/b.js'], 'src/a.js', './b.js')).toBe('src/b.js');
  });

  test('for TypeScript `b.js` beside `b.ts` is its output', () => {
    expect(found(['src/b.ts', 'src/b.js'], 'src/a.ts', './b.js')).toBe('src/b.ts');
    expect(found(['src/b.ts', 'src/b.js'], 'src/a.ts', './b')).toBe('src/b.ts');
  });

  test.each([
    ['what is missing', 'src/a.js', './c'],
    ['what lies outside the root', 'a.js', '../project/b'],
    ['declarations, which run nothing', 'src/a.ts', './types'],
    ['what is no source', 'src/a.js', './style.css'],
    ['node_modules', 'src/a.js', '../node_modules/express/index.js'],
    ['an absolute path', 'src/a.js', '/src/b'],
    ['nothing', 'src/a.js', ''],
  ])('leads nowhere: %s', (_, from, specifier) => {
    const files = ['b.js', 'src/b.js', 'src/types.d.ts', 'src/style.css', 'node_modules/express/index.js'];
    expect(found(files, from, specifier)).toBeUndefined();
  });
});
