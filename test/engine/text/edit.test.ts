import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, joinedEdits, movedBy, type TextEdit } from '../../../server/src/engine/text/edit';

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

test('edits of two rounds become edits of the first text', () => {
  const first = [edit(0, 3, 'one'), edit(8, 11, 'three')];
  expect(applyEdits('111 222 333', first)).toBe('one 222 three');
  const second = [edit(4, 7, 'two')];
  expect(joinedEdits([first, second])).toEqual([edit(0, 3, 'one'), edit(4, 7, 'two'), edit(8, 11, 'three')]);
});

test('an edit of what an earlier one wrote is one with it', () => {
  expect(joinedEdits([[edit(2, 2, 'abc')], [edit(3, 4, 'X')]])).toEqual([edit(2, 2, 'aXc')]);
  expect(joinedEdits([[edit(2, 4, 'abc')], [edit(1, 6, '')]])).toEqual([edit(1, 5, '')]);
});

test('insertions at one place are one edit, in their order', () => {
  expect(joinedEdits([[edit(2, 2, 'a'), edit(2, 2, 'b')]])).toEqual([edit(2, 2, 'ab')]);
  expect(joinedEdits([[edit(2, 2, 'a')], [edit(2, 2, 'b'), edit(3, 3, 'c')]])).toEqual([edit(2, 2, 'bac')]);
});

test('what stands behind an edit is moved, and what stands before it is not', () => {
  const edits = [edit(8, 11, 'three'), edit(0, 3, ''), edit(4, 4, 'and ')];
  expect(applyEdits('111 222 333 444', edits)).toBe(' and 222 three 444');
  expect([0, 3, 4, 7, 11, 12].map(movedBy(edits))).toEqual([0, 0, 5, 8, 14, 15]);
  expect(movedBy([])(7)).toBe(7);
});

test('no round, no edit; what overlaps is refused', () => {
  expect(joinedEdits([])).toEqual([]);
  expect(() => joinedEdits([[edit(0, 3, ''), edit(2, 4, '')]])).toThrow(RangeError);
});

test('joined edits do what the rounds do, and none touches another', () => {
  const round = fc.array(
    fc.record({ at: fc.nat(12), length: fc.nat(4), text: fc.constantFrom('', 'x', 'yz', '\n') }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(round, { maxLength: 4 }), (rounds) => {
      const text = '0123456789';
      let now = text;
      const made = rounds.map((wanted) => {
        const edits: TextEdit[] = [];
        for (const { at, length, text: written } of wanted) {
          const start = Math.min(at, now.length);
          const end = Math.min(start + length, now.length);
          if (edits.every((other) => end < other.start || other.end < start))
            edits.push(edit(start, end, written));
        }
        now = applyEdits(now, edits);
        return edits;
      });
      const joined = joinedEdits(made);
      expect(applyEdits(text, joined)).toBe(now);
      joined.slice(1).forEach((next, index) => expect(next.start).toBeGreaterThan(joined[index]!.end));
    }),
    { numRuns: 2000 },
  );
});
