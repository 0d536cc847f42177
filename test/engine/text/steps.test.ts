import { expect, test } from 'vitest';
import { atOnce, got, inTurns, onceFor, type Steps } from '../../../server/src/engine/text/steps';

const later = (value: number): Promise<number> => Promise.resolve(value);

function* sum(...parts: readonly (number | Promise<number>)[]): Steps<number> {
  let all = 0;
  for (const part of parts) all += yield* got(part);
  return all;
}

test('the same work is done by who waits and by who cannot', async () => {
  expect(await inTurns(sum(1, later(2), 3))).toBe(6);
  expect(atOnce(sum(1, 2, 3))).toBe(6);
});

test('who cannot wait is told what it was given', () => {
  expect(() => atOnce(sum(1, later(2)))).toThrow('This work cannot be done at once.');
});

// A file that cannot be read is told where it was asked for, whichever way it fails.
test('what fails is thrown where it was asked for', async () => {
  function* caught(thing: () => number | Promise<number>): Steps<string> {
    try {
      return String(yield* got(thing()));
    } catch (error) {
      return (error as Error).message;
    }
  }
  expect(await inTurns(caught(() => Promise.reject(new Error('later'))))).toBe('later');
  expect(
    atOnce(
      caught(() => {
        throw new Error('at once');
      }),
    ),
  ).toBe('at once');
});

test('work is done once for each name, also by two that wait for it', async () => {
  const done: string[] = [];
  const lengthOf = onceFor(inTurns, function* (name): Steps<number> {
    done.push(name);
    return yield* got(later(name.length));
  });
  expect(await Promise.all(['ab', 'ab', 'c'].map((name) => inTurns(lengthOf(name))))).toEqual([2, 2, 1]);
  expect(done).toEqual(['ab', 'c']);
});
