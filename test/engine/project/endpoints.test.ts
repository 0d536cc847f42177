import { describe, expect, test } from 'vitest';
import type { ValueFact } from '../../../server/src/engine/facts/routing';
import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import type {
  FileSummary,
  HandlerSummary,
  StatusSummary,
} from '../../../server/src/engine/model/file-summary';
import { endpointsOf } from '../../../server/src/engine/project/endpoints';
import type { Routing } from '../../../server/src/engine/project/routing/routing';
import { file, fn, from, link, parameter, type FileBuilder } from './routing/facts';

describe('an endpoint', () => {
  test('has the statuses of a handler of its file, told apart by who sends them', () => {
    const app = file();
    const call = app.route(app.instance('application'), 'GET /users', {
      value: fn(1000),
      role: 'handler',
      text: '',
    });
    const summary = handler(1000, [sends(200), sends(404), throws(404), sends(404, 40)], {
      name: 'listUsers',
      declared: ['200', '4xx'],
    });
    const [endpoint] = endpoints({ 'app.js': app }, { 'app.js': [summary] });
    expect(endpoint).toMatchObject({
      method: 'GET',
      path: '/users',
      handler: 'listUsers',
      place: { file: 'app.js', line: 1000, span: { start: 1001, end: 1005 } },
      route: { file: 'app.js', line: call.line, span: call.span },
      found: true,
      dynamic: false,
      declared: ['200', '4xx'],
    });
    expect(told(endpoint)).toEqual([
      '200 handler app.js:200',
      '404 handler app.js:40,404',
      '404 thrown app.js:1404',
    ]);
  });

  // A helper that is called for each page registers `router.get(prefix + name, controller)` again and again.
  test('is listed once where nothing tells it from another', () => {
    const app = file();
    const to = app.instance('application');
    for (const path of ['GET /a', 'GET /b'])
      app.route(to, path, { value: parameter(10, 1), role: 'handler', text: 'controller' });
    const { routes } = link({ 'app.js': app });
    const all = endpointsOf({ routes: [...routes, ...routes] }, new Map(), '');
    expect(all.map(({ path }) => path)).toEqual(['/a', '/b']);
  });

  test('finds a handler of another file by the place that registers it, and calls it as it is written there', () => {
    const app = file();
    const call = app.route(app.instance('application'), 'GET /users', {
      value: from('./users', '.list'),
      role: 'handler',
      text: 'users.list',
    });
    const registeredAt = [{ file: 'app.js', start: call.span.start, slot: 0 }];
    const summary = handler(7, [sends(200)], { registeredAt });
    const [endpoint] = endpoints(
      { 'app.js': app, 'users.js': file() },
      { 'users.js': [handler(3, []), summary] },
    );
    expect(endpoint).toMatchObject({
      handler: 'users.list',
      found: true,
      place: { file: 'users.js', line: 7 },
    });
    expect(told(endpoint)).toEqual(['200 handler users.js:200']);
  });

  test('without its handler is told where it is registered, and is not found', () => {
    const app = file();
    const call = app.route(app.instance('application'), 'GET /users', from('missing'));
    const [endpoint] = endpoints({ 'app.js': app }, {});
    expect(endpoint).toMatchObject({
      found: false,
      place: { file: 'app.js', span: call.span },
      statuses: [],
    });
  });

  test('is not found when its handler was not understood', () => {
    const app = file();
    app.route(app.instance('application'), 'GET /users', fn(1000));
    const summary = handler(1000, [sends(200)], { understood: false, dynamic: true });
    const [endpoint] = endpoints({ 'app.js': app }, { 'app.js': [summary] });
    expect(endpoint).toMatchObject({ found: false, dynamic: true, declared: undefined });
  });

  test('stands among others by path, then by method', () => {
    const app = file();
    const main = app.instance('application');
    for (const route of ['POST /b', 'GET /b', 'GET /a']) app.route(main, route, fn(1));
    const found = endpoints({ 'app.js': app }, {});
    expect(found.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /a', 'GET /b', 'POST /b']);
  });

  test('has places relative to the root', () => {
    const app = file();
    app.route(app.instance('application'), 'GET /a', fn(1));
    const routing = link({ 'home/api/app.js': app, 'home/api2/app.js': app });
    const found = endpointsOf(routing, new Map(), 'home/api');
    expect(found.map(({ route }) => route.file)).toEqual(['app.js', 'home/api2/app.js']);
  });
});

describe('what runs before', () => {
  test('adds its statuses, thrown ones too, but of a wrapper around the handler nothing', () => {
    const app = file();
    const wrapped = (name: string) => ({
      value: from('./given', `.${name}`),
      wrapper: from('./around', `.${name}()`),
      wrapped: true,
    });
    const call = app.route(app.instance('application'), 'GET /a', wrapped('validate'), {
      ...wrapped('catching'),
      role: 'handler',
    });
    const at = (slot: number) => ({ registeredAt: [{ file: 'app.js', start: call.span.start, slot }] });
    const [endpoint] = endpoints(
      { 'app.js': app, 'given.js': file(), 'around.js': file() },
      {
        'around.js': [handler(1, [sends(400), throws(401)], at(0)), handler(2, [sends(500)], at(1))],
        'given.js': [handler(3, [sends(200)], at(1))],
      },
    );
    expect(told(endpoint)).toEqual([
      '200 handler given.js:200',
      '400 middleware around.js:400',
      '401 middleware around.js:1401',
    ]);
  });

  test('may answer anything where it is of the project and not found, or not understood', () => {
    const open = (before: ValueFact, ...guards: readonly HandlerSummary[]) => {
      const app = file();
      app.route(app.instance('application'), 'GET /a', before, fn(1000));
      const own = [handler(1000, [sends(200)]), ...guards];
      const [endpoint] = endpoints({ 'app.js': app, 'guards.js': file() }, { 'app.js': own });
      return endpoint?.dynamic;
    };
    expect(open(from('./guards', '.check'))).toBe(true);
    expect(open(fn(2000), handler(2000, [], { understood: false }))).toBe(true);
    expect(open(fn(2000), handler(2000, []))).toBe(false);
    expect(open(from('cors', '()'))).toBe(false);
  });

  test.each<[string, ValueFact, string, readonly number[]]>([
    ['a body', from('express', '.default.json()'), 'express.json()', [400, 413, 415]],
    ['too many requests', from('express-rate-limit', '.default()'), 'limiter', [429]],
    ['a token', from('passport', '.default.authenticate()'), "passport.authenticate('jwt')", [401]],
    [
      'nothing, as it redirects',
      from('passport', '.authenticate()'),
      "passport.authenticate('local', { failureRedirect: '/' })",
      [],
    ],
    [
      'nothing, as it may redirect',
      from('passport', '.authenticate()'),
      "passport.authenticate('local', { se…",
      [],
    ],
    ['nothing that is known', from('helmet', '.default()'), 'helmet()', []],
    ['nothing, as it is no call', from('csurf', '.default'), 'csrf', []],
  ])('is of a known package: %s', (_, value, text, statuses) => {
    const app = file();
    app.route(app.instance('application'), 'POST /a', { value, text }, fn(1));
    const [endpoint] = endpoints({ 'app.js': app }, {});
    expect(endpoint?.statuses).toEqual(statuses.map((status) => ({ status, by: 'middleware', places: [] })));
  });

  test('of a body says nothing where there is none', () => {
    const app = file();
    app.route(app.instance('application'), 'GET /a', from('express', '.json()'), fn(1));
    expect(told(endpoints({ 'app.js': app }, {})[0])).toEqual([]);
  });
});

describe('what comes behind', () => {
  test('the first error handler’s server errors, where an error without a known status can come', () => {
    const app = file();
    const main = app.instance('application');
    app.route(main, 'GET /a', fn(1000));
    app.route(main, 'GET /b', fn(2000));
    const onError = (start: number) => ({ value: fn(start), role: 'error-handler' as const });
    app.register('use', main, undefined, [onError(3000), onError(4000)]);
    const found = endpoints(
      { 'app.js': app },
      {
        'app.js': [
          handler(1000, [sends(200)], { dynamic: true }),
          handler(2000, [sends(200)]),
          handler(3000, [sends(400), sends(500)]),
          handler(4000, [sends(503)]),
        ],
      },
    );
    expect(found.map(told)).toEqual([
      ['200 handler app.js:200', '500 error-handler app.js:500'],
      ['200 handler app.js:200'],
    ]);
  });

  test.each([
    ['GET', undefined, []],
    ['GET', true, [400]],
    ['POST', undefined, [400, 413, 415]],
    ['DELETE', undefined, []],
  ] as const)('Fastify itself: %s, with a schema: %s', (method, validates, statuses) => {
    const app = file('fastify');
    app.register('route', app.instance('application'), '/a', [fn(1)], {
      methods: [method],
      ...(validates && { validates }),
    });
    const [endpoint] = endpoints({ 'app.js': app }, {});
    expect(endpoint?.statuses).toEqual(statuses.map((status) => ({ status, by: 'framework', places: [] })));
  });
});

function endpoints(
  files: Readonly<Record<string, FileBuilder>>,
  handlers: Readonly<Record<string, readonly HandlerSummary[]>>,
): readonly Endpoint[] {
  const routing: Routing = link(files);
  const summaries = Object.entries(handlers).map(([name, all]): [string, FileSummary] => [
    name,
    { handlers: all },
  ]);
  return endpointsOf(routing, new Map(summaries), '');
}

/** Statuses as `404 thrown app.js:12,40`: with the starts of their places. */
function told(endpoint: Endpoint | undefined): readonly string[] {
  return (endpoint?.statuses ?? []).map(({ status, by, places }) => {
    const starts = places.map(({ span }) => span.start).join();
    return `${status} ${by} ${places[0]?.file ?? ''}:${starts}`;
  });
}

function handler(
  start: number,
  statuses: readonly StatusSummary[],
  more: Partial<HandlerSummary> = {},
): HandlerSummary {
  return {
    name: undefined,
    role: 'handler',
    certainty: 'registered',
    span: { start, end: start + 50 },
    nameSpan: { start: start + 1, end: start + 5 },
    line: start,
    registeredAt: [],
    statuses,
    dynamic: false,
    understood: true,
    declared: undefined,
    ...more,
  };
}

function sends(code: number, start = code): StatusSummary {
  return { code, thrown: false, invalid: false, span: { start, end: start + 1 }, line: start };
}

function throws(code: number): StatusSummary {
  return { ...sends(code, 1000 + code), thrown: true };
}
