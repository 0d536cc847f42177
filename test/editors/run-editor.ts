import { execFile, spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** What an editor left behind when it ended. */
export interface EditorRun {
  readonly code: number | null;
  /** What it said, for a failure's message. */
  readonly output: string;
}

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

/** Runs an editor without a terminal, with nothing of the person's own configuration. */
export function runEditor(
  command: string,
  args: readonly string[],
  { home, folder }: { readonly home: string; readonly folder: string },
): Promise<EditorRun> {
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
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd: folder, env, timeout: 15_000 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, output: stdout + stderr });
    });
    child.stdin?.end();
  });
}
