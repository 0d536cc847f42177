import { Session } from 'node:inspector';

/** Counts what the program does: how often each of its branches, loops and functions is entered. */
export interface WorkCounter {
  /** What an action costs, in entered blocks of code of `server/src`. What V8 does inside of a call is not seen. */
  readonly workOf: (act: () => unknown) => Promise<number>;
  readonly end: () => void;
}

/**
 * Begins to count. Clocks lie on a busy machine and a count does not. Only what is loaded from now on is counted exactly: import
 * what is to be measured afterwards.
 */
export function countWork(): WorkCounter {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async workOf(act) {
      entered(session);
      await act();
      return entered(session);
    },
    end() {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** What has been entered since it was last asked. @throws where a process that had loaded the code before counts calls alone */
function entered(session: Session): number {
  let sum = 0;
  let lost: Error | undefined;
  // The answer comes at once; what is thrown in here would be thrown nowhere.
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    lost ??= error ?? undefined;
    for (const { url, functions } of result) {
      if (!url.includes('/server/src/')) continue;
      for (const { functionName, isBlockCoverage, ranges } of functions) {
        if (!isBlockCoverage && ranges.some(({ count }) => count > 0)) {
          lost ??= new Error(`Of ${functionName || 'a function'} in ${url} calls alone are counted.`);
        }
        for (const { count } of ranges) sum += count;
      }
    }
  });
  if (lost !== undefined) throw lost;
  return sum;
}
