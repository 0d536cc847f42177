import type { Folders } from './folders';
import { folderOf, joined } from '../../text/locations';
import { isRecord, textsOf } from './manifests';
import type { Workspaces } from './workspaces';

/** What a `tsconfig.json` or `jsconfig.json` says about where modules are, with what it extends. */
export interface Config {
  readonly location: string;
  /** Patterns with their targets, and the folder that these start from without a `baseUrl`. */
  readonly paths: { readonly base: string; readonly entries: readonly PathEntry[] } | undefined;
  /** A location. */
  readonly baseUrl: string | undefined;
  /** The folders that its files lie in or below; undefined for all below its own. */
  readonly covered: readonly string[] | undefined;
  /** Other configurations that it names. */
  readonly references: readonly string[];
}

/** One entry of `paths`, as written: `@/*` with `src/*`. */
export interface PathEntry {
  readonly pattern: string;
  readonly targets: readonly string[];
}

type Settings = Omit<Config, 'location' | 'references'>;
const NOTHING: Settings = { paths: undefined, baseUrl: undefined, covered: undefined };

/** Reads a configuration; of what is wrong or missing in it nothing is taken. */
export function readConfig(folders: Folders, workspaces: Workspaces, location: string): Config {
  const content = folders.json(location);
  const folder = folderOf(location);
  const listed = isRecord(content) && Array.isArray(content['references']) ? content['references'] : [];
  const references = listed.flatMap((each) => {
    const path = isRecord(each) ? each['path'] : undefined;
    const target = typeof path === 'string' ? joined(folders.root, folder, path) : undefined;
    if (target === undefined) return [];
    return folders.kindOf(target) === 'folder' ? [`${target}/tsconfig.json`] : [target];
  });
  return { location, references, ...settingsOf({ folders, workspaces, folder, done: new Set() }, location) };
}

interface Reading {
  readonly folders: Folders;
  readonly workspaces: Workspaces;
  /** The folder of the configuration that all is read for: `${configDir}`. */
  readonly folder: string;
  /** Each is read once, so that no circle and no web of `extends` goes on for ever. */
  readonly done: Set<string>;
}

function settingsOf(reading: Reading, location: string): Settings {
  const content = reading.folders.json(location);
  if (!isRecord(content) || reading.done.has(location)) return NOTHING;
  reading.done.add(location);
  const extended = content['extends'];
  const inherited = (typeof extended === 'string' ? [extended] : textsOf(extended))
    .flatMap((specifier) => extendedBy(reading, folderOf(location), specifier) ?? [])
    .map((other) => settingsOf(reading, other))
    .reduce(over, NOTHING);
  return over(inherited, ownSettings(reading, folderOf(location), content));
}

function over(below: Settings, above: Settings): Settings {
  return {
    paths: above.paths ?? below.paths,
    baseUrl: above.baseUrl ?? below.baseUrl,
    covered: above.covered ?? below.covered,
  };
}

function ownSettings(
  { folders, folder: home }: Reading,
  folder: string,
  content: Readonly<Record<string, unknown>>,
): Settings {
  const options = isRecord(content['compilerOptions']) ? content['compilerOptions'] : {};
  const at = (path: string): string | undefined => placed(folders.root, path, { folder, home });
  const baseUrl = typeof options['baseUrl'] === 'string' ? at(options['baseUrl']) : undefined;
  const paths = isRecord(options['paths']) ? options['paths'] : undefined;
  const entries = Object.entries(paths ?? {}).map(([pattern, targets]) => ({
    pattern,
    targets: textsOf(targets),
  }));
  const named = [content['include'], content['files']].filter(Array.isArray);
  const covered = named.flatMap((list) => textsOf(list).flatMap((glob) => at(fixedPart(glob)) ?? []));
  return {
    baseUrl,
    paths: paths === undefined ? undefined : { base: folder, entries },
    covered: named.length === 0 ? undefined : covered,
  };
}

/**
 * Where a path of a configuration leads to.
 * @param places the folder that it starts from, and that of the configuration that is read, which `${configDir}` stands for
 */
export function placed(
  root: string,
  path: string,
  { folder, home }: { readonly folder: string; readonly home: string },
): string | undefined {
  return path.startsWith(CONFIG_FOLDER)
    ? joined(root, home, `.${path.slice(CONFIG_FOLDER.length)}`)
    : joined(root, folder, path);
}

const CONFIG_FOLDER = '${configDir}';

/** The part of a glob before its first star, a folder. */
function fixedPart(glob: string): string {
  const parts = glob.split('/');
  const end = parts.findIndex((part) => /[*?]/.test(part) || /\.[mc]?[jt]sx?$|\.json$/.test(part));
  return parts.slice(0, end === -1 ? undefined : end).join('/') || '.';
}

/** The file that `extends` names: a relative one, or one of a package of the repository; others are not read. */
function extendedBy({ folders, workspaces }: Reading, folder: string, specifier: string): string | undefined {
  const isFile = (location: string | undefined): location is string =>
    location !== undefined && !location.includes('/node_modules/') && folders.kindOf(location) === 'file';
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    const target = joined(folders.root, folder, specifier);
    return [target, target && `${target}.json`].find(isFile);
  }
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  const manifest = workspaces.find(folder, name);
  if (manifest === undefined) return undefined;
  const named = manifest.content['tsconfig'];
  const path = subpath !== '' ? subpath : typeof named === 'string' ? named : 'tsconfig.json';
  const target = joined(folders.root, manifest.folder, path);
  return [target, target && `${target}.json`].find(isFile);
}
