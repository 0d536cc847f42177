import { describe, expect, test } from 'vitest';
import { catchesRejectionsIn, mayCatchRejections } from '../../../server/src/engine/facts/rejection-catchers';
import { parseTree } from '../../../server/src/engine/syntax/tree';

describe('what makes Express 4 take the rejections of all handlers', () => {
  test.each([
    `import 'express-async-errors';`,
    `require('express-async-errors');`,
    `require('@acme/express-async-patch')(app);`,
    `Layer.prototype.handle_request = async function (req, res, next) {};`,
    `Object.defineProperty(Layer.prototype, 'handle', { set(fn) { this.fn = wrap(fn); } });`,
  ])('%s', (code) => {
    expect(catchesRejectionsIn(parseTree('app.ts', code))).toBe('all');
    expect(mayCatchRejections(code)).toBe(true);
  });
});

describe('what makes it take those of some', () => {
  test.each([
    `import Router from 'express-promise-router';`,
    `const { AsyncRouter } = require('express-async-router');`,
    `const { addAsync } = require('@awaitjs/express');`,
    `const app = require('@root/async-router').Router();`,
    `const Layer = require('express/lib/router/layer'); patch(Layer);`,
    `layer.handle = wrap(layer.handle);`,
    `express.application.get = function (path, ...handlers) {};`,
    `Router.prototype.post = wrapMethod(Router.prototype.post);`,
    `router.get = (path, handler) => get(path, asyncHandler(handler));`,
    `for (const method of methods) app[method] = (path, fn) => original[method](path, wrap(fn));`,
    `Object.keys(exports).forEach((key) => { exports[key] = asyncHandler(exports[key]); });`,
    `for (const name of names) this[name] = wrap(this[name].bind(this));`,
    `export const router = new Proxy(express.Router(), { get });`,
    `const proxied = new Proxy(app, handler);`,
  ])('%s', (code) => {
    expect(catchesRejectionsIn(parseTree('app.ts', code))).toBe('some');
    expect(mayCatchRejections(code)).toBe(true);
  });
});

describe('what does not', () => {
  test.each([
    `import asyncHandler from 'express-async-handler';`,
    `import { wrap } from './express-async-errors';`,
    `import { wrap } from '@/lib/express-async';`,
    `import express from 'express'; const app = express(); app.get('/', handler);`,
    `import { useAsync } from 'react-async';`,
    `cache[key] = await load(key);`,
    `result[key] = wrap(source[other]);`,
    `clean[key] = trim(body[key]);`,
    `module.exports.get = async (req, res) => {};`,
    `app.locals.title = titleOf(app);`,
    `client.get = jest.fn();`,
    `const state = new Proxy({}, handler);`,
    `res.handle = 1;`,
    `routes[name] = require('./' + name);`,
  ])('%s', (code) => {
    expect(catchesRejectionsIn(parseTree('app.ts', code))).toBeUndefined();
  });
});
