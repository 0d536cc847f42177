import type { Finding } from '../model/finding';
import { movedBy, type TextEdit } from '../text/edit';
import { editsInto, withFixes, type ChosenFix } from './fixes';
import type { LintResult } from './lint';

/** A fix that was applied, with the text that its finding's and its edits' offsets count in. */
export interface AppliedFix extends ChosenFix {
  readonly text: string;
}

/** What came of fixing a text. */
export interface Fixed {
  readonly text: string;
  /** Of the fixed text. */
  readonly result: LintResult;
  /** In the order in which they were applied; empty: the text is as it was. */
  readonly applied: readonly AppliedFix[];
  /** The edits of each round, in the text that the rounds before it left. */
  readonly rounds: readonly (readonly TextEdit[])[];
}

/** Looks at a text that a fix may have changed. */
export interface Linter {
  readonly lint: (text: string) => LintResult;
  /** How many syntax errors the parser finds. */
  readonly syntaxErrors: (text: string) => number;
}

/** Chooses what to apply of the findings of a text, those that were refused left out. None may touch another. */
export type ChooseFixes = (findings: readonly Finding[], text: string) => readonly ChosenFix[];

const mostRounds = 10;

/**
 * Applies the chosen fixes of a text, again and again until nothing changes, at most ten times: a fix can make room
 * for another. Fixes that touch each other wait for the next round. A fix is refused that does not settle its
 * finding or makes the text harder to parse.
 * @param first the result of linting `text`
 */
export function fixInRounds(text: string, first: LintResult, linter: Linter, choose: ChooseFixes): Fixed {
  let now: Fixed = { text, result: first, applied: [], rounds: [] };
  const refused = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const findings = now.result.findings.filter((finding) => !refused.has(keyOf(finding)));
    const candidates = choose(findings, now.text);
    if (candidates.length === 0) break;
    const next = attempt(now, candidates, linter) ?? withoutRefused(now, candidates, linter, refused);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** One of the fixes is at fault: they are added one by one, and those that do harm are refused from then on. */
function withoutRefused(
  now: Fixed,
  candidates: readonly ChosenFix[],
  linter: Linter,
  refused: Set<string>,
): Fixed | undefined {
  const good: ChosenFix[] = [];
  let best: Fixed | undefined;
  for (const candidate of candidates) {
    const next = attempt(now, [...good, candidate], linter);
    if (next === undefined) {
      refused.add(keyOf(candidate.finding));
    } else {
      good.push(candidate);
      best = next;
    }
  }
  return best;
}

function attempt(
  { text, applied, rounds }: Fixed,
  candidates: readonly ChosenFix[],
  { lint, syntaxErrors }: Linter,
): Fixed | undefined {
  const fixes = candidates.map(({ fix }) => fix);
  const changed = withFixes(text, fixes);
  const edits = editsInto(text, fixes);
  const result = lint(changed);
  if (result.error !== undefined || hasUnsettled(result, candidates, edits)) return undefined;
  if (syntaxErrors(changed) > syntaxErrors(text)) return undefined;
  return {
    text: changed,
    result,
    applied: [...applied, ...candidates.map((candidate) => ({ ...candidate, text }))],
    rounds: [...rounds, edits],
  };
}

/** Whether one of the findings still stands at its place, which the edits have moved. */
function hasUnsettled(
  { findings }: LintResult,
  candidates: readonly ChosenFix[],
  edits: readonly TextEdit[],
): boolean {
  const standing = new Set(findings.filter(({ suppressed }) => suppressed === undefined).map(keyOf));
  const moved = movedBy(edits);
  return candidates.some(({ finding: { rule, span } }) =>
    // What is inserted right at its start may stand before the finding or in it.
    [moved(span.start - 1) + 1, moved(span.start)].some((start) => standing.has(keyAt(rule, start))),
  );
}

function keyOf({ rule, span }: Finding): string {
  return keyAt(rule, span.start);
}

function keyAt(rule: string, start: number): string {
  return `${rule} ${start}`;
}
