import { describe, expect, it } from 'vitest';
import { find, lines, NO_PACKAGE, packageOf, parametersOf } from './support';

describe('handlers by their names and use', () => {
  it('knows exported controllers in each style', () => {
    const code = `
      exports.a = async (req, res) => { res.status(200).json({}); };
      module.exports.b = function (request, response, next) { response.send('x'); };
      export const c = (_req, _res) => { _res.sendStatus(204); };
      module.exports = { d(req, res) { res.end(); }, e: (req, res) => res.render('x') };
      class F { g(req, res) { res.redirect('/'); } h = (req, res) => service.run(req, res); }
      export default async function i({ body }, res) { res.json(body); }`;
    expect(lines(code)).toEqual([
      'shaped handler a',
      'shaped handler b',
      'shaped handler c',
      'shaped handler d',
      'shaped handler e',
      'shaped handler g',
      'shaped handler h',
      'shaped handler i',
    ]);
  });

  it('knows wrapped handlers, inline and by name', () => {
    const code = `
      exports.a = asyncHandler(async (req, res, next) => { res.json({}); });
      const b = async (req, res) => res.json({});
      const c = async (req, res) => res.json({});
      module.exports = { b: catchAsync(b), c };
      exports.d = functions.https.onRequest((req, res) => res.send('x'));`;
    expect(lines(code)).toEqual([
      'shaped handler a wrapped',
      'shaped handler b wrapped',
      'shaped handler c',
      'shaped handler d',
    ]);
  });

  it('knows factories, middlewares and error handlers', () => {
    const code = `
      export const allow = (...roles) => (req, res, next) => { if (!roles.includes(req.role)) return res.status(403).end(); next(); };
      export const failed = (err, req, res, next) => { res.status(500).json({}); };
      function forward(req, res, next) { try { res.json({}); } catch (error) { next(error); } }`;
    expect(lines(code)).toEqual([
      'shaped middleware allow',
      'shaped error-handler failed',
      'shaped handler forward',
    ]);
    expect(parametersOf(code)[1]).toEqual({ error: 'err', request: 'req', response: 'res', next: 'next' });
  });

  it('knows Fastify by its words', () => {
    const code = `export const a = async (req, reply) => { reply.code(404); return {}; };`;
    expect(find(code, packageOf('fastify')).sites[0]!.framework).toEqual({ name: 'fastify', majors: [5] });
    expect(lines(`export const a = async (request, reply) => ({ ok: true });`, packageOf('fastify'))).toEqual(
      [],
    );
  });

  it('wants a framework in the file or package', () => {
    const code = `exports.a = (req, res) => res.status(200).json({});`;
    expect(lines(code, packageOf('koa'))).toEqual([]);
    expect(lines(`const v = require('express-validator');\n${code}`, packageOf('koa'))).toEqual([
      'shaped handler a',
    ]);
  });

  it('goes by names and use alone where there is no package.json', () => {
    const code = `exports.a = (req, res) => res.status(200).json({});
      exports.b = async (request, reply) => { reply.code(204).send(); };
      exports.c = (req, res) => res.end();
      exports.e = (req, res, next) => res.end();
      app.get('/d', (req, res) => res.send('x'));`;
    expect(lines(code, NO_PACKAGE)).toEqual([
      'shaped handler a',
      'shaped handler b',
      'shaped handler e',
      'shaped handler - GET /d',
    ]);
    expect(find(code, NO_PACKAGE).sites.map(({ framework }) => framework)).toEqual([
      { name: 'express', majors: [4, 5] },
      { name: 'fastify', majors: [3, 4, 5] },
      { name: 'express', majors: [4, 5] },
      { name: 'express', majors: [4, 5] },
    ]);
  });

  it('takes what the application hands to all its handlers for no sign of a helper', () => {
    const code = `module.exports = async (req, res, ctx) => { res.send({}); };
      exports.a = (req, res, fastify) => { res.send({}); };
      exports.b = (req, res, user) => { res.send({}); };`;
    expect(lines(code, packageOf('fastify'))).toEqual([
      'shaped handler -',
      'shaped handler a',
      'shaped helper-definition b',
    ]);
  });

  it('knows a hook of Fastify by its payload', () => {
    const code = `export const onSend = async (request, reply, payload) => { reply.header('x', 1); return payload; };`;
    expect(lines(code, packageOf('fastify'))).toEqual(['shaped hook onSend']);
  });

  it('takes a call that throws its result away for no wrapper', () => {
    const code = `resource.read.before((req, res, next) => { res.status(403).end(); });`;
    expect(lines(code)).toEqual(['shaped handler -']);
  });

  it('leaves nested callbacks to their handler', () => {
    const code = `exports.a = (req, res) => {
        fetch(url).then((response) => response.json()).then((data) => res.json(data));
        User.find((err, users) => res.json(users));
        const send = () => res.status(200).end();
        upload(req, res, (err) => res.status(400).end());
        http.get(url, (response) => { response.setEncoding('utf8'); response.send(); });
      };`;
    expect(lines(code)).toEqual(['shaped handler a']);
  });
});

describe('what is no handler', () => {
  const silent = (code: string, context = packageOf('express')) =>
    expect([code, ...lines(code, context)]).toEqual([code]);

  it('leaves mocks of msw alone', () => {
    silent(`rest.get('/x', (req, res, ctx) => res(ctx.status(200), ctx.json({})));`);
    expect(find(`import { rest } from 'msw'; rest.get('/x', (req, res) => res.json({}))`).foreign).toBe(true);
  });

  it('leaves caches and maps alone', () => {
    silent(`cache.status(500); map.get('key', () => load()); cache.get('/x', (value) => value.send());`);
  });

  it('leaves callbacks in options alone', () => {
    silent(`app.use(morgan('dev', { skip: (req, res) => res.statusCode < 400 && res.get('x') }));
      morgan.token('size', (req, res) => res.getHeader('content-length'));
      pino({ customProps: (req, res) => ({ id: res.getHeader('x') }) });
      limit({ keyGenerator: (req, res) => { res.set('x', 1); return req.ip; } });
      bodyParser.json({ verify: (req, res, buf) => { res.status(400); } });
      proxy({ onProxyRes: (proxyRes, req, res) => res.status(502).end(), on: { error: (err, req, res) => res.status(502).end() } });`);
    expect(lines(`limit({ handler: (req, res) => res.status(429).json({}) });`)).toEqual([
      'shaped handler handler',
    ]);
  });

  it('leaves clients alone', () => {
    silent(`axios.interceptors.response.use((res) => res.data, (error) => Promise.reject(error));`);
    silent(`request(app).get('/x').end((err, res) => { res.status.should.equal(200); });`);
    silent(
      `import chai from 'chai'; chai.request(app).get('/x').end((err, res) => { res.should.have.status(200); res.send(); });`,
    );
    silent(
      `import http from 'http'; http.get(url, (res) => { res.setEncoding('utf8'); res.on('data', f); });`,
    );
    silent(`import axios from 'axios'; const api = axios.create(); api.get('/x', (req, res) => {});`);
  });

  it('leaves servers of Node and others alone', () => {
    silent(`import http from 'http'; http.createServer((req, res) => { res.writeHead(200); res.end(); });`);
    silent(
      `import { createServer } from 'http'; createServer((req, res) => { res.writeHead(200); res.end(); });`,
    );
    silent(`import type { IncomingMessage, ServerResponse } from 'node:http';
      export const h = (req: IncomingMessage, res: ServerResponse) => { res.writeHead(200); res.end(); };`);
    silent(`import express from 'express'; import ldap from 'ldapjs'; const server = ldap.createServer();
      server.search('o=x', (req, res, next) => { res.send({}); res.end(); });`);
    silent(
      `const server = require('http').createServer(); server.on('request', (req, res) => { res.end('x'); });`,
    );
  });

  it('leaves mocks in tests alone', () => {
    silent(`const handler = jest.fn((req, res) => res.status(200).json({}));`);
    silent(`const handler = vi.fn().mockImplementation((req, res) => res.status(200).json({}));`);
  });

  it('leaves browser code alone', () => {
    silent(`import React from 'react'; export const useApi = (req, res) => { res.status(200); };`);
  });

  it('says that a file belongs to a framework without an adapter', () => {
    const foreign = [
      `import Koa from 'koa'; app.use((req, res) => res.json({}));`,
      `import { Hono } from 'hono';`,
      `const restify = require('restify');`,
      `import type { NextApiRequest, NextApiResponse } from 'next';`,
      `import { App } from '@tinyhttp/app';`,
      `import { Controller, Res } from '@nestjs/common'; import { Response } from 'express';
       @Controller() export class A { @Get() a(@Res() res: Response) { res.status(200).json({}); } }`,
    ];
    for (const code of foreign) expect(find(code)).toEqual({ sites: [], foreign: true });
    expect(find(`import next from 'next'; import express from 'express';`).foreign).toBe(false);
    const page = `export default (req, res) => res.status(200).json({});`;
    expect(find(page, packageOf('next', 'express'), 'src/pages/api/user.js').foreign).toBe(true);
    expect(find(page, packageOf('express'), 'src/pages/api/user.js').foreign).toBe(false);
  });
});
