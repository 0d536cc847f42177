import { statSync } from 'node:fs';

/** Remembers how files stood when they were read, to tell later which of them stand otherwise. */
export interface Witness {
  /** Notes how a file stands now, or that there is none; what was noted first counts. */
  readonly saw: (path: string) => void;
  /** As {@link Witness.saw}, and what was noted before no longer counts. */
  readonly sawAgain: (path: string) => void;
  readonly forget: (path: string) => void;
  /** The noted paths at which something else stands now. */
  readonly changed: () => readonly string[];
}

/** Begins with nothing noted. A file is the same as long as its size and the time of its last change are. */
export function witness(): Witness {
  const stood = new Map<string, string>();
  return {
    saw(path) {
      if (!stood.has(path)) stood.set(path, markOf(path));
    },
    sawAgain: (path) => void stood.set(path, markOf(path)),
    forget: (path) => void stood.delete(path),
    changed: () => [...stood].filter(([path, mark]) => markOf(path) !== mark).map(([path]) => path),
  };
}

function markOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? `${stats.size} ${stats.mtimeMs}` : 'none';
  } catch {
    // A part of the path is no folder, or not ours to look into: nothing can be read there.
    return 'none';
  }
}
