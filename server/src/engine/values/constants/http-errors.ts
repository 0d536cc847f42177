import type { ErrorFactory, ErrorPackage, Factories } from './error-package';
import { fixed } from './error-package';
import { byNumber, codes, codesBy, pascal } from './spelling';

const names = codesBy(
  pascal,
  '400-412, 415-417, 421, 423-426, 428-429, 431, 451, 500-504, 506-508, 510-511',
  {
    PayloadTooLarge: 413,
    URITooLong: 414,
    ImATeapot: 418,
    UnprocessableEntity: 422,
    // Version 1 had 425 under the name of an older draft.
    UnorderedCollection: 425,
    HTTPVersionNotSupported: 505,
    BandwidthLimitExceeded: 509,
  },
);

/**
 * `createError(404, 'message', { headers })`: the number only counts as the first argument, 500 without
 * it. The status of an error among the arguments beats it (`createError(404, err)` is `err.status` if there
 * is one). A code that is neither known nor 4xx/5xx becomes 500.
 */
export const createError: ErrorFactory = {
  status: { from: 'argument', index: 0, fallback: 500 },
  message: 'first-string',
  wraps: { index: 'any', wins: true },
};

const constructors: Factories = new Map(
  Object.entries(codes(names, byNumber(names))).map(([name, code]) => [name, fixed(code)]),
);

/** http-errors 1 and 2: `createError(404)`, `new createError.NotFound()`, `createError[404]`. */
export const httpErrors: ErrorPackage = {
  name: 'http-errors',
  specifiers: ['http-errors'],
  exports: new Map([
    ['default', constructors],
    ['*', constructors],
  ]),
  callable: new Map([
    ['default', createError],
    ['*', createError],
  ]),
  carries: 'status',
};
