import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, 'server', 'dist', 'cli.cjs');
const lock = join(root, 'node_modules', '.cache', 'status-hints', 'build.lock');
const patience = 120_000;

/** The program as a user starts it. */
export const program = join(root, 'server', 'bin', 'status-hints.cjs');

/**
 * Builds the program when a source is newer than the bundle. Test files run at the same time: the first builds, the
 * others wait for it.
 */
export function buildProgram(): void {
  const end = Date.now() + patience;
  while (!takeLock()) {
    if (Date.now() > end) throw new Error(`Another run builds for too long, or died: remove ${lock}`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  try {
    if (!isStale()) return;
    const args = ['--import', 'tsx', join(root, 'scripts', 'bundle.ts')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The program does not build:\n${stdout}${stderr}`);
  } finally {
    rmSync(lock, { recursive: true });
  }
}

function takeLock(): boolean {
  mkdirSync(join(lock, '..'), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    // Somebody else has it.
    return false;
  }
}

function isStale(): boolean {
  const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const source = join(root, 'server', 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).some(
    (name) => statSync(join(source, name)).mtimeMs > built,
  );
}
