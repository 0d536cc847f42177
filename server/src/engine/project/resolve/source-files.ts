import { sourcesOfBuilt } from './built-files';
import type { Folders } from './folders';
import { entriesOf, manifestIn } from './manifests';

/** Finds files as a module loader does, but takes the source where a loader takes what is built of it. */
export interface SourceFiles {
  /** A file, or a folder's main file, by a location with any ending or none; undefined when there is no source file. */
  readonly find: (location: string, fromTypeScript: boolean) => string | undefined;
  /** The same for a folder alone: `./`, `..`. */
  readonly findInFolder: (folder: string, fromTypeScript: boolean) => string | undefined;
}

/** In which order endings are tried: by TypeScript for its own files first, by Node and what builds on it the other way. */
const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const JAVASCRIPT = ['.js', '.jsx', '.mjs', '.cjs'];
const ENDINGS = {
  typescript: [...TYPESCRIPT, ...JAVASCRIPT, '.json'],
  javascript: [...JAVASCRIPT, '.json', ...TYPESCRIPT],
};

/** What a file may be written in that is imported by the name of its output: `./a.js` for `a.ts`. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

const sourceFile = /\.(?:[mc]?[jt]s|[jt]sx|json)$/;
const declaration = /\.d\.(?:\w+\.)?[mc]?ts$/;

/** Finds source files in folders. */
export function sourceFilesOf(folders: Folders): SourceFiles {
  const isFile = (location: string): boolean =>
    sourceFile.test(location) &&
    !declaration.test(location) &&
    !location.slice(folders.root.length).includes('/node_modules/') &&
    folders.kindOf(location) === 'file';

  const exact = (location: string, fromTypeScript: boolean): string | undefined => {
    const ending = /\.\w+$/.exec(location)?.[0] ?? '';
    const stem = location.slice(0, location.length - ending.length);
    const written = (WRITTEN[ending] ?? []).map((other) => stem + other);
    // Beside `a.ts` an `a.js` is its output, for TypeScript; Node knows no other file than the one that is named.
    const named = fromTypeScript ? [...written, location] : [location, ...written];
    const endings = ENDINGS[fromTypeScript ? 'typescript' : 'javascript'];
    return named.find(isFile) ?? endings.map((each) => location + each).find(isFile);
  };

  const findInFolder = (folder: string, fromTypeScript: boolean): string | undefined => {
    if (folders.kindOf(folder) !== 'folder') return undefined;
    const manifest = manifestIn(folders, folder);
    for (const entry of manifest === undefined ? [] : entriesOf(folders, manifest)) {
      const found = entry === folder ? undefined : find(entry, fromTypeScript, false);
      if (found !== undefined) return found;
    }
    return exact(`${folder}/index`, fromTypeScript);
  };

  const find = (location: string, fromTypeScript: boolean, withFolder = true): string | undefined => {
    const { sources, isCertain } = sourcesOfBuilt(folders, location);
    const source = (): string | undefined =>
      sources.map((each) => exact(each, true)).find((each) => each !== undefined);
    const itself = (): string | undefined =>
      exact(location, fromTypeScript) ??
      (withFolder ? findInFolder(location, fromTypeScript) : exact(`${location}/index`, fromTypeScript));
    return isCertain ? (source() ?? itself()) : (itself() ?? source());
  };

  return { find: (location, fromTypeScript) => find(location, fromTypeScript), findInFolder };
}
