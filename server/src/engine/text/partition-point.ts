/**
 * Of a list that begins with what something holds for: how much that is.
 * @param holds for the beginning of the list, and for nothing behind it
 */
export function partitionPoint<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
