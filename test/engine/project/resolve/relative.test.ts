import { describe, expect, test } from 'vitest';
import { leads, sources } from './leads';

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
    // TypeScript is imported by the name of its output, and by either of its own endings.
    ['src/a.ts', './b.js', 'src/b.ts'],
    ['src/a.ts', './b.js', 'src/b.tsx'],
    ['src/a.ts', './b.jsx', 'src/b.tsx'],
    ['src/a.ts', './b.mjs', 'src/b.mts'],
    ['src/a.ts', './b.cjs', 'src/b.cts'],
    ['src/a.js', './b.js', 'src/b.ts'],
    ['src/a.ts', './b.ts', 'src/b.ts'],
    ['src/a.ts', './b.tsx', 'src/b.ts'],
    // Folders.
    ['src/a.js', './b', 'src/b/index.js'],
    ['src/a.ts', './b', 'src/b/index.ts'],
    ['src/a.js', './b/', 'src/b/index.js'],
    ['src/b/a.js', '.', 'src/b/index.js'],
    ['src/b/a.js', '..', 'src/index.js'],
    ['src/b/a.js', './', 'src/b/index.js'],
    ['a.js', './b', 'b.js'],
    // A name may look like a member of every object.
    ['src/a.js', './constructor', 'src/constructor.js'],
  ])('in %s: %s is %s', (from, specifier, file) => {
    expect(leads(sources(file), from, specifier)).toBe(file);
  });

  test('a file comes before a folder of its name, unless a folder is asked for', () => {
    const files = sources('src/b.js', 'src/b/index.js');
    expect(leads(files, 'src/a.js', './b')).toBe('src/b.js');
    expect(leads(files, 'src/a.js', './b/')).toBe('src/b/index.js');
  });

  test('the file that is named comes before others of that name', () => {
    expect(leads(sources('src/b.js', 'src/b.js.js'), 'src/a.js', './b.js')).toBe('src/b.js');
    expect(leads(sources('src/b.ts', 'src/b.js'), 'src/a.js', './b.js')).toBe('src/b.js');
  });

  test('for TypeScript `b.js` beside `b.ts` is its output', () => {
    expect(leads(sources('src/b.ts', 'src/b.js'), 'src/a.ts', './b.js')).toBe('src/b.ts');
    expect(leads(sources('src/b.ts', 'src/b.js'), 'src/a.ts', './b')).toBe('src/b.ts');
  });

  test('a folder has the main file that its package.json names', () => {
    const files = {
      'src/b/package.json': { main: './lib/start' },
      ...sources('src/b/lib/start.js', 'src/b/index.js'),
    };
    expect(leads(files, 'src/a.js', './b')).toBe('src/b/lib/start.js');
  });

  // A loader would try the index, too; and folders that name each other must not be asked in turns.
  test.each(['.', './', '../b', './missing', '../c'])('a main entry that is %s leaves the index', (main) => {
    const files = {
      'src/b/package.json': { main },
      'src/c/package.json': { main: '../b' },
      ...sources('src/b/index.js', 'src/b.js/nothing'),
    };
    expect(leads(files, 'src/a.js', './b')).toBe('src/b/index.js');
  });

  test.each([
    ['what is missing', 'src/a.js', './c'],
    ['what lies outside the root', 'a.js', '../project/b'],
    ['a way through the outside', 'src/a.js', '../../project/b'],
    ['declarations, which run nothing', 'src/a.ts', './types'],
    ['what is no source', 'src/a.js', './style.css'],
    ['node_modules', 'src/a.js', '../node_modules/express/index.js'],
    ['an absolute path', 'src/a.js', '/src/b'],
    ['a path of a drive', 'src/a.js', 'C:/project/b'],
    ['nothing', 'src/a.js', ''],
    ['a path that no system has', 'src/a.js', './' + 'x/'.repeat(50_000)],
    ['a name that is no name', 'src/a.js', './b\0'],
  ])('leads nowhere: %s', (_, from, specifier) => {
    const files = sources(
      'b.js',
      'src/b.js',
      'src/types.d.ts',
      'src/style.css',
      'node_modules/express/index.js',
    );
    expect(leads(files, from, specifier)).toBeUndefined();
  });
});

describe('what is built of something', () => {
  test.each([
    // By the names that builds give to folders and endings.
    ['bin/start.js', '../dist/app', 'src/app.ts'],
    ['bin/start.js', '../dist/app.js', 'src/app.ts'],
    ['bin/start.js', '../dist', 'src/index.ts'],
    ['bin/start.js', '../dist/app', 'src/app/index.ts'],
    ['bin/start.js', '../dist/app.mjs', 'src/app.ts'],
    ['bin/start.js', '../dist/cjs/app', 'src/app.ts'],
    ['bin/start.js', '../dist/src/app', 'src/app.ts'],
    ['bin/start.js', '../build/app', 'src/app.ts'],
    ['bin/start.js', '../lib/app', 'src/app.js'],
    ['start.js', './dist/app', 'app.ts'],
    ['start.js', './dist/app', 'lib/app.js'],
  ])('in %s: %s is built of %s', (from, specifier, file) => {
    expect(leads(sources(file), from, specifier)).toBe(file);
  });

  test('the answer is the same before and after a build', () => {
    expect(leads(sources('src/app.ts', 'dist/app.js'), 'start.js', './dist/app')).toBe('src/app.ts');
    expect(leads(sources('src/app.ts', 'build/app.js'), 'start.js', './build/app')).toBe('src/app.ts');
  });

  test('what people write into such folders is what it is', () => {
    expect(leads(sources('src/app.ts', 'lib/app.js'), 'start.js', './lib/app')).toBe('lib/app.js');
    expect(leads(sources('src/app.js', 'build/app.js'), 'start.js', './build/app')).toBe('build/app.js');
  });

  test('what was built uses what was built', () => {
    expect(leads(sources('src/b.ts', 'dist/b.js'), 'dist/a.js', './b')).toBe('dist/b.js');
  });

  test('a script is not built of itself', () => {
    expect(leads({}, 'app.js', './dist/app')).toBeUndefined();
  });

  test('sources in folders that are called so are no output', () => {
    const files = sources(
      'src/x.ts',
      'src/build/x.ts',
      'commands/index.ts',
      'commands/build.ts',
      'types/x.ts',
      'x.ts',
    );
    expect(leads(files, 'src/a.ts', './build/x')).toBe('src/build/x.ts');
    expect(leads(files, 'src/a.ts', './build/y')).toBeUndefined();
    expect(leads(files, 'commands/index.ts', './build')).toBe('commands/build.ts');
    expect(leads(files, 'commands/index.ts', './dist')).toBeUndefined();
    expect(leads(files, 'a.ts', './lib/x')).toBe('src/x.ts');
    expect(leads(files, 'commands/a.js', './lib/build')).toBeUndefined();
  });

  test('a package that is called so is not output', () => {
    const files = {
      'packages/build/package.json': {},
      ...sources('packages/build/app.js', 'packages/src/app.ts'),
    };
    expect(leads(files, 'a.js', './packages/build/app')).toBe('packages/build/app.js');
  });
});
