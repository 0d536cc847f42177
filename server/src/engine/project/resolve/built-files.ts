import type { Folders } from './folders';
import { folderOf, upward } from './locations';

/** What a file that a build writes may be built of. */
export interface BuiltFrom {
  /** Locations with or without endings, the likeliest first. */
  readonly sources: readonly string[];
  /** The folder holds nothing but output, so that a source is preferred: the answer is the same before and after a build. */
  readonly isCertain: boolean;
}

const OUTPUT = new Set(['dist', 'build', 'out']);
/** Some write their source into these. */
const MAYBE_OUTPUT = new Set(['lib', 'esm', 'cjs', 'compiled', 'types']);
/** Below the output, one folder for each format. */
const FORMATS = new Set(['esm', 'cjs', 'es', 'commonjs', 'module', 'node', 'types', 'lib']);
const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const SOURCES = ['src', 'source', 'lib'];

const NOTHING: BuiltFrom = { sources: [], isCertain: false };

/** Tells of what a location may be the output of; of nothing for most. */
export function sourcesOfBuilt(folders: Folders, location: string): BuiltFrom {
  const parts = location.slice(folders.root.length + 1).split('/');
  if (!parts.some((part) => OUTPUT.has(part) || MAYBE_OUTPUT.has(part))) return NOTHING;
  // A package may itself be called `build` or stand in `lib`.
  const home =
    upward(folders.root, folderOf(location)).find(
      (folder) => folders.kindOf(`${folder}/package.json`) === 'file',
    ) ?? folders.root;
  const below = location.slice(home.length + 1).split('/');
  const at = below.findIndex((part) => OUTPUT.has(part) || MAYBE_OUTPUT.has(part));
  const output = below[at];
  if (output === undefined) return NOTHING;

  const before = [home, ...below.slice(0, at)].join('/');
  const inside = below.slice(at + 1);
  const tails = FORMATS.has(inside[0] ?? '') ? [inside, inside.slice(1)] : [inside];
  const stems = tails
    .map((tail) => withoutEnding(tail.join('/')))
    .map((tail) => (tail === '' ? 'index' : tail));
  const sources = SOURCES.filter((each) => each !== output).flatMap((source) =>
    stems.map((stem) => `${before}/${source}/${stem}`),
  );
  // Without a folder for the sources they stand beside the output: `dist/app.js` of `app.ts`. An `app.js` there is the
  // script that starts it.
  const beside = stems.flatMap((stem) => TYPESCRIPT.map((ending) => `${before}/${stem}${ending}`));
  return { sources: [...sources, ...beside], isCertain: OUTPUT.has(output) };
}

function withoutEnding(path: string): string {
  return path.replace(/(?:\.d)?\.[mc]?[jt]sx?$/, '');
}
