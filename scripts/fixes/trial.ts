import { LEVELS, type FixKind } from '../../server/src/engine/model/finding';
import type { TextEdit } from '../../server/src/engine/text/edit';
import { commentsWith } from '../../server/src/engine/syntax/comments';
import { parseTree } from '../../server/src/engine/syntax/tree';
import { editsInto, withFixes, type ChosenFix } from '../../server/src/engine/lint/fixes';
import type { LintResult } from '../../server/src/engine/lint/lint';
import { isInSameHandler, isSame, newFindings, placed, type Placed } from './places';
import { styleFaults } from './style';

/**
 * What can be wrong with a fixed text. `lesser` is a quiet finding that the one which a suggestion settled had hidden:
 * information or a hint, not louder than that, in the same handler. No safe fix may bring even that.
 */
export type FaultKind = 'edits' | 'parse' | 'stays' | 'new' | 'lesser' | 'comments' | 'style' | 'again';

/** One thing that is wrong, in words. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

/** A file under trial: its name's ending chooses the language, `lint` knows its package and settings. */
export interface TrialFile {
  readonly name: string;
  readonly lint: (text: string) => LintResult;
  readonly syntaxErrors: (text: string) => number;
}

/** What came of writing fixes into a text. */
export interface Trial {
  /** Undefined when the edits cannot be written. */
  readonly after: { readonly text: string; readonly result: LintResult } | undefined;
  readonly faults: readonly Fault[];
}

/** Writes fixes into a text, all at once, and looks at everything that must hold of the result. */
export function tryFixes(
  file: TrialFile,
  text: string,
  before: LintResult,
  chosen: readonly ChosenFix[],
): Trial {
  const fixes = chosen.map(({ fix }) => fix);
  const edits = editsInto(text, fixes);
  let fixed: string;
  try {
    fixed = withFixes(text, fixes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { after: undefined, faults: [{ kind: 'edits', detail: error.message }] };
  }
  const faults: Fault[] = styleFaults(text, fixed, edits).map((detail) => ({ kind: 'style', detail }));
  if (fixed === text) faults.push({ kind: 'edits', detail: 'changes nothing' });
  const [errors, were] = [file.syntaxErrors(fixed), file.syntaxErrors(text)];
  if (errors > were) faults.push({ kind: 'parse', detail: `${errors} syntax errors, ${were} before` });
  const lost = lostComment(commentsOf(text, file.name), commentsOf(fixed, file.name));
  if (lost !== undefined) faults.push({ kind: 'comments', detail: lost });
  const result = file.lint(fixed);
  if (result.error !== undefined) faults.push({ kind: 'parse', detail: result.error });
  const [now, old] = [placed(result), placed(before)];
  const settled = old.filter(({ finding }) => chosen.some((one) => one.finding === finding));
  for (const one of settled) {
    const left = now.find((other) => isSame(other, one, edits));
    if (left) faults.push({ kind: 'stays', detail: left.finding.message });
  }
  for (const one of newFindings(now, old, edits)) {
    const { level, rule, message } = one.finding;
    faults.push({
      kind: isLesser(one, settled, edits) ? 'lesser' : 'new',
      detail: `${level} ${rule}: ${message}`,
    });
  }
  return { after: { text: fixed, result }, faults };
}

function isLesser(one: Placed, settled: readonly Placed[], edits: readonly TextEdit[]): boolean {
  const level = LEVELS.indexOf(one.finding.level);
  if (level < LEVELS.indexOf('information')) return false;
  return settled.some(
    (old) => level >= LEVELS.indexOf(old.finding.level) && isInSameHandler(one, old, edits),
  );
}

/** Whether a fix has failed: a suggestion may bring a lesser finding. */
export function hasFailed({ kind }: { readonly kind: FixKind }, faults: readonly Fault[]): boolean {
  return faults.some((fault) => fault.kind !== 'lesser' || kind === 'safe');
}

/** The comments of a text, in order. */
export function commentsOf(text: string, fileName: string): readonly string[] {
  const tree = parseTree(fileName, text);
  return commentsWith('/', tree).map(({ start, end }) => text.slice(start, end));
}

/** The first comment that is not found again at its place in the order; what a fix adds is no loss. */
export function lostComment(before: readonly string[], after: readonly string[]): string | undefined {
  let at = 0;
  for (const comment of before) {
    const found = after.indexOf(comment, at);
    if (found < 0) return comment;
    at = found + 1;
  }
  return undefined;
}
