import type { Attempt } from '../model/attempt';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { explanationOf } from './explanation';

/** An error that was caught, where nothing on the way to the response has looked at what it is. */
export interface CaughtError {
  readonly guard: Guard;
  readonly attempt: Attempt;
}

/**
 * The error that a response answers without having looked at it: in a catch, behind a promise's `.catch`, or behind a
 * callback's `if (err)`. Undefined where a condition tells errors apart, or where nothing is known of what was tried.
 */
export function caughtBlindly(response: Response): CaughtError | undefined {
  const guard = explanationOf(response);
  if (!guard?.attempt || (guard.kind !== 'catch' && guard.kind !== 'callback')) return undefined;
  // Behind `if (err)` only a further look tells errors apart.
  const others = response.guards.filter(({ span }) => span.start !== guard.span.start);
  const isInside = ({ span }: Guard): boolean => span.start > guard.span.start;
  if (guard.narrowed === true || others.some((one) => one.looksAtError === true && isInside(one)))
    return undefined;
  const attempt = guard.attempt();
  return guard.kind === 'catch' && attempt.examined ? undefined : { guard, attempt };
}
