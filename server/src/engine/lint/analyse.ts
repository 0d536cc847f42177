import type { FrameworkVersion } from '../model/framework-name';
import type { Finding } from '../model/finding';
import type { StatusConstants, StatusPlace } from '../model/status-place';
import { statusPlacesOf } from '../lift/places';
import { RULES } from '../rules';
import type { TextEdit } from '../text/edit';
import type { LintInput, LintResult, PackageContext } from './lint';
import { read, resultOf } from './lint';

/** Where a suppression comment goes: in front of the finding's line, at its end, or at the file's top. */
export type SuppressionScope = 'next-line' | 'line' | 'file';

/**
 * What an editor asks about a file beyond its findings. It keeps the tree, so it is for open documents; the rest is
 * computed when first asked for. Nothing throws.
 */
export interface Analysis {
  readonly result: LintResult;
  /** Every place where a status code is written or missing, sorted by start, none inside another of the same code. */
  readonly places: readonly StatusPlace[];
  /** The sets of named codes that this file uses, the most used first; empty when it writes numbers only. */
  readonly constants: readonly StatusConstants[];
  /**
   * The edits that put a comment which silences a finding; `reason` is the text after ` -- `.
   * `at` tells where the reason's text stands in the edits' inserted text, so that an editor can select it.
   * Undefined where no comment can stand (inside a template literal or JSX text).
   */
  readonly suppressionOf: (
    finding: Finding,
    scope: SuppressionScope,
    reason: string,
  ) => readonly TextEdit[] | undefined;
}

/** Analyses one file for an editor. */
export function analyse(input: LintInput): Analysis {
  const reading = read(input);
  let places: readonly StatusPlace[] | undefined;
  return {
    result: resultOf(RULES, input, reading),
    get places() {
      return (places ??=
        'tree' in reading ? statusPlacesOf(reading.tree, reading.model, frameworkOf(input.package)) : []);
    },
    constants: [],
    suppressionOf: () => undefined,
  };
}

function frameworkOf({ frameworks }: PackageContext): FrameworkVersion | undefined {
  const [only, ...others] = frameworks;
  return only && others.length === 0 ? { name: only[0], majors: only[1] } : undefined;
}
