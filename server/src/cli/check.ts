import type { LintResult } from '../engine/lint/lint';
import { lineMapOf } from '../engine/text/line-map';
import { compareText, displayPath } from '../node/display-path';
import type { FoundFile } from '../node/files';
import { ioMessage } from '../node/io-error';
import { replaceFile } from '../node/write';
import type { CheckOptions } from './check-options';
import type { BaselineOfRun } from './baseline';
import { baselinesOf } from './baselines';
import type { CachedRun, RecalledRun, RunCache } from './cache/run-cache';
import type { ChangedFiles } from './changed';
import { excerptOf } from './code-frame';
import { configurationOf, type Configuration } from './configuration';
import { detailsOf } from './finding-details';
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
import { openReports, type Reports } from './reports';
import { count, sourcesOf, type Source } from './sources';
import { emptyTally, type Tally } from './tally';
import { countLevels, exitCodeOf, failingOf, fails } from './verdict';
import type { ExitCode, World } from './world';

/** Runs `check` and prints its report. Errors win over findings in the exit code and hide none of them. */
export async function runCheck(options: CheckOptions, world: World): Promise<ExitCode> {
  const reports = await openReports(options, world);
  const changes = await changesOf(options, world);
  const cache = await cacheFor({ options, traced: reports.needsDetails, changes }, world);
  try {
    const recalled = cache?.recall();
    const configuration = await configurationOf(options, options, world);
    if (options.printConfig !== undefined)
      return await printConfig(options.printConfig, configuration, world);
    const memory = cache && { cache, recalled };
    return exitCodeOf(
      await reports.write(await check({ options, reports, changes, memory }, configuration, world)),
    );
  } finally {
    cache?.end();
  }
}

// Loaded for who wants it.
async function cacheFor(asked: CachedRun, world: World): Promise<RunCache | undefined> {
  if (!asked.options.cache || asked.options.printConfig !== undefined) return undefined;
  const { openCache } = await import('./cache/run-cache');
  return openCache(asked, world);
}

/** What findings are shown of, whether of this run or of an earlier one. */
type Found = Pick<LintResult, 'findings' | 'traces' | 'comparison'>;

interface Memory {
  readonly cache: RunCache;
  /** Undefined: this run is to be remembered. */
  readonly recalled: RecalledRun | undefined;
}

interface Asked {
  readonly options: CheckOptions;
  readonly reports: Reports;
  readonly changes: ChangedFiles | undefined;
  readonly memory: Memory | undefined;
}

/** Lints what is asked for, and fixes it if that is asked for too. Only `fix: 'write'` changes a file. */
async function check(
  { options, reports: wanted, changes, memory }: Asked,
  configuration: Configuration,
  world: World,
): Promise<Report> {
  const start = world.now();
  const tally = emptyTally();
  const byFile = new Map<string, readonly ShownFinding[]>();
  const fixed = new Map<string, readonly AppliedFix[]>();
  const based = new Set<string>();
  const baselines = await baselinesOf(options, configuration, world);
  const take = (file: FoundFile, text: string, result: Found, baseline: BaselineOfRun | undefined): void => {
    baseline?.note(file.path, result);
    if (baseline) based.add(file.name);
    byFile.set(file.name, findingsOf(file.name, text, result, wanted, world));
  };
  const silentAre = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await (await baselines.of(path))?.noteSilent(path, configuration.configFor);
  };
  if (memory?.recalled) {
    const { files, silent = [], stats, errors } = memory.recalled;
    for (const { file, text, result } of files) take(file, text, result, await baselines.of(file.path));
    await silentAre(silent);
    Object.assign(tally.stats, stats);
    tally.errors.push(...errors);
  } else {
    const { needsDetails: traced } = wanted;
    const asked = { ...options, changes, traced, baselineFor: baselines.of };
    const sources = sourcesOf(asked, configuration, world, tally);
    const lint = (source: Source): LintResult => {
      const { text, result } = fixedSource(source, options, tally, fixed);
      memory?.cache.note(source.file, text, result);
      take(source.file, text, result, source.baseline);
      return result;
    };
    for await (const source of sources.all()) {
      count(source, lint(source), tally);
    }
    for await (const source of sources.unfinished()) lint(source);
    await silentAre(sources.silent());
    const silent = baselines.opened().length > 0 && { silent: sources.silent() };
    const { stats, errors } = tally;
    const { warnings } = configuration;
    // What was fixed is another text by now, or another finding.
    if (fixed.size === 0)
      memory?.cache.store({ ...silent, stats, errors: [...errors], warnings: [...warnings] });
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
        (suppressed === undefined || !options.hideSuppressed),
    ),
    counts,
    failing: failingOf(counts, options),
    errors: tally.errors.sort((a, b) => compareText(a.file, b.file)),
    warnings: warningsOf(configuration, memory),
    stats: tally.stats,
    cached: memory?.recalled?.stats.files ?? 0,
    timings: tally.timings,
    fixed: options.fix === undefined ? undefined : [...fixed.values()].flat(),
    baselines: reports,
  };
}

function warningsOf(configuration: Configuration, memory: Memory | undefined): readonly string[] {
  const warnings = memory?.recalled?.warnings ?? configuration.warnings;
  const problem = memory?.cache.problem();
  return problem === undefined ? warnings : [...warnings, `The cache cannot be written: ${problem}.`];
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
function asKnown({ finding, ...more }: ShownFinding): ShownFinding {
  return {
    finding: { ...finding, suppressed: finding.suppressed ?? { kind: 'baseline', reason: null } },
    ...more,
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
    return ioMessage(error, 'written');
  }
}

function findingsOf(
  file: string,
  text: string,
  { findings, traces = [] }: Found,
  { showsCode, needsDetails }: Reports,
  { cwd }: World,
): readonly ShownFinding[] {
  // What is told once for the project stands at another place.
  if (findings.every(({ echo }) => echo)) return [];
  const map = lineMapOf(text);
  const details = needsDetails ? detailsOf(text, map, findings, traces) : [];
  return findings
    .map((finding, index) => ({ finding, details: details[index] }))
    .filter(({ finding: { echo } }) => !echo)
    .map(({ finding, details: own }) => ({
      finding: reportedFinding(file, map, finding, (location) => displayPath(cwd, location)),
      excerpt: showsCode ? excerptOf(text, map, finding.span) : undefined,
      details: own,
    }))
    .sort(
      ({ finding: a }, { finding: b }) =>
        a.line - b.line || a.column - b.column || compareText(a.rule, b.rule),
    );
}
