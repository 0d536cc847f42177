import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile, writeFile } from '../../server/src/node/write';
import { folderWith } from './support';

const isWindows = process.platform === 'win32';
const read = (...names: string[]): string => readFileSync(join(...names), 'utf8');

test.skipIf(isWindows)('a text is replaced at once: mode and link stay, nothing is left beside it', () => {
  const cwd = folderWith({ 'app/a.js': 'old' });
  chmodSync(join(cwd, 'app/a.js'), 0o751);
  symlinkSync('a.js', join(cwd, 'app/link.js'));
  // Another name of the same file is another file from then on, as with every editor.
  linkSync(join(cwd, 'app/a.js'), join(cwd, 'other.js'));
  replaceFile(join(cwd, 'app/link.js'), 'new', cwd);
  expect([read(cwd, 'app/a.js'), read(cwd, 'other.js')]).toEqual(['new', 'old']);
  expect(statSync(join(cwd, 'app/a.js')).mode & 0o777).toBe(0o751);
  expect(lstatSync(join(cwd, 'app/link.js')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(cwd, 'app')).sort()).toEqual(['a.js', 'link.js']);
});

test.skipIf(isWindows)('no link leads out of the folder', () => {
  const cwd = folderWith({ 'out/kept.js': 'kept', 'app/a.js': '' });
  const app = join(cwd, 'app');
  symlinkSync('../out/kept.js', join(app, 'link.js'));
  symlinkSync('../out', join(app, 'folder'));
  symlinkSync('../out/none.js', join(app, 'nowhere.js'));
  for (const name of ['link.js', 'folder/kept.js', 'folder/new.js'])
    expect(() => writeFile(join(app, name), 'new', app)).toThrow('leads out of the project');
  expect(() => writeFile(join(app, 'nowhere.js'), 'new', app)).toThrow('something that does not exist');
  expect(() => replaceFile(join(app, 'link.js'), 'new', app)).toThrow('leads out of the project');
  expect([readdirSync(join(cwd, 'out')), read(cwd, 'out/kept.js')]).toEqual([['kept.js'], 'kept']);
  // A file that the user names is the user's to name.
  writeFile(join(app, 'link.js'), 'new');
  expect(read(cwd, 'out/kept.js')).toBe('new');
});

test('a failure leaves everything as it was', () => {
  const cwd = folderWith({ 'a/b.txt': 'old' });
  mkdirSync(join(cwd, 'folder'));
  expect(() => writeFile(join(cwd, 'folder'), 'new')).toThrow('it is a folder');
  expect(() => writeFile(join(cwd, 'none/a.txt'), 'new')).toThrow('ENOENT');
  expect(() => replaceFile(join(cwd, 'none.txt'), 'new')).toThrow('ENOENT');
  expect(existsSync(join(cwd, 'none.txt'))).toBe(false);
  expect(readdirSync(cwd).sort()).toEqual(['a', 'folder']);
});
