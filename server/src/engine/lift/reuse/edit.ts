import type { Span } from '../../text/span';

/** The part of a text that differs from another one, and where it ends in that one. */
export interface Difference extends Span {
  readonly newEnd: number;
}

/** The one part in which two texts differ, as short as can be; empty where they are the same. */
export function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [end, newEnd] = [before.length, after.length];
  while (end > start && newEnd > start && before.charCodeAt(end - 1) === after.charCodeAt(newEnd - 1)) {
    end--;
    newEnd--;
  }
  return { start, end, newEnd };
}
