import type { Finding, Fix, FixKind } from '../model/finding';
import { applyEdits, type TextEdit } from '../text/edit';
import { partitionPoint } from '../text/partition-point';

/** A finding with the fix that was chosen for it. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * Chooses one fix for each finding that is not suppressed: the preferred one of the allowed kinds, else their first.
 * Of fixes that touch each other the earlier finding's is chosen; the others wait for the next round.
 */
export function chooseFixes(findings: readonly Finding[], kinds: readonly FixKind[]): readonly ChosenFix[] {
  const taken: TextEdit[] = []; // ascending, none touching one of another fix
  const chosen: ChosenFix[] = [];
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const allowed = finding.fixes.filter(({ kind, edits }) => kinds.includes(kind) && edits.length > 0);
    const fix = allowed.find(({ preferred }) => preferred) ?? allowed[0];
    if (!fix || fix.edits.some((edit) => touchesOne(taken, edit))) continue;
    for (const edit of fix.edits) taken.splice(placeIn(taken, edit), 0, edit);
    chosen.push({ finding, fix });
  }
  return chosen;
}

/**
 * Applies the fixes of the allowed kinds once.
 * @param text the text that was linted, without BOM; inserted line breaks become the text's own
 */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
  kinds: readonly FixKind[],
): { readonly text: string; readonly applied: readonly ChosenFix[] } {
  const applied = chooseFixes(findings, kinds);
  return {
    text: withFixes(
      text,
      applied.map(({ fix }) => fix),
    ),
    applied,
  };
}

/**
 * Writes fixes that do not touch each other into a text.
 * @throws RangeError when they overlap
 */
export function withFixes(text: string, fixes: readonly Fix[]): string {
  return applyEdits(text, editsInto(text, fixes));
}

/** The edits of fixes as they are written into a text: inserted line breaks are the text's own. */
export function editsInto(text: string, fixes: readonly Pick<Fix, 'edits'>[]): readonly TextEdit[] {
  const edits = fixes.flatMap((fix) => fix.edits);
  return usesCrLf(text) ? edits.map(withCrLf) : edits;
}

function touchesOne(taken: readonly TextEdit[], { start, end }: TextEdit): boolean {
  const next = taken[partitionPoint(taken, (other) => other.end < start)];
  return next !== undefined && next.start <= end;
}

function placeIn(taken: readonly TextEdit[], { start }: TextEdit): number {
  return partitionPoint(taken, (other) => other.start <= start);
}

function usesCrLf(text: string): boolean {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r';
}

function withCrLf(edit: TextEdit): TextEdit {
  return { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') };
}
