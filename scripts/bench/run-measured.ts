import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one process used: CPU is user + system of the whole process, all threads and its child processes. */
export type Usage = { readonly cpuMs: number; readonly peakKb: number };

/** One run of a program: what it used, what it printed, how it ended. */
export type Run = Usage & {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
};

/** A program to measure: arguments of Node, and the folder that it runs in. */
export type Program = {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The path of another program, that takes the arguments instead of Node; it is measured by GNU time. */
  readonly native?: string;
};

const recorder = fileURLToPath(new URL('usage-recorder.cjs', import.meta.url));

/**
 * Runs the program and measures it. Its output goes to files in `scratch`, so that no pipe slows it down.
 * Throws when it could not be measured; an exit code is left to the caller.
 */
export async function runMeasured(program: Program, scratch: string): Promise<Run> {
  const [usageFile, outFile, errFile] = ['usage', 'stdout', 'stderr'].map((name) =>
    path.join(scratch, name),
  ) as [string, string, string];
  await rm(usageFile, { force: true });
  const out = openSync(outFile, 'w');
  const err = openSync(errFile, 'w');
  const { cwd } = program;
  const stdio: StdioOptions = ['ignore', out, err];
  const child =
    program.native === undefined
      ? spawn(process.execPath, program.args, {
          cwd,
          stdio,
          env: {
            ...process.env,
            NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`,
            STATUS_HINTS_BENCH_USAGE: usageFile,
          },
        })
      : spawn('time', ['-f', gnuFormat, '-o', usageFile, program.native, ...program.args], { cwd, stdio });
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, string | null];
  closeSync(out);
  closeSync(err);
  const stdout = await readFile(outFile, 'utf8');
  const stderr = await readFile(errFile, 'utf8');
  if (signal !== null) throw new Error(`${program.name} was ended by ${signal}. ${stderr}`);
  const usage = await readFile(usageFile, 'utf8');
  return { ...(program.native === undefined ? usageIn(usage) : gnuUsageIn(usage)), stdout, stderr, exitCode };
}

// Seconds of user and system, and the peak in kilobytes.
const gnuFormat = '%U %S %M';

/** Reads the last line that GNU time wrote in {@link gnuFormat}; before it may stand how the program ended. */
export function gnuUsageIn(text: string): Usage {
  const [user = NaN, system = NaN, peakKb = NaN] = (text.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { cpuMs: Math.round((user + system) * 1000), peakKb };
}

/** Adds the lines of a usage file, one for each process: CPU times add up, of the peaks the highest counts. */
export function usageIn(text: string): Usage {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Usage);
  return {
    cpuMs: lines.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakKb: Math.max(...lines.map(({ peakKb }) => peakKb)),
  };
}

/** The middle of the values; of an even number the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
