import type { Guard } from '../model/guard';
import type { Response } from '../model/response';

/**
 * The guard that explains a response, or another place on a path: the innermost one with a reason.
 *
 * A condition further in that was not understood makes it less certain, and takes the word of one that only another
 * branch has left. Inside a catch only a look at the error says more than the catch itself, but the catch that an error
 * has come through on its way to the error handler says nothing of why it was thrown.
 */
export function explanationOf(place: Pick<Response, 'guards'> & Partial<Response>): Guard | undefined {
  const guards = place.guards.filter((guard) => !isPassedThrough(guard, place));
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

// `try { … throw new NotFound(); } catch (error) { next(error); }`
function isPassedThrough({ kind, span }: Guard, { method, site }: Partial<Response>): boolean {
  return kind === 'catch' && method === 'throw' && site !== undefined && site.end <= span.start;
}

function failureAround(guards: readonly Guard[], at: number): Guard | undefined {
  return guards.slice(0, at).findLast(({ kind }) => kind === 'catch');
}
