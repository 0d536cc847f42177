import { expect, test } from 'vitest';
import { endpointList } from '../../../server/src/service/features/endpoint-list';
import { endpoint, placeIn, projectAround, sent } from './endpoints';

test('what a client needs to show an endpoint and to open its places', () => {
  const statuses = [sent(404, placeIn('src/users.js', 5)), sent(799)];
  const [item] = endpointList(
    projectAround([endpoint({ method: 'GET', path: '/users', handler: 'users.show', statuses })]),
  );
  const uri = 'file:///project/src/users.js';
  expect(item).toEqual({
    method: 'GET',
    path: '/users',
    handler: 'users.show',
    place: { uri, line: 3, start: 300 },
    statuses: [
      { code: 404, phrase: 'Not Found', by: 'handler', places: [{ uri, line: 5, start: 500 }] },
      { code: 799, phrase: '', by: 'handler', places: [] },
    ],
    open: false,
  });
});

// Of a handler that is not found nobody knows what it sends.
test('more can be sent where the handler was not found, or not understood', () => {
  const of = (about: object): boolean =>
    endpointList(projectAround([endpoint({ method: 'GET', path: '/', ...about })]))[0]!.open;
  expect([of({}), of({ found: false }), of({ dynamic: true })]).toEqual([false, true, true]);
});
