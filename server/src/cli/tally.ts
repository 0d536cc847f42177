import type { FileError } from '../node/io-error';
import type { Stats, Timings } from './report';

/** What a run counts while it goes over the files. */
export interface Tally {
  readonly errors: FileError[];
  readonly stats: { -readonly [name in keyof Stats]: number };
  readonly timings: { -readonly [name in keyof Timings]: number };
}

/** A tally with nothing counted. */
export function emptyTally(): Tally {
  return {
    errors: [],
    stats: { files: 0, parsed: 0, skipped: 0, handlers: 0, responses: 0 },
    timings: { find: 0, read: 0, lint: 0, total: 0 },
  };
}
