import type { PackageContext } from '../../engine/lint/lint';
import type { TakeTurn } from '../turns';
import { fileWork, type FileWorkParts } from './file-work';

/** The work in the background that keeps a project of the engine up to date. Files are named by locations. */
export interface ProjectIndex {
  /** The files that were read and are still there. */
  readonly files: ReadonlyMap<string, PackageContext>;
  /** Files that are new, or have another text: they are read when there is time. */
  readonly changed: (files: Iterable<string>) => void;
  readonly gone: (files: Iterable<string>) => void;
  /** What is no source file has come, gone or changed. */
  readonly told: (locations: Iterable<string>) => void;
  /** Every file has been named: once they are read the project is complete. */
  readonly allNamed: () => void;
  /** Reads a file before all others, if it is waiting. @returns when what it says is known */
  readonly upToDate: (file: string) => Promise<void>;
  /** Another number whenever endpoints may have changed. */
  readonly version: () => number;
  readonly isComplete: () => boolean;
  /** Gives up what is waiting. What is named later is read all the same. */
  readonly cancel: () => void;
}

/** What an index works with. */
export interface IndexParts extends FileWorkParts {
  readonly takeTurn: TakeTurn;
  /** How many of the files that were waiting are done; called often. */
  readonly onProgress: (done: number, of: number) => void;
  /** What these files know of others has changed. */
  readonly onConcerned: (files: readonly string[]) => void;
  /** Nothing is waiting any more. */
  readonly onIdle: () => void;
  /** A fault of ours; the file is passed by. */
  readonly onFault: (file: string, error: unknown) => void;
}

/** What a file says to others may concern these, and what they then say others again. Ends what a fault would not end. */
const MOST_ROUNDS = 8;

/**
 * Begins an index of nothing. First all files are read for what they say about routes, which leads to what they know of
 * each other; then those that can hold handlers are linted.
 */
export function projectIndex(parts: IndexParts): ProjectIndex {
  const { project, world } = parts;
  const work = fileWork(parts);
  const toRead = new Map<string, 'changed' | 'gone'>();
  const toLint = new Set<string>();
  const waiting = new Map<string, (() => void)[]>();
  const is = {
    working: false,
    wanted: false,
    named: false,
    complete: false,
    settled: false,
    toBeHeard: false,
  };
  let [version, rounds, done] = [0, 0, 0];

  const read = async (file: string): Promise<void> => {
    // What is open is there, whatever became of its file.
    const what = parts.openText(file) === undefined ? toRead.get(file) : 'changed';
    toRead.delete(file);
    [version, rounds, is.toBeHeard] = [version + 1, 0, true];
    if (what === 'gone') {
      done += 2;
      toLint.delete(file);
      await world.bringNear(file);
      work.remove(file);
    } else {
      done++;
      await work.read(file);
      toLint.add(file);
    }
  };

  const lint = (file: string): Promise<void> => {
    toLint.delete(file);
    done++;
    return work.lint(file);
  };

  const note = (): void => {
    if (work.note()) [version, is.toBeHeard] = [version + 1, true];
  };

  /** @returns whether there is more */
  const readAhead = (): boolean => {
    try {
      return project.readAhead();
    } catch (error) {
      parts.onFault(world.host.root, error);
      return false;
    }
  };

  const complete = (): void => {
    [version, is.complete, is.toBeHeard] = [version + 1, true, true];
    project.complete();
  };

  const settleAll = (): void => {
    [version, is.settled, is.toBeHeard] = [version + 1, true, true];
    project.settle();
  };

  const hear = (): void => {
    is.toBeHeard = false;
    const concerned = project.concerned();
    if (concerned.length === 0 || rounds++ >= MOST_ROUNDS) return;
    for (const file of concerned) if (work.isStale(file)) toLint.add(file);
    parts.onConcerned(concerned);
  };

  const guarded = async (file: string, step: (file: string) => unknown): Promise<true> => {
    try {
      await step(file);
    } catch (error) {
      parts.onFault(file, error);
    }
    return true;
  };

  /** Does what stands first in line. @returns false when nothing does */
  const step = async (): Promise<boolean> => {
    const { root } = world.host;
    const [urgent, next, last] = [waiting.keys(), toRead.keys(), toLint.keys()].map(firstOf);
    if (urgent !== undefined) {
      if (toRead.has(urgent)) await guarded(urgent, read);
      if (toLint.has(urgent)) await guarded(urgent, lint);
      await guarded(urgent, note);
      settle(urgent);
      return true;
    }
    if (next !== undefined) return guarded(next, read);
    if (is.named && !is.complete) return readAhead() || guarded(root, complete);
    // At once after reading, so that open documents get the news; what linting brought when all are linted.
    if (is.toBeHeard && (rounds === 0 || last === undefined)) return readAhead() || guarded(root, hear);
    if (last !== undefined) return guarded(last, lint);
    await guarded(root, note);
    if (is.toBeHeard || !is.complete || is.settled) return is.toBeHeard;
    return guarded(root, settleAll);
  };

  const run = async (): Promise<void> => {
    is.wanted = true;
    if (is.working) return;
    is.working = true;
    // Whoever names files may go on to name others.
    await Promise.resolve();
    // What is named after the last step has found nothing, and before that is known here, would wait for ever.
    while (is.wanted) {
      is.wanted = false;
      while (await step()) {
        // Each file is read and linted.
        const all = done + 2 * toRead.size + toLint.size;
        parts.onProgress(Math.floor(done / 2), Math.ceil(all / 2));
        await parts.takeTurn();
      }
    }
    is.working = false;
    done = 0;
    parts.onIdle();
  };

  const settle = (file: string): void => {
    const resolves = waiting.get(file) ?? [];
    waiting.delete(file);
    for (const resolve of resolves) resolve();
  };

  return {
    files: work.files,
    changed(named) {
      for (const file of named) toRead.set(file, 'changed');
      if (toRead.size > 0) void run();
    },
    gone(named) {
      for (const file of named) if (work.files.has(file) || toRead.has(file)) toRead.set(file, 'gone');
      if (toRead.size > 0) void run();
    },
    told(locations) {
      const says = Array.from(locations, (location) => project.changed(location));
      // Data is written all the time that no code asks for.
      if (!says.includes(true)) return;
      [version, rounds, is.toBeHeard] = [version + 1, 0, true];
      void run();
    },
    allNamed() {
      is.named = true;
      void run();
    },
    upToDate(file) {
      if (!toRead.has(file) && !toLint.has(file)) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.set(file, [...(waiting.get(file) ?? []), resolve]);
        void run();
      });
    },
    version: () => version,
    isComplete: () => is.complete,
    cancel() {
      toRead.clear();
      toLint.clear();
      is.named = is.complete;
      for (const file of [...waiting.keys()]) settle(file);
    },
  };
}

function firstOf(names: Iterable<string>): string | undefined {
  const [first] = names;
  return first;
}
