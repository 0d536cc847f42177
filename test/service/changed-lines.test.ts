import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from '../../server/src/service/changed-lines';
import { lineMapOf } from '../../server/src/engine/text/line-map';

/** The lines of the later text that have changed, as `number: content`. */
function changed(before: string, after: string): readonly string[] {
  const { touches } = changedLines(before, after);
  const lines = lineMapOf(after);
  return after
    .split(/\r\n|\n|\r/)
    .map((content, line) => ({ content, start: lines.startOf(line), line }))
    .filter(({ content, start }) => touches({ start, end: start + content.length }))
    .map(({ content, line }) => `${line}: ${content}`);
}

test('new and different lines have changed', () => {
  expect(changed('a\nb\nc', 'a\nB\nc')).toEqual(['1: B']);
  expect(changed('a\nc', 'a\nb1\nb2\nc')).toEqual(['1: b1', '2: b2']);
  expect(changed('a\nb\nc\nd\ne', 'A\nb\nc\nD\ne')).toEqual(['0: A', '3: D']);
  expect(changed('', 'a\nb')).toEqual(['0: a', '1: b']);
});

test('nothing has changed in the same text', () => {
  expect(changed('a\nb\n', 'a\nb\n')).toEqual([]);
  expect(changed('', '')).toEqual([]);
});

test('a line that stands twice has changed where it was added', () => {
  expect(changed('x\n}\ny\n}', 'x\n}\nz\n}\ny\n}')).toHaveLength(2);
});

// What was behind a `return` is another code without it.
test('lines around those that were taken away have changed', () => {
  expect(changed('a\nb\nreturn;\nc\nd', 'a\nb\nc\nd')).toEqual(['1: b', '2: c']);
  expect(changed('a\nb', 'b')).toEqual(['0: b']);
  expect(changed('a\nb', 'a')).toEqual(['0: a']);
  expect(changed(`a\n${'x\n'.repeat(500)}b`, 'a\nb')).toEqual(['0: a', '1: b']);
  // Those that were replaced are no gap.
  expect(changed('a\nb1\nb2\nc', 'a\nB\nc')).toEqual(['1: B']);
});

test('line breaks and a BOM are no difference', () => {
  expect(changed('\ufeffa\nb\nc', 'a\r\nB\r\nc')).toEqual(['1: B']);
  expect(changed('a\rb', 'a\nb')).toEqual([]);
});

test('a span counts with every line that it is on, and only with those', () => {
  const after = 'a\nB\nc\nd';
  const { touches } = changedLines('a\nb\nc\nd', after);
  expect(touches({ start: 0, end: 7 })).toBe(true); // a to d
  expect(touches({ start: 0, end: 2 })).toBe(false); // a with its line break
  expect(touches({ start: 2, end: 2 })).toBe(true); // in front of B
  expect(touches({ start: 3, end: 4 })).toBe(true); // B's line break
  expect(touches({ start: 4, end: 7 })).toBe(false); // c and d
});

// Any text: where lines differ, one of them is known as changed, and what is said of long texts and of short ones holds.
test('whatever was done to a text, lines that it did not have before are changed', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '}', ''), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const said = changed(before.join('\n'), after.join('\n'));
      for (const [at, content] of after.entries()) {
        if (!before.includes(content) && before.length > 0) expect(said).toContain(`${at}: ${content}`);
      }
      expect(said.length === 0).toBe(before.join('\n') === after.join('\n'));
    }),
  );
});

test('where more was edited than can be told apart, everything between two common lines has changed', () => {
  const stretch = (word: string): readonly string[] =>
    Array.from({ length: 200 }, (_, at) => (at % 2 ? `${word} ${at}` : 'same'));
  const text = (word: string): string => ['first', ...stretch(word), 'last'].join('\n');
  expect(changed(text('old'), text('new'))).toHaveLength(199); // the first `same` stands at the equal beginning
  const few = (word: string): string => ['first', ...stretch(word).slice(0, 12), 'last'].join('\n');
  expect(changed(few('old'), few('new'))).toEqual([1, 3, 5, 7, 9, 11].map((at) => `${at + 1}: new ${at}`));
});

test('what was moved has changed, at one of its places', () => {
  expect(changed('a\nb\nc\nd\ne', 'a\nd\nb\nc\ne')).toContain('1: d');
  expect(changed('a\nb\nc\nd\ne', 'a\nd\nb\nc\ne')).not.toContain('2: b');
});

// Common lines are found in one pass, so a long text is compared in parts.
test('many edits in a long text, and another text altogether', () => {
  const lines = (word: string): string =>
    Array.from({ length: 10_000 }, (_, at) => (at % 3 ? `${word} ${at % 700}` : '}')).join('\n');
  const scattered = lines('line').replace(/line 4\d$/gm, '$& changed');
  expect(changed(lines('line'), scattered).length).toBeGreaterThan(90);
  expect(changed(lines('line'), lines('other')).length).toBeGreaterThan(6000);
});
