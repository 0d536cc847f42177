import { isBuiltIn } from './built-in';
import { starOf } from './export-maps';
import type { Find } from './find';
import type { Folders } from './folders';
import { folderOf, isWithin, joined, upward } from '../../text/locations';
import { manifestsAbove, rangeOf } from './manifests';
import type { SourceFiles } from './source-files';
import { placed, readConfig, type Config, type PathEntry } from './tsconfig';
import type { Workspaces } from './workspaces';

/** Finds modules by the `paths` and the `baseUrl` of the configurations around a file. */
export interface ConfigPaths {
  /** By `paths` alone: what matches there is meant, whatever packages there are. */
  readonly findByPaths: Find;
  /** Below a `baseUrl`; not what a package of that name is meant by as well. */
  readonly findByBase: Find;
}

/** Reads the configurations of a project, each once. */
export function configPathsOf(folders: Folders, files: SourceFiles, workspaces: Workspaces): ConfigPaths {
  const read = new Map<string, Config>();
  const around = new Map<string, readonly Config[]>();

  const configAt = (location: string): Config => {
    const config = read.get(location) ?? readConfig(folders, workspaces, location);
    read.set(location, config);
    return config;
  };
  const configsOf = (folder: string): readonly Config[] => {
    const configs = around.get(folder) ?? configsAround(folders, folder, configAt);
    around.set(folder, configs);
    return configs;
  };

  return {
    findByPaths(importer, specifier) {
      for (const { location, paths, baseUrl } of configsOf(importer.folder)) {
        if (paths === undefined) continue;
        const { entry, star } = matchOf(paths.entries, specifier) ?? {};
        for (const target of entry?.targets ?? []) {
          const path = target.replace('*', () => star ?? '');
          const start = { folder: baseUrl ?? paths.base, home: folderOf(location) };
          const place = placed(folders.root, path, start);
          const found = place === undefined ? undefined : files.find(place, importer);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    },
    findByBase(importer, specifier) {
      const bases = configsOf(importer.folder).flatMap(({ baseUrl }) => baseUrl ?? []);
      if (bases.length === 0 || isPackage(folders, importer.folder, specifier)) return undefined;
      for (const base of bases) {
        const place = joined(folders.root, base, specifier);
        const found = place === undefined ? undefined : files.find(place, importer);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

const configName = /^[jt]sconfig(?:\.[\w.-]+)?\.json$/;
/** These put something else in place of what the program itself uses. */
const forTests = /\.(?:spec|test|tests|e2e|jest|vitest|cypress|storybook)\./;

/**
 * The configurations that may hold for the files of a folder, those that say so first: of the nearest folder that has any with
 * paths, up to the package that the folder belongs to or beyond if nothing is configured there.
 */
function configsAround(
  folders: Folders,
  folder: string,
  configAt: (location: string) => Config,
): readonly Config[] {
  let isConfigured = false;
  for (const at of upward(folders.root, folder)) {
    const names = [...folders.namesIn(at)]
      .filter((name) => configName.test(name) && !forTests.test(name))
      .sort(byRank);
    const own = names.map((name) => configAt(`${at}/${name}`));
    const referred = own
      .flatMap(({ references }) => references)
      .filter((each) => folders.kindOf(each) === 'file');
    const all = [
      ...new Map([...own, ...referred.map(configAt)].map((each) => [each.location, each])).values(),
    ];
    const placing = all.filter(
      (each) => (each.paths !== undefined || each.baseUrl !== undefined) && isFor(each, folder, at),
    );
    if (placing.length > 0)
      return placing.sort((a, b) => Number(covers(b, folder)) - Number(covers(a, folder)));
    isConfigured ||= own.length > 0;
    if (isConfigured && folders.kindOf(`${at}/package.json`) === 'file') return [];
  }
  return [];
}

/** `tsconfig.json` speaks first, as it does to editors; then `jsconfig.json`, then the others by name. */
function byRank(a: string, b: string): number {
  const rank = (name: string): number => ['tsconfig.json', 'jsconfig.json', name].indexOf(name);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Of configurations in other folders, which others refer to, only those count whose files these are. */
function isFor(config: Config, folder: string, at: string): boolean {
  return folderOf(config.location) === at || covers(config, folder);
}

function covers({ covered, location }: Config, folder: string): boolean {
  return (covered ?? [folderOf(location)]).some((each) => isWithin(each, folder));
}

/** As TypeScript chooses: the exact name, else the pattern with the longest start. */
function matchOf(
  entries: readonly PathEntry[],
  specifier: string,
): { readonly entry: PathEntry; readonly star?: string } | undefined {
  const exact = entries.find(({ pattern }) => pattern === specifier);
  if (exact !== undefined) return { entry: exact };
  return entries
    .flatMap((entry) => {
      const star = starOf(entry.pattern, specifier);
      return star === undefined ? [] : [{ entry, star }];
    })
    .sort((a, b) => b.entry.pattern.indexOf('*') - a.entry.pattern.indexOf('*'))[0];
}

/** Whether Node or a dependency has this name: then a file of the same name may not be what is meant. */
function isPackage(folders: Folders, folder: string, specifier: string): boolean {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
  return (
    specifier.includes(':') ||
    isBuiltIn(name) ||
    manifestsAbove(folders, folder).some((manifest) => rangeOf(manifest, name) !== undefined)
  );
}
