import { phraseOf } from '../../http/statuses';
import type { Codes } from './constant-package';

/** A way to turn a reason phrase into a member: `Not Found` into `NOT_FOUND`. */
export type Spelling = (phrase: string) => string;

/** `NOT_FOUND` */
export function upperSnake(phrase: string): string {
  return words(phrase).join('_').toUpperCase();
}

/** `NotFound` */
export function pascal(phrase: string): string {
  return words(phrase)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `notFound` */
export function camel(phrase: string): string {
  const name = pascal(phrase);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * The members of a package: for each code of `list` (`100-103, 200`) the phrase of our own table in the
 * package's spelling, and `own` for the names that differ, with their codes.
 */
export function codesBy(spelling: Spelling, list: string, own: Readonly<Record<string, number>> = {}): Codes {
  const regular = codesIn(list).map((code): [string, number] => [spelling(phraseOf(code) ?? ''), code]);
  return codes(Object.fromEntries(regular), own);
}

/** One record without a prototype from several; the later ones win. */
export function codes(...parts: readonly Readonly<Record<string, number>>[]): Codes {
  return Object.assign(Object.create(null) as Record<string, number>, ...parts) as Codes;
}

/** The codes as members of themselves: `STATUS_CODES[404]`. */
export function byNumber(members: Codes): Codes {
  return codes(Object.fromEntries(Object.values(members).map((code) => [String(code), code])));
}

/** The integers of a list of numbers and ranges: `100-103, 200`. */
function codesIn(list: string): readonly number[] {
  return list.split(', ').flatMap((part) => {
    const [first, last] = part.split('-').map(Number);
    if (first === undefined) return [];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
}

function words(phrase: string): readonly string[] {
  return phrase.replace(/'/g, '').split(/[\s-]+/);
}
