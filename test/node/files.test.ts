import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../server/src/node/files';
import { folderWith } from './support';

function withEmpty(...names: readonly string[]): string {
  return folderWith(Object.fromEntries(names.map((name) => [name, ''])));
}

async function names(
  cwd: string,
  paths: readonly string[] = [],
  includeTests = false,
): Promise<readonly string[]> {
  const { files, errors } = await findFiles(paths, { cwd, wantsTests: async () => includeTests });
  return [
    ...files.map(({ name, explicit }) => (explicit ? `${name} explicit` : name)),
    ...errors.map(({ file, message }) => `${file}: ${message}`),
  ];
}

test('takes the eight endings, and neither declarations nor anything else', async () => {
  const endings = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'];
  const cwd = withEmpty(
    ...endings.map((ending) => `a.${ending}`),
    ...['b.d.ts', 'b.d.mts', 'b.d.css.ts', 'b.json', 'b.vue', 'b.min.js', 'b-min.js', 'b.JS', 'js'],
  );
  expect(await names(cwd)).toEqual(endings.map((ending) => `a.${ending}`).sort());
});

test('leaves out folders of output and packages', async () => {
  const left = ['node_modules', '.git', 'dist', 'build', 'out', 'coverage', '.next'];
  const cwd = withEmpty('src/a.js', ...left.flatMap((folder) => [`${folder}/a.js`, `src/${folder}/b/a.js`]));
  expect(await names(cwd)).toEqual(['src/a.js']);
});

test('leaves out tests below the given path unless they are wanted', async () => {
  const tests = ['a.test.ts', 'a.spec.js', 'a.e2e.ts', 'test/a.js', 'x/__mocks__/a.js', 'cypress/a/b.js'];
  const cwd = withEmpty('test.js', 'contest/a.js', 'latest.js', ...tests);
  expect(await names(cwd)).toEqual(['contest/a.js', 'latest.js', 'test.js']);
  expect(await names(cwd, [], true)).toHaveLength(3 + tests.length);
  expect(await names(cwd, ['test'])).toEqual(['test/a.js']);
});

test('a named file is taken whatever it is called, a named folder too', async () => {
  const cwd = withEmpty('dist/a.min.js', 'dist/b.js', 'a.test.ts', 'a.d.ts');
  expect(await names(cwd, ['dist/a.min.js', 'a.test.ts', 'a.d.ts'])).toEqual([
    'a.d.ts explicit',
    'a.test.ts explicit',
    'dist/a.min.js explicit',
  ]);
  expect(await names(cwd, ['dist'])).toEqual(['dist/b.js']);
});

test('with forceExclude a named file is taken where a walk would take it', async () => {
  const left = [
    'dist/b.js',
    'a.test.ts',
    'src/test/a.js',
    'a.d.ts',
    'a.min.js',
    'node_modules/x/a.js',
    'a.css',
  ];
  const cwd = folderWith({
    ...Object.fromEntries([...left, 'a.js', 'src/a.ts', 'ignored.js', '.git/HEAD'].map((name) => [name, ''])),
    '.gitignore': 'ignored.js\n',
  });
  const outside = withEmpty('a.js', 'a.test.js');
  const named = [
    'a.js',
    'src/a.ts',
    'ignored.js',
    ...left,
    ...['a.js', 'a.test.js'].map((name) => join(outside, name)),
  ];
  const where = { cwd, wantsTests: async () => false };
  const { files, errors } = await findFiles(named, { ...where, forceExclude: true });
  expect(errors).toEqual([]);
  expect(files.map(({ path, explicit }) => [path, explicit])).toEqual(
    [join(outside, 'a.js'), join(cwd, 'a.js'), join(cwd, 'src/a.ts')].map((path) => [path, false]),
  );
  const withTests = await findFiles(named, { cwd, wantsTests: async () => true, forceExclude: true });
  expect(withTests.files).toHaveLength(6);
});

test('each file once, sorted by name, however often it is given', async () => {
  const cwd = withEmpty('b.js', 'a/z.js', 'a.js', 'Z.js');
  expect(await names(cwd, ['b.js', '.', 'a', './a/z.js', '*.js'])).toEqual([
    'Z.js',
    'a.js',
    'a/z.js explicit',
    'b.js explicit',
  ]);
});

test('names files outside of the working directory', async () => {
  const cwd = withEmpty('a/b.js', 'c/d.js');
  expect(await names(join(cwd, 'a'), ['../c'])).toEqual(['../c/d.js']);
});

test('.gitignore holds at every level; the inner one decides; it may take back', async () => {
  const cwd = folderWith({
    '.gitignore': 'generated/\n*.gen.js\n/only-here.js\n',
    'a.gen.js': '',
    'only-here.js': '',
    'generated/a.js': '',
    'src/.gitignore': '!kept.gen.js\nown.js\n',
    'src/kept.gen.js': '',
    'src/other.gen.js': '',
    'src/own.js': '',
    'src/only-here.js': '',
    'src/deep/own.js': '',
  });
  expect(await names(cwd)).toEqual(['src/kept.gen.js', 'src/only-here.js']);
});

test('.gitignore of the repository holds for a folder in it, unless that folder itself is ignored', async () => {
  const cwd = folderWith({
    '.gitignore': 'generated/\nprivate/\n',
    '.git/HEAD': '',
    'src/generated/a.js': '',
    'src/b.js': '',
    'private/generated/c.js': '',
  });
  expect(await names(cwd, ['src'])).toEqual(['src/b.js']);
  expect(await names(cwd, ['private'])).toEqual(['private/generated/c.js']);
  expect(await names(join(cwd, 'src'))).toEqual(['b.js']);
});

test('globs take what a folder would give; braces, folders and brackets work', async () => {
  const cwd = withEmpty(
    'src/a.ts',
    'src/b.js',
    'src/x/c.ts',
    'src/x/c.test.ts',
    'lib/d.ts',
    'node_modules/e.ts',
  );
  expect(await names(cwd, ['**/*.ts'])).toEqual(['lib/d.ts', 'src/a.ts', 'src/x/c.ts']);
  expect(await names(cwd, ['{src,lib}/*.ts'])).toEqual(['lib/d.ts', 'src/a.ts']);
  expect(await names(cwd, ['s*'])).toEqual(['src/a.ts', 'src/b.js', 'src/x/c.ts']);
  expect(await names(cwd, ['./src/[ab].*'])).toEqual(['src/a.ts', 'src/b.js']);
  expect(await names(cwd, [join(cwd, 'lib/*')])).toEqual(['lib/d.ts']);
});

test('a file whose name looks like a glob is that file', async () => {
  const cwd = withEmpty('pages/[id].ts', 'pages/i.ts', '(group)/a.ts');
  expect(await names(cwd, ['pages/[id].ts'])).toEqual(['pages/[id].ts explicit']);
  expect(await names(cwd, ['(group)'])).toEqual(['(group)/a.ts']);
});

test('an exclamation mark leaves out', async () => {
  const cwd = withEmpty('src/a.js', 'src/legacy/b.js', 'c.js');
  expect(await names(cwd, ['!src/legacy'])).toEqual(['c.js', 'src/a.js']);
  expect(await names(cwd, ['src', '!**/b.js'])).toEqual(['src/a.js']);
});

test.skipIf(process.platform === 'win32')('names what cannot be checked', async () => {
  const cwd = withEmpty('a.css', 'a.test.js');
  symlinkSync('nowhere', join(cwd, 'broken.js'));
  symlinkSync('circle.js', join(cwd, 'circle.js'));
  const paths = [
    'missing.js',
    'nowhere/*.js',
    '*.vue',
    '*.test.js',
    'a.css',
    'a.css/b.js',
    'broken.js',
    'circle.js',
  ];
  expect(await names(cwd, paths)).toEqual([
    'missing.js: it does not exist',
    'nowhere/*.js: the glob matches no file',
    '*.vue: the glob matches no file that is checked',
    '*.test.js: the glob matches only tests; --include-tests checks them too',
    'a.css: its ending is none of those that are checked: .js .jsx .mjs .cjs .ts .tsx .mts .cts',
    'a.css/b.js: it does not exist',
    'broken.js: it is a symbolic link to something that does not exist',
    'circle.js: its symbolic links lead in a circle',
  ]);
});

test.skipIf(process.platform === 'win32')(
  'links are not followed: neither out of the folder nor in a circle',
  async () => {
    const outside = withEmpty('secret.js');
    const cwd = withEmpty('src/a.js');
    symlinkSync(outside, join(cwd, 'outside'));
    symlinkSync(join(outside, 'secret.js'), join(cwd, 'secret.js'));
    symlinkSync('..', join(cwd, 'src/up'));
    symlinkSync('nowhere.js', join(cwd, 'broken.js'));
    expect(await names(cwd)).toEqual(['src/a.js']);
    expect(await names(cwd, ['outside'])).toEqual(['outside/secret.js']);
    expect(await names(cwd, ['outside', 'secret.js'])).toEqual(['secret.js explicit']);
    expect(await names(cwd, ['.', 'src/up'])).toEqual(['src/a.js']);
  },
);

test('a folder with a name like a file is a folder', async () => {
  const cwd = withEmpty('x.js/a.js');
  mkdirSync(join(cwd, 'x.js/.gitignore'));
  expect(await names(cwd)).toEqual(['x.js/a.js']);
  expect(await names(cwd, ['x.js'])).toEqual(['x.js/a.js']);
});
