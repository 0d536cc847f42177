import { describe, expect, it } from 'vitest';
import { comparablePath, compareRoutes } from '../../../../scripts/accuracy/whole/compare-routes';
import { endpoint, trueEndpoint, trueRepository } from './made-up';

describe('compareRoutes', () => {
  it('finds an endpoint by its method and full path', () => {
    const { found, missed, extra } = compareRoutes(
      trueRepository([trueEndpoint('GET /users', 'users.js:3')]),
      [endpoint('GET /users', 'users.js:3')],
    );
    expect(found).toMatchObject([{ place: 'right', statuses: undefined }]);
    expect([missed, extra]).toEqual([[], []]);
  });

  it('says whether the line or the file of the handler is another', () => {
    const truth = trueRepository([
      trueEndpoint('GET /a', 'users.js:3'),
      trueEndpoint('GET /b', 'users.js:3'),
    ]);
    const { found } = compareRoutes(truth, [
      endpoint('GET /a', 'users.js:4'),
      endpoint('GET /b', 'routes.js:3'),
    ]);
    expect(found.map((one) => one.place)).toEqual(['file', 'wrong']);
  });

  it('names the endpoint that is handled where a missed one is', () => {
    // A mount that was not seen: the path is wrong, the handler is not.
    const { missed, extra } = compareRoutes(trueRepository([trueEndpoint('GET /api/users', 'users.js:3')]), [
      endpoint('GET /users', 'users.js:3'),
    ]);
    expect(missed).toMatchObject([{ truth: { path: '/api/users' }, nearest: { path: '/users' } }]);
    expect(extra).toMatchObject([{ path: '/users' }]);
  });

  it('gives one endpoint to one of the truth only', () => {
    const truth = trueRepository([
      trueEndpoint('GET /users', 'a.js:3'),
      trueEndpoint('GET /users', 'b.js:3'),
    ]);
    const { found, missed } = compareRoutes(truth, [endpoint('GET /users', 'b.js:3')]);
    expect(found).toHaveLength(1);
    expect(missed).toHaveLength(1);
  });

  it('takes the endpoint that stands nearest where two projects have the same', () => {
    const truth = trueRepository([
      trueEndpoint('GET /users', 'lib/one/src/users.js:3'),
      trueEndpoint('GET /users', 'lib/two/src/users.js:3'),
    ]);
    const { found } = compareRoutes(truth, [
      endpoint('GET /users', 'lib/two/src/users.js:3'),
      endpoint('GET /users', 'lib/one/src/users.js:9'),
    ]);
    expect(found.map((one) => one.endpoint.place.file)).toEqual([
      'lib/one/src/users.js',
      'lib/two/src/users.js',
    ]);
  });

  it('leaves out what stands in folders that nobody read', () => {
    const truth = trueRepository([], { folders: ['lib/one'] });
    const { extra } = compareRoutes(truth, [
      endpoint('GET /a', 'lib/one/a.js:1'),
      endpoint('GET /b', 'lib/one-more/b.js:1'),
    ]);
    expect(extra).toMatchObject([{ path: '/a' }]);
  });
});

describe('comparablePath', () => {
  it.each([
    ['/api/users/', '/api/users'],
    ['/api//users', '/api/users'],
    ['*', '/*'],
    ['', '/'],
    ['/', '/'],
    ['…/users', '/…/users'],
  ])('%s is %s', (path, compared) => {
    expect(comparablePath(path)).toBe(compared);
  });
});
