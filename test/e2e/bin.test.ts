import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const stub = fileURLToPath(new URL('../../server/bin/status-hints.cjs', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'status-hints-bin-'));
  mkdirSync(join(folder, 'bin'));
  cpSync(stub, join(folder, 'bin', 'status-hints.cjs'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the committed bin says what to do when the program is not built, and fails', () => {
  const { status, stdout, stderr } = runStub();
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^status-hints: .*server\/dist\/cli\.cjs is missing.*npm run build/);
});

test('the committed bin runs the program with its arguments', () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(
    join(folder, 'dist', 'cli.cjs'),
    'console.log(process.argv.slice(2).join()); process.exitCode = 1;',
  );
  const { status, stdout } = runStub();
  expect(status).toBe(1);
  expect(stdout).toBe('check,a b\n');
});

function runStub(): { status: number | null; stdout: string; stderr: string } {
  const args = [join(folder, 'bin', 'status-hints.cjs'), 'check', 'a b'];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}
