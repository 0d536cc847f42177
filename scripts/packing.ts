import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What decides how an archive is written, besides the files: the order of names, the hours of its times, and the times. */
const STEADY: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  TZ: 'UTC',
  // Of every file, as in npm's own packages (1985-10-26T08:15:00Z): when a file was built says nothing.
  SOURCE_DATE_EPOCH: '499162500',
};

/**
 * Runs work in a process that has the same language, time zone and time wherever it runs, so that what it packs is the same
 * byte for byte: in the one that this is, or else in one like it.
 */
export async function inSteadyProcess(work: () => Promise<void>): Promise<void> {
  if (Object.entries(STEADY).every(([name, value]) => process.env[name] === value)) {
    await work();
    return;
  }
  const args = [...process.execArgv, ...process.argv.slice(1)];
  const { status, error } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...STEADY },
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}

/**
 * Copies files into a folder of their own, readable by all and written by nobody else, whatever they were made with, and
 * takes the folder away again.
 * @param files by their paths from the root
 */
export async function withCopies(
  root: string,
  files: readonly string[],
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'status-hints-packing-'));
  try {
    for (const file of files) {
      const target = join(folder, file);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(root, file), target);
      await chmod(target, 0o644);
    }
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
