import { rfc } from './reference';
import type { Reference } from './reference';
import type { BodyRule, StatusClass } from './status-info';

/** What holds for a whole class of codes, and so for every unknown code in it (RFC 9110 §15). */
export interface ClassInfo {
  readonly name: StatusClass;
  /** The code as which a client treats an unknown one of the class. */
  readonly base: number;
  readonly meaning: string;
  readonly body: BodyRule;
  readonly reference: Reference;
}

/** The five classes by their first digit. */
export const allClasses: readonly ClassInfo[] = [
  {
    name: 'informational',
    base: 100,
    meaning: 'An interim answer; the final one is still to come.',
    body: 'none',
    reference: rfc(9110, '15.2'),
  },
  {
    name: 'success',
    base: 200,
    meaning: 'The request was received, understood and accepted.',
    body: 'allowed',
    reference: rfc(9110, '15.3'),
  },
  {
    name: 'redirection',
    base: 300,
    meaning: 'The client has to do something more to get what it asked for.',
    body: 'allowed',
    reference: rfc(9110, '15.4'),
  },
  {
    name: 'client-error',
    base: 400,
    meaning: 'The request is at fault; repeating it unchanged will not help.',
    body: 'expected',
    reference: rfc(9110, '15.5'),
  },
  {
    name: 'server-error',
    base: 500,
    meaning: 'The server failed with a request that may be fine.',
    body: 'expected',
    reference: rfc(9110, '15.6'),
  },
];

/** The class of a code, or undefined for anything but an integer from 100 to 599. */
export function classInfoOf(code: number): ClassInfo | undefined {
  if (!Number.isInteger(code) || code < 100 || code > 599) return undefined;
  return allClasses[Math.floor(code / 100) - 1];
}
