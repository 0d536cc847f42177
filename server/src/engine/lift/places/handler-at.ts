import type { Handler } from '../../model/handler';
import { contains, type Span } from '../../text/span';

/** Finds the innermost handler around a place; undefined outside of all. */
export type HandlerAt = (place: Span) => Handler | undefined;

interface Nested {
  readonly handler: Handler;
  readonly outer: Nested | undefined;
}

/**
 * Prepares looking for handlers: functions lie in each other or apart, so that looking takes as many steps as they are
 * deep, however many there are. Of handlers that are the same function the last is found.
 */
export function handlersAround(handlers: readonly Handler[]): HandlerAt {
  const sorted = handlers
    .toSorted(({ span: a }, { span: b }) => a.start - b.start || b.end - a.end)
    .reduce<Nested[]>((before, handler) => {
      before.push({ handler, outer: around(handler.span, before.at(-1)) });
      return before;
    }, []);
  return (place) => around(place, lastBefore(place.start, sorted))?.handler;
}

function around(place: Span, from: Nested | undefined): Nested | undefined {
  let at = from;
  while (at !== undefined && !contains(at.handler.span, place)) at = at.outer;
  return at;
}

/** The last that begins at or before an offset. */
function lastBefore(offset: number, sorted: readonly Nested[]): Nested | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.handler.span.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
