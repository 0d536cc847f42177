import { expect, test } from 'vitest';
import { codeFrame, excerptOf } from '../../server/src/cli/code-frame';
import { coloursOf } from '../../server/src/cli/colours';
import { lineMapOf } from '../../server/src/engine/text/line-map';

const plain = coloursOf({ write: () => undefined, isTTY: false, columns: undefined }, {});

/** The frame of the part of a text between two `¦`. */
function frame(marked: string): readonly string[] {
  const [before = '', inside = '', after = ''] = marked.split('¦');
  const text = before + inside + after;
  const span = { start: before.length, end: before.length + inside.length };
  return codeFrame(excerptOf(text, lineMapOf(text), span), plain);
}

test('shows a line before and after, and carets below the place', () => {
  expect(frame('one\nif (x) {\n  res.status(¦500¦).json();\n}\nlast')).toEqual([
    '  2 | if (x) {',
    '> 3 |   res.status(500).json();',
    '    |              ^^^',
    '  4 | }',
  ]);
});

test('line numbers stand below each other', () => {
  expect(frame('\n'.repeat(8) + 'a\n¦b¦\nc')).toEqual(['   9 | a', '> 10 | b', '     | ^', '  11 | c']);
});

test.each([
  ['a tab is four wide', '\t\t¦x¦', '        x', '        ^'],
  ['an emoji is two wide, however many code points it has', "'👩‍👩‍👧'; ¦x¦", "'👩‍👩‍👧'; x", '      ^'],
  ['a wide letter is two wide', '/* 状态 */ ¦x¦', '/* 状态 */ x', '           ^'],
  ['a combining mark takes no room', '"e\u0301" ¦x¦', '"e\u0301" x', '    ^'],
  ['controls are shown as escapes', '"\u001B[31m" ¦x¦', '"\\x1b[31m" x', '           ^'],
  ['U+2028 is no line break', '"a\u2028b" ¦x¦', '"a\\u2028b" x', '           ^'],
  ['what turns the direction is shown', '"\u202E" ¦x¦', '"\\u202e" x', '         ^'],
  ['an empty place has one caret', 'ab¦¦cd', 'abcd', '  ^'],
  ['a place at the end of the line has one too', 'ab¦¦', 'ab', '  ^'],
  ['an emoji is marked whole', "a '¦😀¦'", "a '😀'", '   ^^'],
  ['of several lines the first is marked', 'a¦bc\ndef¦', 'abc', ' ^^'],
])('%s', (_, source, line, carets) => {
  expect(frame(source).slice(0, 2)).toEqual([`> 1 | ${line}`, `    | ${carets}`]);
});

test.each(['\r\n', '\r'])('the line break %j is not shown', (lineBreak) => {
  expect(frame(['a', '¦b¦', 'c'].join(lineBreak))).toEqual(['  1 | a', '> 2 | b', '    | ^', '  3 | c']);
});

test('a long line is cut around the place', () => {
  const [line = '', carets = ''] = frame(`${'a'.repeat(500)}¦bad¦${'c'.repeat(500)}`);
  expect(line).toBe(`> 1 | …${'a'.repeat(50)}bad${'c'.repeat(67)}…`);
  expect(carets).toBe(`    | ${' '.repeat(51)}^^^`);
});

test('a cut never divides an emoji', () => {
  for (let before = 100; before < 104; before++) {
    const text = frame(`${'a'.repeat(before % 2)}${'😀'.repeat(before)}¦x¦${'😀'.repeat(200)}`).join('\n');
    expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  }
});

test('a megabyte on one line, and a place that covers it, stay small', () => {
  expect(frame(`x(¦${'a'.repeat(1e6)}¦)`).join('').length).toBeLessThan(500);
  expect(frame(`¦x¦\n${'a'.repeat(1e6)}`).join('').length).toBeLessThan(500);
});
