/** A half-open range of a text: offsets are 0-based UTF-16 code units of the text without its BOM. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies within `outer` (equal counts as within). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
