import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mayMatter, RESPONSE_WORDS } from '../../server/src/engine/lint/prefilter';
import { commandLine } from '../command-line';
import { bundleReference } from './bundle-reference';
import { lintersFor } from './linters';
import type { Linter } from './linters/linter';
import type { Program } from './run-measured';
import { sourceFilesIn } from './walk';

/** What is measured, ready to run. `nothingMb` is the size of the text that `checkNothing` reads, in 10⁶ bytes. */
export type Programs = {
  readonly empty: Program;
  readonly bareParse: Program;
  /** Each file by itself. */
  readonly check: Program;
  /** Each file with what its project says. */
  readonly checkProject: Program;
  readonly checkNothing: Program;
  /** Fills the cache at `cacheFile` when it is not there, and else uses it. */
  readonly checkCached: Program;
  readonly cacheFile: string;
  readonly linters: readonly Linter[];
  readonly nothingMb: number;
  /**
   * The reference for `checkProject`: parses instead of what survives the filter what a file names, a path in each line.
   */
  readonly bareParseOf: (list: string) => Program;
};

/** What to measure: absolute folders; `scratch` takes what has to be made. */
export type Setup = {
  readonly folders: readonly string[];
  readonly includeTests: boolean;
  readonly scratch: string;
};

/** As much text without a response word as says something, and not more. */
const nothingLimitBytes = 25e6;

/** Builds the references and the folder where nothing survives, and names the programs. */
export async function programsFor({ folders, includeTests, scratch }: Setup): Promise<Programs> {
  const made = (name: string) => path.join(scratch, name);
  const nothing = made('nothing');
  const cwd = commonFolder(folders);
  const nothingBytes = await copyWhatDoesNotSurvive(sourceFilesIn(folders, includeTests), nothing);
  await bundleReference('bare-parse.ts', made('bare-parse.cjs'));
  await writeFile(made('empty.cjs'), '');
  const tests = includeTests ? ['--include-tests'] : [];
  const projectArgs = [commandLine, 'check', '--format', 'json', '--level', 'error', ...tests];
  const checkArgs = [...projectArgs, '--no-project'];
  const bareParse = [made('bare-parse.cjs'), ...tests, ...folders];
  const cacheFile = made('cache');
  return {
    empty: { name: 'empty Node', args: [made('empty.cjs')], cwd },
    bareParse: { name: 'bare parse', args: bareParse, cwd },
    check: { name: 'check --no-project', args: [...checkArgs, ...folders], cwd },
    checkProject: { name: 'check', args: [...projectArgs, ...folders], cwd },
    checkNothing: { name: 'check, nothing survives', args: [...checkArgs, nothing], cwd },
    checkCached: {
      name: 'check --cache, nothing changed',
      args: [...projectArgs, '--cache', '--cache-location', cacheFile, ...folders],
      cwd,
    },
    cacheFile,
    linters: await lintersFor({ folders, cwd, includeTests, made }),
    nothingMb: nothingBytes / 1e6,
    bareParseOf: (list) => ({
      name: 'bare parse of what check parses',
      args: [...bareParse, '--parse', list],
      cwd,
    }),
  };
}

/** The deepest folder that holds all of them: ESLint looks at nothing outside the one it runs in. */
export function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  let common = first;
  while (others.some((folder) => folder !== common && !folder.startsWith(path.join(common, path.sep)))) {
    common = path.dirname(common);
  }
  return common;
}

/** Copies real files in which the filter finds nothing; returns how many bytes they are. */
async function copyWhatDoesNotSurvive(files: readonly string[], into: string): Promise<number> {
  let bytes = 0;
  let count = 0;
  await mkdir(into);
  for (const file of files) {
    if (bytes >= nothingLimitBytes) break;
    const content = await readFile(file);
    const text = content.toString('latin1');
    if (RESPONSE_WORDS.test(text) || mayMatter(text)) continue;
    const folder = path.join(into, String(Math.floor(count / 100)));
    if (count % 100 === 0) await mkdir(folder);
    await copyFile(file, path.join(folder, `${count}${path.extname(file)}`));
    bytes += content.length;
    count += 1;
  }
  return bytes;
}
