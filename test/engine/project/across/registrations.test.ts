import { expect, describe, test } from 'vitest';
import { FASTIFY, projectOf, type Files } from '../../../support/project';
import type { Target } from '../../../support/annotate-flow';

// The handlers of a file, in source order: `GET /users get` for a registered one, its role where that is another.
function handlersIn(path: string, files: Files, target?: Target): readonly string[] {
  const { lint } = projectOf(files, target);
  return lint(path).handlers.map(({ certainty, role, method, path: route, name }) => {
    const what = role === 'handler' ? '' : `${role} `;
    const how = certainty === 'registered' ? '' : `${certainty} `;
    return `${how}${what}${method ?? '-'} ${route ?? '-'} ${name ?? '-'}`;
  });
}

const routes = (imported: string, ...registered: string[]): string => `
  import express from 'express';
  ${imported}
  const app = express();
  const router = express.Router();
  ${registered.join('\n')}
  app.use('/api', router);
`;
const ANSWER = `{ res.json({}); }`;

describe('handlers of another file', () => {
  test.each([
    [
      'functions',
      `export function list(req: any, res: any) ${ANSWER}`,
      `import { list } from './users';`,
      'list',
    ],
    [
      'constants',
      `export const list = async (req: any, res: any) => ${ANSWER};`,
      `import { list } from './users';`,
      'list',
    ],
    [
      'a namespace',
      `export const list = (req: any, res: any) => ${ANSWER};`,
      `import * as users from './users';`,
      'users.list',
    ],
    [
      'a default export',
      `export default (req: any, res: any) => ${ANSWER};`,
      `import list from './users';`,
      'list',
    ],
    [
      'an object',
      `export const users = { list(req: any, res: any) ${ANSWER} };`,
      `import { users } from './users';`,
      'users.list',
    ],
    [
      'an object by default',
      `const list = (req: any, res: any) => ${ANSWER}; export default { list };`,
      `import users from './users';`,
      'users.list',
    ],
    [
      'a static method',
      `export class Users { static list(req: any, res: any) ${ANSWER} }`,
      `import { Users } from './users';`,
      'Users.list',
    ],
    [
      'an exported instance',
      `class Users { list(req: any, res: any) ${ANSWER} } export default new Users();`,
      `import users from './users';`,
      'users.list',
    ],
    [
      'an instance made there',
      `export class Users { list = (req: any, res: any) => ${ANSWER}; }`,
      `import { Users } from './users'; const users = new Users();`,
      'users.list',
    ],
    [
      'a bound method',
      `export class Users { list(req: any, res: any) ${ANSWER} }`,
      `import { Users } from './users'; const users = new Users();`,
      'users.list.bind(users)',
    ],
    [
      'a factory',
      `export const makeList = (db: any) => (req: any, res: any) => ${ANSWER};`,
      `import { makeList } from './users';`,
      'makeList({})',
    ],
    [
      'a factory of an object',
      `export const makeUsers = (db: any) => ({ list: (req: any, res: any) => ${ANSWER} });`,
      `import { makeUsers } from './users'; const users = makeUsers({});`,
      'users.list',
    ],
    [
      'a wrapped one',
      `export const list = asyncHandler(async (req: any, res: any) => ${ANSWER});`,
      `import { list } from './users';`,
      'list',
    ],
    [
      'one wrapped there',
      `export const list = async (req: any, res: any) => ${ANSWER};`,
      `import { list } from './users';`,
      'asyncHandler(list)',
    ],
  ])('are registered with method and full path: %s', (_, users, imported, handler) => {
    const files = {
      'app.ts': routes(imported, `router.get('/users/:id', ${handler});`),
      'users.ts': users,
    };
    expect(handlersIn('users.ts', files)).toEqual([expect.stringMatching(/^GET \/api\/users\/:id /)]);
  });

  test.each([
    [
      'module.exports',
      `const list = (req, res) => ${ANSWER}; module.exports = { list };`,
      `const users = require('./users');`,
    ],
    [
      'exports',
      `exports.list = (req, res) => ${ANSWER};`,
      `const { list } = require('./users'); const users = { list };`,
    ],
    [
      'a class',
      `class Users { list(req, res) ${ANSWER} } module.exports = new Users();`,
      `const users = require('./users');`,
    ],
    [
      'an object filled later',
      `const users = module.exports; users.list = function (req, res) ${ANSWER};`,
      `const users = require('./users');`,
    ],
  ])('are registered in CommonJS: %s', (_, users, imported) => {
    const files = {
      'app.js': `
        const express = require('express');
        ${imported}
        const app = express();
        app.route('/users').get(users.list);
      `,
      'users.js': users,
    };
    expect(handlersIn('users.js', files)).toEqual([expect.stringMatching(/^GET \/users /)]);
  });

  test('are registered through barrels', () => {
    const files = {
      'app.ts': routes(`import { users } from './controllers';`, `router.post('/users', users.create);`),
      'controllers/index.ts': `export * as users from './users';`,
      'controllers/users.ts': `export const create = (req: any, res: any) => ${ANSWER};`,
    };
    expect(handlersIn('controllers/users.ts', files)).toEqual(['POST /api/users create']);
  });

  test('are registered through barrels that pass several modules on', () => {
    const files = {
      'app.ts': routes(
        `import { create, list } from './controllers';`,
        `router.post('/users', create);`,
        `router.get('/things', list);`,
      ),
      'controllers/index.ts': `export * from './things'; export * from './users';`,
      'controllers/users.ts': `export const create = (req: any, res: any) => ${ANSWER};`,
      'controllers/things.ts': `export const list = (req: any, res: any) => ${ANSWER};`,
    };
    expect(handlersIn('controllers/things.ts', files)).toEqual(['GET /api/things list']);
    expect(handlersIn('controllers/users.ts', files)).toEqual(['POST /api/users create']);
  });

  test('that several routes name have no method or path of their own', () => {
    const files = {
      'app.ts': routes(
        `import { list } from './users';`,
        `router.get('/a', list);`,
        `router.post('/b', list);`,
      ),
      'users.ts': `export function list(req: any, res: any) ${ANSWER}`,
    };
    expect(handlersIn('users.ts', files)).toEqual(['- - list']);
  });

  test('come with their middlewares, which are told by their place', () => {
    const files = {
      'app.ts': routes(
        `import { list, check, audit } from './users';`,
        `router.use(audit);`,
        `router.get('/users', check, list);`,
      ),
      'users.ts': `
        export const audit = (req: any, res: any, next: any) => { if (!req.user) return res.sendStatus(401); next(); };
        export const check = (req: any, res: any, next: any) => { if (!req.query.a) return res.sendStatus(400); next(); };
        export const list = (req: any, res: any) => ${ANSWER};
      `,
    };
    expect(handlersIn('users.ts', files)).toEqual([
      expect.stringMatching(/^middleware .* audit$/),
      'middleware GET /api/users check',
      'GET /api/users list',
    ]);
  });

  test('are error handlers by their four parameters', () => {
    const files = {
      'app.ts': routes(
        `import { onError, withDefault, param } from './on-error';`,
        `app.use(onError);`,
        `app.use(withDefault);`,
        `router.param('id', param);`,
      ),
      'on-error.ts': `
        export function onError(err: any, req: any, res: any, next: any) { res.status(500).json({}); }
        export function withDefault(req: any, res: any, next: any, options = {}) { res.status(404).json({}); }
        export function param(req: any, res: any, next: any, id: string) { if (!id) return res.sendStatus(404); next(); }
      `,
    };
    const [onError, withDefault, param] = handlersIn('on-error.ts', files);
    expect(onError).toContain('error-handler ');
    expect(withDefault).not.toContain('error-handler');
    expect(param).not.toContain('error-handler');
  });

  test('are Fastify’s, by plugin and prefix', () => {
    const files = {
      'app.ts': `
        import Fastify from 'fastify';
        import users from './routes';
        const app = Fastify();
        app.register(users, { prefix: '/api' });
      `,
      'routes.ts': `
        import { list, onError } from './users';
        export default async function (fastify: any) {
          fastify.get('/users', list);
          fastify.setErrorHandler(onError);
        }
      `,
      'users.ts': `
        export async function list(request: any, reply: any) { return reply.code(200).send({}); }
        export function onError(error: any, request: any, reply: any) { reply.code(500).send({}); }
      `,
    };
    const [list, onError] = handlersIn('users.ts', files, FASTIFY);
    expect(list).toBe('GET /api/users list');
    expect(onError).toContain('error-handler ');
  });

  test('nobody registers stay what they look like', () => {
    const files = {
      'app.ts': routes(`import { list } from './users';`, `router.get('/users', list);`),
      'users.ts': `
        export const list = (req: any, res: any) => ${ANSWER};
        export const other = (req: any, res: any) => ${ANSWER};
      `,
    };
    expect(handlersIn('users.ts', files)).toEqual(['GET /api/users list', 'shaped - - other']);
  });

  test.each(['__proto__', 'constructor', 'toString'])('may be called %s', (name) => {
    const files = {
      'app.ts': routes(`import * as users from './users';`, `router.get('/users', users.${name});`),
      'users.ts': `const ${name} = (req: any, res: any) => ${ANSWER}; export { ${name} };`,
    };
    expect(handlersIn('users.ts', files)).toEqual([`GET /api/users ${name}`]);
  });
});
