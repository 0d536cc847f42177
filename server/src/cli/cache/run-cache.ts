import { lstatSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { LintResult } from '../../engine/lint/lint';
import type { FoundFile } from '../../node/files';
import { ioMessage } from '../../node/io-error';
import { askAgain, hashOf, recordDisk, type DiskRead } from '../../node/disk-reads';
import { projectRootsIn } from '../../node/project-root';
import { readSource } from '../../node/read';
import { writeAnew } from '../../node/write';
import type { ChangedFiles } from '../changed';
import type { CheckOptions } from '../check-options';
import type { World } from '../world';
import { cacheText, LARGEST_CACHE, readCache, type Cached } from './cache-file';
import { cachePath, makeRoom } from './location';
import type { RememberedFile, RememberedRun } from './remembered-run';
import { surroundings } from './surroundings';

/** What an earlier run has left of a file. */
export interface Recalled {
  readonly file: FoundFile;
  readonly text: string;
  readonly result: Pick<LintResult, 'findings' | 'traces' | 'comparison'>;
}

/** An earlier run that would go the same way today. */
export interface RecalledRun extends Omit<RememberedRun, 'files'> {
  readonly files: readonly Recalled[];
}

/** A run that is to be remembered. */
export interface CachedRun {
  readonly options: CheckOptions;
  /** What findings are known by is wanted. */
  readonly traced: boolean;
  readonly changes: ChangedFiles | undefined;
}

/** The cache of a run. */
export interface RunCache {
  /** What this run would find, if nothing has changed that an earlier one has seen. Else this one is recorded from now on. */
  readonly recall: () => RecalledRun | undefined;
  /** Notes what came of a file; what is noted last counts. */
  readonly note: (file: FoundFile, text: string, result: Recalled['result']) => void;
  /** Ends the recording and writes what was noted. */
  readonly store: (rest: Omit<RememberedRun, 'files'>) => void;
  /** Ends the recording, if it goes on; nothing is written. */
  readonly end: () => void;
  /** Why the cache cannot be written; a clause. */
  readonly problem: () => string | undefined;
}

/**
 * Opens the cache of a run. A run is a function of what it is called with and what the disk answers it, so it is the one of
 * before when both are the same: which files there are, what stands in them, which of those that it looked for are not there.
 */
export async function openCache(run: CachedRun, world: World): Promise<RunCache> {
  const { options } = run;
  const key = keyOf(run, world, await world.build());
  const path = cachePath({ location: options.cacheLocation, cwd: world.cwd, env: world.env }, key);
  const files = new Map<string, RememberedFile>();
  let problem = whyNot(() => {
    makeRoom(path);
  });
  let stop: (() => readonly DiskRead[] | undefined) | undefined;
  const end = (): readonly DiskRead[] | undefined => {
    const reads = stop?.();
    stop = undefined;
    return reads;
  };
  const write = (cached: Cached): void => {
    const text = cacheText(cached);
    problem ??=
      text.length > LARGEST_CACHE
        ? 'it would be too large'
        : whyNot(() => {
            writeAnew(path, text);
          });
  };

  return {
    recall() {
      const cached = problem === undefined ? cachedAt(path) : undefined;
      const isFixing = options.fix !== undefined && cached?.run.files.some(isFixable) === true;
      if (cached?.key === key && !isFixing) {
        const mayAsk = surroundings(rootsOf(options, world.cwd), [homedir(), tmpdir()]);
        const reads = cached.reads.every(mayAsk) ? askAgain(cached.reads, world.clock) : undefined;
        const recalled = reads && recalledFrom(cached.run);
        if (recalled) {
          const looked = reads.filter(({ stamp }, index) => stamp !== cached.reads[index]?.stamp);
          if (looked.length > FEW) write({ ...cached, reads });
          return recalled;
        }
      }
      if (problem === undefined) stop = recordDisk(world.clock);
      return undefined;
    },
    note({ path: of, name, explicit }, text, { findings, traces, comparison }) {
      files.set(of, {
        path: of,
        name,
        explicit,
        text: hashOf(text),
        findings,
        ...(traces && { traces }),
        ...(comparison && { comparison }),
      });
    },
    store(rest) {
      const reads = end();
      // What --fix could not write is told as an error of that run alone.
      const isFixing = options.fix !== undefined && [...files.values()].some(isFixable);
      if (reads && !isFixing)
        write({ key, reads, run: { ...rest, files: [...files.values()].filter(saysSomething) } });
    },
    end: () => void end(),
    problem: () => problem,
  };
}

// So many files are looked into again rather than the cache be written again.
const FEW = 100;

// What is only about how findings are shown.
const SHOWN = [
  'format',
  'outputs',
  'level',
  'show',
  'maxWarnings',
  'quiet',
  'stats',
  'showSuppressed',
  'hideSuppressed',
] as const;
const OTHERS = ['fix', 'updateBaseline', 'cache', 'cacheLocation', 'changed'] as const;

/** What a run is called with, as far as it can make a difference; a new option does, unless it is named above. */
function keyOf({ options, traced, changes }: CachedRun, { cwd, env }: World, build: string): string {
  const left = new Set<string>([...SHOWN, ...OTHERS]);
  const told = Object.entries(options).filter(([name]) => !left.has(name));
  return JSON.stringify([
    build,
    [process.version, process.platform, process.getuid?.(), process.execArgv, env['NODE_OPTIONS']],
    [cwd, homedir(), tmpdir()],
    [traced, changes?.key, changes?.paths],
    told.map(([name, value]: [string, unknown]) => [name, value instanceof Map ? [...value] : value]),
  ]);
}

// Where the run may have looked: in what it was asked for, and in the projects around.
function rootsOf({ paths, config, baseline }: CheckOptions, cwd: string): readonly string[] {
  const rootOf = projectRootsIn({ cwd });
  const named = paths.filter((path) => !path.startsWith('!')).map((path) => resolve(cwd, literalPart(path)));
  const files = [config, baseline].flatMap((path) =>
    path === undefined ? [] : [dirname(resolve(cwd, path))],
  );
  const folders = [cwd, ...named, ...files];
  return [...folders, ...folders.flatMap((folder) => rootOf(join(folder, 'x')) ?? [])];
}

// What stands before a glob's first wildcard; of a path that is none of its characters, the path.
function literalPart(path: string): string {
  const wildcard = path.search(/[*?[\]{}()!+@]/);
  const before = path.slice(0, wildcard);
  return wildcard === -1
    ? path
    : before.slice(0, Math.max(before.lastIndexOf('/'), before.lastIndexOf('\\')) + 1);
}

function saysSomething({ findings, comparison }: RememberedFile): boolean {
  return findings.length > 0 || comparison !== undefined;
}

function isFixable({ findings }: RememberedFile): boolean {
  return findings.some(({ fixes }) => fixes.some(({ kind }) => kind === 'safe'));
}

function cachedAt(path: string): Cached | undefined {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > LARGEST_CACHE) return undefined;
    return readCache(readFileSync(path, 'utf8'));
  } catch {
    // It was taken away in the meantime, or is not ours to read: then there is none.
    return undefined;
  }
}

/** Reads the texts that findings stand in; undefined if one is another by now. */
function recalledFrom({ files, ...run }: RememberedRun): RecalledRun | undefined {
  const recalled: Recalled[] = [];
  for (const { path, name, explicit, text: hash, findings, traces, comparison } of files) {
    const content = readSource(path, { mayMatter: () => true, explicit: true });
    if (content.kind !== 'text' || hashOf(content.text) !== hash) return undefined;
    const result = { findings, ...(traces && { traces }), ...(comparison && { comparison }) };
    recalled.push({ file: { path, name, explicit }, text: content.text, result });
  }
  return { ...run, files: recalled };
}

function whyNot(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return ioMessage(error);
  }
}
