import type { Span } from './span';

/** Replaces the text of a span; an empty span inserts. Offsets as in {@link Span}. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * Applies edits to a text.
 * @param text the text that the edits' offsets count in
 * @param edits in any order; two insertions at one place keep their order
 * @returns the new text
 * @throws RangeError when two edits overlap or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or lies outside the text`);
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
