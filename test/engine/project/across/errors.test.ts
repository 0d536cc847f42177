import { describe, test } from 'vitest';
import { expectAnswers, FASTIFY } from '../../../support/project';

describe('the status of an error class of another file', () => {
  test.each([
    ['a field', `class NotFound extends Error { status = 404; }`],
    ['a field by a constant', `const CODE = 404; class NotFound extends Error { statusCode = CODE; }`],
    ['an assignment', `class NotFound extends Error { constructor() { super(); this.statusCode = 404; } }`],
    ['a getter', `class NotFound extends Error { get status() { return 404; } }`],
    [
      'a default value',
      `class NotFound extends Error { constructor(m = '', public status = 404) { super(m); } }`,
    ],
  ])('is %s', (_, written) => {
    expectAnswers({
      'app.ts': `
        import { NotFound } from './errors';
        app.get('/a', (req, res) => {
          throw new NotFound(); //> throw 404 @ throw
        });
      `,
      'errors.ts': `${written} export { NotFound };`,
    });
  });

  test.each([
    ['an assignment', `constructor(m: string, status: number) { super(m); this.status = status; }`],
    ['a parameter property', `constructor(m: string, readonly status: number) { super(m); }`],
    [
      'an object’s member',
      `constructor(m: string, { status }: { status: number }) { super(m); this.status = status; }`,
    ],
  ])('is a constructor’s argument, through %s', (how, constructor) => {
    const status = how === 'an object’s member' ? '{ status: 404 }' : '404';
    expectAnswers({
      'app.ts': `
        import { HttpError } from './errors';
        app.get('/a', (req, res) => {
          throw new HttpError('no', ${status}); //> throw 404 @ throw
        });
        app.get('/b', (req, res, next) => {
          next(new HttpError('no', ${status})); //> throw 404
        });
      `,
      'errors.ts': `export class HttpError extends Error { ${constructor} }`,
    });
  });

  test('is what a subclass gives to super, over three files', () => {
    expectAnswers({
      'app.ts': `
        import { UserNotFound } from './user-not-found';
        app.get('/a', (req, res) => {
          throw new UserNotFound('ann'); //> throw 404 @ throw
        });
      `,
      'user-not-found.ts': `
        import { NotFound } from './not-found';
        export class UserNotFound extends NotFound { constructor(name: string) { super(name + ' is missing'); } }
      `,
      'not-found.ts': `
        import AppError from './app-error';
        export class NotFound extends AppError { constructor(message: string) { super(message, 404); } }
      `,
      'app-error.ts': `
        export default class AppError extends Error {
          constructor(message: string, public readonly statusCode: number) { super(message); }
        }
      `,
    });
  });

  test('is inherited where the subclass has no constructor', () => {
    expectAnswers({
      'app.js': `
        const { Missing } = require('./errors');
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw 404 @ throw
        });
      `,
      'errors.js': `
        const Base = require('./base');
        class Missing extends Base {}
        module.exports = { Missing };
      `,
      'base.js': `module.exports = class Base extends Error { constructor() { super(); this.status = 404; } };`,
    });
  });

  test('is inherited from where the subclass’s own file imports its parent', () => {
    expectAnswers({
      'app.ts': `
        import { Missing, Gone, Odd } from './errors/missing';
        app.get('/a', (req, res) => {
          if (!req.query.a) throw new Missing('x', 404); //> throw 404 @ throw
          if (!req.query.b) throw new Odd('x'); //> throw 418 @ throw
          throw new Gone('x'); //> throw 410 @ throw
        });
      `,
      'base.ts': `export class Base extends Error { status = 500; }`,
      'errors/missing.ts': `
        import { Base } from './base';
        import createFastifyError from '@fastify/error';
        import errors from 'http-errors';
        export class Missing extends Base {}
        export class Gone extends errors.Gone {}
        const Teapot = createFastifyError('TEAPOT', 'No coffee', 418);
        export class Odd extends Teapot {}
      `,
      'errors/base.ts': `
        import { Root } from './deep/root';
        export class Base extends Root {}
      `,
      'errors/deep/root.ts': `
        export class Root extends Error { constructor(message: string, readonly status: number) { super(message); } }
      `,
    });
  });

  test('is given by static factories, through a barrel', () => {
    expectAnswers({
      'app.ts': `
        import { ApiError } from './errors';
        app.get('/a', (req, res, next) => {
          if (!req.query.a) throw ApiError.badRequest('a is missing'); //> throw 400 @ throw
          next(ApiError.notFound()); //> throw 404 @ next
        });
      `,
      'errors/index.ts': `export * from './api-error';`,
      'errors/api-error.ts': `
        export class ApiError extends Error {
          constructor(readonly statusCode: number, message: string) { super(message); }
          static badRequest(message: string) { return new ApiError(400, message); }
          static notFound() { return new this(404, 'Not found'); }
        }
      `,
    });
  });

  test('is given by factory functions', () => {
    expectAnswers({
      'app.js': `
        const { httpError, notFound } = require('./errors');
        app.get('/a', (req, res, next) => {
          if (!req.query.a) throw httpError(422, 'a is missing'); //> throw 422 @ throw
          next(notFound()); //> throw 404 @ next
        });
      `,
      'errors.js': `
        function httpError(status, message) { const err = new Error(message); err.status = status; return err; }
        exports.httpError = httpError;
        exports.notFound = () => httpError(404, 'Not found');
      `,
    });
  });

  test('is known of an exported instance and of a table of errors', () => {
    expectAnswers({
      'app.ts': `
        import { notFound, errors } from './errors';
        app.get('/a', (req, res) => {
          if (!req.query.a) throw errors.invalid; //> throw 422 @ throw
          throw notFound; //> throw 404 @ throw
        });
      `,
      'errors.ts': `
        class HttpError extends Error { constructor(readonly status: number) { super(); } }
        export const notFound = new HttpError(404);
        export const errors = { invalid: new HttpError(422) };
      `,
    });
  });

  test('comes from http-errors, Boom and their like, also as a parent', () => {
    expectAnswers({
      'app.ts': `
        import { Missing, createError } from './errors';
        app.get('/a', (req, res) => {
          if (!req.query.a) throw createError(422); //> throw 422 @ throw
          throw new Missing(); //> throw 404 @ throw
        });
      `,
      'errors.ts': `
        import createError from 'http-errors';
        export class Missing extends createError.NotFound {}
        export { createError };
      `,
    });
  });

  test('is a function that serves as a class', () => {
    expectAnswers({
      'app.js': `
        const NotFound = require('./not-found');
        app.get('/a', (req, res) => {
          throw new NotFound('x'); //> throw 404 @ throw
        });
      `,
      'not-found.js': `
        function NotFound(message) { this.message = message; this.status = 404; }
        require('util').inherits(NotFound, Error);
        module.exports = NotFound;
      `,
    });
  });

  test('is unknown where the constructor decides it by what nobody knows', () => {
    expectAnswers({
      'app.ts': `
        import { Failure } from './errors';
        app.get('/a', (req, res) => {
          throw new Failure(req.query.status); //> throw ? @ throw
        });
      `,
      'errors.ts': `export class Failure extends Error { constructor(readonly status: any) { super(); } }`,
    });
  });

  test('in a circle of parents is unknown', () => {
    expectAnswers({
      'app.ts': `
        import { A } from './a';
        app.get('/a', (req, res) => {
          throw new A(); //> throw ? @ throw
        });
      `,
      'a.ts': `import { B } from './b'; export class A extends B {}`,
      'b.ts': `import { A } from './a'; export class B extends A {}`,
    });
  });

  test('reaches Fastify as Express', () => {
    expectAnswers(
      {
        'app.ts': `
          import { NotFound } from './errors';
          app.get('/a', async (request, reply) => {
            if (!request.query) return reply.send(new NotFound()); //> throw 404 @ send
            throw new NotFound(); //> throw 404 @ throw
          });
        `,
        'errors.ts': `export class NotFound extends Error { statusCode = 404; }`,
      },
      FASTIFY,
    );
  });
});

describe('an error class without a status', () => {
  const errors = `
    export class Missing extends Error {}
    export class Refused extends Error {}
    export class Coded extends Error { constructor(readonly kind: string, readonly data = {}) { super(); } }
  `;
  const app = (stated: string): string => `
    import { Missing, Refused, Coded } from './errors';
    import { onError } from './on-error';
    app.get('/a', (req, res) => {
      ${stated}
    });
    app.use(onError);
  `;

  test('gets what the error handler gives it by instanceof', () => {
    expectAnswers({
      'app.ts': app(`
        if (req.query.a) throw new Missing(); //> throw 404 @ throw
        throw new Refused(); //> throw 403 @ throw`),
      'errors.ts': errors,
      'on-error.ts': `
        import { Missing, Refused } from './errors';
        export function onError(err: Error, req: any, res: any, next: any) {
          if (err instanceof Missing) return res.status(404).json({ error: err.message });
          if (err instanceof Refused) return res.status(403).json({ error: err.message });
          res.status(500).json({ error: 'Internal Server Error' });
        }
      `,
    });
  });

  test('gets what a switch on its code gives', () => {
    expectAnswers({
      'app.ts': app(`
        if (req.query.a) throw new Coded('missing'); //> throw 404 @ throw
        throw new Coded('taken'); //> throw 409 @ throw`),
      'errors.ts': errors,
      'on-error.ts': `
        export const onError = (err: any, req: any, res: any, next: any) => {
          switch (err.kind) {
            case 'missing': return res.status(404).json({ error: err.message });
            case 'taken': return res.status(409).json({ error: err.message });
            default: return res.status(500).json({ error: 'Internal Server Error' });
          }
        };
      `,
    });
  });

  test('gets the status in its data', () => {
    expectAnswers({
      'app.ts': app(`
        throw new Coded('x', { status: 410 }); //> throw 410 @ throw`),
      'errors.ts': errors,
      'on-error.ts': `
        export const onError = (err: any, req: any, res: any, next: any) => {
          res.status(err.data.status).json({ error: err.message });
        };
      `,
    });
  });

  test('goes through a converter that comes before the handler', () => {
    expectAnswers({
      'app.ts': `
        import { Missing } from './errors';
        import { convert, onError } from './on-error';
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw ? @ throw
        });
        app.use(convert);
        app.use(onError);
      `,
      'errors.ts': errors,
      'on-error.ts': `
        import { Missing } from './errors';
        export const convert = (err: any, req: any, res: any, next: any) => {
          if (err instanceof Missing) err.status = 404;
          next(err);
        };
        export const onError = (err: any, req: any, res: any, next: any) => {
          res.status(err.status || 500).json({ error: err.message });
        };
      `,
    });
  });

  test('passes a logger before the handler', () => {
    expectAnswers({
      'app.ts': `
        import { Missing } from './errors';
        import { log, onError } from './on-error';
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw 404 @ throw
        });
        app.use(log);
        app.use(onError);
      `,
      'errors.ts': errors,
      'on-error.ts': `
        import { Missing } from './errors';
        export const log = (err: any, req: any, res: any, next: any) => { console.error(err); next(err); };
        export const onError = (err: any, req: any, res: any, next: any) => {
          res.status(err instanceof Missing ? 404 : 500).json({ error: err.message });
        };
      `,
    });
  });

  test('of two routers with different error handlers has the status of its own one', () => {
    const router = (name: string): string => `
      import express from 'express';
      import { Missing } from './errors';
      import { ${name}Error } from './on-error';
      export const ${name} = express.Router();
      ${name}.use(express.json());
      ${name}.get('/${name}', (req, res) => {
        throw new Missing(); //> throw ${name === 'users' ? 404 : 410} @ throw
      });
      ${name}.use(${name}Error);
    `;
    expectAnswers({
      'app.ts': `
        import { users } from './users';
        import { items } from './items';
        app.use(users);
        app.use(items);
      `,
      'users.ts': router('users'),
      'items.ts': router('items'),
      'errors.ts': errors,
      'on-error.ts': `
        export const usersError = (err: any, req: any, res: any, next: any) => { res.status(404).json({}); };
        export const itemsError = (err: any, req: any, res: any, next: any) => { res.status(410).json({}); };
      `,
    });
  });

  test('is unknown where the same handler is behind two different error handlers', () => {
    expectAnswers({
      'handler.ts': `
        import { Missing } from './errors';
        export function handler(req: any, res: any) {
          if (req.query.a) return res.json({}); //> implicit 200 @ json
          throw new Missing(); //> throw ? @ throw
        }
      `,
      'app.ts': `
        import express from 'express';
        import { handler } from './handler';
        const app = express();
        const users = express.Router();
        const items = express.Router();
        users.get('/users', handler);
        items.get('/items', handler);
        users.use((err: any, req: any, res: any, next: any) => { res.status(404).json({}); });
        items.use((err: any, req: any, res: any, next: any) => { res.status(410).json({}); });
        app.use(users);
        app.use(items);
      `,
      'errors.ts': errors,
    });
  });

  test('is unknown without an error handler, or with one of which too little is known', () => {
    expectAnswers({
      'app.ts': `
        import { Missing } from './errors';
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw ? @ throw
        });
      `,
      'errors.ts': errors,
    });
    expectAnswers({
      'app.ts': `
        import { Missing } from './errors';
        import onError from 'some-error-handler';
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw ? @ throw
        });
        app.use(onError);
      `,
      'errors.ts': errors,
    });
    expectAnswers({
      'app.ts': app(`
        throw new Missing(); //> throw ? @ throw`),
      'errors.ts': errors,
      'on-error.ts': `
        import { statusFor } from 'some-package';
        export const onError = (err: any, req: any, res: any, next: any) => {
          res.status(statusFor(err)).json({ error: err.message });
        };
      `,
    });
  });

  test('gets what Fastify’s setErrorHandler gives it', () => {
    expectAnswers(
      {
        'app.ts': `
          import { Missing } from './errors';
          import { onError } from './on-error';
          app.setErrorHandler(onError);
          app.get('/a', async (request, reply) => {
            throw new Missing(); //> throw 404 @ throw
          });
        `,
        'errors.ts': errors,
        'on-error.ts': `
          import { Missing } from './errors';
          export function onError(error: any, request: any, reply: any) {
            if (error instanceof Missing) return reply.code(404).send({ error: error.message });
            return reply.code(500).send({ error: 'Internal Server Error' });
          }
        `,
      },
      FASTIFY,
    );
  });

  test('gets what a class, or a function that makes the handler, gives it', () => {
    expectAnswers({
      'app.js': `
        const { Missing } = require('./errors');
        const errorHandler = require('./on-error');
        app.get('/a', (req, res) => {
          throw new Missing(); //> throw 404 @ throw
        });
        app.use(errorHandler.handle);
      `,
      'errors.js': `class Missing extends Error {} module.exports = { Missing };`,
      'on-error.js': `
        const { Missing } = require('./errors');
        class ErrorHandler {
          handle(err, req, res, next) { res.status(err instanceof Missing ? 404 : 500).json({}); }
        }
        module.exports = new ErrorHandler();
      `,
    });
  });
});
