import { LEVELS, type Level } from '../../engine/model/finding';
import type { CheckOptions } from '../check-options';
import type { Colours } from '../colours';
import { printableLine } from '../printable';
import type { Report, ReportedBaseline, ReportedFinding, WrittenBaseline } from '../report';
import { countLevels, fails } from '../verdict';

const nouns: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'information'],
  hint: ['hint', 'hints'],
};

/** The last lines: how many problems of which kind in how many files, and whether some fail without being shown. */
export function summaryText(report: Report, options: CheckOptions, colours: Colours): string {
  const findings = report.shown
    .map(({ finding }) => finding)
    .filter(({ suppressed }) => suppressed === undefined);
  const failing = findings.filter(({ level }) => fails(level, report.counts, options)).length;
  const hidden = report.failing - failing;
  return [
    findings.length === 0
      ? cleanText(report, options, colours)
      : problemsText(findings, failing > 0, colours),
    ...(hidden === 0
      ? []
      : [`${counted(hidden, ['problem fails', 'problems fail'])} the check and are not shown (--show)`]),
    ...warningsText(report, options),
    ...report.baselines.flatMap(baselineLines),
  ].join('\n');
}

function problemsText(findings: readonly ReportedFinding[], isFailure: boolean, colours: Colours): string {
  const counts = countLevels(findings.map(({ level }) => level));
  const kinds = LEVELS.filter((level) => counts[level] > 0).map((level) =>
    counted(counts[level], nouns[level]),
  );
  const files = new Set(findings.map(({ file }) => file)).size;
  const fixable = findings.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'safe')).length;
  const text = `${counted(findings.length, ['problem', 'problems'])} (${kinds.join(', ')}) in ${counted(files, ['file', 'files'])}`;
  const line = fixable === 0 ? text : `${text}; ${fixable} can be fixed with --fix`;
  return colours.bold(isFailure ? colours.red(line) : line);
}

function cleanText(
  { stats, errors, counts, baselines }: Report,
  { show, changed }: CheckOptions,
  colours: Colours,
): string {
  const { files, handlers, responses } = stats;
  if (files === 0 && errors.length > 0) return '';
  if (files === 0) return changed ? 'No file to check has changed.' : 'There is no file to check here.';
  const seen = `${counted(handlers, ['handler', 'handlers'])} with ${counted(responses, ['response', 'responses'])}`;
  const areHidden = LEVELS.some((level) => counts[level] > 0);
  const kind = baselines.some(({ known }) => known > 0) ? 'new problems' : 'problems';
  const problems = areHidden ? `${kind} of level ${show} or above` : kind;
  const where = counted(files, changed ? ['changed file', 'changed files'] : ['file', 'files']);
  return colours.green(`No ${problems} in ${where} (${seen})`);
}

function warningsText({ counts }: Report, { maxWarnings }: CheckOptions): readonly string[] {
  if (maxWarnings === undefined || counts.warning <= maxWarnings) return [];
  return [`${counted(counts.warning, nouns.warning)}, and --max-warnings allows ${maxWarnings}`];
}

function baselineLines(baseline: ReportedBaseline): readonly string[] {
  const { known, gone, moved, written } = baseline;
  const file = printableLine(baseline.file);
  if (written !== undefined) return [writtenText(written, file)];
  const left = gone.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(known === 0 ? [] : [`${counted(known, ['problem is', 'problems are'])} known by ${file}`]),
    ...(left === 0
      ? []
      : [
          `${counted(left, ['problem', 'problems'])} of ${file} ${left === 1 ? 'is' : 'are'} gone: --update-baseline drops ${left === 1 ? 'it' : 'them'}`,
        ]),
    ...moved.map(({ from, to }) => `${printableLine(to)} is known as ${printableLine(from)}`),
  ];
}

function writtenText({ problems, files, added, dropped }: WrittenBaseline, file: string): string {
  const what = `${counted(problems, ['problem', 'problems'])} of ${counted(files, ['file', 'files'])}`;
  if (added === 0 && dropped === 0) return `${file} knows ${what}, as before`;
  return `Wrote ${what} to ${file}: ${added} new, ${dropped} dropped`;
}

function counted(count: number, [one, many]: readonly [one: string, many: string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The fixes that were written, or would be. */
export function fixesText({ fixed }: Report, { fix }: CheckOptions, colours: Colours): string {
  if (fixed === undefined || fixed.length === 0) return '';
  const files = counted(new Set(fixed.map(({ file }) => file)).size, ['file', 'files']);
  const problems = counted(fixed.length, ['problem', 'problems']);
  const head =
    fix === 'write'
      ? `Fixed ${problems} in ${files}:`
      : `--fix would fix ${problems} in ${files}; nothing is written:`;
  const lines = fixed.map(
    ({ file, line, column, rule, title }) =>
      `  ${printableLine(file)}:${line}:${column} ${printableLine(title)} ${colours.dim(rule)}`,
  );
  return [colours.green(head), ...lines].join('\n');
}

/** The figures of `--stats`. */
export function statsText({ stats, cached, timings }: Report): string {
  const { files, parsed, skipped, handlers, responses } = stats;
  const ms = (time: number): string => `${time.toFixed(0)} ms`;
  return [
    `${counted(files, ['file', 'files'])}: ${parsed} parsed, ${skipped} skipped (minified, binary, other frameworks)`,
    `${counted(handlers, ['handler', 'handlers'])}, ${counted(responses, ['response', 'responses'])}`,
    ...(cached === 0
      ? []
      : [`${counted(cached, ['file', 'files'])} as the cache knows ${cached === 1 ? 'it' : 'them'}`]),
    `${ms(timings.total)}: finding ${ms(timings.find)}, reading ${ms(timings.read)}, linting ${ms(timings.lint)}`,
  ].join('\n');
}
