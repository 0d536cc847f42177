import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  existsSync,
  lstatSync,
  observeDisk,
  readTextSync,
  readdirSync,
  realpathSync,
  statSync,
} from '../../server/src/node/disk';
import { askAgain, recordDisk, type DiskRead } from '../../server/src/node/disk-reads';
import { folderWith } from './support';

afterEach(() => {
  observeDisk(undefined);
});

// To this clock everything that a test has just written is old.
const later = (): number => Date.now() + 60_000;

test('what is the same again is known to be, what is not, is known not to be', () => {
  const changes: readonly [string, (folder: string) => void][] = [
    ['nothing', () => undefined],
    [
      'another content',
      (at) => {
        writeFileSync(join(at, 'a/x.js'), 'two');
      },
    ],
    [
      'a file more',
      (at) => {
        writeFileSync(join(at, 'a/y.js'), '');
      },
    ],
    [
      'a file less',
      (at) => {
        rmSync(join(at, 'a/x.js'));
      },
    ],
    [
      'something where nothing was',
      (at) => {
        writeFileSync(join(at, 'missing'), '');
      },
    ],
    [
      'a folder instead of a file',
      (at) => {
        rmSync(join(at, 'a/x.js'));
        mkdirSync(join(at, 'a/x.js'));
      },
    ],
    [
      'a link instead of a file',
      (at) => {
        rmSync(join(at, 'a/x.js'));
        symlinkSync('../b', join(at, 'a/x.js'));
      },
    ],
    [
      'a link that leads elsewhere',
      (at) => {
        rmSync(join(at, 'link'));
        symlinkSync('b', join(at, 'link'));
      },
    ],
    [
      'a content that was not asked for',
      (at) => {
        writeFileSync(join(at, 'b'), 'another');
      },
    ],
  ];
  const same = changes.map(([what, change]) => {
    const at = folderWith({ 'a/x.js': 'one', b: 'b' });
    symlinkSync('a', join(at, 'link'));
    const reads = recorded(() => {
      readTextSync(join(at, 'a/x.js'));
      readdirSync(join(at, 'a'));
      existsSync(join(at, 'missing'));
      statSync(join(at, 'a'));
      lstatSync(join(at, 'link'));
      realpathSync(join(at, 'link'));
      expect(() => readTextSync(join(at, 'none'))).toThrow('ENOENT');
    });
    change(at);
    return [what, askAgain(reads, later) !== undefined];
  });
  expect(same).toEqual([
    ['nothing', true],
    ['another content', false],
    ['a file more', false],
    ['a file less', false],
    ['something where nothing was', false],
    ['a folder instead of a file', false],
    ['a link instead of a file', false],
    ['a link that leads elsewhere', false],
    ['a content that was not asked for', true],
  ]);
});

// A build that writes the same again costs a look, no finding.
test('a file that was written anew with the same content is the same, and is known by its new times from then on', () => {
  const at = folderWith({ 'x.js': 'one' });
  const reads = recorded(() => readTextSync(join(at, 'x.js')));
  utimesSync(join(at, 'x.js'), 1, 1);
  const again = askAgain(reads, later);
  expect(again?.[0]?.stamp?.[1]).toBe(1000);
  expect(again?.[0]?.answer).toBe(reads[0]?.answer);
});

// Within one tick of the file system's clock a second change leaves the same times.
test('the times of what was changed just now prove nothing', () => {
  const at = folderWith({ 'x.js': 'one' });
  const read = (): void => void readTextSync(join(at, 'x.js'));
  expect(recorded(read, Date.now)[0]?.stamp).toBeUndefined();
  expect(recorded(read, later)[0]?.stamp).toBeDefined();
});

// The result then belongs to neither state of the disk.
test('a run during which a file was changed is not recorded', () => {
  const at = folderWith({ 'x.js': 'one' });
  const stop = recordDisk(Date.now);
  readTextSync(join(at, 'x.js'));
  writeFileSync(join(at, 'x.js'), 'two');
  readTextSync(join(at, 'x.js'));
  expect(stop()).toBeUndefined();
});

// A cache can come with a workspace, and a pipe can take its place.
test('what is no file is not opened', () => {
  const at = folderWith();
  const read: DiskRead = { question: 'read', path: at, answer: 'a hash', stamp: undefined };
  expect(askAgain([read], later)).toBeUndefined();
  expect(askAgain([{ ...read, question: 'list', path: '/dev/null' }], later)).toBeUndefined();
});

function recorded(act: () => unknown, now = later): readonly DiskRead[] {
  const stop = recordDisk(now);
  act();
  const reads = stop();
  if (!reads) throw new Error('The disk changed.');
  return reads;
}
