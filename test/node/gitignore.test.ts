import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walked } from '../../server/src/node/walk';
import { folderWith } from './support';

const isWindows = process.platform === 'win32';

function filesIn(folder: string): { readonly files: readonly string[]; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const onError = (path: string, error: unknown): void =>
    void errors.push(`${path.slice(folder.length + 1)}: ${error instanceof Error ? error.message : ''}`);
  const files = [...walked(folder, { includeTests: false, onError })];
  return { files: files.map((path) => path.slice(folder.length + 1)), errors };
}

// A regular expression with a dozen stars takes longer than anybody lives; that of the cheap test before it too.
test('patterns that were made to take for ever are passed over, the others hold', () => {
  const name = `${'a'.repeat(200)}b.js`;
  const stars = ['*a'.repeat(20), `${'a*'.repeat(20)}c`, `${'**/a/'.repeat(20)}c`, '?*'.repeat(200)];
  const gitignore = [...stars.map((pattern) => `${pattern}.js`), 'left.js', '*-out*.js', ''].join('\n');
  const cwd = folderWith({
    '.gitignore': gitignore,
    [name]: '',
    'left.js': '',
    'x-out-1.js': '',
    'k.js': '',
  });
  expect(filesIn(cwd)).toEqual({ files: [name, 'k.js'], errors: [] });
});

test('a pattern with a few stars still names what git names', () => {
  const cwd = folderWith({
    '.gitignore': '\uFEFFfirst.js\n*.gen.*.js\na*b*c.js\n**/old/**/x.js\n',
    'first.js': '',
    'x.gen.y.js': '',
    'a-b-c.js': '',
    'ac.js': '',
    'old/deep/x.js': '',
    'old/y.js': '',
  });
  expect(filesIn(cwd)).toEqual({ files: ['ac.js', 'old/y.js'], errors: [] });
});

// Git follows no link there either; a pipe would keep the walk waiting.
test.skipIf(isWindows)('one that is a link, a pipe or endless is none; one that is too long is named', () => {
  const cwd = folderWith({ secret: 'a.js\n', 'p/l/a.js': '', 'p/f/a.js': '', 'p/g/a.js': '' });
  symlinkSync('../../secret', join(cwd, 'p/l/.gitignore'));
  expect(spawnSync('mkfifo', [join(cwd, 'p/f/.gitignore')]).status).toBe(0);
  expect(filesIn(cwd).files).toEqual(['p/f/a.js', 'p/g/a.js', 'p/l/a.js']);
  const long = folderWith({ '.gitignore': '#'.repeat(1_000_001), 'a.js': '' });
  expect(filesIn(long)).toEqual({ files: ['a.js'], errors: ['.gitignore: it is larger than 1 MB'] });
});
