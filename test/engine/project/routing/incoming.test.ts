import { expect, test } from 'vitest';
import { file, fn, from, link, of, steps, type FileBuilder } from './facts';

const ROUTES = () => {
  const routes = file();
  const router = routes.instance('router');
  routes.exports('', of(router));
  return { routes, router };
};

function app(): FileBuilder {
  const main = file();
  main.register('use', main.instance('application'), '/api', [from('./routes')]);
  return main;
}

test('a function of another file is registered with the steps to it, its full path and its method', () => {
  const { routes, router } = ROUTES();
  const call = routes.route(router, 'GET /users', from('./auth', '.default'), {
    value: from('./users', '.UserController^.list'),
    role: 'handler',
    wrapped: true,
    text: 'users.list',
  });
  const routing = link({ 'app.js': app(), 'routes.js': routes, 'users.js': file(), 'auth.js': file() });
  expect(routing.incomingOf('users.js')).toEqual([
    {
      steps: steps('.UserController^.list'),
      place: { file: 'routes.js', start: call.span.start, slot: 1 },
      framework: 'express',
      role: 'handler',
      method: 'GET',
      path: '/api/users',
      wrapped: true,
    },
  ]);
  expect(routing.incomingOf('auth.js')).toMatchObject([{ role: 'middleware', path: '/api/users' }]);
  expect(routing.incomingOf('routes.js')).toEqual([]); // a mounted router is no handler
});

test('what a barrel passes on by name is found behind it; behind `export *` it may be in each', () => {
  const { routes, router } = ROUTES();
  routes.route(router, 'GET /a', from('./barrel', '.users.list'));
  routes.route(router, 'GET /b', from('./barrel', '.other'));
  const barrel = file();
  barrel.exports('.users', from('./users'));
  barrel.exports('.*', from('./cars'));
  barrel.exports('.*', from('./barrel')); // passes itself on
  const files = {
    'app.js': app(),
    'routes.js': routes,
    'barrel.js': barrel,
    'users.js': file(),
    'cars.js': file(),
  };
  const routing = link(files);
  expect(routing.incomingOf('users.js').map((one) => one.steps)).toEqual([steps('.list')]);
  expect(routing.incomingOf('cars.js').map((one) => one.steps)).toEqual([steps('.other')]);
  expect(routing.incomingOf('barrel.js').map((one) => one.steps)).toEqual([steps('.other')]);
});

test('a default import of an object and the module itself lead to the same members', () => {
  const { routes, router } = ROUTES();
  routes.route(router, 'GET /a', from('./users', '.default.list'));
  routes.route(router, 'GET /b', from('./users', '.list'));
  const users = file();
  users.exports('', { kind: 'object', members: { list: from('./list') } });
  const routing = link({ 'app.js': app(), 'routes.js': routes, 'users.js': users, 'list.js': file() });
  expect(routing.incomingOf('list.js').map(({ path }) => path)).toEqual(['/api/a', '/api/b']);
});

test('of a default export, a named import knows nothing', () => {
  const { routes, router } = ROUTES();
  routes.route(router, 'GET /a', from('./users', '.list'));
  const users = file();
  users.exports('.default', { kind: 'object', members: { list: from('./list') } });
  const routing = link({ 'app.js': app(), 'routes.js': routes, 'users.js': users, 'list.js': file() });
  expect(routing.incomingOf('list.js')).toEqual([]);
  expect(routing.incomingOf('users.js')).toHaveLength(1);
});

test('a call around a middleware may be one itself, around a handler it is a wrapper', () => {
  const { routes, router } = ROUTES();
  const around = (name: string, given: string) => ({
    value: from('./given', `.${given}`),
    wrapper: from('./around', `.${name}()`),
    wrapped: true,
  });
  routes.route(router, 'GET /a', around('validate', 'schema'), {
    ...around('catching', 'list'),
    role: 'handler',
  });
  const files = { 'app.js': app(), 'routes.js': routes, 'given.js': file(), 'around.js': file() };
  const routing = link(files);
  expect(routing.incomingOf('given.js').map((one) => one.steps)).toEqual([steps('.schema'), steps('.list')]);
  expect(routing.incomingOf('around.js').map((one) => one.steps)).toEqual([steps('.validate()')]);
});

test('several methods or paths are told as unknown', () => {
  const { routes, router } = ROUTES();
  routes.route(router, 'GET,POST /a', from('./users', '.list'));
  const main = app();
  main.register('use', 0, '/v2', [from('./routes')]);
  const [one] = link({ 'app.js': main, 'routes.js': routes, 'users.js': file() }).incomingOf('users.js');
  expect(one).toMatchObject({ method: undefined, path: undefined });
});

test('what has not changed for a file stays the same object', () => {
  const files = (path: string) => {
    const { routes, router } = ROUTES();
    routes.route(router, 'GET /a', from('./users', '.list'), fn(1));
    routes.route(router, `GET ${path}`, from('./cars', '.list'), fn(2));
    return { 'app.js': app(), 'routes.js': routes, 'users.js': file(), 'cars.js': file() };
  };
  const before = link(files('/b'));
  const same = link(files('/b'), before);
  const other = link(files('/c'), same);
  expect(same.incomingOf('cars.js')).toBe(before.incomingOf('cars.js'));
  expect(same.pathsOf('routes.js')).toBe(before.pathsOf('routes.js'));
  expect(other.incomingOf('users.js')).toBe(before.incomingOf('users.js'));
  expect(other.incomingOf('cars.js')).not.toBe(before.incomingOf('cars.js'));
  expect(other.pathsOf('routes.js')).not.toBe(before.pathsOf('routes.js'));
  expect(before.incomingOf('none.js')).toBe(other.incomingOf('none.js'));
});
