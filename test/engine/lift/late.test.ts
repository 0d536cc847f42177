import { expect, test } from 'vitest';
import { lateMembers } from '../../../server/src/engine/lift/late';

interface Thing {
  readonly name: string;
  readonly size: number;
  readonly parts: readonly string[];
}
const lateThing = lateMembers<Thing, 'size' | 'parts'>(['size', 'parts']);

// The point of a late member: most are never asked for, and what they need may come after the object.
test('a late member is worked out when it is asked for', () => {
  const asked: string[] = [];
  let size = 1;
  const thing = lateThing(
    { name: 'a' },
    {
      size: () => size,
      parts: () => {
        asked.push('parts');
        return ['x'];
      },
    },
  );
  size = 2;
  expect(thing.name).toBe('a');
  expect(thing.size).toBe(2);
  expect(asked).toEqual([]);
  expect(thing.parts).toEqual(['x']);
});

// Things of one kind share a prototype, which must not mix them up.
test('each object answers for itself', () => {
  const make = (name: string, size: number): Thing =>
    lateThing({ name }, { size: () => size, parts: () => [] });
  const [first, second] = [make('a', 1), make('b', 2)];
  expect([first.size, second.size]).toEqual([1, 2]);
  expect(Object.getPrototypeOf(first)).toBe(Object.getPrototypeOf(second));
});

// What compares two models member by member must not miss the late ones.
test('`for … in` sees late members and nothing else besides the known', () => {
  const seen: string[] = [];
  for (const key in lateThing({ name: 'a' }, { size: () => 1, parts: () => [] })) seen.push(key);
  expect(seen).toEqual(['name', 'size', 'parts']);
});
