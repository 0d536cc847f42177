import type { Reason } from '../../model/guard';
import type { LookupKey } from './origin';
import type { ErrorSource } from '../../model/body';

/** What a test says: why the path behind it was taken. */
export interface Verdict {
  readonly reasons: readonly Reason[];
  /** Where the tested value comes from proves the reasons; otherwise only names say so. */
  readonly sure: boolean;
  readonly key?: LookupKey;
  /** The test is on an error that a callback got or a call returned beside its result. */
  readonly error?: ErrorSource;
}

/** A test that was not understood, or that says nothing about a failure. */
export const SILENT: Verdict = { reasons: [], sure: false };

/** A reason that is proven by where the value comes from. */
export function certainly(reason: Reason, key?: LookupKey): Verdict {
  return key === undefined ? { reasons: [reason], sure: true } : { reasons: [reason], sure: true, key };
}

/** A reason that only names give. */
export function probably(reason: Reason, key?: LookupKey): Verdict {
  return key === undefined ? { reasons: [reason], sure: false } : { reasons: [reason], sure: false, key };
}

/** Any one of two tests led here: the reasons of both, as sure as the less sure one. */
export function anyOf(left: Verdict, right: Verdict): Verdict {
  const key = left.key ?? right.key;
  const error = left.error ?? right.error;
  return {
    reasons: [...new Set([...left.reasons, ...right.reasons])],
    sure: left.sure && right.sure,
    ...(key === undefined ? {} : { key }),
    ...(error === undefined ? {} : { error }),
  };
}

/** Both tests hold: the one that says more, the later one first. */
export function bothOf(left: Verdict, right: Verdict): Verdict {
  if (right.reasons.length === 0) return left;
  return right.reasons.includes('failed') && left.reasons.length > 0 ? left : right;
}
