import { describe, expect, test } from 'vitest';
import { codesOf } from '../../../../server/src/engine/model/status-value';
import { expectAnswers, FASTIFY, projectOf } from '../../../support/project';

const coded = `
  export class AppError extends Error {
    code: unknown;
    constructor(code: unknown, message: string) { super(message); this.code = code; }
  }
`;

const codes: Readonly<Record<string, string>> = {
  texts: `export const Codes = { MISSING: 'E_MISSING', TAKEN: 'E_TAKEN', ODD: 'E_ODD' };`,
  numbers: `export const Codes = Object.freeze({ MISSING: 101, TAKEN: 102, ODD: 103 });`,
  'an enum': `export enum Codes { MISSING, TAKEN, ODD }`,
  'an enum of texts': `export enum Codes { MISSING = 'm', TAKEN = 't', ODD = 'o' }`,
};

// An unknown code is a 400.
const mappings: Readonly<Record<string, string>> = {
  'a switch that sets a variable': `
    let status;
    switch (err.code) {
      case Codes.MISSING: status = 404; break;
      case Codes.TAKEN: status = 409; break;
      default: status = 400;
    }
    res.status(status).json({});`,
  'a switch without a default': `
    let status = 400;
    switch (err.code) {
      case Codes.MISSING: { status = 404; break; }
      case Codes.TAKEN:
        console.warn(err);
        status = 409;
    }
    res.status(status).json({});`,
  'a switch that answers': `
    switch (err.code) {
      case Codes.MISSING: return res.status(404).json({});
      case Codes.TAKEN: return res.status(409).json({});
      default: return res.status(400).json({});
    }`,
  'a switch over tests': `
    switch (true) {
      case err.code === Codes.MISSING: return res.status(404).json({});
      case err.code === Codes.TAKEN: return res.status(409).json({});
      default: return res.status(400).json({});
    }`,
  'conditions that answer': `
    const { code } = err;
    if (code === Codes.MISSING) return res.status(404).json({});
    if (code === Codes.TAKEN) return res.status(409).json({});
    res.status(400).json({});`,
  'conditions that set a variable': `
    let status = err.status || 400;
    if (err.code === Codes.MISSING) status = 404;
    else if (err.code === Codes.TAKEN) { status = 409; }
    res.status(status).json({});`,
  'conditions that set a default': `
    let { code, status = 400 } = err;
    if (code === Codes.MISSING) status = 404;
    if (code === Codes.TAKEN) status = 409;
    res.status(status).json({});`,
  'conditions that set a member': `
    const failure = { status: err.statusCode || 400, message: err.message };
    if (err.name === 'ValidationError') failure.status = 422;
    if (err.code && err.code === Codes.MISSING) failure.status = 404;
    if (err.code === Codes.TAKEN) { failure.message = 'Taken'; failure.status = 409; }
    res.status(failure.status).json({});`,
  'lists of codes': `
    if ([Codes.MISSING].includes(err.code)) return res.status(404).json({});
    if ([Codes.TAKEN].includes(err.code)) return res.status(409).json({});
    res.status(400).json({});`,
  'a choice': `
    res.status(err.code === Codes.MISSING ? 404 : err.code === Codes.TAKEN ? 409 : 400).json({});`,
  'a table': `
    const STATUS = { [Codes.MISSING]: 404, [Codes.TAKEN]: 409 };
    res.status(STATUS[err.code] || 400).json({});`,
  'a function': `
    res.status(statusFor(err)).json({});`,
};

const thrown = `
  import { AppError, Codes } from './errors';
  import { onError } from './on-error';
  app.get('/a', (req, res, next) => {
    if (req.query.a) throw new AppError(Codes.MISSING, 'a'); //> throw 404 @ throw
    if (req.query.b) return next(new AppError(Codes.TAKEN, 'b')); //> throw 409 @ next
    next(new AppError(Codes.ODD, 'c')); //> throw 400 @ next
  });
  app.use(onError);
`;

const handlerWith = (body: string, imports = `import { AppError, Codes } from './errors';`): string => `
  ${imports}
  function statusFor(err) {
    if (err.code === Codes.MISSING) return 404;
    switch (err.code) { case Codes.TAKEN: return 409; default: return 400; }
  }
  export function onError(err: any, req: any, res: any, next: any) {
    ${body}
  }
`;

describe('an error of an own class gets the status that its code is mapped to', () => {
  test.each(Object.entries(mappings))('by %s', (_, body) => {
    expectAnswers({
      'app.ts': thrown,
      'errors.ts': coded + String(codes['texts']),
      'on-error.ts': handlerWith(body),
    });
  });

  test.each(Object.entries(codes))('where codes are %s', (_, written) => {
    for (const by of ['a switch that sets a variable', 'a table', 'lists of codes'])
      expectAnswers({
        'app.ts': thrown,
        'errors.ts': coded + written,
        'on-error.ts': handlerWith(String(mappings[by])),
      });
  });

  test('in CommonJS, with all of it in one file', () => {
    expectAnswers({
      'app.js': `
        const CODES = { MISSING: 1, TAKEN: 2 };
        class AppError extends Error { constructor(code) { super(); this.code = code; } }
        app.get('/a', (req, res, next) => {
          if (req.query.a) throw new AppError(CODES.MISSING); //> throw 404 @ throw
          next(new AppError(CODES.TAKEN)); //> throw 409 @ next
        });
        app.use((err, req, res, next) => {
          let status = 500;
          switch (err.code) {
            case CODES.MISSING: status = 404; break;
            case CODES.TAKEN: status = 409; break;
          }
          res.status(status).json({}); //> explicit 404 or 409 or 500 @ status
        });
      `,
    });
  });

  test('in Fastify', () => {
    expectAnswers(
      {
        'app.ts': `
          import { AppError, Codes } from './errors';
          import { onError } from './on-error';
          app.setErrorHandler(onError);
          app.get('/a', async (request, reply) => {
            throw new AppError(Codes.TAKEN, 'b'); //> throw 409 @ throw
          });
        `,
        'errors.ts': coded + String(codes['numbers']),
        'on-error.ts': `
          import { Codes } from './errors';
          export function onError(error: any, request: any, reply: any) {
            let status = error.statusCode ?? 500;
            switch (error.code) {
              case Codes.MISSING: status = 404; break;
              case Codes.TAKEN: status = 409; break;
            }
            return reply.code(status).send({});
          }
        `,
      },
      FASTIFY,
    );
  });

  test('where a class without a constructor hands on what it is made with', () => {
    expectAnswers({
      'app.ts': `
        import { Refused, Codes } from './errors';
        import { onError } from './on-error';
        app.get('/a', (req, res, next) => {
          next(new Refused(Codes.TAKEN, 'b')); //> throw 409 @ next
        });
        app.use(onError);
      `,
      'errors.ts': `${coded}${String(codes['texts'])} export class Refused extends AppError {}`,
      'on-error.ts': handlerWith(String(mappings['a table'])),
    });
  });
});

describe('what is not known of an own class stays open', () => {
  const answers = (error: string, body: string, expected: string): void => {
    expectAnswers({
      'app.ts': `
        import { Failure, Later, Odd, Told } from './errors';
        import { onError } from './on-error';
        app.get('/a', (req, res, next) => {
          next(${error}); //> throw ${expected} @ next
        });
        app.use(onError);
      `,
      'errors.ts': `
        export class Failure extends Error { constructor(readonly code: any) { super(); } }
        export class Later extends Error { status?: number; }
        export class Odd extends Error { constructor(more: any) { super(); Object.assign(this, more); } }
        export class Told extends Error {}
        Told.prototype.status = 418;
      `,
      'on-error.ts': `export function onError(err: any, req: any, res: any, next: any) { ${body} }`,
    });
  };
  const byStatus = `res.status(err.status || 500).json({});`;

  test('a code that nobody knows', () => {
    const body = `if (err.code === 'A') return res.status(404).json({}); res.status(400).json({});`;
    answers(`new Failure(req.query.code)`, body, '400 or 404');
    answers(`new Failure('B')`, body, '400');
  });

  test('a member that the class does not have is missing', () => {
    answers(`new Failure('A')`, byStatus, '500');
    answers(`new Failure('A')`, `res.status(err.name === 'CastError' ? 404 : 400).json({});`, '400');
  });

  test('a member that may be given to it by others', () => {
    answers(`new Later()`, byStatus, '?');
    answers(`new Odd(req.body)`, byStatus, '?');
    answers(`new Told()`, byStatus, '?');
  });

  test('a value that was overwritten only perhaps', () => {
    const body = `
      let status = 400;
      if (req.query.a) status = 404;
      try { if (err.code === 'A') status = 409; } catch {}
      res.status(status).json({});`;
    answers(`new Failure('A')`, body, '400 or 404 or 409');
  });

  test('a value that hangs on the value before', () => {
    const body = `
      let status = 0;
      if (err.code === 'A') status = 404;
      if (!status) status = 500;
      res.status(status).json({});`;
    answers(`new Failure('A')`, body, '404 or 500');
  });

  test('a case that the one above may have left, or falls into', () => {
    const body = `
      let status = 400;
      switch (err.code) {
        case 'A': if (req.query.x) break; status = 404; break;
        case 'B': status = 409;
        case 'C': status = 410; break;
      }
      res.status(status).json({});`;
    answers(`new Failure('A')`, body, '400 or 404');
    answers(`new Failure('B')`, body, '410');
    answers(`new Failure('D')`, body, '400');
  });
});

test('the members that an error is given after it was made count', () => {
  expectAnswers({
    'app.ts': `
      import { Failure } from './errors';
      import { onError } from './on-error';
      app.get('/a', (req, res, next) => {
        const error = new Failure();
        error.kind = 'taken';
        next(error); //> throw 400 or 409 @ next
      });
      app.use(onError);
    `,
    'errors.ts': `export class Failure extends Error { kind: any; }`,
    'on-error.ts': `
      export function onError(err: any, req: any, res: any, next: any) {
        res.status(err.kind === 'taken' ? 409 : 400).json({});
      }
    `,
  });
});

const byPackage = (stated: string): string => `
  import Parse from 'parse/node';
  import * as acme from '@acme/errors';
  import { AcmeError, Kinds } from '@acme/errors';
  import { onError } from './on-error';
  import { AppError } from './errors';
  app.get('/a', (req, res, next) => {
    ${stated}
  });
  app.use(onError);
`;

const parseHandler = `
  import Parse from 'parse/node';
  import { AppError } from './errors';
  export function onError(err: any, req: any, res: any, next: any) {
    if (err instanceof AppError) return res.status(402).json({});
    if (err instanceof Parse.Error) {
      let status;
      switch (err.code) {
        case Parse.Error.INTERNAL_SERVER_ERROR: status = 500; break;
        case Parse.Error.OBJECT_NOT_FOUND: status = 404; break;
        default: status = 400;
      }
      return res.status(status).json({ code: err.code });
    }
    res.status(503).json({});
  }
`;

describe('an error of a package gets the status that its code is mapped to', () => {
  test('whose constructor is known', () => {
    expectAnswers({
      'app.ts': byPackage(`
        if (req.query.a) return next(new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'a')); //> throw 404 @ next
        if (req.query.b) throw new Parse.Error(Parse.Error.INTERNAL_SERVER_ERROR, 'b'); //> throw 500 @ throw
        next(new Parse.Error(Parse.Error.INVALID_QUERY, 'c')); //> throw 400 @ next`),
      'errors.ts': coded,
      'on-error.ts': parseHandler,
    });
  });

  test('also under the name that its module has for itself, and in CommonJS', () => {
    expectAnswers({
      'app.js': `
        const Parse = require('parse/node').Parse;
        const { onError } = require('./on-error');
        app.get('/a', (req, res, next) => {
          next(new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'a')); //> throw 404 @ next
        });
        app.use(onError);
      `,
      'errors.ts': coded,
      'on-error.ts': parseHandler,
    });
  });

  test('as a parent of an own class', () => {
    expectAnswers({
      'app.ts': `
        import { NotThere } from './errors';
        import { onError } from './on-error';
        app.get('/a', (req, res, next) => {
          throw new NotThere('a'); //> throw 404 @ throw
        });
        app.use(onError);
      `,
      'errors.ts': `
        import Parse from 'parse/node';
        ${coded}
        export class NotThere extends Parse.Error {
          constructor(message: string) { super(Parse.Error.OBJECT_NOT_FOUND, message); }
        }
      `,
      'on-error.ts': parseHandler,
    });
  });

  test('whose code is one of several that are mapped alike', () => {
    expectAnswers({
      'app.ts': byPackage(`
        const code = req.query.a ? Parse.Error.INVALID_QUERY : Parse.Error.INVALID_JSON;
        if (req.query.b) return next(new Parse.Error(code, 'a')); //> throw 400 @ next
        const other = req.query.a ? Parse.Error.INVALID_QUERY : Parse.Error.OBJECT_NOT_FOUND;
        next(new Parse.Error(other, 'b')); //> throw 400 or 404 or 500 @ next`),
      'errors.ts': coded,
      'on-error.ts': parseHandler,
    });
  });

  test('with codes of a package in an own class, by a table', () => {
    expectAnswers({
      'app.ts': byPackage(`
        if (req.query.a) throw new AppError(Kinds.MISSING, 'a'); //> throw 404 @ throw
        if (req.query.b) throw new AppError(acme.Kinds.TAKEN, 'b'); //> throw 409 @ throw
        throw new AppError(Kinds.ODD, 'c'); //> throw 400 @ throw`),
      'errors.ts': coded,
      'on-error.ts': `
        import { Kinds } from '@acme/errors';
        const STATUS = { [Kinds.MISSING]: 404, [Kinds.TAKEN]: 409 };
        export function onError(err: any, req: any, res: any, next: any) {
          res.status(STATUS[err.code] ?? 400).json({});
        }
      `,
    });
  });

  test('but for what is not known of the package', () => {
    expectAnswers({
      'app.ts': byPackage(`
        if (req.query.a) throw new AcmeError(Kinds.MISSING, 'a'); //> throw 400 or 404 @ throw
        if (req.query.b) throw new AppError(acme.code, 'b'); //> throw 400 or 404 @ throw
        if (req.query.c) throw new AppError(acme.Others.MISSING, 'b'); //> throw 400 or 404 @ throw
        throw new AppError(Kinds.DEFAULT, 'c'); //> throw 400 or 404 @ throw`),
      'errors.ts': coded,
      'on-error.ts': `
        import { Kinds } from '@acme/errors';
        export function onError(err: any, req: any, res: any, next: any) {
          if (err.code === Kinds.MISSING) return res.status(404).json({});
          res.status(400).json({});
        }
      `,
    });
  });

  test('a class of a package is told from own ones and from the same one alone', () => {
    expectAnswers({
      'app.ts': byPackage(`
        if (req.query.a) throw new AcmeError(); //> throw 409 @ throw
        if (req.query.b) throw new acme.OtherError(); //> throw 400 or 409 @ throw
        throw new Parse.Error(1, 'c'); //> throw 400 @ throw`),
      'errors.ts': coded,
      'on-error.ts': `
        import { AcmeError } from '@acme/errors';
        import { AppError } from './errors';
        export function onError(err: any, req: any, res: any, next: any) {
          if (err instanceof AppError) return res.status(404).json({});
          res.status(err instanceof AcmeError ? 409 : 400).json({});
        }
      `,
    });
  });
});

describe('an error handler that hands on', () => {
  const answers = (first: string, expected: string, second = ''): void => {
    expectAnswers({
      'app.ts': `
        import { Failure } from './errors';
        import { first, second } from './on-error';
        app.get('/a', (req, res, next) => {
          throw new Failure(); //> throw ${expected} @ throw
        });
        app.use(first);
        ${second === '' ? '' : 'app.use(second);'}
      `,
      'errors.ts': `export class Failure extends Error {}`,
      'on-error.ts': `
        import { config } from './config';
        export function first(err: any, req: any, res: any, next: any) { ${first} }
        export function second(err: any, req: any, res: any, next: any) { ${second} }
      `,
    });
  };
  const last = `res.status(503).json({});`;

  test('when something has been sent before: that is no error of which the status is asked', () => {
    answers(`if (res.headersSent) return next(err); res.status(400).json({});`, '400');
    answers(`if (!res.headersSent) res.status(400).json({}); else next(err);`, '400');
    answers(`if (res.headersSent || req.query.x) return next(err); res.status(400).json({});`, '?');
  });

  test('after it has answered', () => {
    answers(`res.status(400).json({}); next(err);`, '400');
  });

  test('leaves the error to the next one, as well', () => {
    answers(`if (req.query.x) return next(err); res.status(400).json({});`, '400 or 503', last);
    answers(`if (config.passOn) return next(err); res.status(400).json({});`, '400 or 503', last);
    answers(`if (req.query.x) return next(err); res.status(400).json({});`, '?');
  });

  test('to nobody, where a setting asks for it', () => {
    answers(`if (config.passOn) return next(err); res.status(400).json({});`, '400');
    answers(`if (req.config && req.config.passOn) return next(err); res.status(400).json({});`, '400');
    answers(`if (process.env.PASS_ON) return next(err); res.status(400).json({});`, '400');
    answers(`if (config.passOn) next(err); else res.status(400).json({});`, '400');
  });

  test('to nobody, unless a setting asks for an answer', () => {
    answers(`if (!config.answer) return next(err); res.status(400).json({});`, '?');
    answers(`if (config.passOn || err.x) return next(err); res.status(400).json({});`, '?');
    answers(`if (err.config.passOn) return next(err); res.status(400).json({});`, '?');
    answers(`if (config.mode === 'pass') return next(err); res.status(400).json({});`, '?');
  });

  test('to nobody, always', () => {
    answers(`console.error(err); next(err);`, '?');
  });

  test('another error, or one that it has changed', () => {
    answers(`next(new Error('x'));`, '?', last);
    answers(`err.status = 404; next(err);`, '?', `res.status(err.status || 500).json({});`);
    answers(`Object.assign(err, req.body); next(err);`, '?', `res.status(err.status || 500).json({});`);
  });
});

describe('an error that can be one of several', () => {
  const errors = `
    export class Missing extends Error { code = 'missing'; }
    export class Taken extends Error { code = 'taken'; }
    export function either(err: any) {
      if (err instanceof Missing) return err;
      const error = new Taken();
      error.stack = err.stack;
      return error;
    }
  `;
  const onError = `
    export function onError(err: any, req: any, res: any, next: any) {
      if (err.code === 'missing') return res.status(404).json({});
      if (err.code === 'taken') return res.status(409).json({});
      res.status(400).json({});
    }
  `;
  const app = (stated: string): string => `
    import { Missing, Taken, either } from './errors';
    import { onError } from './on-error';
    app.get('/a', async (req, res, next) => {
      ${stated}
    });
    app.use(onError);
  `;

  test('has the statuses of all of them', () => {
    expectAnswers({
      'app.ts': app(`
        if (req.query.a) return next(req.query.b ? new Missing() : new Taken()); //> throw 404 or 409 @ next
        const error = req.query.c ? new Taken() : new Missing();
        throw error; //> throw 404 or 409 @ throw`),
      'errors.ts': errors,
      'on-error.ts': onError,
    });
  });

  test('may have been made in another file', () => {
    expectAnswers({
      'app.ts': app(`
        if (req.query.a) throw missing; //> throw 404 @ throw
        throw req.query.b ? missing : new Taken(); //> throw 404 or 409 @ throw`).replace(
        'Missing, ',
        'missing, ',
      ),
      'errors.ts': `${errors} export const missing = new Missing();`,
      'on-error.ts': onError,
    });
  });

  test('is open where one of them came from somewhere else', () => {
    expectAnswers({
      'app.ts': app(`
        try {
          res.json(await load(req.params.id)); //> implicit 200 @ json
        } catch (err) {
          next(either(err)); //> throw 409 or ? @ next
        }`),
      'errors.ts': errors,
      'on-error.ts': onError,
    });
  });
});

describe('a class that tells its status by a member that the error handler does not read', () => {
  // What is wrong stands in the handler or the class; who throws has chosen the right error.
  test('is no finding where it is thrown', () => {
    const { lint } = projectOf({
      'app.ts': `
        import { NotFound, Refused } from './errors';
        import { onError } from './on-error';
        app.get('/users/:id', async (req, res) => {
          const user = await User.findById(req.params.id);
          if (!user) throw new NotFound('No such user');
          res.json(user);
        });
        app.post('/login', async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user || !(await user.comparePassword(req.body.password))) throw new Refused('Wrong password');
          res.json(user);
        });
        app.use(onError);
      `,
      'errors.ts': `
        export class NotFound extends Error { constructor(message) { super(message); this.answer = 404; } }
        export class Refused extends Error { constructor(message) { super(message); this.answer = 401; } }
      `,
      'on-error.ts': `
        export const onError = (err, req, res, next) => {
          res.status(err.statusCode || 500).json({ error: err.message });
        };
      `,
    });
    const { handlers, findings } = lint('app.ts');
    const thrown = handlers.flatMap(({ responses }) => responses.filter(({ kind }) => kind === 'throw'));
    expect(thrown.map(({ status }) => codesOf(status))).toEqual([[500], [500]]);
    expect(findings.map(({ rule }) => rule)).toEqual([]);
  });
});
