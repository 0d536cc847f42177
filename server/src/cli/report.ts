import type { BaselineEntry } from '../engine/lint/baseline';
import type { Certainty } from '../engine/model/handler';
import type { Finding, FixKind, Level } from '../engine/model/finding';
import type { LineMap } from '../engine/text/line-map';
import type { Span } from '../engine/text/span';
import type { TextEdit } from '../engine/text/edit';
import type { FileError } from '../node/io-error';
import type { Excerpt } from './code-frame';
import type { FindingDetails } from './finding-details';

/** A place in a file: lines and columns from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding as the JSON output has it. */
export interface ReportedFinding extends Place {
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly statuses: readonly number[];
  readonly expected: readonly number[];
  readonly certainty: Certainty;
  readonly also: readonly string[];
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly ReportedFix[];
  readonly suppressed?: { readonly kind: string; readonly reason: string | null };
}

/** What a run has to say of its baseline. */
export interface ReportedBaseline {
  /** Its file. */
  readonly file: string;
  /** How many findings it silences. */
  readonly known: number;
  /** Its entries that match nothing any more, by file. */
  readonly gone: readonly ({ readonly file: string } & BaselineEntry)[];
  /** Files that have another name by now. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Undefined unless it was written. */
  readonly written: WrittenBaseline | undefined;
}

/** What was written, in findings. */
export interface WrittenBaseline {
  readonly problems: number;
  readonly files: number;
  /** What the baseline did not have before. */
  readonly added: number;
  readonly dropped: number;
}

/** A fix as the JSON output has it; offsets are UTF-16 units of the text without its BOM. */
export interface ReportedFix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** A fix that `--fix` wrote, or would write. The place is that of the finding in the text before that fix. */
export interface AppliedFix extends Place {
  readonly rule: string;
  readonly title: string;
}

/** How much was looked at. What is in `files` and neither parsed nor skipped holds nothing like a response. */
export interface Stats {
  /** Files that were found. */
  readonly files: number;
  readonly parsed: number;
  /** Minified or binary files, and those of frameworks that have no adapter. */
  readonly skipped: number;
  readonly handlers: number;
  readonly responses: number;
}

/** Milliseconds. */
export interface Timings {
  /** Finding the files. */
  readonly find: number;
  /** Reading them and the `package.json` files. */
  readonly read: number;
  readonly lint: number;
  readonly total: number;
}

/** A finding with what some formats say of it besides. */
export interface ShownFinding {
  readonly finding: ReportedFinding;
  /** Undefined when no format shows code. */
  readonly excerpt: Excerpt | undefined;
  /** Undefined when no format needs them. */
  readonly details: FindingDetails | undefined;
}

/** What came of a check: findings sorted by file, line, column, rule, and those that are printed only. */
export interface Report {
  /** With those that are silenced: each format says which of these it has. */
  readonly shown: readonly ShownFinding[];
  /** Findings by level, those that are not printed included, suppressed ones not. */
  readonly counts: Readonly<Record<Level, number>>;
  /** Findings that fail the check. */
  readonly failing: number;
  readonly errors: readonly FileError[];
  /** What is wrong in configuration files that are used: one line each, with the place. */
  readonly warnings: readonly string[];
  readonly stats: Stats;
  /** Of the files, those of which the cache told what an earlier run has found. */
  readonly cached: number;
  readonly timings: Timings;
  /** Undefined without `--fix` and `--fix-dry-run`. */
  readonly fixed: readonly AppliedFix[] | undefined;
  readonly baselines: readonly ReportedBaseline[];
}

/**
 * Puts a finding into the form of the outputs.
 * @param file how its file is named in them
 * @param nameOf how another file of the project is named, by its location
 */
export function reportedFinding(
  file: string,
  map: LineMap,
  finding: Finding,
  nameOf: (location: string) => string,
): ReportedFinding {
  const { rule, level, message, statuses, expected, certainty, also, suppressed } = finding;
  const end = map.positionAt(finding.span.end);
  return {
    ...placeOf(file, map, finding.span),
    endLine: end.line + 1,
    endColumn: end.character + 1,
    rule,
    level,
    message,
    statuses,
    expected,
    certainty,
    also,
    related: finding.related.map(({ span, message: why, elsewhere }) => ({
      ...(elsewhere
        ? { file: nameOf(elsewhere.file), line: elsewhere.line + 1, column: elsewhere.character + 1 }
        : placeOf(file, map, span)),
      message: why,
    })),
    fixes: finding.fixes.map(({ title, kind, preferred, edits }) => ({
      title,
      kind,
      preferred,
      edits: edits.map(({ start, end: editEnd, text }) => ({ start, end: editEnd, text })),
    })),
    ...(suppressed === undefined
      ? {}
      : { suppressed: { kind: suppressed.kind, reason: suppressed.reason ?? null } }),
  };
}

/** Where a span starts. */
export function placeOf(file: string, map: LineMap, { start }: Span): Place {
  const { line, character } = map.positionAt(start);
  return { file, line: line + 1, column: character + 1 };
}
