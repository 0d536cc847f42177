import type { StatusPlace } from '../../engine/model/status-place';
import type { Span } from '../../engine/text/span';
import type { AnalysedDocument } from '../document';

/**
 * The status place at an offset, its both ends included; of several the shortest. Where a status is missing the blanks
 * around the gap belong to it (`res.statusCode = |;`).
 */
export function placeAt({ analysis, text }: AnalysedDocument, offset: number): StatusPlace | undefined {
  return analysis.places
    .filter((place) =>
      isMissing(place)
        ? /^[ \t]*$/.test(between(text, place.span.start, offset))
        : place.span.start <= offset && offset <= place.span.end,
    )
    .reduce<StatusPlace | undefined>(
      (found, place) => (found && lengthOf(found) <= lengthOf(place) ? found : place),
      undefined,
    );
}

/** What a status written at an offset of a place replaces: all of the place, or nothing in a gap. */
export function replacedAt(place: StatusPlace, offset: number): Span {
  return isMissing(place) ? { start: offset, end: offset } : place.span;
}

/** Whether no status is written there yet. */
export function isMissing({ span }: StatusPlace): boolean {
  return span.start === span.end;
}

function between(text: string, one: number, other: number): string {
  return text.slice(Math.min(one, other), Math.max(one, other));
}

function lengthOf({ span }: StatusPlace): number {
  return span.end - span.start;
}
