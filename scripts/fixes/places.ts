import type { Finding } from '../../server/src/engine/model/finding';
import type { Span } from '../../server/src/engine/text/span';
import type { TextEdit } from '../../server/src/engine/text/edit';

/**
 * Where in the old text an offset of the new one comes from. Inside of what an edit wrote that is the whole span
 * which the edit replaced; elsewhere both ends are the same offset.
 */
export function originOf(offset: number, edits: readonly TextEdit[]): Span {
  let grown = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = edit.start + grown;
    if (offset < start) break;
    const end = start + edit.text.length;
    if (offset < end) return { start: edit.start, end: edit.end };
    grown += edit.text.length - (edit.end - edit.start);
    if (offset === end) return { start: Math.min(edit.start, offset - grown), end: offset - grown };
  }
  return { start: offset - grown, end: offset - grown };
}

/** Whether a finding of the new text is one of the old text that has only moved. */
export function isSame(now: Finding, before: Finding, edits: readonly TextEdit[]): boolean {
  if (now.rule !== before.rule) return false;
  const { start, end } = originOf(now.span.start, edits);
  return before.span.start >= start && before.span.start <= end;
}

/**
 * The findings of the new text that the old one did not have.
 *
 * Known are also: what stood in another finding's `also` (one verdict per response), and the other places of a
 * finding that speaks for a whole file (its `related`): one of them speaks once the first is gone.
 */
export function newFindings(
  now: readonly Finding[],
  before: readonly Finding[],
  edits: readonly TextEdit[],
): readonly Finding[] {
  return now.filter((finding) => {
    const origin = originOf(finding.span.start, edits);
    const touches = (span: Span): boolean => span.start <= origin.end && origin.start <= span.end;
    return !before.some(
      (old) =>
        isSame(finding, old, edits) ||
        (old.also.includes(finding.rule) && touches(old.span)) ||
        (old.rule === finding.rule && old.related.some(({ span }) => touches(span))),
    );
  });
}
