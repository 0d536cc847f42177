import { expect, test } from 'vitest';
import { mayRegister } from '../../../../server/src/engine/facts/routing/may-route';

test.each([
  ['a framework', `import express from 'express';`],
  ['a plugin', `const fp = require('fastify-plugin');`],
  ['a router by its name', `userRouter.get('/users', list);`],
  ['a router that is given to a function', `module.exports = (app) => { routes(app); };`],
  ['a computed method', `target[method]('/users', list);`],
  ['an application that is given its routes', `const app = new App([new UserRoutes()]);`],
  [
    'variables called document and window',
    `app.get('/d', (req, res) => res.json(document.body, window.size));`,
  ],
  ['a route object', `export default { method: 'GET', url: '/users', handler: list };`],
])('read: %s', (_name, text) => {
  expect(mayRegister(text)).toBe(true);
});

test.each([
  [
    'a model',
    `const schema = new Schema({ name: String }); module.exports = mongoose.model('User', schema);`,
  ],
  ['a barrel: read when a name leads there', `export * from './user.controller';`],
  ['a client in a browser', `import axios from 'axios'; api.get('/users').then(show);`],
  ['an AMD module', `define('client/users', ['api'], function (api) { api.get('/users', show); });`],
  ['code of a page', `api.get('/users', (list) => { document.querySelector('#users').append(list); });`],
])('passed by: %s', (_name, text) => {
  expect(mayRegister(text)).toBe(false);
});
