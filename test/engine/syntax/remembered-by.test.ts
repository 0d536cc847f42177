import { expect, test } from 'vitest';
import { rememberedBy } from '../../../server/src/engine/syntax/remembered-by';

// Several memories share their keys: a tree has one of each kind.
test('memories do not see each other', () => {
  const [sizes, names] = [rememberedBy<object, number>(), rememberedBy<object, string>()];
  const key = {};
  sizes.set(key, 1);
  expect(names.get(key)).toBeUndefined();
  names.set(key, 'a');
  expect([sizes.get(key), names.get(key)]).toEqual([1, 'a']);
  expect(sizes.get({})).toBeUndefined();
});

// Whoever lists a key's members (a comparison, JSON) must not meet what was found out about it.
test('what is remembered is no member', () => {
  const key = { kind: 'node' };
  rememberedBy<object, number>().set(key, 1);
  expect(Object.keys(key)).toEqual(['kind']);
  expect(JSON.stringify(key)).toBe('{"kind":"node"}');
});
