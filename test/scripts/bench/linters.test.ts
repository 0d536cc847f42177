import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter as ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { biome } from '../../../scripts/bench/linters/biome';
import { selectors } from '../../../scripts/bench/linters/checks';
import { eslint } from '../../../scripts/bench/linters/eslint';
import type { Linter } from '../../../scripts/bench/linters/linter';
import { oxlint } from '../../../scripts/bench/linters/oxlint';
import { toolsAreHere } from '../../support/tools';

/** Other linters are measured beside `check`, so they must find what they are said to find. */

const CASES = [
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
] as const;

it.each(CASES)('the selector of %s', (check, bad, good) => {
  const messages = (code: string) =>
    new ESLint().verify(code, { rules: { 'no-restricted-syntax': ['error', selectors[check]] } });
  expect(messages(bad)).toHaveLength(1);
  expect(messages(good)).toEqual([]);
});

it('has a case for each selector', () => {
  expect(CASES.map(([check]) => check)).toEqual(Object.keys(selectors));
});

describe('as they are measured', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'status-hints-linters-'));
    await mkdir(path.join(folder, 'made'));
    await mkdir(path.join(folder, 'src'));
    const lines = (one: 1 | 2) => CASES.map((texts) => `${texts[one]};\n`).join('');
    await writeFile(path.join(folder, 'src/bad.js'), lines(1));
    await writeFile(path.join(folder, 'src/good.ts'), lines(2));
    await writeFile(path.join(folder, 'src/skipped.test.js'), lines(1));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const setup = () => ({
    folders: [path.join(folder, 'src')],
    cwd: folder,
    includeTests: false,
    made: (name: string) => path.join(folder, 'made', name),
  });

  it('ESLint finds each once', async () => {
    expect(foundBy(await eslint(setup()))).toBe(CASES.length);
  });

  describe.runIf(toolsAreHere('oxlint'))('oxlint', () => {
    it('finds each once', async () => {
      expect(foundBy(await oxlint(setup()))).toBe(CASES.length);
    });
  });

  describe.runIf(toolsAreHere('@biomejs/biome'))('Biome', () => {
    it('finds each once', async () => {
      expect(foundBy(await biome(setup()))).toBe(CASES.length);
    });
  });
});

function foundBy(linter: Linter | undefined): number | undefined {
  if (linter === undefined) return undefined;
  const { native = process.execPath, args, cwd } = linter.program;
  const { stdout, stderr } = spawnSync(native, args, { cwd, encoding: 'utf8' });
  expect(stdout, stderr).not.toBe('');
  return linter.findingsIn(stdout);
}
