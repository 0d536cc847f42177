import { URI } from 'vscode-uri';
import { isConfigLocation } from '../engine/config/file/config-names';
import type { FileProblem } from '../engine/config/file/problem';
import type { ConfigFiles, ProjectConfigs } from '../engine/config/file/project-config';
import type { GivenSettings } from '../engine/config/given';
import { folderOf, isWithin, nameOf } from '../engine/text/locations';
import { normalUri, type Folders } from './folders';
import type { Disk, Platform } from './platform';

/** The configuration files of the workspace. */
export interface Configurations {
  /** What they say of a file, open or not; undefined where there are none. The same object as long as it says the same. */
  readonly of: (uri: string) => Promise<GivenSettings | undefined>;
  /** What they say of the files that lie in a folder. */
  readonly ofFolder: (uri: string) => Promise<GivenSettings | undefined>;
  /** What is wrong in a configuration file with this text, which need not be what is saved. */
  readonly problemsIn: (uri: string, text: string) => Promise<readonly FileProblem[]>;
  /** Where the configuration files of a document are; undefined where they cannot be reached. */
  readonly placeOf: (uri: string) => ConfigurationPlace | undefined;
  /** Whether a file that came, went or changed may be one of them, or have been. */
  readonly mayConcern: (uri: string) => boolean;
  /** What was read is to be read again. */
  readonly changed: () => void;
}

/** What they are read with. */
export interface ConfigurationParts {
  readonly disk: Disk | undefined;
  readonly readText: ((uri: string) => Promise<string | undefined>) | undefined;
  readonly folders: Folders;
  readonly load: Platform['load'];
  /** Is told what is wrong in a file, all at once. */
  readonly onProblems: (uri: string, problems: readonly FileProblem[]) => void;
}

/** Where configuration files are, and how these places are called. */
export interface ConfigurationPlace {
  readonly files: ConfigFiles;
  readonly isOnDisk: boolean;
  readonly locationOf: (uri: string) => string;
  readonly uriOf: (location: string) => string;
}

/**
 * Reads configuration files from the disk, or through the client. Of a document in a workspace folder nothing outside of
 * that folder is read (of folders in one another the outermost counts); of a lone file nothing outside of its project.
 */
export function configurationsOf({
  disk,
  readText,
  folders,
  load,
  onProblems,
}: ConfigurationParts): Configurations {
  const places = new Map<
    string,
    { readonly place: ConfigurationPlace; readonly configs: Promise<ProjectConfigs> }
  >();
  const read = new Set<string>();

  const placeOf = (uri: string): ConfigurationPlace | undefined => {
    const [folder] = folders.around(uri).toSorted((a, b) => a.length - b.length);
    if (disk?.has(uri) === true)
      return onDisk(disk, folder === undefined ? undefined : URI.parse(folder).fsPath, uri);
    return readText && folder !== undefined ? throughClient(readText, folder) : undefined;
  };
  const known = (
    uri: string,
  ): { readonly place: ConfigurationPlace; readonly configs: Promise<ProjectConfigs> } | undefined => {
    const place = placeOf(uri);
    if (place === undefined) return undefined;
    const key = place.uriOf(place.files.root);
    const before = places.get(key);
    if (before) return before;
    const found = new Map<string, FileProblem[]>();
    const tell = (problem: FileProblem): void => {
      const ofFile = found.get(problem.file);
      if (ofFile) {
        ofFile.push(problem);
        return;
      }
      const problems = [problem];
      found.set(problem.file, problems);
      // A file is read in one go: the others follow at once.
      queueMicrotask(() => {
        found.delete(problem.file);
        onProblems(place.uriOf(problem.file), problems);
      });
    };
    const files: ConfigFiles = {
      root: place.files.root,
      async read(location) {
        const text = await place.files.read(location);
        if (text !== undefined) read.add(place.uriOf(location));
        return text;
      },
    };
    const made = { place, configs: load().then(({ configsIn }) => configsIn(files, tell)) };
    places.set(key, made);
    return made;
  };

  return {
    placeOf,
    async of(uri) {
      const found = known(uri);
      if (found === undefined) return undefined;
      const location = found.place.locationOf(uri);
      return (await (await found.configs).of(location))?.givenFor(location);
    },
    async ofFolder(uri) {
      const file = `${uri}/x.js`;
      const found = known(file);
      if (found === undefined) return undefined;
      const location = found.place.locationOf(file);
      return (await (await found.configs).of(location))?.givenFor(location);
    },
    async problemsIn(uri, text) {
      const place = placeOf(uri);
      if (place === undefined) return [];
      const own = place.locationOf(uri);
      const problems: FileProblem[] = [];
      const files: ConfigFiles = {
        root: place.files.root,
        read: (location) => (location === own ? text : place.files.read(location)),
      };
      const configs = (await load()).configsIn(files, (problem) => problems.push(problem));
      // By its name it counts even where another one in its folder comes before it.
      await configs.named(own);
      await configs.ofFolder(folderOf(own));
      return problems.filter(({ file }) => file === own);
    },
    mayConcern(changed) {
      const uri = normalUri(changed);
      // A folder that came or went is often named alone.
      const isFolder = !nameOf(uri).includes('.') || [...read].some((one) => isWithin(uri, one));
      return isFolder || isConfigLocation(uri) || read.has(uri);
    },
    changed() {
      places.clear();
      read.clear();
    },
  };
}

function onDisk(disk: Disk, folder: string | undefined, uri: string): ConfigurationPlace {
  const path = URI.parse(uri).fsPath;
  const root = folder ?? disk.projectRootOf(path) ?? disk.folderOf(path);
  return {
    files: disk.configFiles(root),
    isOnDisk: true,
    locationOf: (one) => disk.locationOf(URI.parse(one).fsPath),
    uriOf: (location) => URI.file(location).toString(),
  };
}

function throughClient(
  readText: (uri: string) => Promise<string | undefined>,
  folder: string,
): ConfigurationPlace {
  const root = URI.parse(folder);
  const uriOf = (location: string): string => root.with({ path: location }).toString();
  return {
    files: { root: root.path.replace(/\/$/, ''), read: (location) => readText(uriOf(location)) },
    isOnDisk: false,
    locationOf: (uri) => URI.parse(uri).path,
    uriOf,
  };
}
