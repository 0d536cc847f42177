import { expect, test } from 'vitest';
import { calls, instances, registrations } from './support';

test('names of other modules are told with the way to them', () => {
  const code = `
    import express from 'express';
    import users, { list as listUsers } from './users';
    import * as posts from './posts';
    const auth = require('../middleware/auth');
    const { check } = require('./check');
    const app = express();
    app.get('/users', auth, listUsers);
    app.post('/users', check('admin'), users.create);
    app.get('/posts', posts.list);
    app.get('/late', require('./late').handler);`;
  expect(registrations(code)).toEqual([
    '#0 GET /users: ../middleware/auth | handler ./users.list',
    '#0 POST /users: ./check.check() | handler ./users.default.create',
    '#0 GET /posts: handler ./posts.list',
    '#0 GET /late: handler ./late.handler',
  ]);
});

test('members of controllers are found behind objects, classes, factories and containers', () => {
  const code = `
    import { Router } from 'express';
    import { container } from 'tsyringe';
    import UserController from './user.controller';
    import { makeController } from './make';
    const router = Router();
    const users = new UserController();
    const made = makeController({ db: 1 });
    router.get('/a', users.list);
    router.get('/b', new UserController().list);
    router.get('/c', users.list.bind(users));
    router.get('/d', made.list);
    router.get('/e', container.resolve(UserController).list);
    router.get('/f', UserController.getInstance().list);`;
  expect(registrations(code)).toEqual([
    '#0 GET /a: handler ./user.controller.default<new>.list',
    '#0 GET /b: handler ./user.controller.default<new>.list',
    '#0 GET /c: handler ./user.controller.default<new>.list',
    '#0 GET /d: handler ./make.makeController().list',
    '#0 GET /e: handler ./user.controller.default<new>.list',
    '#0 GET /f: handler ./user.controller.default.getInstance().list',
  ]);
});

test('wrappers are seen through, factories of middlewares are not taken for them', () => {
  const code = `
    const router = require('express').Router();
    const catchAsync = require('./catch-async');
    const users = require('./users');
    const schemas = require('./schemas');
    const validate = require('./validate');
    const limit = require('express-rate-limit');
    const own = catchAsync(async (req, res) => res.json([]));
    router.post('/a', validate(schemas.create), catchAsync(users.create));
    router.get('/b', catchAsync(async (req, res) => { res.json([]); }));
    router.get('/c', limit({ max: 5 }), own);`;
  expect(registrations(code, undefined, 'file.js')).toEqual([
    '#0 POST /a: ./validate() | handler wrapped ./users.create',
    '#0 GET /b: handler wrapped fn (req, res)',
    '#0 GET /c: express-rate-limit() | handler wrapped fn (req, res)',
  ]);
});

test('arrays, nested arrays and spreads are as many slots as they have functions', () => {
  const code = `
    import { Router } from 'express';
    import { a, b, c } from './checks';
    import { list } from './users';
    const router = Router();
    const common = [a, b];
    router.get('/x', [...common, [c]], list);
    router.get('/y', ...common, list);
    router.get('/z', common.concat(c), [a, list]);`;
  expect(registrations(code)).toEqual([
    '#0 GET /x: ./checks.a | ./checks.b | ./checks.c | handler ./users.list',
    '#0 GET /y: ./checks.a | ./checks.b | handler ./users.list',
    '#0 GET /z: ./checks.a | ./checks.b | ./checks.c | ./checks.a | handler ./users.list',
  ]);
});

test('chains and .route(path) tell each call by its own start', () => {
  const code = `
    import express from 'express';
    import { one, two, check } from './handlers';
    const app = express();
    app.route('/x').all(check).get(one).post(two);
    app.get('/y', one).post('/z', two);`;
  expect(registrations(code)).toEqual([
    '#0 ALL /x: handler ./handlers.check',
    '#0 GET /x: handler ./handlers.one',
    '#0 POST /x: handler ./handlers.two',
    '#0 GET /y: handler ./handlers.one',
    '#0 POST /z: handler ./handlers.two',
  ]);
});

test('use tells mounts, middlewares and error handlers', () => {
  const code = `
    import express from 'express';
    import cors from 'cors';
    import users from './users';
    import { PREFIX, onError } from './setup';
    const app = express();
    const api = express.Router();
    app.use(cors());
    app.use(['/v1', '/v2'], users, api);
    app.use(PREFIX, api);
    app.use(onError);
    app.use((err, req, res, next) => res.status(500).end());`;
  expect(registrations(code)).toEqual([
    '#0 use: cors.default()',
    '#0 use /v1,/v2: ./users.default | #1',
    '#0 use …: #1',
    '#0 use: ./setup.onError',
    '#0 use: error-handler fn (err, req, res, next)',
  ]);
});

// Two middlewares of another file and no path: the first is not one.
test('the first of several middlewares is a path only by its name or its value', () => {
  const code = `
    import { Router } from 'express';
    import { need, role, apiPath, version } from './guard';
    const api = \`/\${version}\`;
    const router = Router();
    router.use(need, role('admin'));
    router.use(apiPath, role('admin'));
    router.use(api, role('admin'));`;
  expect(registrations(code)).toEqual([
    '#0 use: ./guard.need | ./guard.role()',
    '#0 use …: ./guard.role()',
    '#0 use …: ./guard.role()',
  ]);
});

test('paths are read from constants, templates, joins and arrays; what lacks is written …', () => {
  const code = `
    import express from 'express';
    import { list } from './users';
    import config from './config';
    const BASE = '/api';
    const app = express();
    app.get(BASE + '/users', list);
    app.get(\`\${BASE}/v\${1}/users\`, list);
    app.get(\`\${config.prefix}/users\`, list);
    app.get(['/a', '/b'], list);
    app.get(/^\\/files/, list);`;
  expect(registrations(code)).toEqual([
    '#0 GET /api/users: handler ./users.list',
    '#0 GET /api/v1/users: handler ./users.list',
    '#0 GET …/users: handler ./users.list',
    '#0 GET /a,/b: handler ./users.list',
    '#0 GET /^\\/files/: handler ./users.list',
  ]);
});

test('tables of routes are read element by element', () => {
  const code = `
    import express from 'express';
    import * as users from './users';
    import auth from './auth.routes';
    import posts from './posts.routes';
    const app = express();
    const api = express.Router();
    const ROUTES = [
      { method: 'get', path: '/users', handler: users.list },
      { method: 'post', path: '/users', handler: users.create },
    ];
    ROUTES.forEach(({ method, path, handler }) => app[method](path, handler));
    for (const route of ROUTES) api[route.method]('/v1' + route.path, route.handler);
    const mounts = [{ path: '/auth', route: auth }, { path: '/posts', route: posts }];
    mounts.forEach((mount) => { api.use(mount.path, mount.route); });
    Object.entries({ '/a': auth, '/p': posts }).forEach(([path, router]) => app.use(path, router));
    ['get', 'post'].forEach((method) => app[method]('/echo', users.echo));`;
  expect([...registrations(code)].sort()).toEqual(
    [
      '#0 GET /users: handler ./users.list',
      '#0 POST /users: handler ./users.create',
      '#1 GET /v1/users: handler ./users.list',
      '#1 POST /v1/users: handler ./users.create',
      '#1 use /auth: ./auth.routes.default',
      '#1 use /posts: ./posts.routes.default',
      '#0 use /a: ./auth.routes.default',
      '#0 use /p: ./posts.routes.default',
      '#0 GET /echo: handler ./users.echo',
      '#0 POST /echo: handler ./users.echo',
    ].sort(),
  );
});

test('a table of another file says neither method nor path: nothing is told', () => {
  const code = `
    import express from 'express';
    import { routes } from './table';
    const app = express();
    routes.forEach((route) => app[route.method](route.path, route.handler));`;
  expect(registrations(code)).toEqual([]);
});

test('routers that are handed on are told as parameters and calls', () => {
  const code = `
    const express = require('express');
    module.exports = (app, { users }) => {
      app.get('/users', users.list);
      admin(app);
    };
    function admin(router) { router.get('/admin', (req, res) => { res.end(); }); }
    const app = express();
    require('./posts')(app);
    require('./more').init(app);`;
  expect(instances(code)).toEqual([
    'express app parameter parameter 0 of (app, { users })',
    'express router parameter parameter 0 of admin',
    'express app application',
  ]);
  expect(registrations(code)).toEqual([
    '#0 GET /users: handler parameter 1 of (app, { users }).users.list',
    '#1 GET /admin: handler fn (req, res)',
  ]);
  expect(calls(code)).toEqual(['fn admin(#0)', './posts(#2)', './more.init(#2)']);
});

test('param and computed methods', () => {
  const code = `
    import express from 'express';
    import { load, save } from './users';
    const app = express();
    const method = 'put';
    app.param('id', load);
    app[method]('/x', save);`;
  expect(registrations(code)).toEqual(['#0 param id: ./users.load', '#0 PUT /x: handler ./users.save']);
});

test('clients and settings register nothing', () => {
  const code = `
    import express from 'express';
    import api from './api';
    import axios from 'axios';
    const app = express();
    const name = app.get('title');
    export const save = (user) => api.post('/users', user);
    export const load = () => axios.get('/users', { params: {} });
    const cache = new Map();
    cache.get('/x', 1);`;
  expect(registrations(code)).toEqual([]);
});

test('what a browser sends with its client registers nothing', () => {
  expect(
    registrations(`
      import api from './api';
      import { sorted } from './tables';
      export async function save(user, modals) {
        const body = { name: user.name };
        const form = (await modals.dialog()).find('form').values();
        await api.post('/users', { name: user.name });
        await api.post('/users', body);
        await api.post('/users', form);
        api.put('/users', {}, () => done());
        api.get('/users', () => done());
        api.get('/users', (err, users) => sorted(users));
      }
    `),
  ).toEqual([]);
  expect(
    registrations(`
      module.exports = (api, users) => {
        api.get('/users', users.list);
        api.post('/users', users.create());
        api.put('/users', (req, res) => res.end());
      };
    `),
  ).toHaveLength(3);
});
