import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { isInside } from '../../node/inside';
import { hashOf } from '../../node/disk-reads';
import { OUR_HEAD } from './cache-file';

/** Where a run looks for what an earlier one has left. */
export interface Asked {
  /** `--cache-location`; undefined: the usual place. */
  readonly location: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const ENDING = '.status-hints-cache';
// Runs that differ in their options have a file each.
const MOST_FILES = 8;
const LONGEST_WRITE_MS = 3_600_000;

/**
 * The file for what a run is called with: in `node_modules/.cache` of the working folder, where tools keep what may be lost and
 * nobody commits, else in the user's own folder for such things. `--cache-location` names another folder, or the file.
 * @param key what the run is called with
 * @returns absolute
 */
export function cachePath({ location, cwd, env }: Asked, key: string): string {
  const name = hashOf(key).slice(0, 32) + ENDING;
  if (location === undefined) return join(ownFolder(cwd, env), name);
  const given = resolve(cwd, location);
  return /[\\/]$/.test(location) || isFolder(given) ? join(given, name) : given;
}

/**
 * Makes room for a cache file and its folder, before anything is recorded: a file that comes later would be news to the next run
 * that looks into its folder.
 * @throws the system's error when the place cannot be written; an error when another file is there
 */
export function makeRoom(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) closeSync(openSync(path, 'wx'));
  else if (!isOurs(path)) throw new Error('another file is there, which stays as it is');
  prune(dirname(path), path);
}

// Somebody may name a file that is anything else.
function isOurs(path: string): boolean {
  if (path.endsWith(ENDING)) return true;
  const head = Buffer.alloc(OUR_HEAD.length);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, 0, head.length, 0);
    return length === 0 || head.toString('latin1') === OUR_HEAD;
  } finally {
    closeSync(file);
  }
}

function ownFolder(cwd: string, env: Asked['env']): string {
  const modules = join(cwd, 'node_modules');
  const own = join(modules, '.cache', 'status-hints');
  // A link that leads elsewhere is no place of this project.
  const nearest = [own, dirname(own), modules].find((folder) => existsSync(folder));
  return nearest !== undefined && isInside(nearest, cwd) ? own : join(usersFolder(env), 'status-hints');
}

function usersFolder(env: Asked['env']): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  const given = env['XDG_CACHE_HOME'] ?? '';
  return given.startsWith(sep) ? given : join(homedir(), '.cache');
}

// Only files that are called as ours are: the folder may be anybody's.
function prune(folder: string, kept: string): void {
  const named = (pattern: RegExp): { path: string; changed: number }[] =>
    readdirSync(folder)
      .filter((name) => pattern.test(name) && join(folder, name) !== kept)
      .map((name) => ({ path: join(folder, name), changed: changedAt(join(folder, name)) }))
      .sort((a, b) => b.changed - a.changed);
  const old = named(/^[\w-]{32}\.status-hints-cache$/).slice(MOST_FILES - 1);
  // What a run was about to write when it was ended.
  const left = named(/^\.status-hints-[0-9a-f]+\.tmp$/).filter(
    ({ changed }) => changed < Date.now() - LONGEST_WRITE_MS,
  );
  for (const { path } of [...old, ...left]) rmSync(path, { force: true });
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
