import {
  closeSync,
  constants,
  existsSync as isThere,
  fstatSync,
  lstatSync as linkStats,
  openSync,
  readdirSync as entriesOf,
  readFileSync,
  realpathSync as realPath,
  statSync as stats,
  type Dirent,
  type Stats,
} from 'node:fs';
import { codeOf } from './io-error';

/**
 * The reading half of `node:fs`, with its names. Whatever the program learns of a disk it learns here, so that a run can be
 * recorded: the same answers to the same questions make the same run (see `disk-reads`).
 */

/** What a path leads to, as far as anybody may know it: nothing else must decide. */
export type Standing = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'size'>;

/** An entry of a folder. */
export type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** What stood at a path just before its content was read, and when that was. */
export interface Before {
  readonly stats: Stats;
  /** By the observer's clock. */
  readonly at: number;
}

/** Is told every answer, an error as what was thrown. */
export interface DiskObserver {
  /** Milliseconds since 1970, as file systems count. */
  readonly now: () => number;
  readonly exists: (path: string, answer: boolean) => void;
  readonly stat: (path: string, answer: Standing | Error) => void;
  readonly lstat: (path: string, answer: Standing | Error | undefined) => void;
  readonly real: (path: string, answer: string | Error) => void;
  readonly list: (path: string, answer: readonly Entry[] | Error, before: Before | undefined) => void;
  readonly read: (path: string, answer: Buffer | Error, before: Before | undefined) => void;
}

let observer: DiskObserver | undefined;

/** Has every answer told from now on, or to nobody. One run at a time is observed. */
export function observeDisk(next: DiskObserver | undefined): void {
  observer = next;
}

/** Whether something is there, links followed. */
export function existsSync(path: string): boolean {
  const answer = isThere(path);
  observer?.exists(path, answer);
  return answer;
}

/** @throws the system's error */
export function statSync(path: string): Standing {
  return told('stat', path, () => stats(path));
}

/** Without following a link; undefined where nothing is. @throws the system's error */
export function lstatSync(path: string): Standing | undefined {
  return told('lstat', path, () => linkStats(path, { throwIfNoEntry: false }));
}

/** The path without links, as the system writes it. @throws the system's error */
export function realpathSync(path: string): string {
  return told('real', path, () => realPath.native(path));
}

/** The entries of a folder, in order of name by code units. @throws the system's error */
export function readdirSync(folder: string): Entry[] {
  const before = observer && folderBefore(folder, observer.now());
  try {
    const entries = entriesOf(folder, { withFileTypes: true }).sort(byName);
    observer?.list(folder, entries, before);
    return entries;
  } catch (error) {
    observer?.list(folder, asError(error), undefined);
    throw error;
  }
}

/** A file's text as UTF-8, of a pipe too. @throws the system's error */
export function readTextSync(path: string): string {
  return readOpened(path, constants.O_RDONLY, (file) => readFileSync(file)).toString('utf8');
}

/**
 * Opens a file, has it read and closes it.
 * @param flags as for `open`
 * @param read gets the file's number; what it returns, or throws, is told as what the file holds, undefined is told to nobody
 * @throws the system's error, and what `read` throws
 */
export function readOpened<T extends Buffer | undefined>(
  path: string,
  flags: number,
  read: (file: number) => T,
): T {
  let before: Before | undefined;
  try {
    const file = openSync(path, flags);
    try {
      before = observer && { at: observer.now(), stats: fstatSync(file) };
      const bytes = read(file);
      if (bytes !== undefined) observer?.read(path, bytes, before);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    observer?.read(path, asError(error), before);
    throw error;
  }
}

function told<T>(question: 'stat' | 'lstat' | 'real', path: string, ask: () => T): T {
  const tell = observer?.[question] as ((path: string, answer: T | Error) => void) | undefined;
  try {
    const answer = ask();
    tell?.(path, answer);
    return answer;
  } catch (error) {
    tell?.(path, asError(error));
    throw error;
  }
}

function folderBefore(path: string, at: number): Before | undefined {
  try {
    return { at, stats: stats(path) };
  } catch (error) {
    // Whoever looks into the folder is told the same.
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
