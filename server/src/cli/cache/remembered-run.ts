import * as v from 'valibot';
import type { BaselineComparison, BaselineEntry } from '../../engine/lint/baseline';
import type { Trace } from '../../engine/lint/trace';
import { LEVELS, type Elsewhere, type Finding, type Fix, type Related } from '../../engine/model/finding';
import type { Span } from '../../engine/text/span';
import type { TextEdit } from '../../engine/text/edit';
import type { FileError } from '../../node/io-error';
import type { Stats } from '../report';
import { record } from './shape';

/** What a run has found, before anything is said about how it is shown. */
export interface RememberedRun {
  /** Those with findings, or with something to say to a baseline, in the order of the run. */
  readonly files: readonly RememberedFile[];
  /** The paths of the files in which nothing can be a response; left out where no baseline was read. */
  readonly silent?: readonly string[];
  readonly stats: Stats;
  readonly errors: readonly FileError[];
  readonly warnings: readonly string[];
}

/** What was found in a file. */
export interface RememberedFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly explicit: boolean;
  /** The hash of the text that was linted. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly traces?: readonly Trace[];
  readonly comparison?: BaselineComparison;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const span = record<Span>({ start: count, end: count });
const edit = record<TextEdit>({ start: count, end: count, text: v.string() });
const elsewhere = record<Elsewhere>({ file: v.string(), line: count, character: count });

const fix = record<Fix>({
  title: v.string(),
  kind: v.picklist(['safe', 'suggestion']),
  preferred: v.boolean(),
  edits: v.array(edit),
});

const finding = record<Finding>({
  rule: v.string(),
  level: v.picklist(LEVELS),
  span,
  message: v.string(),
  statuses: v.array(v.number()),
  expected: v.array(v.number()),
  certainty: v.picklist(['registered', 'typed', 'shaped']),
  also: v.array(v.string()),
  related: v.array(record<Related>({ span, message: v.string(), elsewhere: v.optional(elsewhere) })),
  fixes: v.array(fix),
  tag: v.optional(v.picklist(['unnecessary', 'deprecated'])),
  echo: v.optional(v.literal(true)),
  suppressed: v.optional(
    record<NonNullable<Finding['suppressed']>>({
      kind: v.picklist(['line', 'next-line', 'block', 'file', 'baseline']),
      reason: v.optional(v.string()),
    }),
  ),
});

const entry = record<BaselineEntry>({
  rule: v.string(),
  in: v.optional(v.string()),
  code: v.string(),
  count,
});

const trace = record<Trace>({ rule: v.string(), in: v.optional(v.string()), code: v.string() });

const comparison = record<BaselineComparison>({
  now: v.array(entry),
  gone: v.array(entry),
  movedFrom: v.optional(v.string()),
});

const file = record<RememberedFile>({
  path: v.string(),
  name: v.string(),
  explicit: v.boolean(),
  text: v.string(),
  findings: v.array(finding),
  traces: v.optional(v.array(trace)),
  comparison: v.optional(comparison),
});

/** Reads what a run has found. */
export const REMEMBERED_RUN = record<RememberedRun>({
  files: v.array(file),
  silent: v.optional(v.array(v.string())),
  stats: record<Stats>({ files: count, parsed: count, skipped: count, handlers: count, responses: count }),
  errors: v.array(record<FileError>({ file: v.string(), message: v.string() })),
  warnings: v.array(v.string()),
});
