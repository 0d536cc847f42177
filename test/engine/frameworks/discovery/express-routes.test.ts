import { describe, expect, it } from 'vitest';
import { find, lines, packageOf, parametersOf } from './support';

const app = `import express, { Router } from 'express';\nconst app = express();\nconst router = Router();\n`;

describe('routes of Express', () => {
  it('knows inline handlers and the middlewares before them', () => {
    expect(lines(`${app}app.get('/users/:id', (req, res, next) => next(), async (req, res) => {});`)).toEqual(
      ['registered middleware - GET /users/:id', 'registered handler - GET /users/:id'],
    );
  });

  it('takes what a middleware is made with for no handler', () => {
    expect(lines(`${app}app.use(methodOverride((req) => req.body._method));`)).toEqual([]);
  });

  it('knows each way to come by an application or router', () => {
    const ways = [
      `const a = require('express')();`,
      `const express = require('express'); const a = express.Router({ mergeParams: true });`,
      `import * as express from 'express'; const a = new express.Router();`,
      `import { Router } from 'express'; const a = new Router();`,
      `import express from 'express'; let a; a = express();`,
      `var express = require('express'); var a = module.exports = express();`,
      `import express from 'express'; const a = express().disable('x-powered-by');`,
      `import { type Application } from 'express'; function init(a: Application) {`,
      `import type { IRouter } from 'express'; const init = (a: IRouter) => {`,
      `import type e from 'express'; export default function (a: e.Express) {`,
      `import PromiseRouter from 'express-promise-router'; const a = PromiseRouter();`,
    ];
    for (const way of ways) {
      const code = `${way}\na.get('/x', (q, s) => s.end());${way.endsWith('{') ? '}' : ''}`;
      expect([way, ...lines(code)]).toEqual([way, 'registered handler - GET /x']);
    }
  });

  it('knows members of a class that hold an application', () => {
    const code = `import express, { Router } from 'express';
      class Users {
        router = Router();
        private web: express.Application;
        constructor(private readonly outer: Router) {
          this.inner = express();
          this.router.get('/a', this.list);
          this.inner.post('/b', this.create.bind(this));
          this.web.put('/c', this.replace);
          this.outer.delete('/d', (req, res) => this.remove(req, res));
        }
        list(req, res) {}
        create = async (req, res) => {};
        replace = this.create;
      }`;
    expect(lines(code)).toEqual([
      'registered handler - DELETE /d',
      'registered handler list GET /a',
      'registered handler create',
    ]);
  });

  it('follows names, arrays, spreads and conditions', () => {
    const code = `${app}
      function show(req, res) {}
      const check = function (req, res, next) {};
      const dev = (req, res, next) => {};
      const guards = [check, [dev]];
      router.put('/a', guards, show);
      router.patch('/b', [...guards, show]);
      app.use(process.env.DEV ? dev : check);`;
    expect(lines(code)).toEqual([
      'registered handler show',
      'registered middleware check',
      'registered middleware dev',
    ]);
  });

  it('takes the last element of a last array for the handler', () => {
    expect(lines(`${app}router.post('/a', [(req, res, next) => next(), (req, res) => {}]);`)).toEqual([
      'registered middleware - POST /a',
      'registered handler - POST /a',
    ]);
  });

  it('follows controller objects, classes, instances, statics and destructuring', () => {
    const code = `${app}
      const users = { list(req, res) {}, show: async (req, res) => {}, ...more };
      const more = { remove(req, res) {} };
      class Posts { static all(req, res) {} one = (req, res) => {}; two(req, res) {} }
      class Sub extends Posts {}
      const posts = new Sub();
      const { show } = users;
      function Legacy() {}
      Legacy.prototype.run = function (req, res) {};
      app.get('/1', users.list); app.get('/2', show); app.get('/3', users.remove);
      app.get('/4', Posts.all); app.get('/5', posts.one); app.get('/6', posts.two.bind(posts));
      app.get('/7', Legacy.run);`;
    expect(lines(code)).toEqual([
      'registered handler list GET /1',
      'registered handler show GET /2',
      'registered handler remove GET /3',
      'registered handler all GET /4',
      'registered handler one GET /5',
      'registered handler two GET /6',
      'registered handler run GET /7',
    ]);
  });

  it('reads assignments by name, and passes over patterns', () => {
    const code = `${app}let show, other; show = (req, res) => {}; ({ show, other } = load()); [show] = all;
      app.get('/a', show); app.get('/b', other);`;
    expect(lines(code)).toEqual(['registered handler show GET /a']);
  });

  it('follows exports that are registered in the same file', () => {
    const code = `${app}exports.login = (req, res) => {};\nrouter.post('/login', exports.login);`;
    expect(lines(code)).toEqual(['registered handler login POST /login']);
  });

  it('looks through wrappers and says so', () => {
    const code = `${app}
      const show = async (req, res) => {};
      app.get('/a', asyncHandler(show));
      app.get('/b', wrap('name', catchAsync(async (req, res) => {})));
      app.get('/c', asyncHandler(async () => { throw new Error(); }));`;
    expect(lines(code)).toEqual([
      'registered handler show GET /a wrapped',
      'registered handler - GET /b wrapped',
      'registered handler - GET /c wrapped',
    ]);
  });

  it('does not take a callback for a handler because a call got it', () => {
    const code = `${app}
      app.get('/a', passport.authenticate('local', (err, user, info) => user));
      app.use(morgan({ skip: (req, res) => res.statusCode < 400 }));
      app.use(express.json({ verify: (req, res, buf) => {} }));`;
    expect(lines(code)).toEqual([]);
  });

  it('follows factories to what they return', () => {
    const code = `${app}
      const requireRole = (role) => (req, res, next) => next();
      function limit(n) { if (n) return function limited(req, res, next) {}; return (req, res, next) => next(); }
      app.get('/a', requireRole('admin'), limit(3), (req, res) => {});`;
    expect(lines(code)).toEqual([
      'registered middleware requireRole GET /a',
      'registered middleware limited GET /a',
      'registered middleware limit GET /a',
      'registered handler - GET /a',
    ]);
  });

  it('reads route chains and their path', () => {
    const code = `${app}router.route('/a/:id').all((req, res, next) => {}).get((req, res) => {}).delete((req, res) => {});`;
    expect(lines(code)).toEqual([
      'registered handler - ALL /a/:id',
      'registered handler - GET /a/:id',
      'registered handler - DELETE /a/:id',
    ]);
  });

  it('reads paths from constants, templates, sums and lists', () => {
    const code = `${app}
      const BASE = '/api'; const PATHS = { user: '/user' };
      app.get(BASE, (req, res) => {});
      app.get(\`\${BASE}/x/\${id}/y\`, (req, res) => {});
      app.get(BASE + '/z', (req, res) => {});
      app.get(['/one', '/two'], (req, res) => {});
      app.get(PATHS.user, (req, res) => {});
      app.get(/rx/, (req, res) => {});`;
    expect(find(code).sites.map(({ path }) => path)).toEqual([
      '/api',
      '/api/x//y',
      '/api/z',
      '/one',
      '/user',
      undefined,
    ]);
  });

  it('knows use, param and all', () => {
    const code = `${app}
      app.use((req, res) => {});
      app.use('/p', (req, res, next) => {});
      app.param('id', (req, res, next, id) => {});
      app.all('*', (req, res) => {});`;
    expect(lines(code)).toEqual([
      'registered middleware -',
      'registered middleware - /p',
      'registered middleware -',
      'registered handler - ALL *',
    ]);
  });

  it('knows error handlers by their four parameters', () => {
    const code = `${app}
      app.use((a, b, c, d) => {});
      app.get('/x', (e, req, res, next) => {});
      app.use(wrap((req, res, next, extra) => {}));
      app.use((err, req, res) => {});`;
    expect(find(code).sites.map(({ role }) => role)).toEqual([
      'error-handler',
      'error-handler',
      'middleware',
      'error-handler',
    ]);
    expect(parametersOf(code)).toEqual([
      { error: 'a', request: 'b', response: 'c', next: 'd' },
      { error: 'e', request: 'req', response: 'res', next: 'next' },
      { request: 'req', response: 'res', next: 'next' },
      { error: 'err', request: 'req', response: 'res' },
    ]);
  });

  it('skips the this parameter and stops at a rest parameter', () => {
    expect(
      parametersOf(`${app}app.get('/', function (this: X, q, s) {}); app.get('/', (q, ...rest) => {});`),
    ).toEqual([{ request: 'q', response: 's' }, { request: 'q' }]);
  });

  it('reads tables of routes', () => {
    const code = `${app}
      const routes = [{ method: 'get', path: '/a', handler: (req, res) => {} }, { path: '/b', handler: show }];
      function show(req, res) {}
      for (const route of routes) app[route.method](route.path, route.handler);
      [['/c']].forEach(() => {});`;
    expect(lines(code)).toEqual(['registered handler handler', 'registered handler show']);
  });

  it('believes the name of a router that comes from elsewhere when the call fits', () => {
    const code = `export default ({ app, userRouter }) => {
      app.get('/a', (req, res) => {});
      userRouter.post('/b', check, async (req, res) => {});
      app.get('setting', (req, res) => {});
    };
    module.exports = (api) => { api.use((req, res, next) => next()); };`;
    expect(lines(code)).toEqual([
      'registered handler - GET /a',
      'registered handler - POST /b',
      'registered middleware -',
    ]);
  });

  it('believes the call alone only as far as names and use go', () => {
    expect(lines(`v1.get('/a', (req, res) => res.json({}));`)).toEqual(['shaped handler - GET /a']);
  });

  it('merges what is registered twice', () => {
    const code = `${app}const show = (req, res) => {}; app.get('/a', show, show); app.post('/a', show);`;
    expect(lines(code)).toEqual(['registered handler show /a']);
  });

  it('gives the majors of the package, or all', () => {
    expect(find(`${app}app.get('/', (req, res) => {});`).sites[0]!.framework).toEqual({
      name: 'express',
      majors: [5],
    });
    expect(find(`${app}app.get('/', (req, res) => {});`, packageOf('koa')).sites[0]!.framework).toEqual({
      name: 'express',
      majors: [4, 5],
    });
  });

  it('does not go round in circles', () => {
    const code = `${app}
      let a = b, b = a; a = [a, b]; b = [...a]; const o = { ...o, x: o.x };
      class A extends A { f = this.f; g() {} }
      const f = () => f(); function g() { return g(); }
      app.get('/', a, b, o.x, o.y, new A().f, f(), g(), ...a);`;
    expect(lines(code)).toEqual([]);
  });
});

describe('code that no person writes', () => {
  it('tells a class from its instances', () => {
    const code = `${app}
      class Server {
        static app(options) { return express(); }
        get app() { return this.made; }
        static show(req, res) {}
        show(req, res) {}
        start() { app.use('/', this.app); app.get('/a', this.show); app.get('/b', Server.show); }
      }`;
    expect(
      find(code).sites.map(({ fn, path }) => [code.slice(fn.pos, fn.end).trim().split('(')[0], path]),
    ).toEqual([
      ['static show', '/b'],
      ['show', '/a'],
    ]);
  });

  it('stays linear in routes, chains, tables, members and lists', () => {
    const repeat = (count: number, line: (index: number) => string) =>
      Array.from({ length: count }, (_, i) => line(i)).join('\n');
    const texts: readonly ((count: number) => string)[] = [
      (count) => `${app}app.route('/x')${repeat(count / 4, () => '.get((req, res) => {})')}`,
      (count) =>
        `${app}const o = {${repeat(count, (i) => `h${i}(req, res) {},`)}};${repeat(count, (i) => `app.get('/', o.h${i});`)}`,
      (count) =>
        `${app}const list = [${repeat(count, () => '(req, res, next) => {},')}];${repeat(count, () => `app.get('/', list);`)}`,
      (count) =>
        `${app}const o0 = {};${repeat(count, (i) => `const o${i + 1} = { ...o${i}, ...o${i} };`)}app.get('/', o${count}.x);`,
    ];
    const time = (code: string) => {
      const start = performance.now();
      find(code);
      return performance.now() - start;
    };
    for (const text of texts) {
      time(text(100));
      // Quadratic cost would be 64 times as much; the bound leaves room for a busy machine.
      expect(time(text(1600))).toBeLessThan(Math.max(24 * time(text(200)), 400));
    }
  });
});
