import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The script of the built command line, which the measures run. */
export const commandLine = fileURLToPath(new URL('../server/bin/status-hints.cjs', import.meta.url));

/** What the command line prints for these arguments; ends this process with its message when it cannot start. */
export function askCommandLine(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout : giveUp(stderr.trim());
}

/** Ends this process with exit code 2 and a message for whoever typed the command. */
export function giveUp(message: string): never {
  console.error(message);
  process.exit(2);
}
