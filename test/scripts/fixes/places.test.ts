import { describe, expect, test } from 'vitest';
import { isSame, newFindings, originOf, type Placed } from '../../../scripts/fixes/places';
import { findingOf } from './made-up';

const at = (start: number, rule = 'a', more: Partial<Placed['finding']> = {}): Placed => ({
  finding: findingOf(start, { rule, ...more }),
  response: undefined,
  handler: undefined,
});

describe('originOf', () => {
  const edits = [
    { start: 2, end: 4, text: 'xxxx' },
    { start: 8, end: 8, text: '++' },
    { start: 9, end: 12, text: '' },
  ];

  test.each([
    ['before all edits', 1, { start: 1, end: 1 }],
    ['in what was written: all that it replaced', 3, { start: 2, end: 4 }],
    ['behind a replacement', 7, { start: 5, end: 5 }],
    ['in what was inserted', 10, { start: 8, end: 8 }],
    ['behind an insertion', 12, { start: 8, end: 8 }],
    ['where something was removed', 13, { start: 9, end: 12 }],
    ['behind everything', 14, { start: 13, end: 13 }],
  ])('%s', (_, offset, origin) => {
    expect(originOf(offset, edits)).toEqual(origin);
  });
});

test('a finding that moved is the same, one of another rule is not', () => {
  const edits = [{ start: 0, end: 0, text: 'return ' }];
  expect(isSame(at(17), at(10), edits)).toBe(true);
  expect(isSame(at(16), at(10), edits)).toBe(false);
  expect(isSame(at(17, 'b'), at(10), edits)).toBe(false);
});

test('a finding whose response is the same is the same wherever it stands now', () => {
  const response = { start: 5, end: 30 };
  const edits = [{ start: 8, end: 8, text: '.status(404)' }];
  const moved = { ...at(16), response: { start: 5, end: 42 } };
  expect(isSame(moved, { ...at(9), response }, edits)).toBe(true);
  expect(isSame(moved, { ...at(9), response: { start: 4, end: 30 } }, edits)).toBe(false);
});

test('new is what the old text did not have, neither in `also` nor as another place of the same', () => {
  const before = [
    at(10, 'a', { also: ['b'] }),
    at(20, 'c', { related: [{ span: { start: 30, end: 33 }, message: '' }] }),
  ];
  const now = [at(10), at(10, 'b'), at(30, 'c'), at(10, 'd'), at(40, 'c')];
  expect(newFindings(now, before, []).map(({ finding }) => `${finding.rule} ${finding.span.start}`)).toEqual([
    'd 10',
    'c 40',
  ]);
});
