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
