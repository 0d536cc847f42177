import type { Span } from '../../text/span';

/** A part of a text that another text took the place of; `delta` is by how much that one is longer. */
export interface Replaced extends Span {
  readonly delta: number;
}

/** What happened to a text, one after the other: each counts in the text that those before it left. */
export type Shifts = readonly Replaced[];

/** Where an offset has gone; one inside a part that was replaced has no meaning any more. */
export function shifted(offset: number, shifts: Shifts): number {
  let at = offset;
  for (const { end, delta } of shifts) if (at >= end) at += delta;
  return at;
}

/** Where a span has gone. */
export function shiftedSpan({ start, end }: Span, shifts: Shifts): Span {
  return { start: shifted(start, shifts), end: shifted(end, shifts) };
}

/** What happened, and then one more: who types replaces the same part again and again. */
export function followedBy(shifts: Shifts, next: Replaced): Shifts {
  const last = shifts.at(-1);
  if (last?.start !== next.start || last.end + last.delta !== next.end) return [...shifts, next];
  const { start, end } = last;
  return [...shifts.slice(0, -1), { start, end, delta: last.delta + next.delta }];
}
