import { dirname, resolve } from 'node:path';
import type { BaselineOfRun } from './baseline';
import type { Configuration } from './configuration';
import { UsageError } from './usage-error';
import type { World } from './world';

/** What the command line says of baselines. */
export interface BaselineOptions {
  /** The file with the findings that are known, which are not reported; undefined: the configuration names it. */
  readonly baseline: string | undefined;
  /** Not with `--no-baseline`. */
  readonly readsBaseline: boolean;
  readonly updateBaseline: boolean;
}

/** The baselines of a run: one, or those that the configurations of its files name. */
export interface BaselinesOfRun {
  /** @throws UsageError when the one of a file cannot be used */
  readonly of: (path: string) => Promise<BaselineOfRun | undefined>;
  /** Those that some file had, in order of their names. */
  readonly opened: () => readonly BaselineOfRun[];
}

/**
 * Prepares the baselines of a run; one that the configuration names is read when the first of its files asks.
 * @throws UsageError when the one that the command line names cannot be used
 */
export async function baselinesOf(
  { baseline: named, readsBaseline, updateBaseline }: BaselineOptions,
  { settingsFor }: Configuration,
  world: World,
): Promise<BaselinesOfRun> {
  const opened = new Map<string, Promise<BaselineOfRun>>();
  const done = new Map<string, BaselineOfRun>();
  // Loaded for who has one.
  const open = async (file: string): Promise<BaselineOfRun> => {
    const { openBaseline } = await import('./baseline');
    const baseline = openBaseline(file, updateBaseline, world);
    done.set(file, baseline);
    return baseline;
  };
  const fileFor = async (path: string): Promise<string | undefined> => {
    if (named !== undefined) return resolve(world.cwd, named);
    const { baseline } = await settingsFor(path);
    if (!baseline) return undefined;
    const { from } = baseline;
    return resolve(typeof from === 'string' ? world.cwd : dirname(from.file), baseline.path);
  };
  const at = (file: string): Promise<BaselineOfRun> => {
    const known = opened.get(file) ?? open(file);
    opened.set(file, known);
    return known;
  };
  if (named !== undefined) await at(resolve(world.cwd, named));
  return {
    async of(path) {
      const file = readsBaseline ? await fileFor(path) : undefined;
      return file === undefined ? undefined : at(file);
    },
    opened() {
      if (updateBaseline && done.size === 0) throw new UsageError(NO_FILE);
      return [...done].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, baseline]) => baseline);
    },
  };
}

const NO_FILE =
  '--update-baseline needs the file to write to: --baseline status-hints-baseline.json, or the setting "baseline" in a configuration file.';
