import { describe, expect, it } from 'vitest';
import { parseTree, textOf } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { thrownStatusOf } from '../../../server/src/engine/facts/thrown-error';

/** The error that the last `throw` of a snippet throws, as one line: kind, codes with origins, `?` when dynamic. */
function thrownIn(code: string, fileName = 'a.ts'): string {
  const tree = parseTree(fileName, code);
  const error = thrownStatusOf(tree.throws.at(-1)!.expression, emptyEnvironment(tree));
  if (!error) return 'elsewhere';
  const { status, kind, statusArgument, message, className } = error;
  return [
    kind,
    ...status.codes.map(({ code, origin }) => `${code} ${origin}`),
    ...(status.dynamic ? ['?'] : []),
    ...(statusArgument ? [`at ${textOf(statusArgument, tree)}`] : []),
    ...(message ? [`says ${textOf(message, tree)}`] : []),
    ...(className === undefined ? [] : [`(${className})`]),
  ].join(' | ');
}

type Row = readonly [code: string, expected: string];

const httpErrors: readonly Row[] = [
  ["import createError from 'http-errors'; throw createError(404)", 'http-errors | 404 literal | at 404'],
  [
    "const createError = require('http-errors'); throw createError(404, 'No')",
    "http-errors | 404 literal | at 404 | says 'No'",
  ],
  [
    "import * as createError from 'http-errors'; throw createError(404)",
    'http-errors | 404 literal | at 404',
  ],
  [
    "import createHttpError from 'http-errors'; throw new createHttpError.NotFound()",
    'http-errors | 404 error',
  ],
  [
    "import createError from 'http-errors'; throw createError.NotFound('No')",
    "http-errors | 404 error | says 'No'",
  ],
  ["import { NotFound } from 'http-errors'; throw new NotFound('No')", "http-errors | 404 error | says 'No'"],
  ["import { NotFound as Gone } from 'http-errors'; throw Gone()", 'http-errors | 404 error'],
  ["const { NotFound } = require('http-errors'); throw new NotFound()", 'http-errors | 404 error'],
  ["import createError from 'http-errors'; throw createError[404]()", 'http-errors | 404 error'],
  [
    "import createError from 'http-errors'; throw createError('No')",
    "http-errors | 500 implicit | says 'No'",
  ],
  [
    "import createError from 'http-errors'; throw createError(`No ${x}`)",
    'http-errors | 500 implicit | says `No ${x}`',
  ],
  ["import createError from 'http-errors'; throw createError()", 'http-errors | 500 implicit'],
  ["import createError from 'http-errors'; throw createError({ x: 1 })", 'http-errors | 500 implicit'],
  ["import createError from 'http-errors'; throw createError(code)", 'http-errors | ? | at code'],
  ["import createError from 'http-errors'; throw createError(...args)", 'http-errors | ?'],
  [
    "import createError from 'http-errors'; try { f() } catch (err) { throw createError(err) }",
    'http-errors | ? | at err',
  ],
  [
    "import createError from 'http-errors'; try { f() } catch (err) { throw createError(400, err) }",
    'http-errors | 400 literal | ? | at 400',
  ],
  [
    "import createError from 'http-errors'; throw createError(err.status || 500)",
    'http-errors | 500 fallback | ? | at err.status || 500',
  ],
  [
    "import createError from 'http-errors'; import { StatusCodes } from 'http-status-codes'; throw createError(StatusCodes.GONE)",
    'http-errors | 410 package | at StatusCodes.GONE',
  ],
];

const boom: readonly Row[] = [
  ["import Boom from '@hapi/boom'; throw Boom.notFound('No')", "boom | 404 error | says 'No'"],
  ["import * as Boom from '@hapi/boom'; throw Boom.badData()", 'boom | 422 error'],
  ["import { notFound } from '@hapi/boom'; throw notFound()", 'boom | 404 error'],
  [
    "const Boom = require('@hapi/boom'); throw new Boom.Boom('No', { statusCode: 404 })",
    "boom | 404 literal | at 404 | says 'No'",
  ],
  [
    "import { Boom } from '@hapi/boom'; throw new Boom('No', { statusCode: 404 })",
    "boom | 404 literal | at 404 | says 'No'",
  ],
  ["import { Boom } from '@hapi/boom'; throw new Boom('No')", "boom | 500 implicit | says 'No'"],
  [
    "import Boom from '@hapi/boom'; try { f() } catch (err) { throw Boom.boomify(err, { statusCode: 400 }) }",
    'boom | 400 literal | at 400',
  ],
  [
    "import Boom from '@hapi/boom'; try { f() } catch (err) { throw Boom.boomify(err) }",
    'boom | 500 implicit | ?',
  ],
  ["const Boom = require('boom'); throw Boom.forbidden()", 'boom | 403 error'],
];

const sensible: readonly Row[] = [
  ["throw fastify.httpErrors.notFound('No')", "sensible | 404 error | says 'No'"],
  ['throw app.httpErrors.createError(404)', 'sensible | 404 literal | at 404'],
  ['function h() { throw this.httpErrors.imateapot() }', 'sensible | 418 error'],
  ['const { httpErrors } = fastify; throw httpErrors.forbidden()', 'sensible | 403 error'],
  ["throw req.server.httpErrors.getHttpError('404')", "sensible | 404 literal | at '404'"],
  [
    "import createError from '@fastify/error'; const Gone = createError('GONE', 'Gone', 410); throw new Gone()",
    "class | 410 error | says 'Gone' | (Gone)",
  ],
  [
    "import createError from '@fastify/error'; const Odd = createError('ODD', 'Odd'); throw new Odd()",
    "class | 500 error | says 'Odd' | (Odd)",
  ],
];

const plain: readonly Row[] = [
  ["throw new Error('No')", "plain | 500 implicit | says 'No' | (Error)"],
  ["throw Error('No')", "plain | 500 implicit | says 'No' | (Error)"],
  ['throw new TypeError(x)', 'plain | 500 implicit | says x | (TypeError)'],
  [
    "throw Object.assign(new Error('No'), { status: 404 })",
    "plain | 404 literal | at 404 | says 'No' | (Error)",
  ],
  [
    "const err = new Error('No'); err.status = 404; throw err",
    "plain | 404 literal | at 404 | says 'No' | (Error)",
  ],
  [
    "const err = new Error('No'); err['statusCode'] = 404; throw err",
    "plain | 404 literal | at 404 | says 'No' | (Error)",
  ],
  [
    "const err = new Error('No'); if (x) err.status = 404; throw err",
    "plain | 500 implicit | 404 literal | at 404 | says 'No' | (Error)",
  ],
  [
    'const err = new Error(); err.status = 400; err.status = 404; throw err',
    'plain | 404 literal | at 404 | (Error)',
  ],
  [
    'const err: any = new Error(); (err as any).status = 404; throw err',
    'plain | 404 literal | at 404 | (Error)',
  ],
  [
    "let err; if (x) { err = new Error('A') } else { err = new Error('B') } throw err",
    "plain | 500 implicit | 500 implicit | says 'A' | (Error)",
  ],
  ["throw { status: 404, message: 'No' }", "object | 404 literal | at 404 | says 'No'"],
  ["const e = { status: 404, message: 'No' }; throw e", "object | 404 literal | at 404 | says 'No'"],
  ["throw 'No'", 'unknown | ?'],
  [
    "throw x ? new Error('A') : Object.assign(new Error('B'), { status: 404 })",
    "plain | 500 implicit | 404 literal | says 'A' | (Error)",
  ],
  ['try { f() } catch (err) { throw err }', 'elsewhere'],
  ['try { f() } catch (err) { throw err.cause }', 'elsewhere'],
  ['function h(err) { throw err }', 'elsewhere'],
  ['try { f() } catch (err) { err.status = 400; throw err }', 'unknown | 400 literal | at 400'],
  ['try { f() } catch (err) { if (x) err.status = 400; throw err }', 'unknown | 400 literal | ? | at 400'],
  ['throw load()', 'unknown | ? | (load)'],
];

const classes: readonly Row[] = [
  ['class NoUser extends Error { statusCode = 404 } throw new NoUser()', 'class | 404 error | (NoUser)'],
  [
    'class NoUser extends Error { get status() { return 404 } } throw new NoUser()',
    'class | 404 error | (NoUser)',
  ],
  [
    "class AppError extends Error { constructor(message, statusCode) { super(message); this.statusCode = statusCode } } throw new AppError('No', 404)",
    "class | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  [
    "class AppError extends Error { constructor(message, statusCode = 400) { super(message); this.statusCode = statusCode; } } throw new AppError('No')",
    "class | 400 error | says 'No' | (AppError)",
  ],
  [
    `class AppError extends Error {
       constructor(message, statusCode) {
         super(message); this.statusCode = statusCode;
         this.status = \`\${statusCode}\`.startsWith('4') ? 'fail' : 'error';
       }
     }
     throw new AppError('No', 404)`,
    "class | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  [
    "class AppError extends Error { constructor(public readonly statusCode: number, message: string) { super(message) } } throw new AppError(404, 'No')",
    "class | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  [
    "class AppError extends Error { constructor({ statusCode, message }) { super(message); this.statusCode = statusCode } } throw new AppError({ statusCode: 404, message: 'No' })",
    "class | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  [
    `class AppError extends Error { constructor(message, status) { super(message); this.status = status } }
     class NoUser extends AppError { constructor() { super('No user', 404) } }
     throw new NoUser()`,
    'class | 404 error | (NoUser)',
  ],
  [
    `class AppError extends Error { constructor(message, status) { super(message); this.status = status } }
     class NoUser extends AppError {}
     throw new NoUser('No', 404)`,
    "class | 404 literal | at 404 | says 'No' | (NoUser)",
  ],
  [
    `class AppError extends Error { status = 500 }
     class NoUser extends AppError { status = 404 }
     throw new NoUser()`,
    'class | 404 error | (NoUser)',
  ],
  [
    "class NoUser extends ApiError { constructor() { super('No user', 404) } } throw new NoUser()",
    'class | 404 error | (NoUser)',
  ],
  ["class NoUser extends NotFoundError {} throw new NoUser('No')", "class | 404 name | says 'No' | (NoUser)"],
  [
    "import createError from 'http-errors'; class NoUser extends createError.NotFound {} throw new NoUser()",
    'class | 404 error | (NoUser)',
  ],
  ['class NotFoundError extends Error {} throw new NotFoundError()', 'class | ? | (NotFoundError)'],
  ['class Dup extends Error { code = 11000 } throw new Dup()', 'class | ? | (Dup)'],
  [
    'class Teapot extends Error { constructor() { super(); this.code = 418 } } throw new Teapot()',
    'class | 418 error | (Teapot)',
  ],
  [
    'class AppError extends Error { constructor(s) { super(); this.status = s } } throw new AppError(code)',
    'class | ? | (AppError)',
  ],
  [
    "class ApiError extends Error { constructor(s, m) { super(m); this.status = s } static notFound(m) { return new ApiError(404, m) } } throw ApiError.notFound('No')",
    "class | 404 error | says 'No' | (ApiError)",
  ],
  [
    'class ApiError extends Error { constructor(s) { super(); this.status = s } static gone() { return new this(410) } } throw ApiError.gone()',
    'class | 410 error | (ApiError)',
  ],
  [
    'class ApiError extends Error { constructor(s) { super(); this.status = s } static of(s) { return new ApiError(s) } } throw ApiError.of(409)',
    'class | 409 literal | at 409 | (ApiError)',
  ],
  [
    'function NoUser() { Error.call(this); this.status = 404 } throw new NoUser()',
    'class | 404 error | (NoUser)',
  ],
  [
    "const make = (m, s) => Object.assign(new Error(m), { status: s }); throw make('No', 404)",
    "plain | 404 literal | at 404 | says 'No' | (Error)",
  ],
  [
    "function make(m) { const e = new Error(m); e.status = 404; return e } throw make('No')",
    "plain | 404 error | says 'No' | (Error)",
  ],
  [
    'const errors = { gone: () => Object.assign(new Error(), { status: 410 }) }; throw errors.gone()',
    'plain | 410 error | (Error)',
  ],
  ['class A extends B {} class B extends A {} throw new A()', 'class | ? | (A)'],
];

const conventions: readonly Row[] = [
  [
    "import { AppError } from './errors'; throw new AppError('No', 404)",
    "convention | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  ["throw new HttpError(404, 'No')", "convention | 404 literal | at 404 | says 'No' | (HttpError)"],
  [
    "throw new AppError({ statusCode: 404, message: 'No' })",
    "convention | 404 literal | at 404 | says 'No' | (AppError)",
  ],
  [
    'const e = { status: 401, isPublic: true }; throw new APIError(e)',
    'convention | 401 constant | at e | (APIError)',
  ],
  [
    "import httpStatus from 'http-status'; throw new ApiError(httpStatus.NOT_FOUND, 'No')",
    "convention | 404 package | at httpStatus.NOT_FOUND | says 'No' | (ApiError)",
  ],
  [
    "import { createCustomError } from './e'; throw createCustomError('No', 404)",
    "convention | 404 literal | at 404 | says 'No' | (createCustomError)",
  ],
  ['throw new AppError(300)', 'unknown | ? | (AppError)'],
  ["throw new AppError('404')", "unknown | ? | says '404' | (AppError)"],
  ['throw new AppError(400, 404)', 'unknown | ? | (AppError)'],
  ["throw new NotFoundError('No')", "convention | 404 name | says 'No' | (NotFoundError)"],
  ['throw new NotFoundException()', 'convention | 404 name | (NotFoundException)'],
  ['throw new UserNotFoundError(id)', 'convention | 404 name | (UserNotFoundError)'],
  [
    'throw new CustomError.UnauthenticatedError(`x`)',
    'convention | 401 name | says `x` | (UnauthenticatedError)',
  ],
  ['throw new HttpBadRequestError()', 'convention | 400 name | (HttpBadRequestError)'],
  ['throw new NotFoundHttpError()', 'convention | 404 name | (NotFoundHttpError)'],
  ["throw ApiError.badRequest('No')", "convention | 400 name | says 'No' | (badRequest)"],
  ['throw new InternalServerErrorException()', 'convention | 500 name | (InternalServerErrorException)'],
  ['throw new ValidationError()', 'unknown | ? | (ValidationError)'],
  ["throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'No')", "unknown | ? | says 'No' | (Error)"],
  ['throw await load(404)', 'convention | 404 literal | at 404 | (load)'],
];

describe.each([
  ['http-errors', httpErrors],
  ['Boom', boom],
  ['@fastify/sensible and @fastify/error', sensible],
  ['plain errors', plain],
  ['classes and functions of the file', classes],
  ['classes of other files', conventions],
])('thrownStatusOf for %s', (_, rows) => {
  it.each(rows)('%s', (code, expected) => {
    expect(thrownIn(code)).toBe(expected);
  });
});
