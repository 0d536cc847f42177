import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { objectIn } from '../accuracy/json';
import type { BareParse } from './bare-parse';
import type { Goal } from './goals';
import type { Linter } from './linters/linter';
import { bytesOf, parsesOf } from './parsed-files';
import type { Programs } from './programs';
import { medianOf, runMeasured, type Program, type Run } from './run-measured';

/** All runs of one program. */
export type Measured = { readonly program: Program; readonly runs: readonly Run[] };

/** What was measured of the command line. */
export type CheckFigures = {
  readonly goals: readonly Goal[];
  readonly measured: readonly Measured[];
  readonly reference: BareParse;
  /** What `check --no-project` counts: files, parsed, handlers, … */
  readonly stats: Readonly<Record<string, unknown>>;
  readonly linters: readonly LinterFigures[];
};
/** One linter beside `check`. */
export type LinterFigures = {
  readonly name: string;
  readonly version: string;
  readonly findings: number;
  readonly cpuMs: number;
  readonly peakMb: number;
};

/**
 * Runs the programs in turns, so that a busy minute of the machine falls on all of them, and compares them.
 * @param withLinters also run the other linters
 */
export async function measureCheck(
  programs: Programs,
  runs: number,
  withLinters: boolean,
  scratch: string,
): Promise<CheckFigures> {
  const { empty, bareParse, check, checkProject, checkNothing, checkCached, cacheFile, nothingMb } = programs;
  const parses = {
    alone: bytesOf(await parsesOf(check, scratch)),
    project: await parsesOf(checkProject, scratch),
  };
  const list = path.join(scratch, 'parsed');
  const parsedFiles = new Set(parses.project.map(({ file }) => path.resolve(checkProject.cwd, file)));
  await writeFile(list, [...parsedFiles].join('\n'));
  const bareProject = programs.bareParseOf(list);
  const linters = withLinters ? programs.linters : [];
  const slow = linters.filter(({ isSlow }) => isSlow).map(({ program }) => program);
  const repeated = [
    ...[empty, bareParse, check, bareProject, checkProject, checkCached, checkNothing],
    ...linters.filter(({ isSlow }) => !isSlow).map(({ program }) => program),
  ];
  await rm(cacheFile, { recursive: true, force: true });
  await ended(checkCached, scratch);
  const all = new Map<Program, Run[]>([...repeated, ...slow].map((program) => [program, []]));
  for (let turn = 0; turn < runs; turn += 1) {
    for (const program of repeated) all.get(program)?.push(await ended(program, scratch));
  }
  for (const program of slow) all.get(program)?.push(await ended(program, scratch));

  const cpu = (program: Program) => medianOf(all.get(program)?.map(({ cpuMs }) => cpuMs) ?? []);
  const peakMb = (program: Program) => medianOf(all.get(program)?.map(({ peakKb }) => peakKb / 1000) ?? []);
  const parsed = bytesOf(parses.project);
  const figuresOf = ({ program, version, findingsIn }: Linter): LinterFigures => ({
    name: program.name,
    version,
    findings: findingsIn(lastOf(all.get(program)).stdout),
    cpuMs: cpu(program),
    peakMb: peakMb(program),
  });
  const beside = (name: string) => linters.find(({ program }) => program.name.startsWith(name))?.program;
  const [eslint, oxlint] = [beside('ESLint'), beside('oxlint')];
  return {
    goals: [
      ratio('check --no-project / bare parse', cpu(check) / cpu(bareParse), 1.4, 1.6),
      ratio('check / bare parse of what it parses', cpu(checkProject) / cpu(bareProject), 1.4, 1.6),
      ratio('text that check parses / that of --no-project', parsed.all / parses.alone.all, 2, 2),
      ratio('check --cache, nothing changed / bare parse', cpu(checkCached) / cpu(bareParse), 0.3, 0.5),
      ...(eslint
        ? [
            ratio('ESLint / check --no-project', cpu(eslint) / cpu(check), 15, 10, 'high'),
            ratio('ESLint / check', cpu(eslint) / cpu(checkProject), 15, 10, 'high'),
          ]
        : []),
      ...(oxlint
        ? [
            ratio('check --no-project / oxlint', cpu(check) / cpu(oxlint), 0.6, 0.8),
            ratio('check / oxlint', cpu(checkProject) / cpu(oxlint), 0.6, 0.8),
          ]
        : []),
      {
        ...ratio(
          'check where nothing survives, above an empty Node',
          (cpu(checkNothing) - cpu(empty)) / nothingMb,
          5,
          10,
        ),
        unit: ' ms per MB',
      },
      { ...ratio('peak memory of check (goal for 29 MB)', peakMb(checkProject), 130, 200), unit: ' MB' },
    ],
    measured: [...all].map(([program, ofProgram]) => ({ program, runs: ofProgram })),
    reference: JSON.parse(lastOf(all.get(bareParse)).stdout) as BareParse,
    stats: statsIn(lastOf(all.get(check)).stdout),
    linters: [
      ...[check, checkProject].map((program) => ({
        name: program.name,
        version: versionIn(lastOf(all.get(program)).stdout),
        findings: findingsIn(lastOf(all.get(program)).stdout),
        cpuMs: cpu(program),
        peakMb: peakMb(program),
      })),
      ...linters.map(figuresOf),
    ],
  };
}

/** A run that came to its end; findings (exit 1) and unreadable files (exit 2) are ends too. */
async function ended(program: Program, scratch: string): Promise<Run> {
  const run = await runMeasured(program, scratch);
  if (run.exitCode === null || run.exitCode > 2 || (run.exitCode !== 0 && run.stdout === '')) {
    throw new Error(`${program.name} failed with exit code ${run.exitCode ?? 'none'}: ${run.stderr}`);
  }
  return run;
}

function statsIn(report: string): Readonly<Record<string, unknown>> {
  return objectIn(objectIn(JSON.parse(report), 'check')['stats'], 'check: stats');
}

function versionIn(report: string): string {
  return String(objectIn(objectIn(JSON.parse(report), 'check')['tool'], 'check: tool')['version']);
}

function findingsIn(report: string): number {
  const { findings } = objectIn(JSON.parse(report), 'check');
  return Array.isArray(findings) ? findings.length : NaN;
}

function ratio(
  name: string,
  value: number,
  goal: number,
  limit: number,
  better: Goal['better'] = 'low',
): Goal {
  return { name, unit: '', value, goal, limit, better };
}

function lastOf(measured: readonly Run[] | undefined): Run {
  const last = measured?.at(-1);
  if (last === undefined) throw new Error('A program was never run.');
  return last;
}
