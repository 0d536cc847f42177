/**
 * Measures speed and memory of the built command line and language server against references, in one run.
 *
 *     npm run bench -- DIR [DIR…] [--runs 5] [--include-tests] [--no-eslint] [--no-server] [--json]
 *
 * Nearly everything is CPU time of whole processes: clocks lie on a busy machine, and ratios within one run outlive it.
 * What a person waits for at the server is told too, by the clock. The server's files are generated.
 * Not part of the tests.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { objectIn } from './accuracy/json';
import type { BareParse } from './bench/bare-parse';
import { verdictOf, type Goal } from './bench/goals';
import { programsFor, type Programs } from './bench/programs';
import { medianOf, runMeasured, type Program, type Run } from './bench/run-measured';
import { measureServer } from './bench/server';
import { giveUp } from './command-line';
import { tableOf } from './table';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '5' },
    'include-tests': { type: 'boolean', default: false },
    eslint: { type: 'boolean', default: true },
    server: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (positionals.length === 0 || !Number.isInteger(runs) || runs < 1) {
  giveUp('npm run bench -- DIR [DIR…] [--runs 5] [--include-tests] [--no-eslint] [--no-server] [--json]');
}

const scratch = await mkdtemp(path.join(tmpdir(), 'status-hints-bench-'));
try {
  const programs = await programsFor({
    folders: positionals.map((folder) => path.resolve(folder)),
    includeTests: values['include-tests'],
    scratch,
  });
  await measureAll(programs);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function measureAll(programs: Programs): Promise<void> {
  const { empty, bareParse, check, checkProject, checkNothing, eslint, nothingMb } = programs;
  const repeated = [empty, bareParse, check, checkProject, checkNothing];
  const all = new Map<Program, Run[]>(repeated.map((program) => [program, []]));
  // In turns, so that a busy minute of the machine falls on all of them.
  for (let turn = 0; turn < runs; turn += 1) {
    for (const program of repeated) all.get(program)?.push(await ended(program));
  }
  if (values.eslint) all.set(eslint, [await ended(eslint)]);

  const cpu = (program: Program) => medianOf(all.get(program)?.map(({ cpuMs }) => cpuMs) ?? []);
  const peakMb = (program: Program) => medianOf(all.get(program)?.map(({ peakKb }) => peakKb / 1000) ?? []);
  const goals: Goal[] = [
    ratio('check --no-project / bare parse', cpu(check) / cpu(bareParse), 1.4, 1.6),
    // It may parse twice the text, at the same ratio.
    ratio('check / bare parse', cpu(checkProject) / cpu(bareParse), 2.8, 3.2),
    ...(values.eslint ? [ratio('ESLint / check', cpu(eslint) / cpu(check), 15, 10, 'high')] : []),
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
    ...(values.server ? await measureServer(empty, runs, scratch) : []),
  ];
  const reference = JSON.parse(lastOf(all.get(bareParse)).stdout) as BareParse;
  const stats = objectIn(
    objectIn(JSON.parse(lastOf(all.get(check)).stdout), 'check')['stats'],
    'check: stats',
  );
  const rows = [...all].map(([program, measured]) => ({
    name: program.name,
    runs: measured.length,
    cpuMs: measured.map((run) => Math.round(run.cpuMs)),
    peakMb: Math.round(peakMb(program)),
    exitCodes: [...new Set(measured.map(({ exitCode }) => exitCode))],
  }));
  const counted = values.eslint ? objectIn(JSON.parse(lastOf(all.get(eslint)).stdout), 'ESLint') : undefined;
  if (values.json) {
    console.log(
      JSON.stringify({ reference, check: stats, eslint: counted, nothingMb, rows, goals }, undefined, 2),
    );
    return;
  }
  console.log(
    [
      `bare parse: ${reference.files} files, ${megabytes(reference.bytes)}; ` +
        `${reference.parsed} survive the filter and are parsed, ${megabytes(reference.parsedBytes)}`,
      `check: ${JSON.stringify(stats)}`,
      ...(counted === undefined ? [] : [`ESLint: ${JSON.stringify(counted)}`]),
      `nothing survives: ${nothingMb.toFixed(1)} MB of real files without a response word`,
      '',
      tableOf(
        ['CPU time', 'median', 'least', 'most', 'runs', 'peak memory', 'exit'],
        rows.map((row) => [
          row.name,
          seconds(medianOf(row.cpuMs)),
          seconds(Math.min(...row.cpuMs)),
          seconds(Math.max(...row.cpuMs)),
          String(row.runs),
          `${row.peakMb} MB`,
          row.exitCodes.join(' '),
        ]),
      ),
      '',
      tableOf(
        ['Goals', 'measured', 'goal', 'never above', ''],
        goals.map((goal) => [
          goal.name,
          `${goal.value.toFixed(2)}${goal.unit}`,
          String(goal.goal),
          `${goal.better === 'high' ? 'at least ' : ''}${goal.limit}`,
          verdictOf(goal),
        ]),
      ),
    ].join('\n'),
  );
}

/** A run that came to its end; findings (exit 1) and unreadable files (exit 2) are ends too. */
async function ended(program: Program): Promise<Run> {
  const run = await runMeasured(program, scratch);
  if (run.exitCode === null || run.exitCode > 2 || (run.exitCode !== 0 && run.stdout === '')) {
    throw new Error(`${program.name} failed with exit code ${run.exitCode ?? 'none'}: ${run.stderr}`);
  }
  return run;
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

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
