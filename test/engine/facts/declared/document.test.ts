import { describe, expect, test } from 'vitest';
import { declaredInDocument, mayBeDocument } from '../../../../server/src/engine/facts/declared/document';
import { endsLike, routeKey } from '../../../../server/src/engine/facts/declared/route-pattern';
import { dedent } from '../../../support/carets';

function declared(text: string): Readonly<Record<string, string>> {
  const entries = [...declaredInDocument(dedent(text))];
  return Object.fromEntries(
    entries.map(([key, { codes, complete }]) => [key, codes.join(' ') + (complete ? '' : ' …')]),
  );
}

describe('declaredInDocument', () => {
  test('OpenAPI 3 in YAML, below the paths of its servers', () => {
    const text = `
      openapi: 3.0.3
      info: { title: Things, version: 1.0.0 }
      servers:
        - url: https://api.example.com/api/v1/
          description: Production
        - url: http://localhost:3000/api/v1
        - url: '{host}/beta'
      paths:
        /things:
          parameters: []
          get:
            responses:
              200:
                description: OK
              4XX: { description: No }
          post:
            responses:
              '201':
                description: Created
              default:
                $ref: '#/components/responses/Failure'
        /things/{id}:
          delete: { responses: { '204': { description: Gone } } }
    `;
    expect(declared(text)).toEqual({
      'GET /api/v1/things': '200 4XX',
      'GET /beta/things': '200 4XX',
      'POST /api/v1/things': '201 default',
      'POST /beta/things': '201 default',
      'DELETE /api/v1/things/{}': '204',
      'DELETE /beta/things/{}': '204',
    });
  });

  test('Swagger 2 in JSON, below its base path', () => {
    const text = JSON.stringify({
      swagger: '2.0',
      basePath: '/v2',
      paths: { '/pets/{petId}': { get: { responses: { 200: {}, 404: {}, 'x-note': {} } }, summary: 'Pets' } },
    });
    expect(declared(text)).toEqual({ 'GET /v2/pets/{}': '200 404' });
  });

  test('what may hold more is not complete, what cannot be read declares nothing', () => {
    const text = `
      paths:
        /a:
          get:
            responses:
              <<: *errors
              200: { description: OK }
          put:
            responses: *errors
          post: {}
        /b: { $ref: './b.yaml' }
    `;
    expect(declared(text)).toEqual({ 'GET /a': '200 …' });
  });

  test.each(['', '{', '[]', 'null', 'paths:', 'paths: []', '{"paths": 7}', 'paths:\n  /a: 1'])(
    'no document: %j',
    (text) => {
      expect(declaredInDocument(text).size).toBe(0);
    },
  );
});

test.each([
  ['openapi.json', true],
  ['docs/openapi.v1.yaml', true],
  ['src/swagger.yml', true],
  ['api-docs.json', true],
  ['swagger-config.ts', false],
  ['package.json', false],
  ['myopenapi.json', false],
])('%s may be a document: %s', (name, expected) => {
  expect(mayBeDocument(name)).toBe(expected);
});

describe('paths', () => {
  test.each([
    ['get', '/users/:id', 'GET /users/{}'],
    ['GET', 'users/{userId}/', 'GET /users/{}'],
    ['put', '/files/:name.:ext', 'PUT /files/{}.{}'],
    ['get', '/items/:id(\\d+)', 'GET /items/{}'],
    ['get', '/a/:b?/c', 'GET /a/{}/c'],
    ['get', '/', 'GET /'],
    ['get', '/search?q={q}', 'GET /search'],
  ])('%s %s', (method, path, key) => {
    expect(routeKey(method, path)).toBe(key);
  });

  test('a path ends as another by whole parts', () => {
    expect(endsLike('/api/users/{id}', '/users/:userId')).toBe(true);
    expect(endsLike('/api/superusers/{id}', '/users/:id')).toBe(false);
    expect(endsLike('/api/users', '/')).toBe(true);
  });
});
