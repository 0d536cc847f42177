import { extname, normalize } from 'node:path';
import { hasSourceEnding } from '../engine/lint/file-kind';
import { didYouMean } from '../engine/text/near';
import type { Arguments, OptionSpec } from './arguments';
import { UsageError } from './usage-error';

/** The formats of `check`; each has its file in `reporters/`. */
export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;

/** A format of `check`. */
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A report that goes into a file. */
export interface OutputFile {
  readonly format: CheckFormat;
  /** As it was written on the command line. */
  readonly file: string;
}

/** Which reports a check makes. */
export interface OutputOptions {
  /** What standard output gets. */
  readonly format: CheckFormat;
  /** What goes into files, each of them once. */
  readonly outputs: readonly OutputFile[];
}

const NAMES = CHECK_FORMATS.join(', ');

/** `--format` and `--output` */
export const outputOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    value: '<format>',
    help: `what standard output gets: ${CHECK_FORMATS.slice(0, 4).join(', ')},\n${CHECK_FORMATS.slice(4).join(', ')}; ${CHECK_FORMATS[0]} by default`,
  },
  {
    name: 'output',
    value: '<format>=<file>',
    repeatable: true,
    help: 'write a report to a file as well; may be given several times. A <file>\nalone is of the format that --format names, or that its ending says',
  },
];

/** What the files of a format are called, where that says it: `.json` and `.xml` are endings of several. */
const ENDINGS = new Map<string, CheckFormat>([
  ['.sarif', 'sarif'],
  ['.md', 'markdown'],
]);

/**
 * Reads `--format` and `--output`. A file without a format of its own gets that of its ending or else of `--format`, which
 * then is not wanted on standard output as well.
 * @throws UsageError that names the formats, or says which file would be written twice
 */
export function readOutputOptions(given: Arguments): OutputOptions {
  const wanted = given.value('format');
  const format = wanted === undefined ? undefined : readFormat('--format', wanted);
  const read = given.values('output').map((value) => readOutput(value, format));
  const files = new Set<string>();
  for (const { file } of read) {
    const path = normalize(file);
    if (files.has(path)) throw new UsageError(`Two reports would be written to ${file}: name another file.`);
    files.add(path);
  }
  const isTaken = read.some((output) => output.isBare && output.format === format);
  return {
    format: isTaken ? CHECK_FORMATS[0] : (format ?? CHECK_FORMATS[0]),
    outputs: read.map((output) => ({ format: output.format, file: output.file })),
  };
}

/** An output, and whether only its file was named. */
type ReadOutput = OutputFile & { readonly isBare: boolean };

function readOutput(value: string, given: CheckFormat | undefined): ReadOutput {
  const [, name, file = ''] = /^([\w-]+)=([^]*)$/.exec(value) ?? [];
  const output =
    name === undefined
      ? { format: formatOfFile(value, given), file: value, isBare: true }
      : { format: readFormat('The format of --output', name), file, isBare: false };
  if (output.file === '') throw new UsageError(`--output ${value} names no file: ${value}report.txt`);
  if (output.file === '-') {
    throw new UsageError('--output writes files; what goes to standard output is said by --format.');
  }
  if (hasSourceEnding(output.file)) {
    throw new UsageError(`--output ${value} would replace a source file: a report has another ending.`);
  }
  return output;
}

function formatOfFile(file: string, given: CheckFormat | undefined): CheckFormat {
  const format = ENDINGS.get(extname(file).toLowerCase()) ?? given;
  if (format !== undefined) return format;
  const isFormat = CHECK_FORMATS.some((known) => known === file);
  throw new UsageError(
    isFormat
      ? `--output ${file} names no file: --output ${file}=<file>`
      : `--output ${file} does not say its format: --output <format>=${file}, the format being one of ${NAMES}.`,
  );
}

function readFormat(what: string, value: string): CheckFormat {
  const format = CHECK_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  const hint = didYouMean(value, CHECK_FORMATS);
  throw new UsageError(`${what} is one of ${NAMES}, not ${JSON.stringify(value)}.${hint}`);
}
