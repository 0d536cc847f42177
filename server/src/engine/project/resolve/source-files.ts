import { isTypeScript, sourcesOfBuilt } from './built-files';
import type { Importer } from './find';
import type { Folders } from './folders';
import { folderOf, isWithin, nameOf } from '../../text/locations';
import { entriesOf, manifestIn } from './manifests';
import { ownEntry } from '../../text/own-entry';

/** Finds files as a module loader does, but takes the source where a loader takes what is built of it. */
export interface SourceFiles {
  /** A file, or a folder's main file, by a location with any ending or none; undefined when there is no source file. */
  readonly find: (location: string, importer: Importer) => string | undefined;
  /** The same for a folder alone: `./`, `..`. */
  readonly findInFolder: (folder: string, importer: Importer) => string | undefined;
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
/** TypeScript and what understands it take these two for one another. */
const ALIKE: Readonly<Record<string, readonly string[]>> = { '.ts': ['.tsx'], '.tsx': ['.ts'] };

const sourceFile = /\.(?:[mc]?[jt]s|[jt]sx|json)$/;
const declaration = /\.d\.(?:\w+\.)?[mc]?ts$/;

/** Finds source files in folders. */
export function sourceFilesOf(folders: Folders): SourceFiles {
  const exact = (location: string, fromTypeScript: boolean): string | undefined => {
    const folder = folderOf(location);
    // Most names that could be are not there: that costs no look at the file.
    const names = folders.namesIn(folder);
    if (names.size === 0 || `${folder}/`.slice(folders.root.length).includes('/node_modules/'))
      return undefined;
    for (const name of namesFor(nameOf(location), fromTypeScript)) {
      if (names.has(name) && isSource(name) && folders.kindOf(`${folder}/${name}`) === 'file')
        return `${folder}/${name}`;
    }
    return undefined;
  };

  const findInFolder = (folder: string, importer: Importer): string | undefined => {
    if (folders.kindOf(folder) !== 'folder') return undefined;
    const manifest = manifestIn(folders, folder);
    // Of a main entry that is a folder again only the index counts: two that name each other would go on for ever.
    const entries = manifest === undefined ? [] : entriesOf(folders, manifest);
    return (
      firstOf(entries, (entry) => (entry === folder ? undefined : find(entry, importer, false))) ??
      exact(`${folder}/index`, importer.fromTypeScript)
    );
  };

  const find = (location: string, importer: Importer, withFolder: boolean): string | undefined => {
    const file = exact(location, importer.fromTypeScript);
    const itself = (): string | undefined =>
      file ??
      (withFolder ? findInFolder(location, importer) : exact(`${location}/index`, importer.fromTypeScript));
    const built = sourcesOfBuilt(folders, location);
    // What was built runs as it is: among itself it names no sources. And no build writes TypeScript.
    if (built === undefined || isWithin(built.output, importer.folder) || isTypeScript(file ?? ''))
      return itself();
    // A source has no need of the output of one beside it; a script that starts the program has.
    const isBeside = importer.fromTypeScript && folderOf(built.output) === importer.folder;
    const candidates = isBeside ? built.sources : [...built.sources, ...built.beside];
    const source = firstOf(candidates, (each) => exact(each, true) ?? exact(`${each}/index`, true));
    return source !== undefined && built.isBuiltOf(source) ? source : (itself() ?? source);
  };

  return { find: (location, importer) => find(location, importer, true), findInFolder };
}

/** The names that a file can have which is imported by one, in the order in which they count. */
function* namesFor(name: string, fromTypeScript: boolean): Generator<string> {
  const ending = name.slice(name.lastIndexOf('.'));
  const stem = name.slice(0, name.length - ending.length);
  const written = (ownEntry(WRITTEN, ending) ?? []).map((other) => stem + other);
  // Beside `a.ts` an `a.js` is its output, for TypeScript; Node knows no other file than the one that is named.
  if (fromTypeScript) yield* written;
  yield name;
  if (!fromTypeScript) yield* written;
  for (const other of ownEntry(ALIKE, ending) ?? []) yield stem + other;
  for (const other of ENDINGS[fromTypeScript ? 'typescript' : 'javascript']) yield name + other;
}

function isSource(name: string): boolean {
  return sourceFile.test(name) && !declaration.test(name);
}

function firstOf(
  locations: readonly string[],
  look: (location: string) => string | undefined,
): string | undefined {
  for (const location of locations) {
    const found = look(location);
    if (found !== undefined) return found;
  }
  return undefined;
}
