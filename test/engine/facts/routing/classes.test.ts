import { expect, test } from 'vitest';
import { calls, exported, instances, registrations } from './support';

test('a class with its own router, path and controller', () => {
  const code = `
    import { Router } from 'express';
    import { UserController } from '@controllers/user.controller';
    import { validate } from '@middlewares/validate';
    import { CreateUser } from '@dtos/user';
    export class UserRoutes {
      public path = '/users';
      public router = Router();
      public users = new UserController();
      constructor() { this.initializeRoutes(); }
      private initializeRoutes() {
        this.router.get(\`\${this.path}\`, this.users.list);
        this.router.post(\`\${this.path}/:id(\\\\d+)\`, validate(CreateUser), this.users.update.bind(this.users));
      }
    }`;
  expect(registrations(code)).toEqual([
    '#0 GET /users: handler @controllers/user.controller.UserController<new>.list',
    '#0 POST /users/:id(\\d+): @middlewares/validate.validate() | handler @controllers/user.controller.UserController<new>.update',
  ]);
  expect(exported(code)).toContain('.UserRoutes<new>.router = #0');
});

test('an application that is given its routes', () => {
  const code = `
    import express from 'express';
    export class App {
      app: express.Application;
      constructor(routes: Routes[]) {
        this.app = express();
        this.initializeRoutes(routes);
      }
      getServer() { return this.app; }
      private initializeRoutes(routes: Routes[]) {
        routes.forEach((route) => { this.app.use('/', route.router); });
      }
    }`;
  expect(registrations(code)).toEqual(['#0 use /: #1']);
  expect(instances(code)).toEqual([
    'express app application',
    'express router parameter parameter 0 of initializeRoutes[*].router',
  ]);
  expect(calls(code)).toEqual(['fn initializeRoutes(parameter 0 of constructor)']);
  expect(exported(code)).toEqual([
    '.App<new> = fn constructor',
    '.App<new>.getServer() = #0',
    '.App<new>.initializeRoutes = fn initializeRoutes',
    '.App<new>.app = #0',
  ]);
});

test('the list of routes that an application of another file is given', () => {
  const code = `
    import { App } from './app';
    import { UserRoutes } from './user.routes';
    import { PostRoutes } from './post.routes';
    const app = new App([new UserRoutes(), new PostRoutes()]);
    app.listen();`;
  expect(calls(code)).toEqual([
    './app.App<new>([./user.routes.UserRoutes<new>, ./post.routes.PostRoutes<new>])',
  ]);
});

test('an application or controller that a constructor is given', () => {
  const code = `
    import type { Application } from 'express';
    import { UserController } from './user.controller';
    export default class Routes {
      constructor(private app: Application, private readonly users: UserController) {}
      register() { this.app.get('/users', this.users.list); }
    }`;
  expect(registrations(code)).toEqual(['#0 GET /users: handler ./user.controller.UserController<new>.list']);
  expect(instances(code)).toEqual(['express app parameter parameter 0 of constructor']);
  expect(exported(code)).toContain('.default<new> = fn constructor');
});

test('handlers of the class itself, as methods and wrapped fields', () => {
  const code = `
    const { Router } = require('express');
    const asyncHandler = require('express-async-handler');
    class Users {
      constructor() {
        this.router = new Router();
        this.router.get('/', this.list.bind(this));
        this.router.post('/', this.create);
      }
      list(req, res) { res.json([]); }
      create = asyncHandler(async (req, res) => { res.status(201).json({}); });
    }
    module.exports = new Users().router;`;
  expect(registrations(code)).toEqual([
    '#0 GET /: handler fn list',
    '#0 POST /: handler wrapped fn (req, res)',
  ]);
  expect(exported(code)).toEqual([' = #0']);
});

test('what a class inherits is of the other file, its own methods are not', () => {
  const code = `
    import { BaseController } from './base';
    export class UserController extends BaseController {
      list(req, res) { res.json([]); }
    }`;
  expect(exported(code)).toEqual([
    '.UserController<new>.list = fn list',
    '.UserController<new> = ./base.BaseController<new>',
  ]);
});

test('a base class that keeps the application', () => {
  const code = `
    import express from 'express';
    import { CommonRoutes } from './common.routes';
    import users from './users.controller';
    export class UserRoutes extends CommonRoutes {
      constructor(app: express.Application) { super(app, 'users'); }
      configure() { this.app.route('/users').get(users.list); }
    }`;
  expect(registrations(code)).toEqual(['#0 GET /users: handler ./users.controller.default.list']);
  expect(instances(code)).toEqual(['express app parameter parameter 0 of constructor']);
  expect(calls(code)).toEqual([`./common.routes.CommonRoutes<new>(#0, 'users')`]);
});

test('routes that a class registers through its base: each class has a router of its own', () => {
  const code = `
    import Controller from './controller';
    import { NONE } from './permissions';
    import Tags from './tags';
    export default class Features extends Controller {
      constructor(config) {
        super(config);
        this.get('/features', this.list, NONE);
        this.route({ method: 'post', path: '/features', handler: this.create, permission: NONE, middleware: [check()] });
        this.use('/tags', new Tags(config).router);
        this.app.get('/raw', this.list);
      }
      async list(req, res) { res.json([]); }
      async create(req, res) { res.status(201).json({}); }
    }
    function check() { return (req, res, next) => next(); }`;
  expect(registrations(code)).toEqual([
    '#0 GET /features: handler fn list',
    '#0 POST /features: fn (req, res, next) | handler fn create',
    '#0 use /tags: ./tags.default<new>.router',
    '#0 GET /raw: handler fn list',
  ]);
  expect(instances(code)).toEqual(['express Features router']);
  expect(exported(code)).toEqual(
    expect.arrayContaining(['.default<new>.router = #0', '.default<new>.app = #0']),
  );
});

test('a client that inherits its methods registers nothing', () => {
  const code = `
    import { HttpClient } from './http-client';
    export class Users extends HttpClient {
      list(params) { return this.get('/users', params); }
      create(user) { return this.post('/users', user, { retries: 1 }); }
    }`;
  expect(registrations(code)).toEqual([]);
});

test('classes that extend each other end', () => {
  const code = `
    import express from 'express';
    class A extends B { }
    class B extends A { }
    const app = express();
    app.get('/x', new A().list);
    app.get('/y', B.list);`;
  expect(registrations(code)).toEqual(['#0 GET /x: handler ?', '#0 GET /y: handler ?']);
});
