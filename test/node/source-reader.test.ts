import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceReader } from '../../server/src/node/source-reader';
import { folderWith } from './support';

const sends = (text: string): boolean => text.includes('send');
const throws = (text: string): boolean => text.includes('throw');

test('what one look at a file denies is known without another, whichever question was asked', () => {
  const folder = folderWith({ 'a.js': 'send()', 'b.js': 'log()' });
  const read = sourceReader([sends, throws]);
  const [a, b] = [join(folder, 'a.js'), join(folder, 'b.js')];
  expect(read(a, { mayMatter: sends, explicit: false })).toMatchObject({ kind: 'text', text: 'send()' });
  expect(read(b, { mayMatter: sends, explicit: false })).toEqual({ kind: 'silent' });
  for (const path of [a, b]) rmSync(path);
  expect(read(a, { mayMatter: throws, explicit: false })).toEqual({ kind: 'silent' });
  expect(read(b, { mayMatter: throws, explicit: false })).toEqual({ kind: 'silent' });
  expect(read(b, { mayMatter: sends, explicit: true })).toEqual({ kind: 'silent' });
  // What was not denied is read again.
  expect(read(a, { mayMatter: sends, explicit: false })).toMatchObject({ kind: 'unreadable' });
});

test('a question that was not announced is asked each time', () => {
  const folder = folderWith({ 'a.js': 'log()' });
  const read = sourceReader([sends]);
  const path = join(folder, 'a.js');
  expect(read(path, { mayMatter: throws, explicit: false })).toEqual({ kind: 'silent' });
  expect(read(path, { mayMatter: () => true, explicit: false })).toMatchObject({ kind: 'text' });
});
