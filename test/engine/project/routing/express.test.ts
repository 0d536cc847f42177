import { describe, expect, test } from 'vitest';
import { NO_ROUTING, type ValueFact } from '../../../../server/src/engine/facts/routing';
import { linkRouting } from '../../../../server/src/engine/project/routing/link';
import { file, fn, from, link, of, parameter, resolveIn, routeOf, table, written } from './facts';

describe('full paths', () => {
  test('a router that is mounted has the path of the mount', () => {
    const app = file();
    app.register('use', app.instance('application'), '/api', [from('./users')]);
    const users = file();
    const router = users.instance('router');
    users.route(router, 'GET /users/:id', fn(1));
    users.route(router, 'GET /', fn(2));
    users.exports('', of(router));
    expect(table(link({ 'app.js': app, 'users.js': users }))).toEqual(['GET /api/users/:id', 'GET /api']);
  });

  test('two mounts make two routes, two mounts at one path make one', () => {
    const app = file();
    const main = app.instance('application');
    for (const path of ['/v1', '/v2', '/v2']) app.register('use', main, path, [from('./users')]);
    const users = file();
    const router = users.instance('router');
    users.route(router, 'GET /users', fn(1));
    users.exports('.default', of(router));
    expect(table(link({ 'app.js': app, 'users.js': users }))).toEqual(['GET /v1/users', 'GET /v2/users']);
  });

  test('a router that nothing mounts keeps its own path and is told apart', () => {
    const users = file();
    users.route(users.instance('router'), 'GET /users', fn(1));
    const routing = link({ 'users.js': users });
    expect(table(routing)).toEqual(['GET /users ?']);
    expect(routing.pathsOf('users.js').size).toBe(0);
  });

  test('what is not known of a path is written as such, and no certain path', () => {
    const app = file();
    const main = app.instance('application');
    const inner = app.instance('router');
    app.register('use', main, '…', [of(inner)]);
    app.route(inner, 'GET /users', fn(1));
    const known = app.route(main, 'GET /health/', fn(2));
    const routing = link({ 'app.js': app });
    expect(table(routing)).toEqual(['GET /…/users', 'GET /health']);
    expect([...routing.pathsOf('app.js')]).toEqual([[known.span.start, '/health']]);
  });

  test('a missing part of a path is what the function is given in its call, or a constant of another file', () => {
    const app = file();
    const main = app.instance('application');
    const given = app.instance({ kind: 'parameter', function: 9, index: 0, steps: [] });
    const missing = (value: ValueFact) => ({ paths: [{ text: '/…/x', exact: false, missing: [value] }] });
    app.register('route', given, undefined, [fn(1)], { methods: ['GET'], ...missing(parameter(9, 1)) });
    app.register('route', main, undefined, [fn(2)], {
      methods: ['GET'],
      ...missing(from('./config', '.base')),
    });
    app.call(fn(9), of(main), { kind: 'text', text: 'users' });
    app.call(fn(9), of(main), { kind: 'text', text: 'cars' });
    const facts = new Map([
      ['app.js', app.facts()],
      ['config.js', NO_ROUTING],
    ]);
    const routing = linkRouting(facts, resolveIn(new Set(facts.keys())), undefined, (name, steps) =>
      name === 'config.js' && steps.length === 1 ? 'api' : undefined,
    );
    expect(table(routing)).toEqual(['GET /cars/x', 'GET /users/x', 'GET /api/x']);
    expect([...routing.pathsOf('app.js').values()]).toEqual(['/api/x']);
  });

  test('many routes below mounts that multiply end', () => {
    const app = file();
    let above = app.instance('application');
    for (let depth = 0; depth < 30; depth += 1) {
      const router = app.instance('router');
      app.register('use', above, '/a', [of(router)]);
      app.register('use', above, '/b', [of(router)]);
      above = router;
    }
    for (let index = 0; index < 1000; index += 1) app.route(above, `GET /${index}`, fn(index));
    const { length } = link({ 'app.js': app }).routes;
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(25_000);
  });

  test('lists of paths and of methods are routes of their own', () => {
    const app = file();
    const main = app.instance('application');
    app.register('route', main, ['/a', '/b'], [fn(1)], { methods: ['GET', 'POST'] });
    app.register('route', main, '/c', [fn(2)]); // app[method]('/c', …)
    expect(table(link({ 'app.js': app }))).toEqual(['GET /a', 'POST /a', 'GET /b', 'POST /b', '… /c']);
  });

  test('a function that is given the application registers on it, also through others', () => {
    const app = file();
    app.call(from('./routes'), of(app.instance('application')));
    const routes = file();
    const given = routes.instance({ kind: 'parameter', function: 7, index: 0, steps: [] });
    routes.call(from('./users', '.register'), of(given));
    routes.route(given, 'GET /health', fn(1));
    routes.exports('', fn(7));
    const users = file();
    const inner = users.instance({ kind: 'parameter', function: 8, index: 0, steps: [] });
    users.route(inner, 'GET /users', fn(1));
    users.exports('.register', fn(8));
    const routing = link({ 'app.js': app, 'routes.js': routes, 'users.js': users });
    expect(table(routing)).toEqual(['GET /health', 'GET /users']);
  });

  test('a function that returns a router, as a mount and by its class', () => {
    const app = file();
    const main = app.instance('application');
    app.register('use', main, '/made', [from('./made', '.default()')]);
    app.register('use', main, '/class', [from('./made', '.Routes^.router')]);
    const made = file();
    const first = made.instance('router');
    const second = made.instance('router');
    made.route(first, 'GET /a', fn(1));
    made.route(second, 'GET /b', fn(2));
    made.exports('.default()', of(first));
    made.exports('.Routes^.router', of(second));
    expect(table(link({ 'app.js': app, 'made.js': made }))).toEqual(['GET /made/a', 'GET /class/b']);
  });

  test('a list of routers given to a constructor is mounted one by one', () => {
    const server = file();
    server.call(from('./app', '.App^'), {
      kind: 'list',
      values: [from('./users', '.UserRoutes^'), from('./cars', '.CarRoutes^')],
    });
    const app = file();
    const main = app.instance('application');
    app.exports('.App^', fn(5));
    app.call(fn(6), parameter(5, 0)); // this.initialize(routes)
    app.register('use', main, '/', [parameter(6, 0, '[].router')]);
    const routes = (path: string) => {
      const builder = file();
      const router = builder.instance('router');
      builder.route(router, `GET ${path}`, fn(1));
      builder.exports(`.${path === '/users' ? 'User' : 'Car'}Routes^.router`, of(router));
      return builder;
    };
    const routing = link({
      'server.js': server,
      'app.js': app,
      'users.js': routes('/users'),
      'cars.js': routes('/cars'),
    });
    expect(table(routing)).toEqual(['GET /cars', 'GET /users']);
  });

  test('a router that is a parameter stands for the one that is given, also where its function gives it back', () => {
    const app = file();
    const main = app.instance('application');
    const router = app.instance('router');
    app.call(from('./users'), of(router));
    app.register('use', main, '/api', [from('./users', '()')]); // app.use('/api', require('./users')(router))
    const users = file();
    const own = users.instance({ kind: 'parameter', function: 4, index: 0, steps: [] });
    users.route(own, 'GET /users', fn(1));
    users.exports('', fn(4));
    users.exports('()', of(own));
    expect(table(link({ 'app.js': app, 'users.js': users }))).toEqual(['GET /api/users']);
  });

  test('a helper that mounts what it is given mounts each only where its call says', () => {
    const app = file();
    const first = app.instance('application');
    const second = app.instance('application');
    const [a, b] = [app.instance('router'), app.instance('router')];
    const mount = app.instance({ kind: 'parameter', function: 9, index: 0, steps: [] });
    app.register('use', mount, '/x', [parameter(9, 1)]);
    app.call(fn(9), of(first), of(a));
    app.call(fn(9), of(second), of(b));
    app.register('use', first, '/first', [of(a)]);
    app.route(a, 'GET /a', fn(1));
    app.route(b, 'GET /b', fn(2));
    expect(table(link({ 'app.js': app }))).toEqual(['GET /first/a', 'GET /x/a', 'GET /x/b']);
  });

  test('an application that other files import is one', () => {
    const app = file();
    const main = app.instance('application');
    app.exports('.app', of(main));
    const barrel = file();
    barrel.exports('.*', from('./app'));
    const routes = file();
    const imported = routes.instance({
      kind: 'module',
      specifier: './barrel',
      steps: [{ kind: 'member', name: 'app' }],
    });
    routes.route(imported, 'GET /users', fn(1));
    const routing = link({ 'app.js': app, 'barrel.js': barrel, 'routes.js': routes });
    expect(table(routing)).toEqual(['GET /users']);
  });

  test('routers that mount each other or themselves end', () => {
    const ring = file();
    const [a, b, alone] = [ring.instance('router'), ring.instance('router'), ring.instance('router')];
    ring.register('use', a, '/b', [of(b)]);
    ring.register('use', b, '/a', [of(a)]);
    ring.register('use', alone, '/again', [of(alone)]);
    ring.route(b, 'GET /x', fn(1));
    ring.route(alone, 'GET /y', fn(2));
    expect(table(link({ 'ring.js': ring }))).toEqual(['GET /b/x ?', 'GET /y ?']);
  });
});

describe('what runs before', () => {
  test('what was registered earlier for a path above, in order, and the own middlewares last', () => {
    const app = file();
    const main = app.instance('application');
    const router = app.instance('router');
    app.register('use', main, undefined, [fn(1)]);
    app.register('use', main, '/api', [fn(2)]);
    app.register('use', main, '/other', [fn(3)]);
    app.register('use', main, '/API/:tenant', [fn(4)]);
    app.register('use', router, undefined, [fn(5)]);
    app.register('use', main, '/api', [fn(6), of(router)]);
    app.route(router, 'GET /acme/users', fn(7), fn(8));
    app.register('use', router, undefined, [fn(9)]); // too late
    app.register('use', main, undefined, [fn(10)]); // too late
    const route = routeOf(link({ 'app.js': app }), 'GET /api/acme/users');
    expect(written(route.middlewares)).toEqual(['f1', 'f2', 'f4', 'f6', 'f5', 'f7']);
    expect(route.handler?.fact.text).toBe('f8');
  });

  test('requests fall through a router and meet its middlewares on the way to later ones below its path', () => {
    const app = file();
    const main = app.instance('application');
    const [first, second] = [app.instance('router'), app.instance('router')];
    app.register('use', first, undefined, [fn(1)]);
    app.register('use', main, '/api', [of(first)]);
    app.register('use', main, '/api/cars', [of(second)]);
    app.route(second, 'GET /', fn(2));
    app.route(main, 'GET /health', fn(3));
    const routing = link({ 'app.js': app });
    expect(written(routeOf(routing, 'GET /api/cars').middlewares)).toEqual(['f1']);
    expect(written(routeOf(routing, 'GET /health').middlewares)).toEqual([]);
  });

  test('`all` of a wildcard is passed through, `all` of a path is not', () => {
    const app = file();
    const main = app.instance('application');
    app.route(main, 'ALL /api/*', fn(1));
    app.route(main, 'ALL *', fn(2));
    app.route(main, 'ALL /api/x', fn(3));
    app.route(main, 'GET /api/x', fn(4));
    app.route(main, 'GET /', fn(5));
    const routing = link({ 'app.js': app });
    expect(written(routeOf(routing, 'GET /api/x').middlewares)).toEqual(['f1', 'f2']);
    expect(written(routeOf(routing, 'GET /').middlewares)).toEqual(['f2']);
  });

  test('middlewares of a path that is not known are not told of others that are not known', () => {
    const app = file();
    const main = app.instance('application');
    const router = app.instance('router');
    app.register('use', main, '…', [fn(1)]);
    app.register('use', main, '…', [of(router)]);
    app.register('use', router, undefined, [fn(2)]);
    app.route(router, 'GET /x', fn(3));
    expect(written(routeOf(link({ 'app.js': app }), 'GET /…/x').middlewares)).toEqual(['f2']);
  });

  test('`param` counts for the paths of its router that have the parameter, wherever it is registered', () => {
    const app = file();
    const main = app.instance('application');
    const router = app.instance('router');
    app.register('use', main, '/teams/:team', [of(router)]);
    app.route(router, 'GET /:id', fn(1));
    app.route(main, 'GET /x', fn(2));
    app.register('param', main, 'team', [fn(3)]);
    app.register('param', router, 'team', [fn(4)]); // routers do not see the parameters of their mounts
    app.register('param', router, 'id', [fn(5)]);
    const routing = link({ 'app.js': app });
    expect(written(routeOf(routing, 'GET /teams/:team/:id').middlewares)).toEqual(['f3', 'f5']);
    expect(written(routeOf(routing, 'GET /x').middlewares)).toEqual([]);
  });
});

describe('error handlers', () => {
  test('those behind the route, of its router, then of what mounts it', () => {
    const app = file();
    const main = app.instance('application');
    const [router, other] = [app.instance('router'), app.instance('router')];
    const onError = (start: number) => ({ value: fn(start), role: 'error-handler' as const });
    app.register('use', main, undefined, [onError(1)]); // before the routes
    app.register('use', main, '/api', [of(router)]);
    app.register('use', main, '/api', [of(other)]);
    app.register('use', other, undefined, [onError(2)]); // of another router
    app.register('use', main, '/elsewhere', [onError(3)]);
    app.register('use', main, undefined, [from('./errors', '.handle')]);
    app.route(router, 'GET /x', fn(4), onError(5));
    app.register('use', router, undefined, [onError(6)]);
    const errors = file();
    errors.exports('.handle', fn(3, { takesError: true }));
    const routing = link({ 'app.js': app, 'errors.js': errors });
    expect(written(routeOf(routing, 'GET /api/x').errorHandlers)).toEqual(['f5', 'f6', './errors']);
    expect(written(routing.errorHandlers)).toEqual(['f1', 'f2', 'f3', './errors', 'f5', 'f6']);
  });

  test('between files that share an application the order is not known, and counts for none', () => {
    const app = file();
    const main = app.instance('application');
    app.register('use', main, undefined, [{ value: fn(1), role: 'error-handler' }]);
    app.exports('', of(main));
    const routes = file();
    const imported = routes.instance({ kind: 'module', specifier: './app', steps: [] });
    routes.route(imported, 'GET /x', fn(2));
    const routing = link({ 'app.js': app, 'routes.js': routes });
    expect(written(routeOf(routing, 'GET /x').errorHandlers)).toEqual(['f1']);
  });
});
