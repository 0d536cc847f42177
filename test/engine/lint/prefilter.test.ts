import { describe, expect, test } from 'vitest';
import { mayHandle, mayMatter, mayRespond } from '../../../server/src/engine/lint/prefilter';

describe('a text that can hold a handler is parsed', () => {
  test.each([
    ["import express from 'express';", 'imports a framework'],
    ["const fastify = require('fastify')", 'requires one'],
    ['export const show = async (req, res) => res.json({})', 'a parameter called like a response'],
    ['function fail(res: Response, status: number) {}', 'a helper'],
    ['const fail = (message, reply) => reply.send(message)', 'a reply as the last parameter'],
    ['class A { fail(res) { res.end() } }', 'a method with a response alone'],
    ["module.exports = (app) => { app.get('/x', handlers.x) }", 'a route call'],
    ["throw createError(404, 'gone')", 'an HTTP error'],
    ["throw new AppError('gone', 410)", 'an error with a status'],
    ['throw new AppError(httpStatus.GONE)', 'an error with a named status'],
  ])('%s', (text, why) => {
    expect(mayHandle(text), why).toBe(true);
  });
});

describe('a client is not', () => {
  test.each([
    ["fetch('/x').then((res) => res.json())", 'a promise callback'],
    ["fetch('/x').then(async (response) => { await response.json() })", 'an async one'],
    ["fetch('/x').then(res => res.json())", 'without parentheses'],
    ['const data = read(response);', 'an argument'],
    ["throw new Error('no data')", 'a plain error'],
  ])('%s', (text, why) => {
    expect(mayHandle(text), why).toBe(false);
  });
});

test('handlers that do nothing but throw are found where the framework is imported', () => {
  const throwing =
    'export const remove = async (req) => { await rows.remove(req.params.id); throw new Gone(); };';
  expect(mayMatter(`import type { Request } from 'express';\n${throwing}`)).toBe(true);
  expect(mayMatter(throwing)).toBe(false);
  expect(mayMatter(`import type { Request } from 'express';`)).toBe(false);
});

test('hostile texts are read in one pass', () => {
  const long = `${'throw '.repeat(20_000)}${'(res '.repeat(20_000)}; ${', response x '.repeat(20_000)}`;
  expect(mayRespond(long)).toBe(false);
  expect(mayHandle(`${' '.repeat(200_000)}${long}`)).toBe(false);
});
