import { folderOf, isWithin, upward } from '../../text/locations';
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
  const told = new Set<string>();
  // A file may be extended by several.
  const tell = (problem: FileProblem): void => {
    const key = JSON.stringify(problem);
    if (!told.has(key)) onProblem(problem);
    told.add(key);
  };
  const readings = new Map<string, Promise<ConfigFile | undefined>>();
  const folders = new Map<string, Promise<ProjectConfig | undefined>>();

  const readingOf = async (location: string): Promise<ConfigFile | undefined> => {
    let text: string | undefined;
    try {
      text = await files.read(location);
    } catch (error) {
      const message = `It cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
      tell({ file: location, range: undefined, message, isFatal: true });
      return undefined;
    }
    if (text === undefined || !mayConfigure(location, text)) return undefined;
    const { file, problems } = readConfigFile(location, text, await rules());
    problems.forEach(tell);
    return file;
  };
  const read = (location: string): Promise<ConfigFile | undefined> => {
    const reading = readings.get(location) ?? readingOf(location);
    readings.set(location, reading);
    return reading;
  };
  const whole = async (file: ConfigFile): Promise<ProjectConfig> =>
    configOf(await layersOf(file, { root: files.root, read, tell }));

  const inFolder = async (folder: string): Promise<ProjectConfig | undefined> => {
    for (const [index, name] of CONFIG_NAMES.entries()) {
      const file = await read(`${folder}/${name}`);
      if (!file) continue;
      for (const other of CONFIG_NAMES.slice(index + 1)) {
        const unread = await read(`${folder}/${other}`);
        if (unread) tell(unheard(unread.location, name));
      }
      return whole(file);
    }
    return undefined;
  };
  const ofFolder = async (folder: string): Promise<ProjectConfig | undefined> => {
    for (const at of upward(files.root, folder)) {
      const found = folders.get(at) ?? inFolder(at);
      folders.set(at, found);
      const config = await found;
      if (config) return config;
    }
    return undefined;
  };

  return {
    of: (file) => ofFolder(folderOf(file)),
    ofFolder,
    async named(location) {
      const file = await read(location);
      return file && whole(file);
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
