/** A server that ends unasked is started again, but not for ever. */

const tolerated = 4;
const period = 3 * 60_000;

/** Remembers crashes. */
export interface CrashPolicy {
  /** Notes a crash and says whether the server is to be started again. */
  readonly restartAfterCrash: () => boolean;
}

/**
 * Four crashes within three minutes are forgiven, the fifth is not.
 * @param now the clock, in milliseconds
 */
export function crashPolicy(now: () => number): CrashPolicy {
  let crashes: readonly number[] = [];
  return {
    restartAfterCrash: () => {
      const time = now();
      crashes = [...crashes.filter((crash) => time - crash < period), time];
      return crashes.length <= tolerated;
    },
  };
}
