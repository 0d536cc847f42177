import { folderOf, isWithin, upward } from '../../text/locations';
import { atOnce, got, inTurns, onceFor, type Doing, type Steps } from '../../text/steps';
import type { GivenSettings } from '../given';
import type { RuleFacts } from '../preset';
import { mayConfigure, readConfigFile, type ConfigFile } from './config-file';
import { CONFIG_NAMES } from './config-names';
import { layersOf } from './extends';
import type { FileProblem } from './problem';

/** The files that configuration is read from. Locations are those of a `ProjectHost`. */
export interface ConfigFiles {
  /** Nothing outside of this folder is read. */
  readonly root: string;
  /**
   * The text of a file; undefined when there is none, or when it lies outside of the root once all links are followed.
   * @throws Error whose message is a clause: why a file that is there cannot be read
   */
  readonly read: (location: string) => Promise<string | undefined> | string | undefined;
}

/** The configuration that holds for a file. */
export interface ProjectConfig {
  /** The locations of the files that it was put together from, that which was found first. */
  readonly files: readonly string[];
  /** What is set for a file; the same object for all files that the same overrides hold for. */
  readonly givenFor: (file: string) => GivenSettings;
}

/** The configurations of a project, each read once. */
export interface ProjectConfigs {
  /**
   * The configuration of a file: the nearest one, from its folder upward to the root. Others further up do not count,
   * unless that one extends them. Never rejects.
   */
  readonly of: (file: string) => Promise<ProjectConfig | undefined>;
  /** That of the files that lie in a folder. */
  readonly ofFolder: (folder: string) => Promise<ProjectConfig | undefined>;
  /** A file that somebody named, whatever it is called; undefined when it cannot be used. */
  readonly named: (location: string) => Promise<ProjectConfig | undefined>;
}

/** As {@link ProjectConfigs}, for whoever cannot wait. */
export interface ProjectConfigsAtOnce {
  /** As {@link ProjectConfigs.of}. */
  readonly of: (file: string) => ProjectConfig | undefined;
}

/**
 * Prepares reading the configurations of a project.
 * @param rules asked for when there is a configuration
 * @param onProblem is told each problem once
 */
export function projectConfigs(
  files: ConfigFiles,
  rules: () => Promise<readonly RuleFacts[]>,
  onProblem: (problem: FileProblem) => void,
): ProjectConfigs {
  const { ofFolder, named } = configsBy(inTurns, files, rules, onProblem);
  return {
    of: (file) => inTurns(ofFolder(folderOf(file))),
    ofFolder: (folder) => inTurns(ofFolder(folder)),
    named: (location) => inTurns(named(location)),
  };
}

/**
 * As {@link projectConfigs}, for whoever cannot wait.
 * @param files all that they are asked for is there at once
 */
export function projectConfigsAtOnce(
  files: ConfigFiles,
  rules: readonly RuleFacts[],
  onProblem: (problem: FileProblem) => void,
): ProjectConfigsAtOnce {
  const { ofFolder } = configsBy(atOnce, files, () => rules, onProblem);
  return { of: (file) => atOnce(ofFolder(folderOf(file))) };
}

interface ConfigSteps {
  readonly ofFolder: (folder: string) => Steps<ProjectConfig | undefined>;
  readonly named: (location: string) => Steps<ProjectConfig | undefined>;
}

function configsBy(
  run: Doing,
  files: ConfigFiles,
  rules: () => readonly RuleFacts[] | Promise<readonly RuleFacts[]>,
  onProblem: (problem: FileProblem) => void,
): ConfigSteps {
  const told = new Set<string>();
  // A file may be extended by several.
  const tell = (problem: FileProblem): void => {
    const key = JSON.stringify(problem);
    if (!told.has(key)) onProblem(problem);
    told.add(key);
  };

  const read = onceFor(run, function* (location): Steps<ConfigFile | undefined> {
    let text: string | undefined;
    try {
      text = yield* got(files.read(location));
    } catch (error) {
      const message = `It cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
      tell({ file: location, range: undefined, message, isFatal: true });
      return undefined;
    }
    if (text === undefined || !mayConfigure(location, text)) return undefined;
    const { file, problems } = readConfigFile(location, text, yield* got(rules()));
    problems.forEach(tell);
    return file;
  });
  const whole = function* (file: ConfigFile): Steps<ProjectConfig> {
    return configOf(yield* layersOf(file, { root: files.root, read, tell }));
  };

  const inFolder = onceFor(run, function* (folder): Steps<ProjectConfig | undefined> {
    for (const [index, name] of CONFIG_NAMES.entries()) {
      const file = yield* read(`${folder}/${name}`);
      if (!file) continue;
      for (const other of CONFIG_NAMES.slice(index + 1)) {
        const unread = yield* read(`${folder}/${other}`);
        if (unread) tell(unheard(unread.location, name));
      }
      return yield* whole(file);
    }
    return undefined;
  });

  return {
    *ofFolder(folder) {
      for (const at of upward(files.root, folder)) {
        const config = yield* inFolder(at);
        if (config) return config;
      }
      return undefined;
    },
    *named(location) {
      const file = yield* read(location);
      return file && (yield* whole(file));
    },
  };
}

function unheard(file: string, name: string): FileProblem {
  const message = `It does not count: ${name} stands in the same folder, and comes before it.`;
  return { file, range: undefined, message, isFatal: false };
}

function configOf(layers: readonly ConfigFile[]): ProjectConfig {
  const known = new Map<string, GivenSettings>();
  const overridden = layers.some(({ overrides }) => overrides.length > 0);
  const put = (parts: readonly GivenSettings[]): GivenSettings => new Map(parts.flatMap((part) => [...part]));
  const all = put(layers.map(({ given }) => given));
  return {
    files: [...new Set(layers.map(({ location }) => location))].reverse(),
    givenFor(file) {
      if (!overridden) return all;
      const parts = layers.flatMap((layer, index) => [
        { key: '', given: layer.given },
        ...overridesOf(layer, file).map(({ given, at }) => ({ key: `${index}.${at}`, given })),
      ]);
      const key = parts.map((part) => part.key).join(' ');
      const given = known.get(key) ?? put(parts.map((part) => part.given));
      known.set(key, given);
      return given;
    },
  };
}

// Of what lies elsewhere no glob speaks: none leaves its folder.
function overridesOf(
  { location, overrides }: ConfigFile,
  file: string,
): readonly { readonly given: GivenSettings; readonly at: number }[] {
  const folder = folderOf(location);
  if (!isWithin(folder, file)) return [];
  const path = file.slice(folder.length + 1);
  return overrides.flatMap(({ isFor, given }, at) => (isFor(path) ? [{ given, at }] : []));
}
