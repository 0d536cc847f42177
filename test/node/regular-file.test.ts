import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../server/src/node/read';
import { bytesOfFile, bytesOfFileItself } from '../../server/src/node/regular-file';
import { folderWith } from './support';

const isWindows = process.platform === 'win32';
const how = { mayMatter: () => true, explicit: true };

test('a file is read whole, up to a size', () => {
  const text = 'x'.repeat(200_000);
  const cwd = folderWith({ 'a.txt': text, empty: '' });
  expect(bytesOfFile(join(cwd, 'a.txt'), 200_000).toString()).toBe(text);
  expect(bytesOfFile(join(cwd, 'empty'), 1).length).toBe(0);
  expect(() => bytesOfFile(join(cwd, 'a.txt'), 199_999)).toThrow('it is larger than 0.199999 MB');
  expect(() => bytesOfFile(cwd, 1)).toThrow('it is a folder');
});

// Opened as any file is, it would keep the program waiting until somebody writes into it.
test.skipIf(isWindows)('a pipe is no file, and nobody waits for it', () => {
  const pipe = join(folderWith(), 'x.js');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  expect(() => bytesOfFile(pipe, 1000)).toThrow('it is no file');
  expect(readSource(pipe, how).kind).toBe('unreadable');
});

test.skipIf(!existsSync('/dev/zero'))('what never ends is refused, or ends at the largest size', () => {
  const link = join(folderWith(), 'x.json');
  symlinkSync('/dev/zero', link);
  expect(() => bytesOfFile(link, 1000)).toThrow('it is no file');
  expect(() => bytesOfFileItself(link, 1000)).toThrow('symbolic link');
  expect(readSource(link, how)).toEqual({ kind: 'unreadable', message: 'it is no file' });
});

// Such files say that they are empty.
test.skipIf(!existsSync('/proc/self/environ'))('a file of /proc is read up to the size, too', () => {
  expect(bytesOfFile('/proc/self/status', 100_000).toString()).toContain('Pid:');
  expect(() => bytesOfFile('/proc/self/status', 10)).toThrow('it is larger than');
});
