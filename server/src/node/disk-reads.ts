import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { observeDisk, type Before, type DiskObserver, type Entry, type Standing } from './disk';
import { codeOf } from './io-error';
import { bytesOfFile } from './regular-file';

/** The questions that {@link DiskObserver} hears. */
export const QUESTIONS = ['exists', 'stat', 'lstat', 'real', 'list', 'read'] as const;

/** One of them. */
export type Question = (typeof QUESTIONS)[number];

/**
 * By what a file or folder is known to be the one of before without a look into it, as git knows it: size in bytes, when its
 * content and when anything of it changed in milliseconds, and its number in the file system.
 */
export type Stamp = readonly [size: number, mtimeMs: number, ctimeMs: number, inode: number];

/** What was asked of a disk, and what it answered. */
export interface DiskRead {
  readonly question: Question;
  /** Absolute, as it was asked. */
  readonly path: string;
  /** In words; of contents a hash. */
  readonly answer: string;
  /** Of contents; undefined where they were so young that they can have changed since without another stamp. */
  readonly stamp: Stamp | undefined;
}

/**
 * Records everything that is asked of the disk until it is stopped. The program is a function of these answers and of what
 * it is called with: where they are the same again, so is what it says.
 * @param now milliseconds since 1970, as file systems count
 * @returns stops; undefined if one question had two answers, because files changed meanwhile
 */
export function recordDisk(now: () => number): () => readonly DiskRead[] | undefined {
  const known = new Map<Question, Map<string, DiskRead>>(
    QUESTIONS.map((question) => [question, new Map<string, DiskRead>()]),
  );
  let isSteady = true;
  const note = (question: Question, path: string, answer: () => string, stamp?: Stamp): void => {
    const ofQuestion = known.get(question);
    const before = ofQuestion?.get(path);
    if (before?.stamp !== undefined && stamp !== undefined && isSame(before.stamp, stamp)) return;
    const read: DiskRead = { question, path, answer: answer(), stamp };
    if (before === undefined) ofQuestion?.set(path, read);
    else if (before.answer !== read.answer) isSteady = false;
  };
  const observer: DiskObserver = {
    now,
    exists: (path, answer) => {
      note('exists', path, () => String(answer));
    },
    stat: (path, answer) => {
      note('stat', path, () => standingOf(answer));
    },
    lstat: (path, answer) => {
      note('lstat', path, () => standingOf(answer));
    },
    real: (path, answer) => {
      note('real', path, () => (typeof answer === 'string' ? answer : errorOf(answer)));
    },
    list: (path, answer, before) => {
      note('list', path, () => listOf(answer), before && HAS_FOLDER_TIMES ? stampOf(before) : undefined);
    },
    read: (path, answer, before) => {
      note('read', path, () => contentOf(answer), before && stampOf(before));
    },
  };
  observeDisk(observer);
  return () => {
    observeDisk(undefined);
    return isSteady ? [...known.values()].flatMap((reads) => [...reads.values()]) : undefined;
  };
}

/**
 * Asks the disk the same again, without looking into what has the same stamp.
 * @param now as for {@link recordDisk}
 * @returns the reads with the stamps of today; undefined when one answer is another
 */
export function askAgain(reads: readonly DiskRead[], now: () => number): readonly DiskRead[] | undefined {
  const today: DiskRead[] = [];
  for (const read of reads) {
    const next = askedAgain(read, now);
    if (next === undefined) return undefined;
    today.push(next);
  }
  return today;
}

function askedAgain(read: DiskRead, now: () => number): DiskRead | undefined {
  const { question, path, answer, stamp } = read;
  if (question !== 'list' && question !== 'read')
    return ANSWERS[question](path) === answer ? read : undefined;
  const isError = answer.startsWith(ERROR);
  if (isError && stamp === undefined) return ANSWERS[question](path) === answer ? read : undefined;
  const at = now();
  const stats = attempt(() => statSync(path, { throwIfNoEntry: false }));
  if (!(stats && 'size' in stats)) return undefined;
  if (stamp && isSame(stamp, rawStamp(stats))) return read;
  // What is no file is not opened: a pipe would make us wait.
  if (!(question === 'read' ? stats.isFile() : stats.isDirectory())) return undefined;
  // What is too large, say, is not read: whether it still is, is for the next run to find out.
  if (isError) return undefined;
  return ANSWERS[question](path) === answer
    ? { ...read, stamp: question === 'list' && !HAS_FOLDER_TIMES ? undefined : stampOf({ stats, at }) }
    : undefined;
}

const ERROR = '!';
// Whatever was read is smaller, in bytes.
const LARGEST = 500_000_000;

const ANSWERS: Readonly<Record<Question, (path: string) => string>> = {
  exists: (path) => String(existsSync(path)),
  stat: (path) => standingOf(attempt(() => statSync(path))),
  lstat: (path) => standingOf(attempt(() => lstatSync(path, { throwIfNoEntry: false }))),
  real: (path) => {
    const found = attempt(() => realpathSync.native(path));
    return typeof found === 'string' ? found : errorOf(found);
  },
  list: (path) => listOf(attempt(() => readdirSync(path, { withFileTypes: true }).sort(byName))),
  read: (path) => contentOf(attempt(() => bytesOfFile(path, LARGEST))),
};

function attempt<T>(ask: () => T): T | Error {
  try {
    return ask();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function standingOf(answer: Standing | Error | undefined): string {
  if (answer === undefined) return 'nothing';
  if (answer instanceof Error) return errorOf(answer);
  if (answer.isSymbolicLink()) return 'link';
  if (answer.isFile()) return `file of ${answer.size}`;
  return answer.isDirectory() ? 'folder' : 'other';
}

function listOf(answer: readonly Entry[] | Error): string {
  if (answer instanceof Error) return errorOf(answer);
  // A name holds no slash.
  return hashOf(answer.map((entry) => `${entry.name}/${kindOf(entry)}`).join('/'));
}

function kindOf(entry: Entry): string {
  return entry.isFile() ? 'f' : entry.isDirectory() ? 'd' : entry.isSymbolicLink() ? 'l' : 'o';
}

function contentOf(answer: Buffer | Error): string {
  return Buffer.isBuffer(answer) ? hashOf(answer) : errorOf(answer);
}

function errorOf(error: Error): string {
  return ERROR + (codeOf(error) ?? error.message);
}

/** The hash of a text or of bytes, by which contents are known to be the same. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url');
}

// What was changed just now may change once more within one tick of the file system's clock, and keep its stamp. The
// coarsest clock in use, FAT's, ticks every two seconds.
const TICK_MS = 2000;
// That a folder's time follows what comes and goes in it is a promise of POSIX.
const HAS_FOLDER_TIMES = process.platform !== 'win32';

function stampOf({ stats, at }: Before): Stamp | undefined {
  const isYoung = Math.max(stats.mtimeMs, stats.ctimeMs) >= at - TICK_MS;
  return isYoung ? undefined : rawStamp(stats);
}

function rawStamp({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino];
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
