import { expect, test } from 'vitest';
import { openApiPaths } from '../../server/src/cli/routes/openapi-path';
import { endpoint, sends, users, written } from './made-endpoints';

interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

function document(
  ...given: Parameters<typeof written> extends [unknown, ...infer Rest] ? Rest : never
): Document {
  return JSON.parse(written('openapi', ...given)) as Document;
}

test('a document with the responses of each operation', () => {
  const { openapi, info, paths } = document(users);
  expect(openapi).toBe('3.1.0');
  expect(info).toMatchObject({ title: 'shop', version: '0.0.0' });
  expect(Object.keys(paths)).toEqual(['/users', '/users/{id}']);
  expect(paths['/users']).toEqual({
    get: {
      responses: { 200: { description: 'OK' }, 401: { description: 'Unauthorized' } },
      'x-status-hints': {
        dynamic: false,
        handlers: [{ name: 'users.list', file: 'src/users.js', line: 3 }],
      },
    },
    post: expect.objectContaining({
      responses: {
        201: { description: 'Created' },
        400: { description: 'Bad Request' },
        409: { description: 'Conflict' },
        500: { description: 'Internal Server Error' },
      },
    }) as unknown,
  });
  expect(paths['/users/{id}']).toMatchObject({
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      responses: { 401: {}, default: { description: 'Others that the code decides as it runs' } },
      'x-status-hints': { dynamic: true },
    },
  });
});

test('paths that differ in the names of parameters are one, and operations of one method are joined', () => {
  const { paths } = document([
    endpoint('GET /a/:id', { statuses: [sends(200, 'handler')] }),
    endpoint('GET /a/:key', { statuses: [sends(404, 'handler')], dynamic: true }),
    endpoint('DELETE /a/:key', { statuses: [sends(204, 'handler')] }),
  ]);
  expect(Object.keys(paths)).toEqual(['/a/{id}']);
  expect(paths['/a/{id}']).toMatchObject({
    get: { responses: { 200: {}, 404: {}, default: {} }, 'x-status-hints': { handlers: [{}, {}] } },
    delete: { responses: { 204: {} } },
  });
});

test('an endpoint for all methods stands for those that have none of their own', () => {
  const { paths } = document([
    endpoint('ALL /x', { statuses: [sends(501, 'handler')] }),
    endpoint('GET /x', { statuses: [sends(200, 'handler')] }),
  ]);
  expect(Object.keys(paths['/x'] ?? {})).toEqual(['get', 'put', 'post', 'delete', 'patch']);
  expect(paths['/x']).toMatchObject({ get: { responses: { 200: {} } }, put: { responses: { 501: {} } } });
});

test('what OpenAPI 3.1 has no word for stands in an extension', () => {
  const statuses = [sends(200, 'handler'), sends(469, 'handler'), sends(999, 'handler')];
  const { paths } = document([endpoint('PROPFIND /x', { statuses }), endpoint('GET /y')]);
  expect(paths['/x']).toEqual({
    'x-status-hints': {
      methods: {
        propfind: {
          responses: { 200: { description: 'OK' }, 469: { description: 'Status 469' } },
          'x-status-hints': expect.objectContaining({ invalid: [999] }) as unknown,
        },
      },
    },
  });
  // Responses must not be empty.
  expect(paths['/y']?.['get']).not.toHaveProperty('responses');
});

test.each([
  ['/', ['/']],
  ['', ['/']],
  ['*', ['/{rest}']],
  ['/users/:id(\\d+)/edit', ['/users/{id}/edit']],
  ['/users/:id?', ['/users/{id}', '/users']],
  ['/users{/:id}', ['/users/{id}', '/users']],
  ['/files/*', ['/files/{rest}']],
  ['/files/*path', ['/files/{path}']],
  ['/files/(.*)', ['/files/{rest}']],
  ['/files/:path*', ['/files/{path}', '/files']],
  ['/files/:path+', ['/files/{path}']],
  ['/:from-:to.:ext', ['/{from}-{to}.{ext}']],
  ['/at/:hour(^\\d{2})h:minute(^\\d{2})m', ['/at/{hour}h{minute}m']],
  ['/:id/:id', ['/{id}/{id2}']],
  ['/name::verb', ['/name:verb']],
  ['/name\\:verb', ['/name:verb']],
  ['/:"a b"', ['/{a_b}']],
  ['/api/…/x', ['/api/{rest}/x']],
  ['/^\\/(a|b)$/i', ['/{rest}']],
  ['/api/^\\/(a|b)$/i', ['/api/{rest}']],
  ['/a?b#c d', ['/a%3Fb%23c%20d']],
  ['/unclosed/:id((', ['/unclosed/{id}((']],
])('the path %s', (path, templates) => {
  expect(openApiPaths(path).map(({ template }) => template)).toEqual(templates);
});

test('a parameter has the pattern that it must match, where others would understand it', () => {
  const schemasOf = (path: string) =>
    openApiPaths(path).flatMap((each) => each.parameters.map(({ schema }) => schema));
  expect(schemasOf('/:id(\\d+)')).toEqual([{ type: 'string', pattern: '^(?:\\d+)$' }]);
  expect(schemasOf('/:id(^\\d+$)')).toEqual([{ type: 'string', pattern: '^(?:\\d+)$' }]);
  expect(schemasOf('/:id([)')).toEqual([{ type: 'string' }]);
});

test('what is hard to read ends all the same', () => {
  expect(openApiPaths(`/${'{/a'.repeat(5000)}`).length).toBeLessThan(10);
  expect(openApiPaths(`/${'{/a}'.repeat(50)}`).map(({ template }) => template)).toContain('/');
  expect(openApiPaths(`/${'('.repeat(2000)}`)).toHaveLength(1);
});
