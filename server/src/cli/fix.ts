import type { LintResult } from '../engine/lint/lint';
import { chooseFixes, editsInto, withFixes, type ChosenFix } from '../engine/lint/fixes';
import type { Finding } from '../engine/model/finding';
import type { TextEdit } from '../engine/text/edit';
import { lineMapOf } from '../engine/text/line-map';
import { placeOf, type AppliedFix } from './report';

/** What came of fixing a text. */
export interface Fixed {
  readonly text: string;
  /** Of the fixed text. */
  readonly result: LintResult;
  /** In the order in which they were applied; empty: the text is as it was. */
  readonly applied: readonly AppliedFix[];
}

/** Looks at a text that a fix may have changed. */
export interface Linter {
  readonly lint: (text: string) => LintResult;
  /** How many syntax errors the parser finds. */
  readonly syntaxErrors: (text: string) => number;
}

const passes = 10;

/**
 * Applies the safe fixes of a text, again and again until nothing changes, at most ten times: a fix can make room
 * for another. Fixes that touch each other wait for the next pass. A fix is refused that does not settle its
 * finding or makes the text harder to parse.
 * @param file for the places of the applied fixes
 * @param first the result of linting `text`
 */
export function fixText(file: string, text: string, first: LintResult, linter: Linter): Fixed {
  let now: Fixed = { text, result: first, applied: [] };
  const refused = new Set<string>();
  for (let pass = 0; pass < passes; pass++) {
    const findings = now.result.findings.filter((finding) => !refused.has(keyOf(finding)));
    const candidates = chooseFixes(findings, ['safe']);
    if (candidates.length === 0) break;
    const next =
      attempt(file, now, candidates, linter) ?? withoutRefused(file, now, candidates, linter, refused);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** One of the fixes is at fault: they are added one by one, and those that do harm are refused from then on. */
function withoutRefused(
  file: string,
  now: Fixed,
  candidates: readonly ChosenFix[],
  linter: Linter,
  refused: Set<string>,
): Fixed | undefined {
  const good: ChosenFix[] = [];
  let best: Fixed | undefined;
  for (const candidate of candidates) {
    const next = attempt(file, now, [...good, candidate], linter);
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
  file: string,
  { text, applied }: Fixed,
  candidates: readonly ChosenFix[],
  { lint, syntaxErrors }: Linter,
): Fixed | undefined {
  const fixes = candidates.map(({ fix }) => fix);
  const changed = withFixes(text, fixes);
  const next = lint(changed);
  if (next.error !== undefined || hasUnsettled(next, candidates, editsInto(text, fixes))) return undefined;
  if (syntaxErrors(changed) > syntaxErrors(text)) return undefined;
  const map = lineMapOf(text);
  const done = candidates.map(({ finding, fix }) => ({
    ...placeOf(file, map, finding.span),
    rule: finding.rule,
    title: fix.title,
  }));
  return { text: changed, result: next, applied: [...applied, ...done] };
}

/** Whether one of the findings still stands at its place, which edits before it have moved. */
function hasUnsettled(
  { findings }: LintResult,
  candidates: readonly ChosenFix[],
  edits: readonly TextEdit[],
): boolean {
  const grown = (counts: (edit: TextEdit) => boolean): number =>
    edits.filter(counts).reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  return candidates.some(({ finding: { rule, span } }) => {
    const before = span.start + grown(({ end }) => end < span.start);
    // What is inserted right at its start may stand before the finding or in it.
    const after = span.start + grown(({ end }) => end <= span.start);
    return findings.some(
      (finding) =>
        finding.rule === rule &&
        finding.suppressed === undefined &&
        (finding.span.start === before || finding.span.start === after),
    );
  });
}

function keyOf({ rule, span }: Finding): string {
  return `${rule} ${span.start}`;
}
