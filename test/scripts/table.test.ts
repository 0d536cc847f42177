import { describe, expect, it } from 'vitest';
import { shareOf, tableOf } from '../../scripts/table';

describe('tableOf', () => {
  it('aligns the first column left and the others right', () => {
    expect(
      tableOf(
        ['', 'n'],
        [
          ['long', '1'],
          ['a', '100'],
        ],
      ).split('\n'),
    ).toEqual(['        n', '----  ---', 'long    1', 'a     100']);
  });
});

describe('shareOf', () => {
  it('gives no share under 5', () => {
    expect(shareOf(3, 4)).toBe('3 of 4');
    expect(shareOf(4, 5)).toBe('4 of 5 (80.0 %)');
  });
});
