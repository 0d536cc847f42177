import { constantPackage } from './constant-package';
import { byNumber, codes, codesBy, upperSnake } from './spelling';

/** Names that are older than our phrases or, with 419 and 420, taken from a WebDAV draft. */
const own = {
  MOVED_TEMPORARILY: 302,
  REQUEST_TOO_LONG: 413,
  REQUEST_URI_TOO_LONG: 414,
  REQUESTED_RANGE_NOT_SATISFIABLE: 416,
  IM_A_TEAPOT: 418,
  INSUFFICIENT_SPACE_ON_RESOURCE: 419,
  METHOD_FAILURE: 420,
  UNPROCESSABLE_ENTITY: 422,
};

/**
 * The constants that version 1 had and version 2 still exports one by one; the default export is the same,
 * but for a FAILED_DEPENDENCY that version 2 forgot there.
 */
const legacy = codesBy(
  upperSnake,
  '100-102, 200-207, 300-301, 303-305, 307-308, 400-412, 415, 417, 423-424, 428-429, 431, 500-505, 507, 511',
  own,
);

/** The enum of version 2. */
const statusCodes = codes(legacy, codesBy(upperSnake, '103, 421, 426, 451'));

/**
 * http-status-codes 1 and 2: `StatusCodes.NOT_FOUND`, `{ NOT_FOUND }`, the default export; `ReasonPhrases`
 * are strings, and an enum read by number (`StatusCodes[404]`) gives its name.
 */
export const httpStatusCodes = constantPackage('http-status-codes', ['http-status-codes'], {
  exports: { StatusCodes: statusCodes, default: legacy, '*': legacy },
  strings: { ReasonPhrases: statusCodes, StatusCodes: byNumber(statusCodes) },
  functions: {
    getStatusCode: 'code-of-phrase',
    getReasonPhrase: 'phrase-of-code',
    getStatusText: 'phrase-of-code',
  },
});
