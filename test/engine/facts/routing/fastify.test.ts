import { expect, test } from 'vitest';
import { packageOf } from '../../frameworks/discovery/support';
import { exported, fastifyRegistrations, instances, told, valueText } from './support';

const FASTIFY = packageOf('fastify');

test('shorthands, with options and without', () => {
  const code = `
    import Fastify from 'fastify';
    import { list, check, options } from './users';
    const app = Fastify().withTypeProvider();
    app.get('/a', list);
    app.post('/b', { schema: {}, preHandler: [check], onRequest: check }, list);
    app.put('/c', { handler: list, preValidation: async (request, reply) => {} });
    app.delete('/d', options);`;
  expect(fastifyRegistrations(code)).toEqual([
    '#0 GET /a: handler ./users.list',
    '#0 POST /b: onRequest ./users.check | preHandler ./users.check | handler ./users.list',
    '#0 PUT /c: preValidation fn (request, reply) | handler ./users.list',
    '#0 DELETE /d: handler ./users.options.handler',
  ]);
});

test('route objects, the handler behind all hooks', () => {
  const code = `
    const fastify = require('fastify')();
    const { list, onError, sign } = require('./users');
    const base = { preHandler: sign };
    fastify.route({ method: ['GET', 'HEAD'], url: '/users', handler: list, onSend: sign, errorHandler: onError });
    fastify.route({ ...base, method: 'POST', path: '/users', async handler(request, reply) { return {}; } });
    const routes = [{ method: 'PUT', url: '/x', handler: list }, { method: 'PATCH', url: '/y', handler: list }];
    routes.forEach((route) => fastify.route(route));`;
  expect([...fastifyRegistrations(code)].sort()).toEqual(
    [
      '#0 GET,HEAD /users: onSend ./users.sign | error-handler ./users.onError | handler ./users.list',
      '#0 POST /users: preHandler ./users.sign | handler fn handler',
      '#0 PUT /x: handler ./users.list',
      '#0 PATCH /y: handler ./users.list',
    ].sort(),
  );
});

test('plugins: of other files, awaited imports, inline, with prefixes', () => {
  const code = `
    import fastify from 'fastify';
    import users from './users';
    const server = fastify();
    server.register(users, { prefix: '/users' });
    await server.register(import('./posts.js'));
    server.register(require('./more'), { prefix: '/more' });
    server.register(async (instance) => {
      instance.get('/inner', async () => 1);
    }, { prefix: '/v1' });`;
  expect(fastifyRegistrations(code)).toEqual([
    '#1 plugin /users: ./users.default',
    '#1 plugin: ./posts.js',
    '#1 plugin /more: ./more',
    '#1 plugin /v1: fn (instance)',
    '#0 GET /inner: handler fn ()',
  ]);
  expect(instances(code, FASTIFY)).toEqual([
    'fastify instance parameter parameter 0 of (instance)',
    'fastify server application',
  ]);
});

test('fastify-plugin makes a plugin shared', () => {
  const code = `
    import fp from 'fastify-plugin';
    import other from './other';
    async function auth(fastify) {
      fastify.decorate('authenticate', async (request, reply) => {});
      fastify.register(fp(other));
    }
    export default fp(auth, { name: 'auth' });`;
  expect(fastifyRegistrations(code, 'fastify-plugin')).toEqual(['#0 plugin: ./other.default shared']);
  expect(exported(code, FASTIFY)).toEqual(['.default = fn auth shared']);
});

test('decorations are told where they are made and where they are named', () => {
  const code = `
    import type { FastifyPluginAsync } from 'fastify';
    const routes: FastifyPluginAsync = async (fastify) => {
      fastify.decorate('verify', async (request, reply) => {});
      fastify.addHook('onRequest', fastify.authenticate);
      fastify.get('/a', { preHandler: fastify.auth([fastify.verify]) }, async () => 1);
      fastify.get('/b', { preHandler: fastify.allow('admin') }, async () => 1);
    };
    export default routes;`;
  expect(fastifyRegistrations(code)).toEqual([
    '#0 hook: onRequest #0~authenticate',
    '#0 GET /a: preHandler wrapped #0~verify | handler fn ()',
    '#0 GET /b: preHandler #0~allow() | handler fn ()',
  ]);
  const all = told(code, FASTIFY);
  expect(all.facts.decorations.map(({ name, value }) => `${name} ${valueText(value, all)}`)).toEqual([
    'verify fn (request, reply)',
  ]);
});

test('error and not-found handlers', () => {
  const code = `
    module.exports = async function (fastify) {
      fastify.setErrorHandler(require('./errors').onError);
      fastify.setNotFoundHandler({ preHandler: fastify.rateLimit() }, (request, reply) => { reply.code(404).send(); });
    };`;
  expect(fastifyRegistrations(code)).toEqual([
    '#0 error-handler: error-handler ./errors.onError',
    '#0 not-found: preHandler #0~rateLimit() | handler fn (request, reply)',
  ]);
});

test.each([
  ['path.join(__dirname, "routes")', 'routes'],
  ['join(import.meta.dirname, "../plugins")', '../plugins'],
  ['path.join(path.dirname(fileURLToPath(import.meta.url)), "routes", "v1")', 'routes/v1'],
  ['fileURLToPath(new URL("./routes", import.meta.url))', 'routes'],
  ['join(import.meta.url, "routes")', 'routes'],
  ['path.resolve(here, "routes")', 'routes'],
  ['__dirname + "/routes"', 'routes'],
  ['`${__dirname}/routes`', 'routes'],
  ['path.join(process.cwd(), "routes")', undefined],
])('autoload of %s', (dir, folder) => {
  const code = `
    import autoload from '@fastify/autoload';
    const here = path.dirname(fileURLToPath(import.meta.url));
    export default async function (fastify, options) {
      fastify.register(autoload, { dir: ${dir}, options: { prefix: '/api' }, dirNameRoutePrefix: false });
    }`;
  const [fact] = told(code, FASTIFY).facts.registrations;
  expect(fact).toMatchObject({ kind: 'autoload', flat: true, paths: [{ text: '/api', exact: true }] });
  expect(fact?.folder).toBe(folder);
});

test('autoload of hooks and of folders that are parameters', () => {
  const code = (options: string) => `
    const autoload = require('@fastify/autoload');
    module.exports = async (fastify) => fastify.register(autoload, { dir: __dirname + '/routes', ${options} });`;
  const read = (options: string) => told(code(options), FASTIFY).facts.registrations[0];
  expect(read('autoHooks: true')).toMatchObject({ autoHooks: 'folder' });
  expect(read('autoHooks: true, cascadeHooks: true')).toMatchObject({ autoHooks: 'cascade' });
  expect(read('routeParams: true')).toMatchObject({ routeParams: true });
  expect(Object.keys(read('cascadeHooks: true, routeParams: false') ?? {})).not.toContain('autoHooks');
});

test.each([
  ["export const autoPrefix = '/_app';", { autoPrefix: { text: '/_app', exact: true } }],
  ["module.exports.prefixOverride = '';", { prefixOverride: { text: '', exact: true } }],
  ['plugin.autoPrefix = prefixes.users;', { autoPrefix: { text: '…', exact: false } }],
])('a plugin’s own prefix: %s', (statement, facts) => {
  const code = `async function plugin(fastify, options) { fastify.get('/x', (request, reply) => {}); }\n${statement}`;
  expect(told(code, FASTIFY).facts).toMatchObject(facts);
});

test('schemas that requests are checked against', () => {
  const code = `
    import { handle } from './handle';
    export default async function (fastify, options) {
      fastify.get('/a', { schema: { querystring: { type: 'object' }, response: {} } }, handle);
      fastify.get('/b', { schema: { response: {} } }, handle);
      fastify.route({ method: 'POST', url: '/c', schema: { body: Body }, handler: handle });
      fastify.get('/d', { attachValidation: true, schema: { params: Params } }, handle);
    }`;
  const { registrations } = told(code, FASTIFY).facts;
  expect(registrations.map(({ validates }) => validates)).toEqual([true, undefined, true, undefined]);
});
