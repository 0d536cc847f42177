import type { Config } from '../config/config';
import type { Reason } from '../model/guard';

/** The codes for what went wrong, likeliest first (RFC 9110 §15.5 and §15.6, RFC 6585 §4 for 429). */
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
  'not-implemented': [501],
  failed: [500],
};

/** The code for a failed password or token check under the policy `auth.wrongCredentials`; `any` prefers the RFC's. */
export function wrongCredentialsCode({ wrongCredentials }: Pick<Config, 'wrongCredentials'>): number {
  return wrongCredentials === 'any' ? 401 : Number(wrongCredentials);
}

/** What the settings want for a reason instead of the usual code; undefined where they want nothing of their own. */
const POLICIES: Readonly<Partial<Record<Reason, (config: Config) => readonly number[] | undefined>>> = {
  'bad-credentials': (config) => [wrongCredentialsCode(config)],
  'not-allowed': ({ hideForbiddenAs404 }) => (hideForbiddenAs404 === 'required' ? [404] : undefined),
  'empty-list': ({ emptyCollection }) =>
    emptyCollection === 'any' || emptyCollection === '200' ? undefined : [Number(emptyCollection)],
  conflict: ({ duplicate }) => (duplicate === 'any' ? undefined : [Number(duplicate)]),
  invalid: ({ validation }) => (validation === '422' ? [422, 400] : validation === '400' ? [400] : undefined),
};

/** The codes that several reasons want under the settings, likeliest first, each once. */
export function codesFor(reasons: readonly Reason[], config: Config): readonly number[] {
  return [...new Set(reasons.flatMap((reason) => POLICIES[reason]?.(config) ?? CODES[reason]))];
}
