import { tableOf } from '../table';
import { verdictOf, type Goal } from './goals';
import type { CheckFigures, LinterFigures, Measured } from './measure-check';
import { medianOf } from './run-measured';

/** All that one run of the benchmark measured. */
export type BenchReport = {
  readonly check: CheckFigures;
  readonly goals: readonly Goal[];
  /** The size of the text in which nothing survives, in 10⁶ bytes. */
  readonly nothingMb: number;
  /** How to make these figures again: the command, and what ran it. */
  readonly conditions: readonly string[];
};

/** For a terminal. */
export function plainReport({ check, goals, nothingMb, conditions }: BenchReport): string {
  const { reference, stats, linters, measured } = check;
  return [
    ...conditions,
    `bare parse: ${reference.files} files, ${megabytes(reference.bytes)}; ` +
      `${reference.parsed} survive the filter and are parsed, ${megabytes(reference.parsedBytes)}`,
    `check: ${JSON.stringify(stats)}`,
    `nothing survives: ${nothingMb.toFixed(1)} MB of real files without a response word`,
    '',
    tableOf(usageHead, measured.map(usageRow)),
    '',
    tableOf(linterHead, linters.map(linterRow)),
    '',
    tableOf(goalHead, goals.map(goalRow)),
  ].join('\n');
}

/** The tables for docs/performance.md. */
export function markdownReport({ check, goals, conditions }: BenchReport): string {
  return [
    conditions.join('\n\n'),
    markdownTable(linterHead, check.linters.map(linterRow)),
    markdownTable(goalHead, goals.map(goalRow)),
    markdownTable(usageHead, check.measured.map(usageRow)),
  ].join('\n\n');
}

const usageHead = ['CPU time', 'median', 'least', 'most', 'runs', 'peak memory', 'exit'];
const linterHead = ['linter', 'version', 'findings', 'CPU', 'peak memory'];
const goalHead = ['row', 'measured', 'goal', 'never above', 'verdict'];

function usageRow({ program, runs }: Measured): readonly string[] {
  const cpuMs = runs.map((run) => run.cpuMs);
  return [
    program.name,
    seconds(medianOf(cpuMs)),
    seconds(Math.min(...cpuMs)),
    seconds(Math.max(...cpuMs)),
    String(runs.length),
    `${Math.round(medianOf(runs.map(({ peakKb }) => peakKb / 1000)))} MB`,
    [...new Set(runs.map(({ exitCode }) => exitCode))].join(' '),
  ];
}

function linterRow({ name, version, findings, cpuMs, peakMb }: LinterFigures): readonly string[] {
  return [name, version, String(findings), seconds(cpuMs), `${Math.round(peakMb)} MB`];
}

function goalRow(goal: Goal): readonly string[] {
  return [
    goal.name,
    `${goal.value.toFixed(2)}${goal.unit}`,
    String(goal.goal),
    `${goal.better === 'high' ? 'at least ' : ''}${goal.limit}`,
    verdictOf(goal),
  ];
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
