import type { Folders } from './folders';
import { folderOf, upward } from '../../text/locations';
import { ownEntry } from '../../text/own-entry';

/** What a file that a build writes may be built of. */
export interface BuiltFrom {
  /** The folder that the build writes into. */
  readonly output: string;
  /** Locations with or without endings, the likeliest first. */
  readonly sources: readonly string[];
  /** The same for a project that has no folder for its sources. */
  readonly beside: readonly string[];
  /**
   * Whether one of them is meant even where the built file is there, so that the answer is the same before and after a
   * build; otherwise the folder may as well hold what somebody wrote.
   */
  readonly isBuiltOf: (source: string) => boolean;
}

/** Folders that builds write into, and which of their sources are sure: some people write into `build` and `lib` themselves. */
const OUTPUTS: Readonly<Record<string, (source: string) => boolean>> = {
  dist: () => true,
  build: isTypeScript,
  out: isTypeScript,
  lib: () => false,
  esm: () => false,
  cjs: () => false,
  compiled: () => false,
};
/** Of these it is not sure that they are output at all. */
const MAYBE = new Set(['lib', 'esm', 'cjs', 'compiled']);
/** Below the output, one folder for each format. */
const FORMATS = new Set(['esm', 'cjs', 'es', 'commonjs', 'module', 'node', 'types', 'lib']);
const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const SOURCES = ['src', 'source', 'lib'];

const anyOutput = new RegExp(`/(?:${Object.keys(OUTPUTS).join('|')})(?:/|$)`);

/** Tells of what a location may be the output of; undefined for what lies in no such folder. */
export function sourcesOfBuilt(folders: Folders, location: string): BuiltFrom | undefined {
  if (!anyOutput.test(location.slice(folders.root.length))) return undefined;
  // A package may itself be called `build` or stand in `lib`.
  const home =
    upward(folders.root, folderOf(location)).find(
      (folder) => folders.kindOf(`${folder}/package.json`) === 'file',
    ) ?? folders.root;
  const below = location.slice(home.length + 1).split('/');
  const at = below.findIndex((part) => Object.hasOwn(OUTPUTS, part));
  const output = below[at];
  const isBuiltOf = ownEntry(OUTPUTS, output ?? '');
  if (output === undefined || isBuiltOf === undefined) return undefined;
  // Among sources a folder of that name is one of them.
  if (below.slice(0, at).some((part) => SOURCES.includes(part))) return undefined;

  const before = [home, ...below.slice(0, at)].join('/');
  const inside = below.slice(at + 1);
  const tails = FORMATS.has(inside[0] ?? '') ? [inside, inside.slice(1)] : [inside];
  const stems = tails
    .map((tail) => withoutEnding(tail.join('/')))
    .map((tail) => (tail === '' ? 'index' : tail));
  const sources = SOURCES.filter((each) => each !== output).flatMap((source) =>
    stems.map((stem) => `${before}/${source}/${stem}`),
  );
  // Without such a folder they stand beside the output: `dist/app.js` of `app.ts`. An `app.js` there is the
  // script that starts it, and what stands beside a `lib` is something else.
  const endings = MAYBE.has(output) ? [] : TYPESCRIPT;
  const beside = stems.flatMap((stem) => endings.map((ending) => `${before}/${stem}${ending}`));
  return { output: `${before}/${output}`, sources, beside, isBuiltOf };
}

function withoutEnding(path: string): string {
  return path.replace(/(?:\.d)?\.[mc]?[jt]sx?$/, '');
}

/** Whether a file is written in TypeScript, by its ending. */
export function isTypeScript(source: string): boolean {
  return /\.[mc]?tsx?$/.test(source);
}
