import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import type { Reason } from '../model/guard';
import type { Response } from '../model/response';
import type { Offer } from './rule';

/** The codes for what a guard says, likeliest first (RFC 9110 §15.5 and §15.6, RFC 6585 §4 for 429). */
const CODES: Readonly<Record<Reason, readonly number[]>> = {
  'not-authenticated': [401],
  'bad-credentials': [401],
  'not-allowed': [403],
  'account-state': [403],
  'not-found': [404],
  'empty-list': [200, 404],
  conflict: [409],
  invalid: [400, 422],
  'too-large': [413],
  'wrong-type': [415],
  rate: [429],
  upstream: [502, 504],
  'server-state': [503, 500],
  'request-origin': [403],
  method: [405],
  failed: [500],
};

/** The code for a failed password or token check under the policy `auth.wrongCredentials`; `any` prefers the RFC's. */
export function wrongCredentialsCode({ wrongCredentials }: Config): number {
  return wrongCredentials === 'any' ? 401 : Number(wrongCredentials);
}

/** The codes that several reasons want, likeliest first, each once. */
export function codesFor(reasons: readonly Reason[], config: Config): readonly number[] {
  const codes = reasons.flatMap((reason) =>
    reason === 'bad-credentials' ? [wrongCredentialsCode(config)] : CODES[reason],
  );
  return [...new Set(codes)];
}

/** The codes in words: `404 Not Found`, `400 Bad Request or 422 Unprocessable Content`. */
export function labelsOf(codes: readonly number[]): string {
  return codes.map(labelOf).join(' or ');
}

/** One action per code that sets it, in the given order. */
export function answers(response: Response, codes: readonly number[]): readonly Offer[] {
  return codes.map((code) => ({
    title: `Answer ${labelOf(code)}`,
    kind: 'suggestion',
    edits: () => response.edits.setStatus(code),
  }));
}
