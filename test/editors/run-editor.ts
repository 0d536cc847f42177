import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

/**
 * Whether an editor can be tested here. In CI it must be there; elsewhere its absence is a skipped test that says how to
 * get it.
 * @param packages what apt-get installs
 */
export function editorIsHere(command: string, versionArgs: readonly string[], packages: string): boolean {
  const { status } = spawnSync(command, versionArgs, { stdio: 'ignore' });
  if (status === 0) return true;
  const how = `${command} is missing: apt-get install ${packages}`;
  if (process.env['CI'] === 'true') {
    test(`${command} is installed`, () => {
      throw new Error(how);
    });
  } else {
    test.skip(how);
    // The names of skipped tests are not in the summary.
    console.warn(`NOT TESTED: ${how}`);
  }
  return false;
}

/**
 * Runs an editor without a terminal, with nothing of the person's own configuration.
 * @returns what its driver wrote to seen.json in the folder
 * @throws when it wrote nothing, or that something which it waited for did not come
 */
export async function runEditor<Seen extends object>(
  command: string,
  args: readonly string[],
  { home, folder }: { readonly home: string; readonly folder: string },
): Promise<Seen> {
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_STATE_HOME: home,
    XDG_CACHE_HOME: home,
    // npx would ask the registry whether there is a newer npm.
    npm_config_update_notifier: 'false',
  };
  const output = await new Promise<string>((resolve) => {
    const child = execFile(command, args, { cwd: folder, env, timeout: 60_000 }, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
    child.stdin?.end();
  });
  const file = join(folder, 'seen.json');
  if (!existsSync(file)) throw new Error(`${command} ended early or hung:\n${output}`);
  const seen = JSON.parse(readFileSync(file, 'utf8')) as Seen & { readonly problem?: string };
  if (seen.problem !== undefined) throw new Error(`${seen.problem}\n${output}`);
  return seen;
}
