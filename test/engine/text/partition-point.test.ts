import { expect, test } from 'vitest';
import { partitionPoint } from '../../../server/src/engine/text/partition-point';

test('how much of the beginning of a list something holds for', () => {
  const list = [1, 2, 2, 5];
  expect([0, 1, 2, 3, 5, 9].map((most) => partitionPoint(list, (one) => one <= most))).toEqual([
    0, 1, 3, 3, 4, 4,
  ]);
  expect(partitionPoint([], () => true)).toBe(0);
});
