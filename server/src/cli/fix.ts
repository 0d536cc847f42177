import type { LintResult } from '../engine/lint/lint';
import type { Finding, Fix } from '../engine/model/finding';
import { applyEdits, type TextEdit } from '../engine/text/edit';
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

interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

const passes = 10;

/**
 * Applies the safe fixes of a text, again and again until nothing changes, at most ten times: a fix can make room
 * for another. Fixes that touch each other wait for the next pass. A fix is refused that does not settle its
 * finding or makes the text harder to parse.
 * @param file for the places of the applied fixes
 * @param first the result of linting `text`
 * @param lint lints a changed text
 */
export function fixText(
  file: string,
  text: string,
  first: LintResult,
  lint: (text: string) => LintResult,
): Fixed {
  let now: Fixed = { text, result: first, applied: [] };
  const refused = new Set<string>();
  for (let pass = 0; pass < passes; pass++) {
    const candidates = candidatesOf(now.result.findings).filter(
      (candidate) => !refused.has(keyOf(candidate)),
    );
    if (candidates.length === 0) break;
    const next = attempt(file, now, candidates, lint) ?? withoutRefused(file, now, candidates, lint, refused);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** One of the fixes is at fault: they are added one by one, and those that do harm are refused from then on. */
function withoutRefused(
  file: string,
  now: Fixed,
  candidates: readonly Candidate[],
  lint: (text: string) => LintResult,
  refused: Set<string>,
): Fixed | undefined {
  const good: Candidate[] = [];
  let best: Fixed | undefined;
  for (const candidate of candidates) {
    const next = attempt(file, now, [...good, candidate], lint);
    if (next === undefined) {
      refused.add(keyOf(candidate));
    } else {
      good.push(candidate);
      best = next;
    }
  }
  return best;
}

/** The fixes of one pass: safe, of findings that are not suppressed, none touching another; the first wins. */
function candidatesOf(findings: readonly Finding[]): readonly Candidate[] {
  const taken: TextEdit[] = [];
  const candidates: Candidate[] = [];
  for (const finding of findings) {
    if (finding.suppressed !== undefined) continue;
    const safe = finding.fixes.filter(({ kind, edits }) => kind === 'safe' && edits.length > 0);
    const fix = safe.find(({ preferred }) => preferred) ?? safe[0];
    if (fix === undefined || fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
    taken.push(...fix.edits);
    candidates.push({ finding, fix });
  }
  return candidates;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function attempt(
  file: string,
  { text, result, applied }: Fixed,
  candidates: readonly Candidate[],
  lint: (text: string) => LintResult,
): Fixed | undefined {
  const changed = applyEdits(
    text,
    candidates.flatMap(({ fix }) => fix.edits.map((edit) => inLineBreaksOf(text, edit))),
  );
  const next = lint(changed);
  if (isWorse(result, next, candidates)) return undefined;
  const map = lineMapOf(text);
  const done = candidates.map(({ finding, fix }) => ({
    ...placeOf(file, map, finding.span),
    rule: finding.rule,
    title: fix.title,
  }));
  return { text: changed, result: next, applied: [...applied, ...done] };
}

/** Whether the changed text no longer parses as well, or still has as many findings of a rule that was fixed. */
function isWorse(before: LintResult, after: LintResult, candidates: readonly Candidate[]): boolean {
  if (after.error !== undefined) return true;
  const rules = candidates.map(({ finding }) => finding.rule);
  return rules.some((rule) => {
    const fixed = rules.filter((other) => other === rule).length;
    return countOf(after, rule) > countOf(before, rule) - fixed;
  });
}

function countOf({ findings }: LintResult, rule: string): number {
  return findings.filter((finding) => finding.rule === rule && finding.suppressed === undefined).length;
}

/** Rules write `\n`; a file with `\r\n` keeps its line breaks. */
function inLineBreaksOf(text: string, edit: TextEdit): TextEdit {
  const first = text.indexOf('\n');
  if (first <= 0 || text[first - 1] !== '\r') return edit;
  return { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') };
}

function keyOf({ finding, fix }: Candidate): string {
  return `${finding.rule} ${finding.span.start} ${fix.title}`;
}
