import { fixText } from '../../server/src/cli/fix';
import { chooseFixes, type ChosenFix } from '../../server/src/engine/lint/fixes';
import type { LintResult } from '../../server/src/engine/lint/lint';
import type { Finding, Fix } from '../../server/src/engine/model/finding';
import { tryFixes, type Fault, type TrialFile } from './trial';

/** One fix that a file was offered, and what is wrong with it. */
export interface TriedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** Of the fix alone. */
  readonly faults: readonly Fault[];
  /** Undefined when it cannot be written. */
  readonly after: string | undefined;
}

/** Everything that was tried on one file. */
export interface FileTrials {
  readonly single: readonly TriedFix[];
  /** The safe fixes, all together and until nothing changes, as `--fix` writes them. */
  readonly together: { readonly applied: number; readonly faults: readonly Fault[] };
}

const passes = 10;

/** Tries every fix of a text alone, suggestions too, and the safe ones together. */
export function tryAll(file: TrialFile, text: string, before: LintResult): FileTrials {
  const single = before.findings
    .filter(({ suppressed }) => !suppressed)
    .flatMap((finding) => finding.fixes.map((fix) => tryOne(file, text, before, { finding, fix })));
  return { single, together: tryTogether(file, text, before) };
}

function tryOne(file: TrialFile, text: string, before: LintResult, chosen: ChosenFix): TriedFix {
  const { after, faults } = tryFixes(file, text, before, [chosen]);
  return { ...chosen, faults, after: after?.text };
}

function tryTogether(file: TrialFile, text: string, before: LintResult): FileTrials['together'] {
  const faults: Fault[] = [];
  let now = { text, result: before };
  let applied = 0;
  for (let pass = 0; pass < passes; pass++) {
    const chosen = chooseFixes(now.result.findings, ['safe']);
    if (chosen.length === 0) break;
    const trial = tryFixes(file, now.text, now.result, chosen);
    faults.push(...trial.faults);
    if (!trial.after) break;
    applied += chosen.length;
    now = trial.after;
  }
  const byProgram = fixText(file.name, text, before, file);
  if (byProgram.text !== now.text)
    faults.push({ kind: 'again', detail: '--fix refuses some of its own fixes' });
  const again = fixText(file.name, byProgram.text, byProgram.result, file);
  if (again.text !== byProgram.text) faults.push({ kind: 'again', detail: 'a second --fix changes more' });
  return { applied, faults };
}
