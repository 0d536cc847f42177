import { expect, test } from 'vitest';
import { packageOf } from '../../frameworks/discovery/support';
import { exported, registrations, told } from './support';

test('routers, in all spellings of an export', () => {
  const esm = `
    import { Router } from 'express';
    const router = Router();
    export default router;
    export const users = Router();
    export { router as posts };`;
  expect(exported(esm)).toEqual(['.default = #0', '.users = #1', '.posts = #0']);
  const commonjs = `
    const express = require('express');
    const router = express.Router();
    exports.users = router;
    module.exports.posts = express.Router();`;
  expect(exported(commonjs)).toEqual(['.users = #0', '.posts = #1']);
  expect(exported(`const express = require('express'); module.exports = express.Router();`)).toEqual([
    ' = #0',
  ]);
});

test('barrels and objects of modules lead on', () => {
  const code = `
    import users from './users';
    export * from './posts';
    export * as admin from './admin';
    export { default as auth, login } from './auth';
    export default { users, nested: { deep: users } };`;
  expect(exported(code)).toEqual([
    '.* = ./posts',
    '.admin = ./admin',
    '.auth = ./auth.default',
    '.login = ./auth.login',
    '.default.users = ./users.default',
    '.default.nested.deep = ./users.default',
  ]);
  expect(exported(`module.exports = { users: require('./users'), ...require('./posts') };`)).toEqual([
    '.users = ./users',
    '.* = ./posts',
  ]);
});

test('functions that return a router, and functions that get one', () => {
  const code = `
    import { Router } from 'express';
    import users from './users';
    export default (deps) => {
      const router = Router();
      router.get('/', users.list);
      return router;
    };
    export function register(app) { app.use('/x', users); }
    export const plain = (a, b) => a + b;`;
  expect(exported(code)).toEqual(['.default() = #0', '.register = fn register']);
});

test('controllers that are made here are of the module of their class', () => {
  const code = `
    import { UserController } from './user.controller';
    import { UserService } from './user.service';
    export const users = new UserController(new UserService());
    export default users;`;
  expect(exported(code)).toEqual([
    '.users = ./user.controller.UserController<new>',
    '.default = ./user.controller.UserController<new>',
  ]);
});

test('a wrapped handler of this file is of this file', () => {
  const code = `
    const asyncHandler = require('express-async-handler');
    const users = require('./users');
    exports.list = asyncHandler(async (req, res) => { res.json([]); });
    exports.create = asyncHandler(users.create);`;
  expect(exported(code, packageOf('express', 'express-async-handler'))).toEqual(['.create = ./users.create']);
});

test('half-typed code gives what can be read of it', () => {
  const code = `
    import express from 'express';
    import users from './users';
    const app = express();
    app.get('/a', users.list);
    app.get('/b', users.
    app.use('/c',
    export default {`;
  expect(registrations(code)[0]).toBe('#0 GET /a: handler ./users.default.list');
});

test('every beginning of a file is read without complaint', () => {
  const code = `import e from 'express'; const r = e.Router(); [[1, r.get]].forEach(([a, b]) => r[a]({ ...b }, ...c)); class A extends A { r = this.r; x() { this.r.get('/', this.x) } } export default new A()`;
  for (let end = 0; end <= code.length; end++) {
    expect(() => told(code.slice(0, end))).not.toThrow();
  }
});

test('plain data: facts survive being written and read', () => {
  const { facts } = told(`
    import express from 'express';
    import users from './users';
    const app = express();
    app.get('/a', users.list);
    export default app;`);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});
