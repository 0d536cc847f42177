import { printableLine } from './printable';
import type { World } from './world';

/** A line on the terminal that says how far a long run is. */
export interface Progress {
  readonly step: (file: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const firstAfter = 1000;
const every = 100;
const eraseLine = '\r\u001B[K';

/** A progress line on standard error: only on a terminal, and only when the run takes more than a second. */
export function progressOn({ stderr, now }: Pick<World, 'stderr' | 'now'>, total: number): Progress {
  if (!stderr.isTTY) return { step: () => undefined, end: () => undefined };
  let next = now() + firstAfter;
  let done = 0;
  let isShown = false;
  return {
    step(file) {
      done++;
      if (now() < next) return;
      const line = `Checking ${done} of ${total}: ${printableLine(file)}`;
      stderr.write(`${eraseLine}${line.slice(0, (stderr.columns ?? 80) - 1)}`);
      isShown = true;
      next = now() + every;
    },
    end() {
      if (isShown) stderr.write(eraseLine);
    },
  };
}
