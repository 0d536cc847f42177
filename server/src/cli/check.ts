import type { LintResult } from '../engine/lint/lint';
import { lineMapOf } from '../engine/text/line-map';
import { compareText, displayPath } from '../node/display-path';
import { ioMessage } from '../node/io-error';
import { replaceFile } from '../node/write';
import type { CheckOptions } from './check-options';
import type { BaselineOfRun } from './baseline';
import { baselinesOf } from './baselines';
import type { ChangedFiles } from './changed';
import { excerptOf } from './code-frame';
import { coloursOf } from './colours';
import { configurationOf, type Configuration } from './configuration';
import { fixText } from './fix';
import { isAtLeast } from './levels';
import { printConfig } from './print-config';
import {
  reportedFinding,
  type AppliedFix,
  type Report,
  type ReportedBaseline,
  type ShownFinding,
} from './report';
import { REPORTERS } from './reporters';
import { errorsText, warningsText } from './reporters/errors';
import { count, sourcesOf, type Source } from './sources';
import { emptyTally, type Tally } from './tally';
import { countLevels, failingOf, fails } from './verdict';
import type { ExitCode, World } from './world';

/** Runs `check` and prints its report. Errors win over findings in the exit code and hide none of them. */
export async function runCheck(options: CheckOptions, world: World): Promise<ExitCode> {
  const configuration = await configurationOf(options, options, world);
  if (options.printConfig !== undefined) return printConfig(options.printConfig, configuration, world);
  const report = await check(options, configuration, world);
  const reporter = REPORTERS[options.format];
  const output = reporter.report(report, {
    options,
    version: world.version,
    colours: coloursOf(world.stdout, world.env),
  });
  world.stdout.write(output);
  const colours = coloursOf(world.stderr, world.env);
  world.stderr.write(warningsText(configuration.warnings, colours));
  if (!reporter.hasErrors) world.stderr.write(errorsText(report.errors, colours));
  if (report.errors.length > 0) return 2;
  return report.failing > 0 ? 1 : 0;
}

/** Lints what is asked for, and fixes it if that is asked for too. Only `fix: 'write'` changes a file. */
async function check(options: CheckOptions, configuration: Configuration, world: World): Promise<Report> {
  const start = world.now();
  const tally = emptyTally();
  const byFile = new Map<string, readonly ShownFinding[]>();
  const fixed = new Map<string, readonly AppliedFix[]>();
  const based = new Set<string>();
  const baselines = await baselinesOf(options, configuration, world);
  const changes = await changesOf(options, world);
  const sources = sourcesOf({ ...options, changes, baselineFor: baselines.of }, configuration, world, tally);
  const take = (source: Source): LintResult => {
    const { text, result } = fixedSource(source, options, tally, fixed);
    source.baseline?.note(source.file.path, result);
    if (source.baseline) based.add(source.file.name);
    byFile.set(source.file.name, findingsOf(source.file.name, text, result, options, world));
    return result;
  };
  for await (const source of sources.all()) {
    count(source, take(source), tally);
  }
  for await (const source of sources.unfinished()) take(source);
  for (const path of sources.silent()) {
    await (await baselines.of(path))?.noteSilent(path, configuration.configFor);
  }
  const reports = baselines.opened().map((baseline) => reportedBaseline(baseline, options, tally));
  const isWritten = reports.length > 0 && reports.every(({ written }) => written !== undefined);
  const found = [...byFile].flatMap(([file, findings]) =>
    isWritten && based.has(file) ? findings.map(asKnown) : findings,
  );
  tally.timings.total = world.now() - start;
  const counts = countLevels(
    found.filter(({ finding }) => finding.suppressed === undefined).map(({ finding }) => finding.level),
  );
  return {
    shown: found.filter(
      ({ finding: { level, suppressed } }) =>
        (options.quiet ? fails(level, counts, options) : isAtLeast(level, options.show)) &&
        (suppressed?.kind !== 'baseline' || options.showSuppressed),
    ),
    counts,
    failing: failingOf(counts, options),
    errors: tally.errors.sort((a, b) => compareText(a.file, b.file)),
    stats: tally.stats,
    timings: tally.timings,
    fixed: options.fix === undefined ? undefined : [...fixed.values()].flat(),
    baselines: reports,
  };
}

// Loaded for who asks for it.
async function changesOf({ changed, paths }: CheckOptions, world: World): Promise<ChangedFiles | undefined> {
  if (changed === undefined) return undefined;
  const { changedFiles } = await import('./changed');
  return changedFiles(changed, paths, world);
}

function reportedBaseline(
  baseline: BaselineOfRun,
  { updateBaseline }: CheckOptions,
  { errors }: Tally,
): ReportedBaseline {
  const report = baseline.report();
  if (!updateBaseline) return report;
  const written = baseline.write();
  if (typeof written !== 'string') return written;
  errors.push({ file: report.file, message: `the baseline is not written: ${written}` });
  return report;
}

// What was just written to the baseline is known.
function asKnown({ finding, excerpt }: ShownFinding): ShownFinding {
  return {
    finding: { ...finding, suppressed: finding.suppressed ?? { kind: 'baseline', reason: null } },
    excerpt,
  };
}

/** The text and result to report: those of the fixed text once it is written, else those of the file as it is. */
function fixedSource(
  source: Source,
  { fix }: CheckOptions,
  { errors }: Tally,
  done: Map<string, readonly AppliedFix[]>,
): { readonly text: string; readonly result: LintResult } {
  const { file, content } = source;
  const { text, bom, isUtf8 } = content;
  const result = source.lint(text);
  if (fix === undefined) return { text, result };
  const fixed = fixText(file.name, text, result, source);
  if (fixed.applied.length === 0) return { text, result };
  if (fix === 'dry-run') {
    // A file may come twice, and its text is the same.
    done.set(file.name, fixed.applied);
    return { text, result };
  }
  const message = isUtf8
    ? writeError(file.path, (bom ? '\uFEFF' : '') + fixed.text, source.project)
    : 'it is not UTF-8';
  if (message !== undefined) {
    const said = `its fixes are not written: ${message}`;
    const isTold = errors.some((error) => error.file === file.name && error.message === said);
    if (!isTold) errors.push({ file: file.name, message: said });
    return { text, result };
  }
  done.set(file.name, [...(done.get(file.name) ?? []), ...fixed.applied]);
  return fixed;
}

function writeError(path: string, text: string, within: string): string | undefined {
  try {
    replaceFile(path, text, within);
    return undefined;
  } catch (error) {
    return ioMessage(error);
  }
}

function findingsOf(
  file: string,
  text: string,
  { findings }: LintResult,
  { format }: CheckOptions,
  { cwd }: World,
): readonly ShownFinding[] {
  // What is told once for the project stands at another place.
  const listed = findings.filter(({ echo }) => !echo);
  if (listed.length === 0) return [];
  const map = lineMapOf(text);
  return listed
    .map((finding) => ({
      finding: reportedFinding(file, map, finding, (location) => displayPath(cwd, location)),
      excerpt: REPORTERS[format].showsCode ? excerptOf(text, map, finding.span) : undefined,
    }))
    .sort(
      ({ finding: a }, { finding: b }) =>
        a.line - b.line || a.column - b.column || compareText(a.rule, b.rule),
    );
}
