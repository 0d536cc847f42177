import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, nearNames } from '../../../server/src/engine/text/near';

const names = ['--fix', '--fix-dry-run', '--format', '--level', '--quiet'];

test.each([
  ['--fxi', ['--fix']],
  ['--levle', ['--level']],
  ['--leve', ['--level']],
  ['--formatt', ['--format']],
  ['--QUIET', ['--quiet']],
  ['--something', []],
])('near %s stands %j', (typed, near) => {
  expect(nearNames(typed, names)).toEqual(near);
});

test('offers at most three, or nothing', () => {
  expect(didYouMean('abcd', ['abcde', 'abcdf', 'abcdg', 'abcdh'])).toBe(
    ' Did you mean abcde or abcdf or abcdg?',
  );
  expect(didYouMean('x', names)).toBe('');
});

// It gives up early on what is far away: never on what is near.
test('one mistake in a name is always found, two in a long one', () => {
  const letters = array(constantFrom('a', 'b', 'c', '-'), { minLength: 6, maxLength: 20 });
  assert(
    property(letters, letters, (name, other) => {
      const swapped = [name[1], name[0], ...name.slice(2)].join('');
      const replaced = ['x', ...name.slice(1, -1), 'y'].join('');
      for (const typed of [swapped, replaced, `x${name.join('')}`, name.slice(1).join('')])
        expect(nearNames(typed, [other.join(''), name.join('')])).toContain(name.join(''));
    }),
  );
});
