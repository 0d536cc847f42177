import { dirname, resolve } from 'node:path';
import type { Config, Setting } from '../engine/config/config';
import type { FileProblem } from '../engine/config/file/problem';
import {
  projectConfigs,
  type ProjectConfig,
  type ProjectConfigs,
} from '../engine/config/file/project-config';
import { LEVEL_KEY, type Given, type GivenSettings } from '../engine/config/given';
import { settingsOf, type Settings } from '../engine/config/settings';
import type { RuleFacts } from '../engine/config/preset';
import { configFilesIn } from '../node/config-files';
import { displayPath, withSlashes } from '../node/display-path';
import type { FileError } from '../node/io-error';
import { projectRootsIn } from '../node/project-root';
import { standingAt } from '../node/standing-at';
import { UsageError } from './usage-error';
import type { World } from './world';

/** Which configuration files a command reads. */
export interface ConfigOptions {
  /** `--config`: this one for every file. */
  readonly config: string | undefined;
  /** Not with `--no-config`. */
  readonly readsConfig: boolean;
}

/** What the command line sets itself: it comes before every file. */
export interface OwnSettings {
  readonly ruleLevels?: ReadonlyMap<string, Setting>;
  readonly includeTests: boolean;
}

/** The settings of a run. */
export interface Configuration {
  /** The configuration that holds for a file; undefined when there is none. */
  readonly of: (path: string) => Promise<ProjectConfig | undefined>;
  /** What is set for a file, the command line included. */
  readonly givenFor: (path: string) => Promise<GivenSettings>;
  /** The same object for files with the same settings. */
  readonly settingsFor: (path: string) => Promise<Settings>;
  readonly configFor: (path: string) => Promise<Config>;
  /** Whether the tests below a folder are wanted. */
  readonly wantsTests: (folder: string) => Promise<boolean>;
  /** The folder that a file's project is; undefined where none can be told. */
  readonly rootOf: (path: string) => string | undefined;
  /** Files that could not be used, so far. */
  readonly errors: readonly FileError[];
  /** What is wrong in those that are used, so far: one line each, with the place. */
  readonly warnings: readonly string[];
}

/**
 * Prepares the settings of a run. Each file has those of the nearest configuration upward, at most from the root of its project.
 * @throws UsageError when a file that was named with `--config` cannot be used
 */
export async function configurationOf(
  { config: named, readsConfig }: ConfigOptions,
  own: OwnSettings,
  world: World,
): Promise<Configuration> {
  const errors: FileError[] = [];
  const warnings: string[] = [];
  const rootOf = projectRootsIn({ cwd: world.cwd });
  const rules = once(async (): Promise<readonly RuleFacts[]> =>
    (await world.rules()).map(({ meta }) => meta),
  );
  const tell = (problem: FileProblem): void => {
    const file = displayPath(world.cwd, problem.file);
    if (problem.isFatal) errors.push({ file, message: clauseOf(problem) });
    else warnings.push(`${file}${placeOf(problem)}: ${problem.message}`);
  };
  const byRoot = new Map<string, ProjectConfigs>();
  const configsIn = (root: string): ProjectConfigs => {
    const configs = byRoot.get(root) ?? projectConfigs(configFilesIn(root), rules, tell);
    byRoot.set(root, configs);
    return configs;
  };

  const fixed = named === undefined ? undefined : await namedConfig(resolve(world.cwd, named), named);
  async function namedConfig(path: string, name: string): Promise<ProjectConfig> {
    if (standingAt(path) === 'nothing') throw new UsageError(`--config ${name}: it does not exist.`);
    const config = await configsIn(rootOf(path) ?? dirname(path)).named(withSlashes(path));
    if (config) return config;
    const [reason] = errors;
    throw new UsageError(`--config ${name}: ${reason?.message ?? 'it has no configuration'}.`);
  }

  const flags = givenBy(own);
  const given = new Map<GivenSettings | undefined, GivenSettings>();
  const withFlags = (inFile: GivenSettings | undefined): GivenSettings => {
    const all = given.get(inFile) ?? new Map([...(inFile ?? []), ...flags]);
    given.set(inFile, all);
    return all;
  };
  const settings = new Map<GivenSettings, Settings>();
  const of = async (path: string, folder = dirname(path)): Promise<ProjectConfig | undefined> => {
    if (fixed || !readsConfig) return fixed;
    return configsIn(rootOf(path) ?? folder).ofFolder(withSlashes(folder));
  };
  const givenFor = async (path: string): Promise<GivenSettings> =>
    withFlags((await of(path))?.givenFor(withSlashes(path)));
  const wholeOf = async (all: GivenSettings): Promise<Settings> => {
    const known = settings.get(all) ?? settingsOf(all, all.has('preset') ? await rules() : []);
    settings.set(all, known);
    return known;
  };
  const settingsFor = async (path: string): Promise<Settings> => wholeOf(await givenFor(path));

  return {
    of,
    givenFor,
    settingsFor,
    configFor: async (path) => (await settingsFor(path)).config,
    async wantsTests(folder) {
      if (own.includeTests) return true;
      // Any name does: an override does not speak of tests.
      const file = resolve(folder, 'x.js');
      return (await wholeOf(withFlags((await of(file, folder))?.givenFor(withSlashes(file))))).includeTests;
    },
    rootOf,
    errors,
    warnings,
  };
}

function givenBy({ ruleLevels = new Map(), includeTests }: OwnSettings): ReadonlyMap<string, Given> {
  const levels = [...ruleLevels].map(([id, value]): [string, Given] => [
    LEVEL_KEY + id,
    { value, from: 'option' },
  ]);
  return new Map([
    ...levels,
    ...(includeTests ? [['includeTests', { value: true, from: 'option' }] as const] : []),
  ]);
}

function placeOf({ range }: FileProblem): string {
  return range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
}

function clauseOf({ message, range }: FileProblem): string {
  const clause = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  return range ? `line ${range.start.line + 1}, column ${range.start.character + 1}: ${clause}` : clause;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
