import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import { positionMapOf, type PositionEncoding } from '../../server/src/service/position-map';

const at = (text: string, encoding: PositionEncoding, wanted: string): string => {
  const { line, character } = positionMapOf(text, encoding).positionAt(text.indexOf(wanted));
  return `${line}:${character}`;
};

test('an emoji is two units of UTF-16 and four bytes of UTF-8', () => {
  expect(at(`a\n'😀' 404`, 'utf-16', '404')).toBe('1:5');
  expect(at(`a\n'😀' 404`, 'utf-8', '404')).toBe('1:7');
  expect(at(`a\n'ü€' 404`, 'utf-8', '404')).toBe('1:8');
});

test('lines end as LSP says, with three breaks, and not at U+2028', () => {
  expect(at('a\r\nb\rc\nd\u2028 404', 'utf-16', '404')).toBe('3:3');
});

test('the BOM counts in the client’s line 0 and not in the engine’s offsets', () => {
  const map = positionMapOf('\uFEFF404\n500', 'utf-16');
  expect(map.rangeOf({ start: 0, end: 3 })).toEqual({
    start: { line: 0, character: 1 },
    end: { line: 0, character: 4 },
  });
  expect(map.offsetAt({ line: 0, character: 0 })).toBe(0);
  expect(map.offsetAt({ line: 1, character: 0 })).toBe(4);
  expect(positionMapOf('\uFEFF404', 'utf-8').positionAt(3)).toEqual({ line: 0, character: 6 });
  expect(positionMapOf('\uFEFF404', 'utf-8').offsetAt({ line: 0, character: 6 })).toBe(3);
});

test('places outside are clamped: behind a line, behind the text, before it', () => {
  for (const encoding of ['utf-8', 'utf-16'] as const) {
    const map = positionMapOf('ab\r\ncd', encoding);
    expect(map.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(map.offsetAt({ line: 9, character: 1 })).toBe(6);
    expect(map.offsetAt({ line: -1, character: 5 })).toBe(0);
    expect(map.offsetAt({ line: 1, character: -5 })).toBe(4);
    expect(map.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(map.positionAt(-1)).toEqual({ line: 0, character: 0 });
  }
});

test('a place inside a character is its start: half an emoji, two of three bytes', () => {
  expect(positionMapOf('😀4', 'utf-16').offsetAt({ line: 0, character: 1 })).toBe(0);
  expect(positionMapOf('😀4', 'utf-8').offsetAt({ line: 0, character: 3 })).toBe(0);
  expect(positionMapOf('a€4', 'utf-8').offsetAt({ line: 0, character: 3 })).toBe(1);
});

// It is sent as U+FFFD, which has three bytes.
test('half an emoji that stands alone is a character', () => {
  expect(positionMapOf('\uD83D 404', 'utf-8').offsetAt({ line: 0, character: 4 })).toBe(2);
  expect(positionMapOf('\uD83D 404', 'utf-8').positionAt(2)).toEqual({ line: 0, character: 4 });
});

test('a range that ends before it begins is empty', () => {
  const range = { start: { line: 0, character: 3 }, end: { line: 0, character: 1 } };
  expect(positionMapOf('abcdef', 'utf-16').spanOf(range)).toEqual({ start: 3, end: 3 });
});

test('offsets come back from positions, and UTF-16 positions are those of the documents', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'ü', '€', '😀', '\n', '\r\n', '\r', '\u2028', '\t'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.nat(40), (text, wanted) => {
      const document = TextDocument.create('file:///a.ts', 'typescript', 1, text);
      const offset = document.offsetAt(document.positionAt(Math.min(wanted, text.length)));
      const isInside = /[\uD800-\uDBFF]$/.test(text.slice(0, offset));
      expect(positionMapOf(text, 'utf-16').positionAt(offset)).toEqual(document.positionAt(offset));
      for (const encoding of ['utf-8', 'utf-16'] as const) {
        const map = positionMapOf(text, encoding);
        expect(map.offsetAt(map.positionAt(offset))).toBe(isInside ? offset - 1 : offset);
      }
    }),
  );
});
