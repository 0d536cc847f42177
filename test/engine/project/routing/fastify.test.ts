import { describe, expect, test } from 'vitest';
import type { InstanceFact } from '../../../../server/src/engine/facts/routing';
import { file, fn, from, link, parameter, routeOf, table, written, type FileBuilder } from './facts';

describe('full paths', () => {
  test('plugins have the prefix of their registration, and those of the plugins around them', () => {
    const app = file('fastify');
    app.register('plugin', app.instance('application'), '/api', [from('./users')]);
    const users = plugin((instance, own) => {
      own.route(instance, 'GET /', fn(1));
      own.route(instance, 'GET /:id/', fn(2));
      own.register('plugin', instance, 'cars', [fn(20)]);
      const inner = own.instance(given(20));
      own.route(inner, 'GET /', fn(3));
    });
    const routing = link({ 'app.js': app, 'users.js': users });
    expect(table(routing)).toEqual(['GET /api', 'GET /api/:id/', 'GET /api/cars']);
    expect([...routing.pathsOf('users.js').values()]).toEqual(['/api', '/api/:id/', '/api/cars']);
  });

  test('slashes between prefix and path are as Fastify has them', () => {
    const app = file('fastify');
    const main = app.instance('application');
    app.register('plugin', main, '/a/', [fn(1)]);
    app.route(app.instance(given(1)), 'GET /x', fn(2));
    app.register('plugin', main, '/b', [fn(3)]);
    app.route(app.instance(given(3)), 'GET x', fn(4));
    expect(table(link({ 'app.js': app }))).toEqual(['GET /a/x', 'GET /bx']);
  });

  test('the prefix of a plugin that is not encapsulated does not count', () => {
    const app = file('fastify');
    const main = app.instance('application');
    app.register('plugin', main, '/ignored', [from('./shared')]);
    const shared = plugin((instance, own) => own.route(instance, 'GET /x', fn(1)), { shared: true });
    expect(table(link({ 'app.js': app, 'shared.js': shared }))).toEqual(['GET /x']);
  });
});

describe('hooks', () => {
  test('those of the instance and of the ones around it, wherever they stand, in the order of a request', () => {
    const app = file('fastify');
    const main = app.instance('application');
    const hook = (instance: number, name: string, start: number) =>
      app.register('hook', instance, undefined, [{ value: fn(start), role: 'hook', hook: name }]);
    app.register('plugin', main, '/api', [fn(10)]);
    app.register('plugin', main, '/other', [fn(20)]);
    const inner = app.instance(given(10));
    const other = app.instance(given(20));
    app.route(
      inner,
      'GET /x',
      { value: fn(1), role: 'hook', hook: 'onRequest' },
      { value: fn(2), role: 'hook', hook: 'onResponse' },
      { value: fn(3), role: 'handler' },
    );
    hook(inner, 'preHandler', 4);
    hook(inner, 'onRequest', 5);
    hook(other, 'onRequest', 6);
    hook(main, 'preHandler', 7);
    hook(main, 'onRequest', 8);
    hook(main, 'onSend', 9);
    const route = routeOf(link({ 'app.js': app }), 'GET /api/x');
    expect(written(route.middlewares)).toEqual(['f8', 'f5', 'f1', 'f7', 'f4', 'f9']);
    expect(route.handler?.fact.text).toBe('f3');
  });

  test('a plugin that is not encapsulated adds its hooks and error handler to the instance around it', () => {
    const app = file('fastify');
    const main = app.instance('application');
    app.register('plugin', main, undefined, [{ value: from('./auth'), wrapped: true }]);
    app.route(main, 'GET /x', fn(1));
    const auth = plugin(
      (instance, own) => {
        own.register('hook', instance, undefined, [{ value: fn(2), role: 'hook', hook: 'onRequest' }]);
        own.register('error-handler', instance, undefined, [{ value: fn(3), role: 'error-handler' }]);
      },
      { shared: true },
    );
    const route = routeOf(link({ 'app.js': app, 'auth.js': auth }), 'GET /x');
    expect(written(route.middlewares)).toEqual(['f2']);
    expect(written(route.errorHandlers)).toEqual(['f3']);
  });

  test('the decoration that a route names is what a plugin has put there', () => {
    const app = file('fastify');
    const main = app.instance('application');
    const value = { kind: 'decoration', instance: main, name: 'authenticate' } as const;
    app.route(main, 'GET /x', { value, role: 'hook', hook: 'preHandler' }, fn(1));
    const auth = plugin((instance, own) => own.decorate(instance, 'authenticate', fn(4)));
    const [slot] = routeOf(link({ 'app.js': app, 'auth.js': auth }), 'GET /x').middlewares;
    expect(slot?.targets).toMatchObject([{ kind: 'function', file: 'auth.js', start: 4 }]);
  });
});

test('error handlers: the route’s own, then the innermost; the last of an instance counts', () => {
  const app = file('fastify');
  const main = app.instance('application');
  const onError = (start: number) => ({ value: fn(start), role: 'error-handler' as const });
  app.register('plugin', main, undefined, [fn(10)]);
  const inner = app.instance(given(10));
  app.route(inner, 'GET /x', { value: fn(1), role: 'handler' }, onError(2));
  app.register('error-handler', inner, undefined, [onError(3)]);
  app.register('error-handler', main, undefined, [onError(4)]);
  app.register('error-handler', main, undefined, [onError(5)]);
  const route = routeOf(link({ 'app.js': app }), 'GET /x');
  expect(written(route.errorHandlers)).toEqual(['f2', 'f3', 'f5']);
});

describe('@fastify/autoload', () => {
  const routes = (path = '/') => plugin((instance, own) => own.route(instance, `GET ${path}`, fn(1)));
  const loading = (more: Parameters<FileBuilder['register']>[4], prefix?: string) => {
    const app = file('fastify');
    app.register('autoload', app.instance('application'), prefix, [], { folder: 'routes', ...more });
    return app;
  };

  test('folders are prefixes; an index file stands for its folder’s other files', () => {
    const files = {
      'src/app.js': loading({}, '/api/'),
      'src/routes/root.js': routes('/health'),
      'src/routes/users/index.js': routes(),
      'src/routes/users/schemas.js': routes('/not-loaded'),
      'src/routes/users/types.d.ts': routes('/not-loaded'),
      'src/routes/users/_id/cars.ts': routes('/cars'),
      'src/elsewhere/x.js': file('fastify'),
    };
    expect(table(link(files))).toEqual([
      'GET /api/health',
      'GET /api/users/_id/cars',
      'GET /api/users',
      'GET /not-loaded ?',
      'GET /not-loaded ?',
    ]);
  });

  test('a plugin can say its own prefix, folders can be parameters, or no prefix at all', () => {
    const own = (facts: object): FileBuilder => {
      const builder = routes();
      return { ...builder, facts: () => ({ ...builder.facts(), ...facts }) };
    };
    const files = (more: Parameters<FileBuilder['register']>[4]) => ({
      'app.js': loading(more, '/api'),
      'routes/a.js': own({ autoPrefix: { text: '/own', exact: true } }),
      'routes/b.js': own({ prefixOverride: { text: '/instead', exact: true } }),
      'routes/users/_id/c.js': routes(),
    });
    expect(table(link(files({ routeParams: true })))).toEqual([
      'GET /api/own',
      'GET /instead',
      'GET /api/users/:id',
    ]);
    expect(table(link(files({ flat: true })))).toEqual(['GET /api/own', 'GET /instead', 'GET /api']);
  });

  test('autohooks count for the plugins of their folder, cascading ones below it as well', () => {
    const hooks = plugin((instance, own) => {
      own.register('hook', instance, undefined, [{ value: fn(2), role: 'hook', hook: 'onRequest' }]);
    }, {});
    const files = (autoHooks?: 'folder' | 'cascade') => ({
      'app.js': loading(autoHooks ? { autoHooks } : {}),
      'routes/autohooks.js': hooks,
      'routes/a.js': routes('/a'),
      'routes/b/b.js': routes('/b'),
    });
    const counts = (autoHooks?: 'folder' | 'cascade') =>
      link(files(autoHooks)).routes.map(({ middlewares }) => middlewares.length);
    expect(counts()).toEqual([0, 0]);
    expect(counts('folder')).toEqual([1, 0]);
    expect(counts('cascade')).toEqual([1, 1]);
  });
});

test('the options of a plugin are not known, whatever another call gives its function', () => {
  const app = file('fastify');
  const main = app.instance('application');
  app.register('plugin', main, undefined, [fn(10)]);
  const inner = app.instance(given(10));
  app.route(inner, 'GET /x', parameter(10, 1));
  expect(routeOf(link({ 'app.js': app }), 'GET /x').handler?.targets).toEqual([]);
});

/** A file whose default export is a plugin. */
function plugin(
  fill: (instance: number, own: FileBuilder) => void,
  more: { shared?: true } = {},
): FileBuilder {
  const own = file('fastify');
  fill(own.instance(given(5)), own);
  own.exports('.default', fn(5, more));
  return own;
}

function given(start: number): InstanceFact['origin'] {
  return { kind: 'parameter', function: start, index: 0, steps: [] };
}
