import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectors } from '../../../scripts/bench/eslint-checks';
import { verdictOf } from '../../../scripts/bench/goals';
import { commonFolder } from '../../../scripts/bench/programs';
import { medianOf, runMeasured, usageIn } from '../../../scripts/bench/run-measured';
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

describe('the checks for ESLint', () => {
  it.each([
    ['no-explicit-500', 'res.status(500).json({})', 'res.status(503).json({})'],
    ['no-error-in-2xx', 'res.json({ error: "x" })', 'res.status(400).json({ error: "x" })'],
    ['no-unregistered-status', 'res.status(469).end()', 'res.status(422).end()'],
    ['no-invalid-status', 'res.status("404").end()', 'res.status(404).end()'],
    ['no-final-1xx', 'res.status(102).end()', 'res.status(200).end()'],
    ['no-body-with-empty-status', 'res.status(204).json({})', 'res.status(204).send()'],
    ['no-success-flag-with-error', 'res.status(400).json({ success: true })', 'res.json({ success: true })'],
    ['send-status-then-body', 'res.sendStatus(404).json({})', 'res.sendStatus(404)'],
    ['status-before-redirect', 'res.status(301).redirect("/")', 'res.redirect(301, "/")'],
    ['no-removed-signature', 'res.send(404)', 'res.send("404")'],
    ['no-405-without-allow', 'res.status(405).end()', 'res.status(404).end()'],
    ['no-error-leak', 'res.json({ stack: err.stack })', 'res.json({ stack: 1 })'],
  ])('%s', (check, bad, good) => {
    const messages = (code: string) =>
      new Linter().verify(code, { rules: { 'no-restricted-syntax': ['error', selectors[check]] } });
    expect(messages(bad)).toHaveLength(1);
    expect(messages(good)).toEqual([]);
  });

  it('are all tried here', () => {
    expect(Object.keys(selectors)).toHaveLength(12);
  });
});
