import type { FrameworkVersion } from '../model/framework-name';
import type { Finding } from '../model/finding';
import type { StatusConstants, StatusPlace } from '../model/status-place';
import { lateMembers } from '../lift/late';
import { filePlaces, type FilePlaces } from '../lift/places';
import { RULES } from '../rules';
import { rememberedBy } from '../syntax/remembered-by';
import { isTooDeep } from '../syntax/too-deep';
import type { TextEdit } from '../text/edit';
import type { LintInput, LintResult, PackageContext } from './lint';
import { namesTheSame } from './named-by-settings';
import { read, readWhole, resultOf, type Reading } from './lint';
import { suppressionEdits, type SuppressionScope } from './suppression-edits';

export type { SuppressionScope } from './suppression-edits';

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
   * What went wrong when the places were looked for, a fault of status-hints: then there are none. For the log.
   * Undefined as long as nobody has asked for the places.
   */
  readonly placesFailure: string | undefined;
  /**
   * The edits that put a comment which silences a finding; `reason` is the text after ` -- `.
   * Undefined where no comment can do it (see suppression-edits).
   */
  readonly suppressionOf: (
    finding: Finding,
    scope: SuppressionScope,
    reason: string,
  ) => readonly TextEdit[] | undefined;
}

const lateAnalysis = lateMembers<Analysis, 'places' | 'constants' | 'placesFailure'>([
  'places',
  'constants',
  'placesFailure',
]);

/**
 * Analyses one file for an editor.
 * @param previous the analysis of an earlier version of the file: what an edit cannot concern is taken from it. Its handlers
 * are not to be looked at any more
 */
export function analyse(input: LintInput, previous?: Analysis): Analysis {
  const own: Made = { input, reading: read(input, previous && takeReading(input, previous)) };
  let found: Found | undefined;
  const readingOf = (): Reading => (own.reading ??= read(input));
  const places = (): Found => (found ??= findPlaces(input, readingOf()));
  const analysis = lateAnalysis(
    {
      result: resultOf(RULES, input, readingOf()),
      suppressionOf(finding, scope, reason) {
        const reading = readingOf();
        return 'tree' in reading ? suppressionEdits(reading.tree, finding, scope, reason) : undefined;
      },
    },
    {
      places: () => places().places,
      constants: () => places().constants,
      placesFailure: () => found?.failure,
    },
  );
  makings.set(analysis, own);
  return analysis;
}

// What an analysis was made of is nobody's business but that of the next one.
const makings = rememberedBy<Analysis, Made>();

interface Made {
  readonly input: LintInput;
  /** Undefined once the next version has been made of it. */
  reading: Reading | undefined;
}

// What was read under other knowledge of the package or the project may mean something else now.
function takeReading(
  { fileName, package: context, project, config }: LintInput,
  previous: Analysis,
): Reading | undefined {
  const made = makings.get(previous);
  if (made?.input.fileName !== fileName || made.input.package !== context) return undefined;
  if (!namesTheSame(made.input.config, config) || made.input.project !== project) return undefined;
  const { reading } = made;
  made.reading = undefined;
  return reading;
}

type Found = FilePlaces & { readonly failure: string | undefined };

// An error class answers nothing by itself, so the linter passes its file by.
const MAY_WRITE = /status|Error|Exception/;

function findPlaces(input: LintInput, read: Reading): Found {
  const nothing: Found = { places: [], constants: [], failure: undefined };
  const isPassedBy = 'result' in read && !read.result.skipped && read.result.error === undefined;
  const reading = isPassedBy && MAY_WRITE.test(input.text) ? readWhole(input) : read;
  if ('result' in reading) return nothing;
  try {
    const found = filePlaces(reading.tree, reading.model, frameworkOf(input.package));
    return { ...found, failure: undefined };
  } catch (error) {
    if (isTooDeep(error)) return nothing;
    return { ...nothing, failure: error instanceof Error ? error.message : String(error) };
  }
}

function frameworkOf({ frameworks }: PackageContext): FrameworkVersion | undefined {
  const [only, ...others] = frameworks;
  return only && others.length === 0 ? { name: only[0], majors: only[1] } : undefined;
}
