import type { LintResult } from '../../server/src/engine/lint/lint';
import type { Finding } from '../../server/src/engine/model/finding';
import { contains, type Span } from '../../server/src/engine/text/span';
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

/** A finding with the response that it is about, when it stands at or in one. */
export interface Placed {
  readonly finding: Finding;
  readonly response: Span | undefined;
  /** The function that the response, or else the finding, is part of. */
  readonly handler: Span | undefined;
}

/** The findings of a file, each with its response: a status that is written moves the place of its findings. */
export function placed({ findings, handlers }: Pick<LintResult, 'findings' | 'handlers'>): readonly Placed[] {
  const responses = handlers.flatMap((handler) => handler.responses);
  return findings.map((finding) => {
    const { start } = finding.span;
    const around = responses.filter(({ site, span }) => site.start === start || contains(span, finding.span));
    const [innermost] = around.sort((a, b) => length(a.span) - length(b.span));
    const within = handlers.map(({ span }) => span).filter((span) => contains(span, finding.span));
    const [handler] = within.sort((a, b) => length(a) - length(b));
    return { finding, response: innermost?.span, handler };
  });
}

function length({ start, end }: Span): number {
  return end - start;
}

/** Whether a finding of the new text is one of the old text that has only moved. */
export function isSame(now: Placed, before: Placed, edits: readonly TextEdit[]): boolean {
  return now.finding.rule === before.finding.rule && isAtSamePlace(now, before, edits);
}

/** Whether two findings stand at the same place, or at one response. */
function isAtSamePlace(now: Placed, before: Placed, edits: readonly TextEdit[]): boolean {
  return (
    standsAt(now.finding.span, before.finding.span, edits) || standsAt(now.response, before.response, edits)
  );
}

/** Whether a finding stands in the handler of another, or at its response. */
export function isInSameHandler(now: Placed, before: Placed, edits: readonly TextEdit[]): boolean {
  return isAtSamePlace(now, before, edits) || standsAt(now.handler, before.handler, edits);
}

function standsAt(now: Span | undefined, before: Span | undefined, edits: readonly TextEdit[]): boolean {
  if (!now || !before) return false;
  const { start, end } = originOf(now.start, edits);
  return before.start >= start && before.start <= end;
}

/**
 * The findings of the new text that the old one did not have.
 *
 * Known are also: what stood in another finding's `also` (one verdict per response), and the other places of a
 * finding that speaks for a whole file (its `related`): one of them speaks once the first is gone.
 */
export function newFindings(
  now: readonly Placed[],
  before: readonly Placed[],
  edits: readonly TextEdit[],
): readonly Placed[] {
  return now.filter((one) => {
    const { rule, span } = one.finding;
    const origin = originOf(span.start, edits);
    const touches = (other: Span): boolean => other.start <= origin.end && origin.start <= other.end;
    return !before.some(
      (old) =>
        isSame(one, old, edits) ||
        (old.finding.also.includes(rule) && isAtSamePlace(one, old, edits)) ||
        (old.finding.rule === rule && old.finding.related.some((other) => touches(other.span))),
    );
  });
}
