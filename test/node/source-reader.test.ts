import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceReader } from '../../server/src/node/source-reader';
import { folderWith } from './support';

const sends = (text: string): boolean => text.includes('send');
const throws = (text: string): boolean => text.includes('throw');

test('what is denied of a file is known without another look, whatever it was read for', () => {
  const folder = folderWith({ 'a.js': 'send()', 'b.js': 'log()', 'c.js': 'throw e' });
  const read = sourceReader(sends);
  const [a, b, c] = ['a.js', 'b.js', 'c.js'].map((name) => join(folder, name));
  expect(read(a!, { mayMatter: sends, explicit: false })).toMatchObject({ kind: 'text', text: 'send()' });
  expect(read(b!, { mayMatter: sends, explicit: false })).toEqual({ kind: 'silent' });
  expect(read(c!, { mayMatter: throws, explicit: false })).toMatchObject({ kind: 'text', text: 'throw e' });
  for (const path of [a!, b!, c!]) rmSync(path);
  for (const explicit of [true, false])
    for (const path of [b!, c!])
      expect(read(path, { mayMatter: sends, explicit })).toEqual({ kind: 'silent' });
  // What was not denied is read again, and so is what is asked besides.
  expect(read(a!, { mayMatter: sends, explicit: false })).toMatchObject({ kind: 'unreadable' });
  expect(read(b!, { mayMatter: throws, explicit: false })).toMatchObject({ kind: 'unreadable' });
});
