import { diffArrays } from 'diff';
import type { Span } from '../engine/text/span';
import { lineMapOf } from '../engine/text/line-map';
import { commonLines } from './common-lines';

/** The lines of a text that differ from an earlier one. */
export interface ChangedLines {
  /** Whether any line that a span is on has changed; offsets of the text, without BOM. */
  readonly touches: (span: Span) => boolean;
}

/**
 * Compares two texts line by line. A line has changed when it is new or different; where lines were taken away, the one
 * before and the one behind have. How lines end is no difference: repositories keep other line breaks than disks.
 * @param baseline the earlier text; a BOM is no difference
 * @param text the present one, without BOM
 */
export function changedLines(baseline: string, text: string): ChangedLines {
  const changed = changedIn(linesOf(baseline.replace(/^\ufeff/, '')), linesOf(text));
  const lines = lineMapOf(text);
  return {
    touches({ start, end }) {
      const last = lines.positionAt(Math.max(start, end - 1)).line;
      for (let { line } = lines.positionAt(start); line <= last; line++) if (changed.has(line)) return true;
      return false;
    },
  };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The numbers of the changed lines, 0-based. */
function changedIn(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  const changed = new Set<number>();
  let [from, at] = [0, 0];
  for (const [line, now] of [...commonLines(before, after), [before.length, after.length] as const]) {
    if (from < line || at < now) {
      for (const one of changedBetween(before.slice(from, line), after.slice(at, now), at)) changed.add(one);
    }
    [from, at] = [line + 1, now + 1];
  }
  return changed;
}

/** Edits between two common lines that are told apart: the effort grows with their square. */
const MOST_EDITS = 40;

/** @param first the number of the first of the later lines */
function changedBetween(
  before: readonly string[],
  after: readonly string[],
  first: number,
): readonly number[] {
  const whole = after.map((_, index) => first + index);
  if (before.length === 0) return whole;
  if (after.length === 0) return [first - 1, first];
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!parts) return whole;
  let line = first;
  return parts.flatMap(({ added, removed, count }, index) => {
    const start = line;
    if (!removed) line += count;
    if (added) return whole.slice(start - first, line - first);
    const isReplaced = parts[index - 1]?.added === true || parts[index + 1]?.added === true;
    return removed && !isReplaced ? [start - 1, start] : [];
  });
}
