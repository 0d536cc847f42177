import type { Span } from './span';

/** The part of a text that differs from another one, and where it ends in that one. */
export interface Difference extends Span {
  readonly newEnd: number;
}

// To compare slices is faster than to compare characters.
const SLICE = 1024;

/** The one part in which two texts differ, as short as can be; empty where they are the same. */
export function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.slice(start, start + SLICE) === after.slice(start, start + SLICE))
    start += SLICE;
  start = Math.min(start, shorter);
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [end, newEnd] = [before.length, after.length];
  const most = shorter - start;
  let same = 0;
  while (
    same + SLICE <= most &&
    before.slice(end - same - SLICE, end - same) === after.slice(newEnd - same - SLICE, newEnd - same)
  )
    same += SLICE;
  end -= same;
  newEnd -= same;
  while (end > start && newEnd > start && before.charCodeAt(end - 1) === after.charCodeAt(newEnd - 1)) {
    end--;
    newEnd--;
  }
  return { start, end, newEnd };
}
