import { expect, test } from 'vitest';
import { endpointSymbols } from '../../../server/src/service/features/workspace-symbols';
import { endpoint, placeIn, projectAround } from './endpoints';

const project = projectAround([
  endpoint({ method: 'GET', path: '/api/users/:id', handler: 'users.show' }),
  endpoint({ method: 'POST', path: '/api/users', handler: 'users.create' }),
  endpoint({ method: 'GET', path: '/health', place: placeIn('app.js', 7) }),
]);
const namesFor = (query: string): readonly string[] =>
  endpointSymbols([project], query).map(({ name }) => name);

test('a symbol names the method and the path, and leads to the handler', () => {
  expect(endpointSymbols([project], 'health')).toEqual([
    {
      name: 'GET /health',
      kind: 6,
      location: {
        uri: 'file:///project/app.js',
        range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
      },
    },
  ]);
  expect(endpointSymbols([project], 'POST')[0]?.containerName).toBe('users.create');
});

test('characters are looked for in order, in the handler too; nothing typed is everything', () => {
  expect(namesFor('')).toHaveLength(3);
  expect(namesFor('get /api')).toEqual(['GET /api/users/:id']);
  expect(namesFor('pstusr')).toEqual(['POST /api/users']);
  expect(namesFor('users.create')).toEqual(['POST /api/users']);
  expect(namesFor('userspost')).toEqual([]);
});

test('what holds the text as it was typed comes first', () => {
  const two = projectAround([
    endpoint({ method: 'GET', path: '/u/s/e/r' }),
    endpoint({ method: 'GET', path: '/user' }),
  ]);
  expect(endpointSymbols([two], 'user').map(({ name }) => name)).toEqual(['GET /user', 'GET /u/s/e/r']);
});

test('there is an end to them', () => {
  const many = projectAround(
    Array.from({ length: 5000 }, (_, number) => endpoint({ method: 'GET', path: `/r${number}` })),
  );
  expect(endpointSymbols([many], '').length).toBeLessThanOrEqual(200);
  expect(endpointSymbols([many, project], 'users.show').map(({ name }) => name)).toEqual([
    'GET /api/users/:id',
  ]);
});
