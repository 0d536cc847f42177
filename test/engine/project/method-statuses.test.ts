import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import { FASTIFY, projectOf, type Files } from '../../support/project';

/** The endpoints with the statuses that the project's own middlewares send. */
function sentBefore(files: Files, target?: typeof FASTIFY): Readonly<Record<string, readonly number[]>> {
  const { project, lint, host } = projectOf(files, target);
  for (const path of Object.keys(files)) {
    const text = host.read(host.at(path)) ?? '';
    project.note(host.at(path), summaryOf(lint(path).handlers, text, true));
  }
  return Object.fromEntries(
    project
      .endpoints()
      .map(({ method, path, statuses }) => [
        `${method} ${path}`,
        statuses.flatMap(({ by, status, places }) =>
          by === 'middleware' && places.length > 0 ? [status] : [],
        ),
      ]),
  );
}

describe('a middleware that asks for the method', () => {
  const routes = `
    app.get('/a', (req, res) => res.send('a'));
    app.post('/a', (req, res) => res.send('a'));
    app.options('/a', (req, res) => res.send('a'));
  `;
  const behind = (middleware: string): ReturnType<typeof sentBefore> =>
    sentBefore({ 'app.js': `${middleware}\n${routes}` });

  test.each([
    `if (req.method === 'OPTIONS') return res.sendStatus(204); next();`,
    `if ('OPTIONS' == req.method.toUpperCase()) { res.sendStatus(204); } else { next(); }`,
    `if (req.method !== 'OPTIONS') return next(); res.sendStatus(204);`,
    `const { url } = req; const method = req.method; if (method === 'OPTIONS' && url) return res.sendStatus(204); next();`,
  ])('answers with that method alone: %s', (body) => {
    expect(behind(`app.use((req, res, next) => { ${body} });`)).toEqual({
      'GET /a': [],
      'POST /a': [],
      'OPTIONS /a': [204],
    });
  });

  test.each([
    `if (!['POST', 'PUT'].includes(req.method)) return next(); if (!req.headers.x) return res.sendStatus(403); next();`,
    `if (WRITES.has(req.method) && !req.headers.x) return res.sendStatus(403); next();`,
    `if (req.method === 'POST' || req.method === 'PUT') { if (!req.headers.x) return res.sendStatus(403); } next();`,
  ])('answers with the listed ones: %s', (body) => {
    const middleware = `const WRITES = new Set(['POST', 'PUT']); app.use((req, res, next) => { ${body} });`;
    expect(behind(middleware)).toEqual({ 'GET /a': [], 'POST /a': [403], 'OPTIONS /a': [] });
  });

  test.each([
    `if (req.method === 'POST' || !req.headers.x) return res.sendStatus(403); next();`,
    `if (payment.method === 'POST') return res.sendStatus(403); next();`,
    `if (list.includes(req.method)) return res.sendStatus(403); next();`,
    `if (!req.headers.x) return res.sendStatus(403); if (req.method === 'POST') return res.sendStatus(403); next();`,
  ])('answers with any where the method does not decide: %s', (body) => {
    expect(behind(`let list = ['POST']; app.use((req, res, next) => { ${body} });`)).toEqual({
      'GET /a': [403],
      'POST /a': [403],
      'OPTIONS /a': [403],
    });
  });
});

describe("a middleware of Fastify's use()", () => {
  test('runs before the routes of its instance and of those inside', () => {
    expect(
      sentBefore(
        {
          'app.js': `
            app.register(require('./users'));
            app.get('/open', async () => ({}));
          `,
          'users.js': `
            module.exports = async function (fastify, opts) {
              await fastify.register(require('@fastify/middie'));
              fastify.use((req, res, next) => {
                if (req.method === 'GET') return next();
                if (!req.headers['x-csrf']) {
                  res.writeHead(403);
                  return res.end();
                }
                if (!req.headers.host) {
                  res.statusCode = 400;
                  return res.end('no host');
                }
                next();
              });
              fastify.get('/users', async () => ({}));
              fastify.register(async (inner) => { inner.post('/users', async () => ({})); });
            };
          `,
        },
        FASTIFY,
      ),
    ).toEqual({ 'GET /open': [], 'GET /users': [], 'POST /users': [400, 403] });
  });

  test('on some paths only is not told of all routes', () => {
    const use = `app.use('/css', (req, res, next) => { res.statusCode = 404; res.end(); });`;
    expect(sentBefore({ 'app.js': `${use} app.get('/a', async () => ({}));` }, FASTIFY)).toEqual({
      'GET /a': [],
    });
  });
});
