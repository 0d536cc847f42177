import { constantPackage } from './constant-package';
import { byNumber, codes, codesBy } from './spelling';

const registered =
  '100-103, 200-208, 226, 300-305, 307-308, 400-412, 414-418, 421, 423-426, 428-429, 431, 451, 500-511';
const own = { 'Payload Too Large': 413, 'Unprocessable Entity': 422 };

const phrases = codesBy((phrase) => phrase, registered, own);
const lowerCase = codes(
  Object.fromEntries(Object.entries(phrases).map(([phrase, code]) => [phrase.toLowerCase(), code])),
);
const numbers = byNumber(phrases);

/**
 * statuses 1 and 2: `statuses.code['not found']` and `statuses('not found')` are codes,
 * `statuses.message[404]` is the phrase. Version 1 had both as members of the function itself, the phrases
 * in either case, and `STATUS_CODES`. A number as argument gives itself in version 1 and the phrase in
 * version 2; `statuses('404')` likewise.
 */
export const statuses = constantPackage('statuses', ['statuses'], {
  exports: { code: lowerCase, default: codes(phrases, lowerCase), '*': codes(phrases, lowerCase) },
  strings: { message: numbers, STATUS_CODES: numbers, default: numbers, '*': numbers },
  functions: { default: 'code-of-phrase', '*': 'code-of-phrase' },
});
