import type { ErrorFactory, ErrorPackage, Factories } from './error-package';
import { fixed } from './error-package';

/** Methods `(messageOrError, data)`; Boom spells a part of them in its own way. */
const plain: Readonly<Record<string, number>> = {
  badRequest: 400,
  paymentRequired: 402,
  forbidden: 403,
  notFound: 404,
  notAcceptable: 406,
  proxyAuthRequired: 407,
  clientTimeout: 408,
  conflict: 409,
  resourceGone: 410,
  lengthRequired: 411,
  preconditionFailed: 412,
  entityTooLarge: 413,
  uriTooLong: 414,
  unsupportedMediaType: 415,
  rangeNotSatisfiable: 416,
  expectationFailed: 417,
  teapot: 418,
  badData: 422,
  locked: 423,
  failedDependency: 424,
  tooEarly: 425,
  preconditionRequired: 428,
  tooManyRequests: 429,
  illegal: 451,
  notImplemented: 501,
  badGateway: 502,
  serverUnavailable: 503,
  gatewayTimeout: 504,
  badImplementation: 500,
};

/** `new Boom(messageOrError, { statusCode })`. */
const constructor: ErrorFactory = {
  status: { from: 'option', index: 1, name: 'statusCode', fallback: 500 },
  message: 0,
  wraps: { index: 0, wins: false },
};

const factories: Factories = new Map<string, ErrorFactory>([
  ...Object.entries(plain).map(([name, code]): [string, ErrorFactory] => [name, fixed(code)]),
  // Each brings a field that the RFC demands.
  ['unauthorized', fixed(401, { fields: [{ name: 'WWW-Authenticate', index: 1 }] })],
  ['methodNotAllowed', fixed(405, { fields: [{ name: 'Allow', index: 2 }] })],
  ['internal', { status: { from: 'argument', index: 2, fallback: 500 }, message: 0 }],
  ['boomify', { ...constructor, message: undefined }],
  ['Boom', constructor],
]);

/** The same names in the package `boom`, as it was called up to version 7, and what it had besides. */
const earlier: Factories = new Map<string, ErrorFactory>([
  ...factories,
  ['create', { status: { from: 'argument', index: 0, fallback: 500 }, message: 1 }],
  [
    'wrap',
    { status: { from: 'argument', index: 1, fallback: 500 }, message: 2, wraps: { index: 0, wins: false } },
  ],
]);

function boom(specifier: string, members: Factories): ErrorPackage {
  return {
    name: specifier,
    specifiers: [specifier],
    exports: new Map([
      ['default', members],
      ['*', members],
    ]),
    callable: new Map(['Boom', 'default', '*'].map((name) => [name, constructor])),
    carries: 'output.statusCode',
  };
}

/** `Boom.notFound()` and `new Boom.Boom('…', { statusCode: 404 })`; up to version 7 the module was the class. */
export const hapiBoom = [boom('@hapi/boom', factories), boom('boom', earlier)];
