import type { Reason } from '../model/guard';

/**
 * Reasons that one and the same thing is called by: "Unauthorized" stands on a right 403, an unknown account of a login
 * is a failed credential check, "invalid id" is said of what is not there.
 */
const ALIKE: readonly ReadonlySet<Reason>[] = [
  new Set<Reason>(['not-authenticated', 'bad-credentials', 'not-allowed']),
  new Set<Reason>(['bad-credentials', 'not-found']),
  new Set<Reason>(['not-found', 'empty-list']),
  new Set<Reason>(['not-found', 'invalid']),
  new Set<Reason>(['conflict', 'invalid']),
  new Set<Reason>(['invalid', 'too-large', 'wrong-type', 'method']),
  new Set<Reason>(['account-state', 'not-allowed']),
  new Set<Reason>(['request-origin', 'not-allowed']),
  new Set<Reason>(['upstream', 'server-state']),
];

/** Whether two reasons can be said of the same thing. `failed` says nothing of its own. */
export function goTogether(one: Reason, other: Reason): boolean {
  if (one === other || one === 'failed' || other === 'failed') return true;
  return ALIKE.some((group) => group.has(one) && group.has(other));
}
