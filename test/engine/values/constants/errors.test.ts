import * as boom from '@hapi/boom';
import sensible from '@fastify/sensible';
import createError from 'http-errors';
import { describe, expect, it } from 'vitest';
import {
  sensibleAssertOf,
  sensibleFactoryOf,
  sensibleStatusOf,
} from '../../../../server/src/engine/values/constants/fastify-sensible';
import { errorFactoryOf, errorPackageOf } from '../../../../server/src/engine/values/constants/index';

function factory(specifier: string, imported: string, ...path: string[]) {
  return errorFactoryOf(errorPackageOf(specifier)!, imported, path);
}

function fixedCodes(specifier: string, name: string): Record<string, number> {
  const factories = [...errorPackageOf(specifier)!.exports.get(name)!];
  return Object.fromEntries(
    factories.flatMap(([member, { status }]) => (status.from === 'fixed' ? [[member, status.code]] : [])),
  );
}

type Make = (message?: string) => { status: number; output: { statusCode: number } };

describe('http-errors', () => {
  it('has each constructor of the package with its code', () => {
    const real = Object.entries(createError as unknown as Record<string, new () => { status: number }>)
      .filter(([name]) => !['HttpError', 'isHttpError'].includes(name))
      .map(([name, Constructor]): [string, number] => [name, new Constructor().status]);
    const { UnorderedCollection, ...ours } = fixedCodes('http-errors', 'default');
    expect(ours).toEqual(Object.fromEntries(real));
    expect(UnorderedCollection).toBe(425);
  });

  it('reads the code of createError from the first argument, unless an error brings its own', () => {
    expect(factory('http-errors', 'default')).toEqual({
      status: { from: 'argument', index: 0, fallback: 500 },
      message: 'first-string',
      wraps: { index: 'any', wins: true },
    });
    expect(createError('text').status).toBe(500);
    expect(createError(404, Object.assign(new Error('x'), { status: 418 })).status).toBe(418);
  });

  it('knows each way of importing', () => {
    const notFound = { status: { from: 'fixed', code: 404 }, message: 0 };
    expect(factory('http-errors', 'default', 'NotFound')).toEqual(notFound);
    expect(factory('http-errors', '*', 'NotFound')).toEqual(notFound);
    expect(factory('http-errors', 'NotFound')).toEqual(notFound);
    expect(factory('http-errors', '*', 'default', '404')).toEqual(notFound);
    expect(factory('http-errors', 'default', 'HttpError')).toBeUndefined();
    expect(factory('http-errors', 'default', 'constructor')).toBeUndefined();
  });
});

describe('@fastify/sensible', () => {
  const { httpErrors } = sensible as unknown as { httpErrors: Record<string, Make> };
  const special = ['getHttpError', 'HttpError', 'createError'];

  it('has each method of the package with its code', () => {
    const real = Object.entries(httpErrors)
      .filter(([name]) => !special.includes(name))
      .map(([name, make]): [string, number] => [name, make().status]);
    expect(fixedCodes('@fastify/sensible', 'httpErrors')).toEqual(Object.fromEntries(real));
  });

  it('answers by the name of a reply method', () => {
    expect(sensibleStatusOf('notFound')).toBe(404);
    expect(sensibleStatusOf('imateapot')).toBe(418);
    expect(sensibleStatusOf('callNotFound')).toBeUndefined();
    expect(sensibleStatusOf('constructor')).toBeUndefined();
    expect(sensibleFactoryOf('getHttpError')).toEqual({
      status: { from: 'argument', index: 0, fallback: 500 },
      message: 1,
    });
  });

  it('finds the code of an assertion', () => {
    expect(sensibleAssertOf('assert')).toMatchObject({ status: { index: 1 }, message: 2 });
    expect(sensibleAssertOf('deepEqual')).toMatchObject({ status: { index: 2 }, message: 3 });
    expect(sensibleAssertOf('throws')).toBeUndefined();
  });
});

describe('@hapi/boom', () => {
  const special = ['Boom', 'isBoom', 'boomify', 'internal', 'default'];

  it('has each method of the package with its code', () => {
    const real = Object.entries(boom as unknown as Record<string, Make>)
      .filter(([name, make]) => !special.includes(name) && typeof make === 'function')
      .map(([name, make]): [string, number] => [name, make('x').output.statusCode]);
    expect(fixedCodes('@hapi/boom', '*')).toEqual(Object.fromEntries(real));
  });

  it('keeps the status away from where Express and Fastify look', () => {
    expect(errorPackageOf('@hapi/boom')?.carries).toBe('output.statusCode');
    expect(boom.notFound()).not.toHaveProperty('status');
    expect(boom.notFound()).not.toHaveProperty('statusCode');
  });

  it('reads the option of the class', () => {
    const option = { from: 'option', index: 1, name: 'statusCode', fallback: 500 };
    expect(factory('@hapi/boom', 'Boom')?.status).toEqual(option);
    expect(factory('@hapi/boom', 'default', 'Boom')?.status).toEqual(option);
    expect(factory('boom', '*')?.status).toEqual(option);
    expect(new boom.Boom('x', { statusCode: 404 }).output.statusCode).toBe(404);
    expect(new boom.Boom('x').output.statusCode).toBe(500);
  });

  it('knows which arguments become fields', () => {
    expect(factory('@hapi/boom', 'default', 'methodNotAllowed')?.fields).toEqual([
      { name: 'Allow', index: 2 },
    ]);
    expect(boom.methodNotAllowed('x', null, ['GET']).output.headers).toEqual({ Allow: 'GET' });
    expect(factory('@hapi/boom', 'unauthorized')?.fields).toEqual([{ name: 'WWW-Authenticate', index: 1 }]);
    expect(boom.unauthorized('x', 'Bearer').output.headers['WWW-Authenticate']).toContain('Bearer');
    expect(factory('@hapi/boom', 'default', 'internal')?.status).toMatchObject({ index: 2, fallback: 500 });
    expect(boom.internal('x', null, 503).output.statusCode).toBe(503);
  });
});
