import { expect, test } from 'vitest';
import { crashPolicy } from '../../client/src/crash-policy';

const minute = 60_000;

/** What the policy says to crashes at these times, in minutes. */
function answersAt(...minutes: readonly number[]): boolean[] {
  let time = 0;
  const { restartAfterCrash } = crashPolicy(() => time);
  return minutes.map((each) => {
    time = each * minute;
    return restartAfterCrash();
  });
}

test('the fifth crash within three minutes is one too many', () => {
  expect(answersAt(0, 0.1, 0.2, 0.3, 0.4)).toEqual([true, true, true, true, false]);
});

test('a crash now and then is forgiven for ever', () => {
  expect(answersAt(0, 1, 2, 3, 4, 5, 6, 7)).toEqual(Array.from({ length: 8 }, () => true));
});

test('old crashes are forgotten, new ones are not', () => {
  expect(answersAt(0, 10, 10.1, 10.2, 10.3, 10.4)).toEqual([true, true, true, true, true, false]);
});
