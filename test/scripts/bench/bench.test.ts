import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictOf } from '../../../scripts/bench/goals';
import { commonFolder } from '../../../scripts/bench/programs';
import { gnuUsageIn, medianOf, runMeasured, usageIn } from '../../../scripts/bench/run-measured';
import { sourceFilesIn } from '../../../scripts/bench/walk';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'status-hints-bench-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('runMeasured', () => {
  it('measures CPU time, memory, output and exit code of the whole process', async () => {
    const script = path.join(folder, 'busy.cjs');
    const busy = 'const end = process.cpuUsage().user + 100_000; while (process.cpuUsage().user < end);';
    await writeFile(script, `${busy} console.log('done'); console.error('aside'); process.exit(1);`);
    const run = await runMeasured({ name: 'busy', args: [script], cwd: folder }, folder);
    expect(run).toMatchObject({ stdout: 'done\n', stderr: 'aside\n', exitCode: 1 });
    expect(run.cpuMs).toBeGreaterThan(100);
    expect(run.peakKb).toBeGreaterThan(10_000);
  });
});

describe('usageIn', () => {
  it('adds the CPU of child processes and takes the highest peak', () => {
    expect(usageIn('{"cpuMs":10,"peakKb":5}\n{"cpuMs":2.5,"peakKb":9}\n')).toEqual({
      cpuMs: 12.5,
      peakKb: 9,
    });
  });
});

describe('gnuUsageIn', () => {
  it('reads the line of GNU time behind what it says of the exit', () => {
    expect(gnuUsageIn('Command exited with non-zero status 1\n1.25 0.50 2048\n')).toEqual({
      cpuMs: 1750,
      peakKb: 2048,
    });
  });
});

describe('medianOf', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(medianOf([9, 1, 2])).toBe(2);
    expect(medianOf([9, 1, 2, 4])).toBe(3);
  });
});

describe('verdictOf', () => {
  const low = { name: '', unit: '', goal: 1.4, limit: 1.6, better: 'low' } as const;
  const high = { name: '', unit: '', goal: 15, limit: 10, better: 'high' } as const;
  it.each([
    [{ ...low, value: 1.4 }, 'goal met'],
    [{ ...low, value: 1.6 }, 'within the limit'],
    [{ ...low, value: 1.61 }, 'OVER THE LIMIT'],
    [{ ...high, value: 15 }, 'goal met'],
    [{ ...high, value: 10 }, 'within the limit'],
    [{ ...high, value: 9.9 }, 'OVER THE LIMIT'],
    [{ ...low, value: NaN }, 'OVER THE LIMIT'],
  ] as const)('%o', (goal, verdict) => {
    expect(verdictOf(goal)).toBe(verdict);
  });
});

describe('commonFolder', () => {
  it('holds every folder', () => {
    const at = (...parts: string[]) => path.resolve(path.sep, ...parts);
    expect(commonFolder([at('a', 'b')])).toBe(at('a', 'b'));
    expect(commonFolder([at('a', 'b'), at('a', 'bc')])).toBe(at('a'));
    expect(commonFolder([at('a', 'b'), at('a', 'b', 'c')])).toBe(at('a', 'b'));
    expect(commonFolder([at('a'), at('z')])).toBe(at());
  });
});

describe('sourceFilesIn', () => {
  it('leaves out what check leaves out', async () => {
    for (const name of [
      'src/a.ts',
      'src/b.d.ts',
      'src/c.min.js',
      'src/d.test.js',
      'test/e.js',
      'dist/f.js',
    ]) {
      const file = path.join(folder, 'tree', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, '');
    }
    const named = (includeTests: boolean) =>
      sourceFilesIn([path.join(folder, 'tree')], includeTests)
        .map((file) => path.basename(file))
        .sort();
    expect(named(false)).toEqual(['a.ts']);
    expect(named(true)).toEqual(['a.ts', 'd.test.js', 'e.js']);
  });
});
