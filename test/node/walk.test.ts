import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walked, wouldWalk } from '../../server/src/node/walk';
import { folderWith } from './support';

const how = {
  includeTests: false,
  onError: (path: string, error: unknown): void => {
    throw new Error(path, { cause: error });
  },
};

const FILES = {
  '.git/HEAD': '',
  '.gitignore': 'ignored\n*.gen.js\n',
  'a.js': '',
  'a.gen.js': '',
  'a.test.js': '',
  'a.d.ts': '',
  'ignored/b.js': '',
  'dist/c.js': '',
  'src/deep/d.ts': '',
  'src/.gitignore': '!kept.gen.js\nlocal.js\n',
  'src/kept.gen.js': '',
  'src/local.js': '',
  'src/test/e.js': '',
};

test('a single file is judged as a walk judges it, whether it is there or not', () => {
  const folder = folderWith(FILES);
  const files = [...walked(folder, how)];
  const judged = wouldWalk(folder, how);
  const all = Object.keys(FILES).map((name) => join(folder, name));
  expect(all.filter(judged).sort()).toEqual([...files].sort());
  expect(files.map((path) => path.slice(folder.length + 1)).sort()).toEqual([
    'a.js',
    'src/deep/d.ts',
    'src/kept.gen.js',
  ]);
  expect(judged(join(folder, 'src/new/f.js'))).toBe(true);
  expect(judged(join(folder, 'ignored/new/f.js'))).toBe(false);
});

test('what lies outside of the folder is never walked', () => {
  const folder = folderWith({ 'app/a.js': '', 'b.js': '' });
  const judged = wouldWalk(join(folder, 'app'), how);
  expect([judged(join(folder, 'b.js')), judged(join(folder, 'app-two/c.js'))]).toEqual([false, false]);
});

test('files come at the pace of whoever asks', () => {
  const folder = folderWith({ 'a.js': '', 'b/b.js': '', 'c.js': '' });
  const files = walked(folder, how)[Symbol.iterator]();
  expect(files.next().value).toBe(join(folder, 'a.js'));
  expect(files.next().value).toBe(join(folder, 'b/b.js'));
});
