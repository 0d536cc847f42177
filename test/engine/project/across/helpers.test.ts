import { describe, test } from 'vitest';
import { expectAnswers, FASTIFY } from '../../../support/project';

describe('a response helper of another file', () => {
  test('sends the status that it is given', () => {
    expectAnswers({
      'app.ts': `
        import { send } from './send';
        app.get('/a', (req, res) => {
          if (!req.query.a) return send(res, 404, { error: 'no' }); //> helper 404
          send(res, 201, {}); //> helper 201
        });
      `,
      'send.ts': `export function send(res: any, status: number, body: object) { return res.status(status).json(body); }`,
    });
  });

  test('sends its own status, and the one by default', () => {
    expectAnswers({
      'app.js': `
        const { notFound, ok, fail } = require('./send');
        app.get('/a', (req, res) => {
          if (!req.query.a) return notFound(res); //> helper 404 @ notFound
          if (!req.query.b) return fail(res, 'no'); //> helper 500 @ fail
          if (!req.query.c) return fail(res, 'no', 422); //> helper 422
          ok(res, {}); //> helper 200 @ ok
        });
      `,
      'send.js': `
        const NOT_FOUND = 404;
        exports.notFound = (res) => res.status(NOT_FOUND).json({ error: 'Not found' });
        exports.ok = (res, data) => res.json({ data });
        exports.fail = (res, message, status = 500) => res.status(status).json({ message });
      `,
    });
  });

  test('takes an object', () => {
    expectAnswers({
      'app.ts': `
        import respond from './respond';
        app.get('/a', (req, res) => {
          if (!req.query.a) return respond({ res, status: 404, message: 'no' }); //> helper 404 @ respond
          respond({ res, message: 'yes' }); //> helper 200 @ respond
        });
      `,
      'respond.ts': `
        export default function respond({ res, status = 200, message }: any) { res.status(status).json({ message }); }
      `,
    });
  });

  test('decides by its arguments', () => {
    expectAnswers({
      'app.ts': `
        import { go } from './go';
        app.get('/a', (req, res) => {
          if (!req.query.a) return go(res, '/b', true); //> helper 308 @ go
          if (!req.query.b) return go(res, '/b', false); //> helper 307 @ go
          if (!req.query.c) return go(res, '/b'); //> helper 307 @ go
          go(res, '/b', req.query.d); //> helper 307 or 308 @ go
        });
      `,
      'go.ts': `
        export const go = (res: any, to: string, permanent?: any) => res.redirect(permanent ? 308 : 307, to);
      `,
    });
  });

  test('is found through barrels and a wrapper that asks what it wraps', () => {
    expectAnswers({
      'app.js': `
        app.use((req, res) => {
          const pages = require('./pages');
          pages['404'].show(req, res); //> helper 404 or ? @ show, unclear
        });
        app.get('/b', (req, res) => {
          require('./pages').gone(req, res); //> helper 410 @ gone, unclear
        });
      `,
      'pages/index.js': `
        const Pages = module.exports;
        Pages['404'] = require('./404');
        Pages.gone = require('../wrap').tried((req, res) => { res.status(410).json({}); });
      `,
      'pages/404.js': `
        const { tried } = require('../wrap');
        const hooks = require('../hooks');
        exports.show = tried(async (req, res) => {
          if (hooks.has('404')) return hooks.fire('404', { req, res });
          await load();
          if (req.accepts('html')) res.status(404).render('404');
          else res.sendStatus(404);
        });
      `,
      'wrap.js': `
        exports.tried = function (middleware) {
          if (middleware && middleware.constructor && middleware.constructor.name === 'AsyncFunction') {
            return async function (req, res, next) {
              try { await middleware(req, res, next); } catch (err) { next(err); }
            };
          }
          return function (req, res, next) {
            try { middleware(req, res, next); } catch (err) { next(err); }
          };
        };
      `,
    });
  });

  test('is not given what a call leaves out', () => {
    expectAnswers({
      'app.ts': `
        import { reply } from './reply';
        app.get('/a', (req, res) => {
          if (!req.query.a) return reply(202, res); //> helper 202
          if (!req.query.b) return reply(400, res); //> helper 400
          reply(400, res, req.query.c); //> helper 400 or 403 @ 400
        });
      `,
      'reply.ts': `
        export const reply = (status: number, res: any, error?: unknown) => {
          if (String(status).startsWith('2')) return res.status(status).json({});
          if (error instanceof Error || typeof error === 'string') {
            switch (error) { case 'forbidden': status = 403; break; }
            return res.status(status).json({ error });
          }
          res.status(status).json({});
        };
      `,
    });
  });

  test('decides in a switch on what it is given', () => {
    expectAnswers({
      'app.js': `
        const { answer, KINDS } = require('./answer');
        app.get('/a', (req, res) => {
          if (!req.query.a) return answer(res, KINDS.MISSING); //> helper 404 @ answer
          if (!req.query.b) return answer(res, 'taken'); //> helper 409 @ answer
          answer(res, 'other'); //> helper 500 @ answer
        });
      `,
      'answer.js': `
        const KINDS = { MISSING: 'missing' };
        function answer(res, kind) {
          switch (kind) {
            case KINDS.MISSING: return res.status(404).json({});
            case 'taken': return res.status(409).json({});
            default: return res.status(500).json({});
          }
        }
        module.exports = { answer, KINDS };
      `,
    });
  });

  test('calls one of a third file', () => {
    expectAnswers({
      'app.ts': `
        import { notFound } from './answers';
        app.get('/a', (req, res) => {
          notFound(res); //> helper 404 @ notFound
        });
      `,
      'answers.ts': `
        import { send } from './send';
        export const notFound = (res: any) => send(res, 404, { error: 'Not found' });
      `,
      'send.ts': `export const send = (res: any, status: number, body: object) => { res.status(status).json(body); };`,
    });
  });

  test('is a static method, a method of an instance, of an object', () => {
    expectAnswers({
      'app.ts': `
        import { Responder } from './responder';
        import instance, { table } from './responder';
        app.get('/a', (req, res) => {
          if (!req.query.a) return Responder.created(res); //> helper 201 @ created
          if (!req.query.b) return instance.missing(res); //> helper 404 @ missing
          if (!req.query.c) return new Responder().missing(res); //> helper 404 @ missing
          table.gone(res); //> helper 410 @ gone
        });
      `,
      'responder.ts': `
        export class Responder {
          static created(res: any) { res.status(201).json({}); }
          missing(res: any) { res.status(404).json({}); }
        }
        export const table = { gone(res: any) { res.status(410).json({}); } };
        export default new Responder();
      `,
    });
  });

  test('is a static method that calls another one by this', () => {
    expectAnswers({
      'app.ts': `
        import { Responder } from './responder';
        app.get('/a', (req, res) => {
          Responder.missing(res); //> helper 404 @ missing
        });
      `,
      'responder.ts': `
        export class Responder {
          static send(res: any, status: number) { res.status(status).json({}); }
          static missing(res: any) { return this.send(res, 404); }
        }
      `,
    });
  });

  test('that answers on some of its paths leaves the rest unknown', () => {
    expectAnswers({
      'app.ts': `
        import { ensure } from './ensure';
        app.get('/a', (req, res) => {
          ensure(req, res); //> helper 400 @ ensure, unclear
          res.json({}); //> implicit 200 @ json, unclear
        });
      `,
      'ensure.ts': `
        export function ensure(req: any, res: any) {
          if (!req.query.a) res.status(400).json({});
        }
      `,
    });
  });

  test('that returns false after it has answered guards what comes', () => {
    expectAnswers({
      'app.ts': `
        import { ensure } from './ensure';
        app.get('/a', (req, res) => {
          if (!ensure(req, res)) return; //> helper 400 @ ensure, unclear
          res.json({}); //> implicit 200 @ json, unclear
        });
      `,
      'ensure.ts': `
        export function ensure(req: any, res: any) {
          if (!req.query.a) { res.status(400).json({}); return false; }
          return true;
        }
      `,
    });
  });

  test('that always throws answers at its call', () => {
    expectAnswers({
      'app.ts': `
        import { fail, throwMissing } from './fail';
        app.get('/a', (req, res) => {
          if (!req.query.a) fail(422); //> throw 422
          throwMissing('x'); //> throw 404 @ throwMissing
        });
      `,
      'fail.ts': `
        import { HttpError } from './errors';
        export function fail(status: number): never { throw new HttpError(status); }
        export function throwMissing(what: string): never { throw new HttpError(404); }
      `,
      'errors.ts': `export class HttpError extends Error { constructor(readonly status: number) { super(); } }`,
    });
  });

  test('that only prepares the response leaves its status', () => {
    expectAnswers({
      'app.ts': `
        import { created } from './prepare';
        app.get('/a', (req, res) => {
          created(res); //> helper 201 @ created
          res.json({});
        });
      `,
      'prepare.ts': `export function created(res: any) { res.status(201); }`,
    });
  });

  test('that calls itself through another file answers once, with what is known', () => {
    expectAnswers({
      'app.ts': `
        import { a } from './a';
        app.get('/a', (req, res) => {
          a(res, Number(req.query.n)); //> helper 404 @ a, unclear
        });
      `,
      'a.ts': `
        import { b } from './b';
        export function a(res: any, n: number) { if (n === 0) return res.status(404).json({}); return b(res, n - 1); }
      `,
      'b.ts': `
        import { a } from './a';
        export function b(res: any, n: number) { return a(res, n); }
      `,
    });
  });

  test('of a package, or missing, is the answer, of unknown status', () => {
    expectAnswers({
      'app.ts': `
        import { send } from 'some-package';
        import { reply } from './missing';
        app.get('/a', (req, res) => {
          if (!req.query.a) return send(res, {}); //> helper ? @ send, unclear
          reply(res, {}); //> helper ? @ reply, unclear
        });
      `,
    });
  });

  test('whose body was left out is not known', () => {
    const long = Array.from({ length: 90 }, (_, index) => `console.log('step ${index}');`).join(' ');
    expectAnswers({
      'app.ts': `
        import { work } from './work';
        app.get('/a', (req, res) => {
          work(res);
          res.json({}); //> implicit 200 @ json, unclear
        });
      `,
      'work.ts': `export function work(output: any) { ${long} }`,
    });
  });

  test('sends what a function that it is given to makes', () => {
    expectAnswers({
      'app.js': `
        const respond = require('./respond');
        app.get('/a', (req, res) => {
          load().then(respond(res, 201)); //> helper 201
        });
      `,
      'respond.js': `module.exports = (res, status) => (data) => { res.status(status).json(data); };`,
    });
  });

  test('answers in Fastify', () => {
    expectAnswers(
      {
        'app.ts': `
          import { notFound } from './answers';
          app.get('/a', async (request, reply) => {
            if (!request.query) return notFound(reply, 'no'); //> helper 404 @ notFound
            return {}; //> implicit 200 @ {}
          });
        `,
        'answers.ts': `
          export function notFound(reply: any, message: string) { return reply.code(404).send({ message }); }
        `,
      },
      FASTIFY,
    );
  });

  test('is called by its name of a namespace', () => {
    expectAnswers({
      'app.ts': `
        import * as answers from './answers';
        app.get('/a', (req, res) => {
          answers.missing(res); //> helper 404 @ missing
        });
      `,
      'answers.ts': `export { notFound as missing } from './more';`,
      'more.ts': `export const notFound = (res: any) => res.sendStatus(404);`,
    });
  });

  test('sends the status of the error that it is given', () => {
    expectAnswers({
      'app.ts': `
        import { sendError } from './send';
        import { Missing } from './errors';
        app.get('/a', (req, res) => {
          sendError(res, new Missing()); //> helper 404 @ sendError
        });
      `,
      'send.ts': `export const sendError = (res: any, err: any) => res.status(err.status).json({ error: err.message });`,
      'errors.ts': `export class Missing extends Error { status = 404; }`,
    });
  });
});

describe('what a function of another file returns', () => {
  test('is an object with a status', () => {
    expectAnswers({
      'app.ts': `
        import { failure } from './result';
        app.get('/a', (req, res) => {
          const r = failure(404);
          if (req.query.a) return res.status(r.code).json({}); //> explicit 404 @ r.code
          res.status(failure(410).code).json({}); //> explicit 410 @ failure(410).code
        });
      `,
      'result.ts': `export const failure = (code: number) => ({ ok: false, code });`,
    });
  });

  test('is an instance with methods', () => {
    expectAnswers({
      'app.ts': `
        import { missing, ApiResponse } from './result';
        app.get('/a', (req, res) => {
          if (!req.query.a) return missing().send(res); //> helper 404 @ send
          new ApiResponse(201).send(res); //> helper 201 @ send
        });
      `,
      'result.ts': `
        export class ApiResponse {
          constructor(private readonly status: number) {}
          send(res: any) { return res.status(this.status).json({}); }
        }
        export const missing = () => new ApiResponse(404);
      `,
    });
  });

  test('is an instance of a subclass, whose parent sends', () => {
    expectAnswers({
      'app.ts': `
        import { Created } from './result';
        app.get('/a', (req, res) => {
          new Created({ id: 1 }).send(res); //> helper 201 @ send
        });
      `,
      'result.ts': `
        import { ApiResponse } from './api-response';
        export class Created extends ApiResponse { constructor(data: object) { super(201, data); } }
      `,
      'api-response.ts': `
        export abstract class ApiResponse {
          constructor(protected status: number, protected data: object) {}
          send(res: any) { return this.prepare(res); }
          protected prepare(res: any) { return res.status(this.status).json(this.data); }
        }
      `,
    });
  });

  test('depends on the class that it is given', () => {
    expectAnswers({
      'app.ts': `
        import { statusOf } from './status-of';
        import { Missing, Refused } from './errors';
        app.get('/a', (req, res) => {
          if (!req.query.a) return res.status(statusOf(new Missing())).json({}); //> explicit 404 @ statusOf(new Missing())
          if (!req.query.b) return res.status(statusOf(new Refused())).json({}); //> explicit 403 @ statusOf(new Refused())
          res.status(statusOf(new Error())).json({}); //> explicit 403 or 404 or 500 @ statusOf(new Error())
        });
      `,
      'status-of.ts': `
        import { Missing, Refused } from './errors';
        export function statusOf(err: Error) {
          if (err instanceof Missing) return 404;
          if (err instanceof Refused) return 403;
          return 500;
        }
      `,
      'errors.ts': `export class Missing extends Error {} export class Refused extends Error {}`,
    });
  });

  test('of a service that awaits is unknown', () => {
    expectAnswers({
      'app.ts': `
        import { load } from './service';
        app.get('/a', async (req, res) => {
          const r = await load(req.query.id);
          res.status(r.status).json(r.body); //> explicit ? @ r.status
        });
      `,
      'service.ts': `
        import { db } from './db';
        export async function load(id: string) { return await db.find(id); }
      `,
    });
  });

  test('of a service is one of what it gives', () => {
    expectAnswers({
      'app.ts': `
        import { load } from './service';
        app.get('/a', async (req, res) => {
          const { status, body } = await load(req.query.id);
          res.status(status).json(body); //> explicit 200 or 404 @ status
        });
      `,
      'service.ts': `
        import { db } from './db';
        export async function load(id: string) {
          const found = await db.find(id);
          if (!found) return { status: 404, body: {} };
          return { status: 200, body: found };
        }
      `,
    });
  });
});
