/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument --
   versions whose types are not installed */
/** In which order functions run, and under which paths, seen by running the frameworks. */
import express4 from 'express4';
import express5 from 'express5';
import fastify3 from 'fastify3';
import fastify4 from 'fastify4';
import fastify5 from 'fastify5';
import http from 'node:http';
import { expect, test } from 'vitest';
import { PATIENCE, request, serving, type Ask, type Untyped } from './support';

const expresses: readonly Untyped[] = [express4, express5];
const fastifies: readonly Untyped[] = [fastify3, fastify4, fastify5];

/** What a request to an Express application is answered. */
async function express(
  setup: (app: Untyped, framework: Untyped) => void,
  ask: Ask,
): Promise<readonly string[]> {
  return Promise.all(
    expresses.map(async (framework) => {
      const app = framework();
      setup(app, framework);
      const outcome = await serving(http.createServer(app), (port) => request(port, ask, PATIENCE));
      return typeof outcome === 'string' ? outcome : outcome.body;
    }),
  );
}

/** What a request to a Fastify application is answered. */
async function fastify(
  setup: (app: Untyped) => void,
  url: string,
  method = 'GET',
): Promise<readonly string[]> {
  return Promise.all(
    fastifies.map(async (framework) => {
      const app = framework();
      setup(app);
      const { statusCode, body } = await app.inject({ url, method });
      await app.close();
      return statusCode === 404 ? '404' : body;
    }),
  );
}

const mark = (name: string) => (req: Untyped, _: Untyped, next: Untyped) => {
  req.marks = [...(req.marks ?? []), name];
  next();
};
const tell = (req: Untyped, res: Untyped) => res.send((req.marks ?? []).join());

test('Express: a router’s own middlewares run for what is mounted below its path later', async () => {
  const setup = (app: Untyped, { Router }: Untyped) => {
    const [first, second] = [Router(), Router()];
    first.use(mark('first'));
    app.use('/api', first);
    second.get('/x', tell);
    app.use('/api', second);
  };
  expect(await express(setup, { path: '/api/x' })).toEqual(['first', 'first']);
});

test('Express: an error passes over routers, and goes to the error handlers behind its route', async () => {
  const onError = (name: string) => (_error: Untyped, _req: Untyped, res: Untyped, _next: Untyped) =>
    res.send(name);
  const setup = (app: Untyped, { Router }: Untyped) => {
    const [router, other] = [Router(), Router()];
    app.use(onError('before'));
    router.get('/x', () => {
      throw new Error('x');
    });
    other.use(onError('of another router'));
    app.use(router);
    app.use(other);
    app.use(onError('behind'));
  };
  expect(await express(setup, { path: '/x' })).toEqual(['behind', 'behind']);
});

test('Express: `param` counts wherever it is registered, for its own router’s paths alone', async () => {
  const setup = (app: Untyped, { Router }: Untyped) => {
    const router = Router({ mergeParams: true });
    router.param('team', mark('inner'));
    router.get('/:id', tell);
    router.param('id', mark('id'));
    app.use('/teams/:team', router);
    app.param('team', mark('team'));
  };
  expect(await express(setup, { path: '/teams/1/2' })).toEqual(['team,id', 'team,id']);
});

test('Express: paths of `use` match whole segments, in any case', async () => {
  const setup = (app: Untyped) => {
    app.use('/API', mark('case'));
    app.use('/ap', mark('part'));
    app.use('/:any', mark('parameter'));
    app.get('/api/x', tell);
  };
  expect(await express(setup, { path: '/api/x' })).toEqual(['case,parameter', 'case,parameter']);
});

const hook = (name: string) => (request: Untyped, _: Untyped, done: Untyped) => {
  request.headers.marks = [request.headers.marks, name].filter(Boolean).join();
  done();
};
const answer = (request: Untyped, reply: Untyped) => reply.send(request.headers.marks ?? '');

test('Fastify: hooks count wherever they stand in the instance or around it, the outer ones first', async () => {
  const setup = (app: Untyped) => {
    app.register((inner: Untyped, _: Untyped, done: Untyped) => {
      inner.get('/x', { preHandler: hook('route') }, answer);
      inner.addHook('preHandler', hook('inner'));
      inner.addHook('onRequest', hook('inner first'));
      done();
    });
    app.register((other: Untyped, _: Untyped, done: Untyped) => {
      other.addHook('onRequest', hook('another plugin'));
      done();
    });
    app.addHook('preHandler', hook('outer'));
  };
  const expected = 'inner first,outer,inner,route';
  const bodies = await fastify(setup, '/x');
  expect(bodies.map((body) => body.split(',').sort())).toEqual(bodies.map(() => expected.split(',').sort()));
  expect(bodies.every((body) => body.startsWith('inner first,') && body.endsWith(',route'))).toBe(true);
});

test('Fastify: a plugin that is not encapsulated is part of the instance, whatever its prefix', async () => {
  const plugin = (inner: Untyped, _: Untyped, done: Untyped) => {
    inner.addHook('onRequest', hook('shared'));
    inner.get('/own', answer);
    done();
  };
  const shared = Object.assign(plugin, { [Symbol.for('skip-override')]: true });
  const setup = (app: Untyped) => {
    app.register(shared, { prefix: '/ignored' });
    app.get('/x', answer);
  };
  expect(await fastify(setup, '/x')).toEqual(['shared', 'shared', 'shared']);
  expect(await fastify(setup, '/own')).toEqual(['shared', 'shared', 'shared']);
});

test('Fastify: how prefix and path are joined', async () => {
  const route = (path: string) => (inner: Untyped, _: Untyped, done: Untyped) => {
    inner.get(path, answer);
    done();
  };
  const setup = (app: Untyped) => {
    app.register(route('/'), { prefix: 'a' });
    app.register(route('/x'), { prefix: '/b/' });
    app.register(route('x'), { prefix: '/c' });
  };
  for (const url of ['/a', '/b/x', '/cx']) expect(await fastify(setup, url)).toEqual(['', '', '']);
  for (const url of ['/b//x', '/c/x']) expect(await fastify(setup, url)).toEqual(['404', '404', '404']);
});

test('Fastify: the innermost error handler gets the error', async () => {
  const onError = (name: string) => (_error: Untyped, _: Untyped, reply: Untyped) => reply.send(name);
  const setup = (app: Untyped) => {
    app.setErrorHandler(onError('outer'));
    app.register((inner: Untyped, _: Untyped, done: Untyped) => {
      inner.get('/x', () => {
        throw new Error('x');
      });
      inner.setErrorHandler(onError('inner'));
      done();
    });
  };
  expect(await fastify(setup, '/x')).toEqual(['inner', 'inner', 'inner']);
});
