import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { timeOf } from '../../../server/src/engine/values/time';

// What the argument of the last `wait(…)` says of a time.
function timeIn(code: string): string | undefined {
  const tree = parseTree('a.ts', code);
  const call = tree.calls.findLast(({ expression }) => /\bwait$/.test(tree.text.slice(0, expression.end)));
  return timeOf(call!.arguments[0]!, emptyEnvironment(tree));
}

describe('what an expression says of a time', () => {
  test.each([
    ['windowMs', 'milliseconds'],
    ['limit.msBeforeNext', 'milliseconds'],
    ['WINDOW_MS', 'milliseconds'],
    ['15 * 60 * 1000', 'milliseconds'],
    ['SECOND * minutes', 'milliseconds'],
    ['900000', 'milliseconds'],
    ["'900000'", 'milliseconds'],
    ['String(windowMs)', 'milliseconds'],
    ['`${windowMs}`', 'milliseconds'],
    ['windowMs.toString()', 'milliseconds'],
    ['Math.max(1, reset - Date.now())', 'milliseconds'],
    ['end.getTime() - start.getTime()', 'milliseconds'],
    ['windowMs ?? 60', 'milliseconds'],
    ['a ? windowMs : otherMs', 'milliseconds'],
    ['Math.ceil(windowMs / 1000)', 'seconds'],
    ['Math.ceil((reset.getTime() - Date.now()) / SECOND)', 'seconds'],
    ['(reset * 1000 - Date.now()) / 1000', 'seconds'],
    ['delaySeconds', 'seconds'],
    ['Date.now() + windowMs', 'epoch-milliseconds'],
    ['+new Date()', 'epoch-milliseconds'],
    ['1767225600000', 'epoch-milliseconds'],
    ['Math.floor(Date.now() / 1000) + 60', 'epoch-seconds'],
    ['1767225600', 'epoch-seconds'],
    ['new Date(reset)', 'date'],
    ['at', 'date'],
    ['at.toISOString()', 'iso'],
    ['new Date(reset).toUTCString()', 'http-date'],
  ])('%s is %s', (expression, kind) => {
    expect(timeIn(`const SECOND = 1000; const at = new Date(); wait(${expression});`)).toBe(kind);
  });

  test.each([
    ['60'],
    ["'120'"],
    ['86400 * 30'],
    ['retryAfter'],
    ['items'],
    ['params'],
    ['windowMs / 60000'],
    ['a ? windowMs : delaySeconds'],
    ['`in ${windowMs}`'],
    ['later.getTime() - now'],
    ['changed'],
    ['read(windowMs)'],
  ])('nothing tells what %s is', (expression) => {
    expect(timeIn(`let changed = windowMs; changed = 1; wait(${expression});`)).toBeUndefined();
  });
});
