import { describe, expect, it } from 'vitest';
import { find, lines, packageOf, parametersOf } from './support';

const fastify = `import Fastify from 'fastify';\nconst fastify = Fastify({ logger: true });\n`;
const context = packageOf('fastify');

describe('routes of Fastify', () => {
  it('knows handlers in each place', () => {
    const code = `${fastify}
      fastify.get('/a', async () => ({ ok: true }));
      fastify.post('/b', { schema }, function create(request, reply) {});
      fastify.put('/c', { schema, handler: async (request, reply) => {} });
      fastify.route({ method: 'DELETE', url: '/d', handler(request, reply) {} });
      fastify.route({ method: ['GET', 'HEAD'], url: '/e', handler: (request, reply) => {} });`;
    expect(lines(code, context)).toEqual([
      'registered handler - GET /a',
      'registered handler create POST /b',
      'registered handler handler PUT /c',
      'registered handler handler DELETE /d',
      'registered handler handler /e',
    ]);
  });

  it('knows instances by constructor, type, plugin and name', () => {
    const ways = [
      `const f = require('fastify')();`,
      `import { fastify } from 'fastify'; const f = fastify().withTypeProvider<T>();`,
      `import type { FastifyInstance } from 'fastify'; export async function users(f: FastifyInstance) {`,
      `import { type FastifyPluginAsync } from 'fastify'; const users: FastifyPluginAsync = async (f) => {`,
      `import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'; const u: FastifyPluginAsyncTypebox = async (f, opts) => {`,
      `import fp from 'fastify-plugin'; export default fp(async (f) => {`,
      `app.register(users); async function users(f, opts) {`,
      `app.register(async function (g) { g.register(async (f) => {`,
    ];
    for (const way of ways) {
      const close = way.includes('g.register')
        ? '}) });'
        : way.includes('fp(')
          ? '});'
          : way.endsWith('{')
            ? '}'
            : '';
      const code = `${way}\nf.get('/x', async (q) => q);${close}`;
      expect([way, ...lines(code, context)]).toEqual([way, 'registered handler - GET /x']);
    }
    expect(
      lines(`module.exports = async (fastify) => { fastify.get('/x', async (req) => 1); };`, context),
    ).toEqual(['registered handler - GET /x']);
  });

  it('knows hooks and their parameters', () => {
    const code = `${fastify}
      fastify.addHook('onRequest', async (a, b) => {});
      fastify.addHook('preHandler', (a, b, c) => c());
      fastify.addHook('onSend', (a, b, payload, d) => d(null, payload));
      fastify.addHook('onError', async (a, b, e) => {});
      fastify.addHook('onClose', async (instance) => {});
      fastify.get('/x', { preHandler: [auth, verify], onRequest: fastify.auth([verify]) }, handler);
      async function auth(x, y) {}
      const verify = (request, reply, done) => done();
      const handler = async (q) => 1;`;
    expect(lines(code, context)).toEqual([
      'registered hook -',
      'registered hook -',
      'registered hook -',
      'registered hook -',
      'registered hook auth GET /x',
      'registered hook verify GET /x',
      'registered handler handler GET /x',
    ]);
    expect(parametersOf(code, context).slice(0, 4)).toEqual([
      { request: 'a', response: 'b' },
      { request: 'a', response: 'b', next: 'c' },
      { request: 'a', response: 'b', next: 'd' },
      { request: 'a', response: 'b', error: 'e' },
    ]);
  });

  it('knows error handlers and the handler for what is not found', () => {
    const code = `${fastify}
      fastify.setErrorHandler((problem, q, r) => {});
      fastify.setNotFoundHandler({ preHandler: (q, r, done) => done() }, (q, r) => {});
      fastify.get('/x', { errorHandler: (e, q, r) => {}, handler: async () => 1 });`;
    expect(lines(code, context)).toEqual([
      'registered error-handler -',
      'registered hook preHandler',
      'registered handler -',
      'registered error-handler errorHandler GET /x',
      'registered handler handler GET /x',
    ]);
    expect(parametersOf(code, context)[0]).toEqual({ error: 'problem', request: 'q', response: 'r' });
  });

  it('follows options, spreads and tables of routes', () => {
    const code = `${fastify}
      const base = { preHandler: async (request, reply) => {} };
      const opts = { ...base, handler: show };
      async function show(request) { return 1; }
      fastify.get('/a', opts);
      const table = [{ method: 'POST', url: '/b', handler: create }];
      async function create(request) { return 2; }
      table.forEach((route) => fastify.route(route));`;
    expect(lines(code, context)).toEqual([
      'registered hook preHandler GET /a',
      'registered handler show GET /a',
      'registered handler create POST /b',
    ]);
  });

  it('believes a route object that another file registers as far as its form goes', () => {
    const code = `export const routes = [{ method: 'GET', url: '/a', handler: async (request) => request.user }];`;
    expect(lines(code, context)).toEqual(['shaped handler handler GET /a']);
    expect(lines(code, packageOf('express'))).toEqual([]);
    const options = `export const show = { schema, handler: async (request) => request.user };
      export const job = { schema, handler: async (message) => message.id };`;
    expect(lines(options, context)).toEqual(['shaped handler handler']);
  });

  it('does not take a plugin or a schema function for a handler', () => {
    const code = `${fastify}
      fastify.register(async (instance, opts) => {});
      fastify.register(cors, { origin: (origin, reply) => reply(null, true) });
      fastify.setValidatorCompiler(({ schema }) => (data) => validate(data));
      fastify.ready((err) => {});`;
    expect(lines(code, context)).toEqual([]);
  });

  it('chooses between both frameworks by the words of the handler', () => {
    const both = packageOf('express', 'fastify');
    const code = `app.get('/a', async (request, reply) => reply.code(204).send());\napp.get('/b', (req, res) => res.json({}));`;
    expect(find(code, both).sites.map(({ framework }) => framework.name)).toEqual(['fastify', 'express']);
  });
});
