import type { ErrorFactory, ErrorPackage, Factories } from './error-package';
import { fixed } from './error-package';
import { createError } from './http-errors';
import { camel, codesBy } from './spelling';
import { ownEntry } from '../../text/own-entry';

const names = codesBy(camel, '400-412, 415-417, 421, 423-426, 428-429, 431, 451, 500-504, 506-508, 510-511', {
  payloadTooLarge: 413,
  uriTooLong: 414,
  imateapot: 418,
  unprocessableEntity: 422,
  httpVersionNotSupported: 505,
  bandwidthLimitExceeded: 509,
});

const getHttpError: ErrorFactory = {
  status: { from: 'argument', index: 0, fallback: 500 },
  message: 1,
};

const factories: Factories = new Map([
  ...Object.entries(names).map(([name, code]): [string, ErrorFactory] => [name, fixed(code)]),
  ['getHttpError', getHttpError],
  ['createError', createError],
]);

/**
 * @fastify/sensible (`fastify-sensible` before): `httpErrors.notFound()`, imported or on the instance
 * (`fastify.httpErrors`, `this.httpErrors`).
 */
export const fastifySensible: ErrorPackage = {
  name: '@fastify/sensible',
  specifiers: ['@fastify/sensible', 'fastify-sensible'],
  exports: new Map([['httpErrors', factories]]),
  callable: new Map(),
  carries: 'status',
};

/** The code that `reply.notFound()` sends, by the name of the method; undefined for any other method. */
export function sensibleStatusOf(method: string): number | undefined {
  return ownEntry(names, method);
}

/** The factory behind `reply.<method>()` or `httpErrors.<method>()`, `getHttpError(code, message)` included. */
export function sensibleFactoryOf(method: string): ErrorFactory | undefined {
  return factories.get(method);
}

/** `fastify.assert(condition, 401, message)` fails with the code at this argument. */
const assertIndex: ReadonlyMap<string, number> = new Map([
  ['assert', 1],
  ['ok', 1],
  ['equal', 2],
  ['notEqual', 2],
  ['strictEqual', 2],
  ['notStrictEqual', 2],
  ['deepEqual', 2],
  ['notDeepEqual', 2],
]);

/**
 * What `fastify.assert(…)` or `fastify.assert.equal(…)` throws when it fails; `method` is `assert` for the
 * first form. Undefined for any other name.
 */
export function sensibleAssertOf(method: string): ErrorFactory | undefined {
  const index = assertIndex.get(method);
  if (index === undefined) return undefined;
  return { status: { from: 'argument', index, fallback: 500 }, message: index + 1 };
}
