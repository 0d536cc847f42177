import { dirname, join, resolve } from 'node:path';
import { isBelow } from '../node/inside';
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
  { settingsFor, rootOf }: Configuration,
  world: World,
): Promise<BaselinesOfRun> {
  const opened = new Map<string, Promise<BaselineOfRun>>();
  const done = new Map<string, BaselineOfRun>();
  // Loaded for who has one.
  const open = async ({ file, within }: Place): Promise<BaselineOfRun> => {
    const { openBaseline } = await import('./baseline');
    const baseline = openBaseline(file, { isUpdate: updateBaseline, within }, world);
    done.set(file, baseline);
    return baseline;
  };
  const placeFor = async (path: string): Promise<Place | undefined> => {
    if (named !== undefined) return { file: resolve(world.cwd, named), within: undefined };
    const { baseline } = await settingsFor(path);
    if (!baseline) return undefined;
    const { from } = baseline;
    const folder = typeof from === 'string' ? world.cwd : dirname(from.file);
    const within = rootOf(join(folder, 'x.js')) ?? folder;
    const file = resolve(folder, baseline.path);
    if (!isBelow(within, file)) throw new UsageError(leavesProject(baseline.path));
    return { file, within };
  };
  const at = (place: Place): Promise<BaselineOfRun> => {
    const known = opened.get(place.file) ?? open(place);
    opened.set(place.file, known);
    return known;
  };
  if (named !== undefined) await at({ file: resolve(world.cwd, named), within: undefined });
  return {
    async of(path) {
      const place = readsBaseline ? await placeFor(path) : undefined;
      return place && at(place);
    },
    opened() {
      if (updateBaseline && done.size === 0) throw new UsageError(NO_FILE);
      return [...done].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, baseline]) => baseline);
    },
  };
}

/** Where a baseline is. */
interface Place {
  /** Absolute. */
  readonly file: string;
  /** The project of the configuration that names it; undefined where the command line does. */
  readonly within: string | undefined;
}

function leavesProject(path: string): string {
  return `The configuration names the baseline ${JSON.stringify(path)}, which lies outside of the project: nothing there is read or written. --baseline can name any file.`;
}

const NO_FILE =
  '--update-baseline needs the file to write to: --baseline status-hints-baseline.json, or the setting "baseline" in a configuration file.';
