import { caughtBlindly } from '../evidence/caught-error';
import { evidenceOf } from '../evidence/evidence';
import { logsIn, reportsHealth } from '../evidence/purposes';
import type { LackedField } from '../model/file-summary';
import type { Reason } from '../model/guard';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { surelyLacks } from './absence';
import { sentCode } from './sent-code';

type Lacked = Pick<LackedField, 'code' | 'field' | 'path'>;

/** A field that belongs to a status, with where the status can do without. */
interface Companion {
  readonly field: string;
  readonly isNeedless: (response: Response) => boolean;
}

const RETRY_AFTER: Companion = { field: 'retry-after', isNeedless: saysWhenOtherwise };

const COMPANIONS: ReadonlyMap<number, Companion> = new Map([
  [201, { field: 'location', isNeedless: ({ handler }) => handler.method !== 'POST' }],
  [401, { field: 'www-authenticate', isNeedless: (response) => !asksForLogin(response) }],
  [429, RETRY_AFTER],
  [503, RETRY_AFTER],
]);

/**
 * The field that belongs to a response's status and that it surely goes out without: `Location` with a POST's 201,
 * `WWW-Authenticate` with a 401, `Retry-After` with 429 and 503. Undefined where nothing is lacking.
 */
export function lackedField(response: Response): Lacked | undefined {
  const code = sentCode(response);
  // Who answers an error does not know what was set before it: a limiter sets the field and throws.
  if (response.handler.role === 'error-handler') return undefined;
  const companion = code === undefined ? undefined : COMPANIONS.get(code);
  if (code === undefined || !companion || !surelyLacks(response, companion.field)) return undefined;
  if (companion.isNeedless(response)) return undefined;
  const { field } = companion;
  const { path } = response.handler;
  if (field !== 'location') return { code, field };
  return path === undefined ? undefined : { code, field, path };
}

const LOGGED_OUT: ReadonlySet<Reason> = new Set<Reason>(['not-authenticated', 'bad-credentials']);

/**
 * Whether a 401 is one: nobody is logged in, or a token was refused. Behind a lacking right the code is wrong, and no
 * field makes it right. Who sends a form with a password is told so by the form: there is no scheme to name.
 */
function asksForLogin(response: Response): boolean {
  const { handler, body } = response;
  if (logsIn(handler)) return false;
  const { reasons, guard, sign } = evidenceOf(response);
  if (!sign && guard?.operations?.includes('credentials') === true) return true;
  if (!reasons.some((reason) => LOGGED_OUT.has(reason)) || reasons.includes('not-allowed')) return false;
  if (reasons.includes('not-authenticated')) return true;
  // A wrong password is told to a person; a wrong token to a program, mostly before the route.
  return (
    isBefore(handler) || /token|jwt|bearer|authorization|api.?key/i.test(`${sign?.text ?? ''} ${body.words}`)
  );
}

function isBefore({ role }: Handler): boolean {
  return role === 'middleware' || role === 'hook';
}

/** The fields by which limiters say when there is room again, and how much. */
const LIMIT = /^(?:x-)?rate-?limit/;

function saysWhenOtherwise(response: Response): boolean {
  const { handler, fields, guards } = response;
  if (reportsHealth(handler)) return true;
  if ([...fields.set.keys(), ...fields.maybe].some((name) => LIMIT.test(name))) return true;
  // A blind catch-all does not know what has failed, so it knows no time either.
  if (isBlind(response)) return true;
  // What is not set up, or switched off, is so until somebody changes that.
  return guards.some(({ reasons, passed }) => passed !== true && reasons.includes('server-state'));
}

// With what another service has refused it is that service that is waited for.
function isBlind(response: Response): boolean {
  const caught = caughtBlindly(response);
  return caught?.guard.kind === 'catch' && !caught.guard.reasons.includes('upstream');
}
