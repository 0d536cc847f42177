import type { Guard } from '../model/guard';
import type { Response } from '../model/response';

/**
 * The guard that explains a response, or another place on a path: the innermost one with a reason.
 *
 * A condition further in that was not understood makes it less certain, and takes the word of one that only another
 * branch has left. Inside a catch only a look at the error says more than the catch itself.
 */
export function explanationOf({ guards }: Pick<Response, 'guards'>): Guard | undefined {
  let isUnsure = false;
  for (let at = guards.length - 1; at >= 0; at--) {
    const guard = guards[at];
    if (!guard) continue;
    if (guard.reasons.length === 0) {
      isUnsure ||= guard.passed !== true;
      continue;
    }
    const failed = failureAround(guards, at);
    if (failed && guard !== failed && guard.looksAtError !== true) return failed;
    if (!isUnsure) return guard;
    if (!guard.passed) return { ...guard, certainty: 'likely' };
  }
  return undefined;
}

function failureAround(guards: readonly Guard[], at: number): Guard | undefined {
  return guards.slice(0, at).findLast(({ kind }) => kind === 'catch');
}
