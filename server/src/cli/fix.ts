import { fixInRounds, type Linter } from '../engine/lint/fix-rounds';
import { chooseFixes } from '../engine/lint/fixes';
import type { LintResult } from '../engine/lint/lint';
import { lineMapOf, type LineMap } from '../engine/text/line-map';
import { placeOf, type AppliedFix } from './report';

/** What came of fixing a text. */
export interface Fixed {
  readonly text: string;
  /** Of the fixed text. */
  readonly result: LintResult;
  /** In the order in which they were applied; empty: the text is as it was. */
  readonly applied: readonly AppliedFix[];
}

/**
 * Applies the safe fixes of a text, see {@link fixInRounds}.
 * @param file for the places of the applied fixes
 * @param first the result of linting `text`
 */
export function fixText(file: string, text: string, first: LintResult, linter: Linter): Fixed {
  const fixed = fixInRounds(text, first, linter, (findings) => chooseFixes(findings, ['safe']));
  const maps = new Map<string, LineMap>();
  const applied = fixed.applied.map(({ finding, fix, text: before }) => {
    const map = maps.get(before) ?? lineMapOf(before);
    maps.set(before, map);
    return { ...placeOf(file, map, finding.span), rule: finding.rule, title: fix.title };
  });
  return { text: fixed.text, result: fixed.result, applied };
}
