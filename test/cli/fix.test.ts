import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import type { LintInput } from '../../server/src/engine/lint/lint';
import type { Fix } from '../../server/src/engine/model/finding';
import { folderWith, markLint, runInProcess } from './support';

test('--fix writes the safe fixes and reports what is left', async () => {
  const cwd = folderWith({ 'a.js': 'status("fixable"); status("error")', 'b.js': 'status("fixable")' });
  const { code, stdout } = await runInProcess(['check', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status(200); status("error")');
  expect(readFileSync(join(cwd, 'b.js'), 'utf8')).toBe('status(200)');
  expect(code).toBe(1);
  expect(stdout).toContain('a.js:1:21 error mark-error');
  expect(stdout).not.toContain('warning');
  expect(stdout).toContain('Fixed 2 problems in 2 files:\n  a.js:1:8 Write 200 mark-fixable');
  expect(readdirSync(cwd)).toEqual(['a.js', 'b.js']);
});

test('--fix-dry-run lists them, writes nothing and judges the files as they are', async () => {
  const cwd = folderWith({ 'a.js': 'status("fixable")' });
  const { code, stdout } = await runInProcess(['check', '--fix-dry-run'], { cwd });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status("fixable")');
  expect(code).toBe(1);
  expect(stdout).toContain('--fix would fix 1 problem in 1 file; nothing is written:\n  a.js:1:8 Write 200');
  expect(stdout).toContain('1 problem (1 warning) in 1 file; 1 can be fixed with --fix');
});

test.skipIf(process.platform === 'win32')('BOM, line breaks, mode and link stay', async () => {
  const cwd = folderWith({ 'real/a.js': '\uFEFF// ü\r\nstatus("fixable")\r\n' });
  const file = join(cwd, 'real/a.js');
  chmodSync(file, 0o755);
  symlinkSync(file, join(cwd, 'link.js'));
  await runInProcess(['check', '--fix', 'link.js'], {
    cwd,
    lint: (input) => {
      const result = markLint(input);
      const findings = result.findings.map((finding) => ({
        ...finding,
        fixes: finding.fixes.map((fix) => ({
          ...fix,
          edits: fix.edits.map((edit) => ({ ...edit, text: '\n200\r\n' })),
        })),
      }));
      return { ...result, findings };
    },
  });
  expect(readFileSync(file, 'utf8')).toBe('\uFEFF// ü\r\nstatus(\r\n200\r\n)\r\n');
  expect(statSync(file).mode & 0o777).toBe(0o755);
  expect(readdirSync(cwd).sort()).toEqual(['link.js', 'real']);
});

test('what is not UTF-8 is not written, or its bytes would be lost', async () => {
  const bytes = Buffer.from('// gr\xFC\xDFe\nstatus("fixable")', 'latin1');
  const cwd = folderWith({ 'a.js': bytes });
  const { code, stdout, stderr } = await runInProcess(['check', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'a.js'))).toEqual(bytes);
  expect(stderr).toBe('error a.js: its fixes are not written: it is not UTF-8\n');
  expect(stdout).toContain('a.js:2:8 warning mark-fixable');
  expect(code).toBe(2);
});

test('a fix that does not settle its finding is refused, and the others are written', async () => {
  const cwd = folderWith({ 'a.js': 'status("breaking"); status("fixable"); status("breaking")' });
  const { stdout } = await runInProcess(['check', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status("breaking"); status(200); status("breaking")');
  expect(stdout).toContain('2 problems (2 warnings)');
});

test('a fix that leaves a text the parser fails on is refused', async () => {
  const cwd = folderWith({ 'a.js': 'status("fixable")' });
  await runInProcess(['check', '--fix'], {
    cwd,
    lint: (input) => ({ ...markLint(input), error: input.text.includes('200') ? 'broken' : undefined }),
  });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status("fixable")');
});

test('a fix that adds a syntax error is refused; errors that were there before are no reason', async () => {
  const lint = (replacement: string) => (input: LintInput) => {
    const result = markLint(input);
    const withText = (fix: Fix): Fix => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, text: replacement })),
    });
    return {
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, fixes: finding.fixes.map(withText) })),
    };
  };
  const cwd = folderWith({ 'a.js': 'SYNTAX status("fixable")', 'b.js': 'SYNTAX status("fixable")' });
  await runInProcess(['check', '--fix', 'a.js'], { cwd, lint: lint('SYNTAX') });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('SYNTAX status("fixable")');
  await runInProcess(['check', '--fix', 'b.js'], { cwd, lint: lint('200') });
  expect(readFileSync(join(cwd, 'b.js'), 'utf8')).toBe('SYNTAX status(200)');
});

test('a fix that makes room for another is followed by it; fixes that never end stop after ten rounds', async () => {
  const cwd = folderWith({ 'a.js': 'status(0)', 'b.js': 'status(0)' });
  await runInProcess(['check', '--fix'], {
    cwd,
    lint: (input) => {
      const digits = /\d+/.exec(input.text)!;
      const span = { start: digits.index, end: digits.index + digits[0].length };
      const value = Number(digits[0]);
      const base = markLint({ ...input, text: 'status("fixable")' });
      if (input.fileName === 'a.js' && value === 3) return { ...base, findings: [] };
      const edits = [{ ...span, text: String(value + 1) }];
      // Each round settles a rule and raises another.
      const findings = base.findings.map((finding) => ({
        ...finding,
        rule: `round-${value}`,
        fixes: [{ ...finding.fixes[0]!, edits }],
      }));
      return { ...base, findings };
    },
  });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status(3)');
  expect(readFileSync(join(cwd, 'b.js'), 'utf8')).toBe('status(10)');
});

test('suppressed findings are not fixed', async () => {
  const cwd = folderWith({ 'a.js': 'status("fixable")' });
  await runInProcess(['check', '--fix'], {
    cwd,
    lint: (input) => {
      const result = markLint(input);
      const suppressed = { kind: 'file', reason: undefined } as const;
      return { ...result, findings: result.findings.map((finding) => ({ ...finding, suppressed })) };
    },
  });
  expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe('status("fixable")');
});

test('a file that is judged again once its project is known has its fixes told once', async () => {
  const cwd = folderWith({
    'package.json': '{ "name": "shop", "dependencies": { "express": "^4.18.0" } }',
    'app.js': `
      const express = require('express');
      const app = express();
      app.get('/a', async (req, res) => { const x = await load(req.params.id); res.json(x); });
      app.get('/b', (req, res) => { res.sendStatus(404).json({ error: 'x' }); });
      module.exports = app;
    `,
  });
  const { stdout } = await runInProcess(['check', '--fix-dry-run', '--format', 'json'], { cwd, engine });
  expect(JSON.parse(stdout)).toMatchObject({ fixed: [{ rule: 'send-status-then-body' }] });
});
