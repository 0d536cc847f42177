import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printableJson } from '../../../server/src/cli/printable';
import { labelText, visible, visibleLine } from '../../../server/src/engine/text/visible';

describe('what cannot be seen is written as an escape', () => {
  test.each([
    ['a terminal obeys it', '\u001B[2J\u009B31m\u0007\u007F', String.raw`\x1b[2J\x9b31m\x07\x7f`],
    ['it rewrites the line', 'a\rb\bc\vd', String.raw`a\x0db\x08c\x0bd`],
    ['Trojan Source', '\u202Eelif\u2066x\u2069\u202C', String.raw`\u202eelif\u2066x\u2069\u202c`],
    ['marks of direction', '\u200E\u200F\u061C', String.raw`\u200e\u200f\u061c`],
    ['no width', 'a\u200Bb\u2060c\uFEFFd\u00ADe\u200Cf', String.raw`a\u200bb\u2060c\ufeffd\xade\u200cf`],
    ['fillers that are letters', 'is\u3164Admin\uFFA0\u115F', String.raw`is\u3164Admin\uffa0\u115f`],
    ['separators', 'a\u2028b\u2029c\u0085d', String.raw`a\u2028b\u2029c\x85d`],
    ['tags', 'a\u{E0041}b', String.raw`a\u{e0041}b`],
    ['a joiner between letters', 'ad\u200Dmin', String.raw`ad\u200dmin`],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

test('what can be seen stays as it is: layout, other scripts, emoji', () => {
  for (const text of ['a\tb\n', 'größe', 'שלום مرحبا', '日本語', '👩‍👩‍👧 👍🏽 ❤️ 1️⃣', 'e\u0301'])
    expect(visible(text)).toBe(text);
});

test('a line stays a line', () => {
  expect(visibleLine('a\tb\nc')).toBe(String.raw`a\tb\nc`);
});

// In VS Code a message's `[text](command:…)` runs a command, and a label's `$(name)` is an icon.
test('a label has neither links nor icons of others', () => {
  expect(labelText('[Fix](command:workbench.action.quit) $(check) \u202E')).toBe(
    String.raw`[Fix] (command:workbench.action.quit) $ (check) \u202e`,
  );
});

const HOSTILE = /[\p{Bidi_Control}\p{Zl}\p{Zp}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2060\uFEFF]/u;
const hostileText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001B',
      '\u009B',
      '\u202E',
      '\u2066',
      '\u200D',
      '\uFE0F',
      '👩',
      '\u{E0041}',
      'a',
      '"',
      '\\',
      '\n',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('of any text nothing hidden is left, and JSON keeps its value', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(visible(text)).not.toMatch(HOSTILE);
      const json = printableJson({ [text]: [text] });
      expect(json).not.toMatch(HOSTILE);
      expect(JSON.parse(json)).toEqual({ [text]: [text] });
    }),
    { numRuns: 2000 },
  );
});
