import { classInfoOf } from './classes';
import { clientError } from './client-error';
import { confusionsOf } from './confusions';
import { fieldsOf } from './fields';
import { informational } from './informational';
import { redirection } from './redirection';
import { rfc } from './reference';
import { serverError } from './server-error';
import type { StatusEntry } from './status-entry';
import type { StatusClass, StatusInfo } from './status-info';
import { success } from './success';
import { vendor } from './vendor';

/** A client treats what is no status at all as a server error (RFC 9110 §15). */
const invalidTreatedAs = 500;

const entries: readonly StatusEntry[] = [
  ...informational,
  ...success,
  ...redirection,
  ...clientError,
  ...serverError,
  ...vendor,
].sort((a, b) => a.code - b.code);

const entryOf: ReadonlyMap<number, StatusEntry> = new Map(entries.map((entry) => [entry.code, entry]));

/** Every code that we can name, registered or not, in ascending order. */
export const allStatuses: readonly StatusInfo[] = entries.map(complete);

const infoOf: ReadonlyMap<number, StatusInfo> = new Map(allStatuses.map((info) => [info.code, info]));

/** What is known about a code, vendor codes included; undefined for one that nobody has named. */
export function statusOf(code: number): StatusInfo | undefined {
  return infoOf.get(code);
}

/**
 * What is known about a code, or for an unknown one what its class says: a client treats 469 as 400
 * (RFC 9110 §15), and anything that is no integer from 100 to 599 as a server error.
 */
export function describe(code: number): StatusInfo {
  return statusOf(code) ?? unknown(code);
}

/** The class by the first digit, or undefined for anything but an integer from 100 to 599. */
export function classOf(code: number): StatusClass | undefined {
  return classInfoOf(code)?.name;
}

/** The reason phrase, of vendor codes too; undefined for a code that nobody has named. */
export function phraseOf(code: number): string | undefined {
  return statusOf(code)?.phrase;
}

/** How messages name a code: `404 Not Found`, `499 (nginx, unregistered)`, or just the number. */
export function labelOf(code: number): string {
  const info = statusOf(code);
  if (info === undefined) return String(code);
  if (info.vendor !== undefined) return `${code} (${info.vendor}, unregistered)`;
  return `${code} ${info.phrase}`;
}

/**
 * Does the IANA registry list the code? True also for those that it keeps as unused (306, 418) or obsoleted
 * (510); ask `describe(code).state` for the difference.
 */
export function isRegistered(code: number): boolean {
  const state = statusOf(code)?.state;
  return state === 'registered' || state === 'unused' || state === 'obsoleted';
}

/** The product that gives an unregistered code its meaning, or undefined. */
export function vendorOf(code: number): string | undefined {
  return statusOf(code)?.vendor;
}

function complete(entry: StatusEntry): StatusInfo {
  const { code, phrase, reference, meaning, useWhen } = entry;
  const classInfo = classInfoOf(code);
  const state = entry.state ?? 'registered';
  return {
    code,
    phrase,
    class: classInfo?.name,
    state,
    ...(entry.vendor === undefined ? {} : { vendor: entry.vendor }),
    reference,
    meaning,
    useWhen,
    confusedWith: confusionsOf(code),
    fields: fieldsOf(code),
    cacheable: entry.cacheable ?? false,
    body: entry.body ?? classInfo?.body ?? 'allowed',
    frameworks: entry.frameworks ?? {},
    formerPhrases: entry.formerPhrases ?? [],
    treatedAs: state === 'registered' ? code : (classInfo?.base ?? invalidTreatedAs),
  };
}

function unknown(code: number): StatusInfo {
  const classInfo = classInfoOf(code);
  const treatedAs = classInfo?.base ?? invalidTreatedAs;
  return {
    code,
    phrase: '',
    class: classInfo?.name,
    state: 'unregistered',
    reference: classInfo?.reference ?? rfc(9110, '15'),
    meaning:
      classInfo === undefined
        ? 'No status code: these are three digits from 100 to 599. Clients treat it as a server error.'
        : `Not registered; a client that does not know it treats it as ${treatedAs}. ${classInfo.meaning}`,
    useWhen: 'Never: take the registered code that comes nearest, and tell details in the body.',
    confusedWith: [],
    fields: [],
    cacheable: false,
    body: classInfo?.body ?? 'allowed',
    frameworks: {},
    formerPhrases: [],
    treatedAs,
  };
}

/** The codes that an application commonly sends: what is offered in place of an unknown one. */
const everyday: readonly number[] = [
  200, 201, 202, 204, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500,
  501, 502, 503, 504,
];

/**
 * Registered codes to send in place of this one, the best first and at most three; the code itself where it
 * is in use. For a vendor's code those with its meaning; for an unknown one the base of its class, as which
 * clients treat it anyway, then the numerically nearest everyday codes of the class.
 */
export function nearestRegistered(code: number): readonly number[] {
  const entry = entryOf.get(code);
  if (entry?.instead !== undefined) return entry.instead;
  if (entry !== undefined) return [code];
  const classInfo = classInfoOf(code);
  if (classInfo === undefined) return [invalidTreatedAs];
  const near = everyday
    .filter((other) => classOf(other) === classInfo.name && other !== classInfo.base)
    .sort((a, b) => Math.abs(a - code) - Math.abs(b - code));
  return [classInfo.base, ...near].slice(0, 3);
}
