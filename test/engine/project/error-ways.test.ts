import { describe, expect, test } from 'vitest';
import { errorWaysOf } from '../../../server/src/engine/project/error-ways';
import type { Landing } from '../../../server/src/engine/project/routing/landing';
import type { LinkedRoute, LinkedSlot } from '../../../server/src/engine/project/routing/routing';

const slot = (...targets: readonly Landing[]): LinkedSlot =>
  ({ framework: 'express', targets }) as unknown as LinkedSlot;
const fn = (file: string): Landing => ({
  kind: 'function',
  file,
  start: 1,
  shared: false,
  takesError: true,
  steps: undefined,
});
const onError = (file: string): LinkedSlot => slot(fn(file));

function route(file: string, errorHandlers: readonly LinkedSlot[], handler?: LinkedSlot): LinkedRoute {
  return { file, handler, middlewares: [], errorHandlers } as unknown as LinkedRoute;
}

const filesOf = (routes: readonly LinkedRoute[], file: string): readonly string[] =>
  errorWaysOf(routes)(file).map(({ target }) => target.file);

describe('the way of an error', () => {
  test('is that of the routes in its file, in order', () => {
    const routes = [route('a', [onError('log'), onError('on-error')]), route('b', [onError('other')])];
    expect(filesOf(routes, 'a')).toEqual(['log', 'on-error']);
    expect(filesOf(routes, 'b')).toEqual(['other']);
  });

  test('is that of the routes whose handlers the file holds', () => {
    const users = slot({ kind: 'export', file: 'users', steps: [] });
    const routes = [route('app', [onError('on-error')], users), route('b', [onError('other')])];
    expect(filesOf(routes, 'users')).toEqual(['on-error']);
  });

  test('is that of all routes for a service, where these agree', () => {
    expect(filesOf([route('a', [onError('x')]), route('b', [onError('x')])], 'service')).toEqual(['x']);
    expect(filesOf([route('a', [onError('x')]), route('b', [onError('y')])], 'service')).toEqual([]);
  });

  test('is unknown where two routes of the file differ', () => {
    expect(filesOf([route('a', [onError('x')]), route('a', [onError('y')])], 'a')).toEqual([]);
  });

  test('is unknown where one of its functions is, or may be one of several', () => {
    const unknown = slot({ kind: 'package', specifier: 'on-error', steps: [] });
    const either = slot(fn('x'), fn('y'));
    expect(filesOf([route('a', [onError('x'), unknown])], 'a')).toEqual([]);
    expect(filesOf([route('a', [either])], 'a')).toEqual([]);
  });

  test('does not end at a route of which no error handler is seen', () => {
    expect(filesOf([route('a', [onError('x')]), route('a', [])], 'a')).toEqual(['x']);
    expect(filesOf([route('a', [])], 'a')).toEqual([]);
  });
});
