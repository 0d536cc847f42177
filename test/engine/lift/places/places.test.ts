import { describe, expect, test } from 'vitest';
import { analysed, describePlace, expectPlaces, placesOf } from './place-support';

describe('what is written on a response', () => {
  test('calls that set or send a status, in chains and on their own', () => {
    expectPlaces(
      'express',
      `
      app.get('/', (req, res) => {
        if (req.query.a) return res.status(404).json({});
                                           ^^^ status 404
        if (req.query.b) return res.type('json').status('404').json({});
                                                        ^^^^^ status 404
        if (req.query.c) return res.sendStatus(204);
                                               ^^^ status 204
        if (req.query.d) return res.redirect(301, '/elsewhere');
                                             ^^^ status 301
        if (req.query.e) return res.redirect('/elsewhere');
        res.writeHead(500, { 'x-a': '1' });
                      ^^^ status 500
        res.end();
      });
      `,
    );
  });

  test('Fastify: code, status, redirect with the code behind, the raw response, and names that are statuses', () => {
    expectPlaces(
      'fastify',
      `
      app.get('/', async (request, reply) => {
        if (request.query.a) return reply.code(404).send({});
                                               ^^^ status 404
        if (request.query.b) return reply.notFound('gone');
                                          ^^^^^^^^ shorthand 404
        if (request.query.c) return reply.status(410).send({});
                                                 ^^^ status 410
        if (request.query.d) throw app.httpErrors.conflict();
                                                  ^^^^^^^^ error 409
        reply.raw.statusCode = 500;
                               ^^^ status 500
        reply.raw.end();
      });
      `,
    );
  });

  test('assignments, and a code that no path reaches', () => {
    expectPlaces(
      'express',
      `
      app.get('/', (req, res) => {
        res.statusCode = 404;
                         ^^^ status 404
        res.end();
        return;
        res.status(500).end();
                   ^^^ status 500
      });
      `,
    );
  });

  test('each arm of a choice is a place; the expression around them is told', () => {
    const code = `app.get('/', (req, res) => { res.status(req.a ? 404 : err.status || 500).end(); });`;
    const places = placesOf('express', code);
    expect(places.map(describePlace)).toEqual(['status 404', 'status ?', 'status 500']);
    expect(new Set(places.map(({ expression }) => expression.end - expression.start))).toEqual(
      new Set(['req.a ? 404 : err.status || 500'.length]),
    );
  });

  test('a callback inside the handler, and a member of another file that answers', () => {
    expectPlaces(
      'express',
      `
      import { sendError } from './send-error';
      app.get('/', (req, res) => {
        find(req.params.id, (err, thing) => {
          if (err) return res.status(500).end();
                                     ^^^ status 500
          if (!thing) return sendError(res, 404, 'x');
                                            ^^^ status 404
          res.json(thing);
        });
      });
      `,
    );
  });
});

describe('values that are written elsewhere', () => {
  test('variables: each value that is put into them, and their use', () => {
    expectPlaces(
      'express',
      `
      app.get('/', (req, res) => {
        let status = 200;
                     ^^^ status 200
        switch (req.query.kind) {
          case 'old':
            status = 410;
                     ^^^ status 410
            break;
          case '404':
            status = 404;
                     ^^^ status 404
        }
        res.status(status).end();
                   ^^^^^^ status 200 404 410
      });
      `,
    );
  });

  test('constants, enums and tables at the top: the use and the number of their definition', () => {
    expectPlaces(
      'express',
      `
      const NOT_FOUND = 404;
                        ^^^ definition 404
      enum Codes { Gone = 410, Unused = 500 }
                          ^^^ definition 410
      const HTTP = Object.freeze({ OK: 200, LIMIT: 500 });
                                       ^^^ definition 200
      const PAGE_SIZE = 100;
      app.get('/', (req, res) => {
        if (req.query.a) return res.status(NOT_FOUND).end();
                                           ^^^^^^^^^ status 404
        if (req.query.b) return res.status(Codes.Gone).end();
                                           ^^^^^^^^^^ status 410
        res.status(HTTP.OK).json(list(PAGE_SIZE));
                   ^^^^^^^ status 200
      });
      `,
    );
  });

  test('a table that is read by a key: all its values', () => {
    expectPlaces(
      'express',
      `
      const STATUS_OF = { missing: 404, taken: 409 };
                                   ^^^         ^^^
      app.get('/', (req, res) => {
        res.status(STATUS_OF[req.query.kind] || 500).end();
                   ^^^^^^^^^^^^^^^^^^^^^^^^^    ^^^
      });
      `,
    );
  });

  test('arguments of the file’s own helpers, defaults and options included', () => {
    expectPlaces(
      'express',
      `
      function send(res, status, body) {
        res.status(status).json(body);
                   ^^^^^^ status ?
      }
      const reply = ({ res, code = 200 }) => res.status(code).end();
                                   ^^^
                                                        ^^^^
      app.get('/', (req, res) => {
        if (req.query.a) return send(res, 404, { max: 500 });
                                          ^^^ status 404
        if (req.query.b) return reply({ res, code: 409 });
                                                   ^^^ status 409
        const fail = (status) => res.status(status).end();
                                            ^^^^^^ status ?
        fail(403);
             ^^^ status 403
      });
      `,
    );
  });

  test('a class that keeps its status, set by its constructor and those of its children', () => {
    expectPlaces(
      'express',
      `
      class Answer {
        constructor(private status: number, private body: object) {}
        send(res: Response) {
          res.status(this.status).json(this.body);
                     ^^^^^^^^^^^ status ?
        }
      }
      class Missing extends Answer {
        constructor() { super(404, { limit: 500 }); }
                              ^^^ status 404
      }
      export const created = new Answer(201, {});
                                        ^^^ status 201
      `,
    );
  });

  test('members that the file adds to the response', () => {
    expectPlaces(
      'fastify',
      `
      app.decorateReply('fail', function (status) {
        this.code(status).send({});
                  ^^^^^^ status ?
      });
      app.get('/', (request, reply) => {
        reply.fail(409);
                   ^^^ status 409
      });
      `,
    );
  });

  test('what a function of the file returns', () => {
    expectPlaces(
      'express',
      `
      function statusFor(err) {
        if (err.kind === 404) return 404;
                                     ^^^ status 404
        return 500;
               ^^^ status 500
      }
      app.use((err, req, res, next) => {
        res.status(statusFor(err)).end();
                   ^^^^^^^^^^^^^^ status 404 500
      });
      `,
    );
  });
});

describe('errors', () => {
  test('factories and constructors of known packages, wherever they stand', () => {
    expectPlaces(
      'express',
      `
      import createError from 'http-errors';
      import Boom from '@hapi/boom';
      export const missing = () => createError(404, 'x');
                                               ^^^ status 404
      export const gone = new createError.Gone('limit 500');
                                          ^^^^ error 410
      app.get('/', (req, res, next) => {
        if (req.query.a) return next(Boom.notFound());
                                          ^^^^^^^^ error 404
        next(createError(req.query.b ? 400 : 409));
                                       ^^^   ^^^
      });
      `,
    );
  });

  test('an error class of the file: its fields, its constructor and what it is made with', () => {
    expectPlaces(
      'express',
      `
      class ApiError extends Error {
        constructor(message, statusCode = 500) {
                                          ^^^ status 500
          super(message);
          this.statusCode = statusCode;
                            ^^^^^^^^^^ status 500 ?
          this.status = \`\${statusCode}\`.startsWith('4') ? 'fail' : 'error';
        }
      }
      class NotFoundError extends ApiError {
        constructor() { super('not found', 404); }
                                           ^^^ status 404
      }
      class GoneError extends Error {
        statusCode = 410;
                     ^^^ status 410
        retries = 300;
      }
      export function find(id) {
        if (!id) throw new ApiError('no id', 400);
                                             ^^^ status 400
        throw new NotFoundError();
                  ^^^^^^^^^^^^^ error 404
      }
      `,
    );
  });

  test('classes of other files: the number that they get, else what their name stands for', () => {
    expectPlaces(
      'express',
      `
      import { ApiError, ForbiddenError } from './errors';
      app.get('/', async (req, res) => {
        if (req.query.a) throw new ApiError(404, 'x');
                                            ^^^ status 404
        if (req.query.b) throw new ApiError({ statusCode: 422, message: 'x' });
                                                          ^^^ status 422
        const options = { status: 409 };
                                  ^^^ status 409
        if (req.query.c) throw new ApiError(options);
        throw new ForbiddenError();
                  ^^^^^^^^^^^^^^ error 403
      });
      `,
    );
  });

  test('marked errors and thrown objects', () => {
    expectPlaces(
      'express',
      `
      app.get('/', (req, res, next) => {
        const err = new Error('Not Found');
        err.status = 404;
                     ^^^ status 404
        if (req.query.a) return next(err);
        if (req.query.b) return next(Object.assign(new Error('x'), { statusCode: 409, retries: 500 }));
                                                                                 ^^^ status 409
        throw { status: 400, limit: 500 };
                        ^^^ status 400
      });
      `,
    );
  });

  test('an error of @fastify/error, and one that sensible makes by number', () => {
    expectPlaces(
      'fastify',
      `
      import createError from '@fastify/error';
      const Missing = createError('MISSING', 'No %s', 404);
                                                      ^^^ status 404
      app.get('/', async () => {
        if (app.isClosed) throw app.httpErrors.createError(503, 'x');
                                                           ^^^ status 503
        throw new Missing('thing');
                  ^^^^^^^ error 404
      });
      `,
    );
  });
});

describe('half-typed code', () => {
  const cases: readonly (readonly [why: string, line: string, caret: string])[] = [
    ['no argument', 'res.status().json({});', '           ^'],
    ['an open parenthesis', 'res.status(', '           ^'],
    ['an open parenthesis before the next statement', 'res.status(\nres.json({});', '           ^\n'],
    ['the first digit', 'res.sendStatus(4', '               ^'],
    ['digits in a chain', 'res.status(40).json({});', '           ^^'],
    ['the first digits of a redirect', 'res.redirect(30', '             ^^'],
    ['no right side', 'res.statusCode = ;', '                ^'],
    ['an arm that is missing', 'res.status(req.a ? 404 : ).end();', '                   ^^^  ^'],
    ['nothing behind the fallback', 'res.status(req.a || ).end();', '           ^^^^^   ^'],
  ];
  test.each(cases)('%s', (_, line, caret) => {
    const [first, ...rest] = line.split('\n');
    const stated = [`app.get('/', (req, res) => {`, first, caret.replace('\n', ''), ...rest, '});'];
    const spans = placesOf('express', `${stated[0] ?? ''}\n${line}\n});`).map(({ span }) => span);
    expectPlaces('express', stated.join('\n'));
    expect(spans.every(({ start, end }) => start <= end)).toBe(true);
  });

  test('an argument that is missing has an empty span between the parentheses', () => {
    const code = `app.get('/', async (request, reply) => { reply.code().send(); });`;
    const [place] = placesOf('fastify', code);
    const at = `import Fastify from 'fastify'; const app = Fastify();\n`.length + code.indexOf('()', 30) + 1;
    expect(place).toMatchObject({ kind: 'status', text: '', span: { start: at, end: at } });
    expect(place?.status).toMatchObject({ codes: [], dynamic: true });
  });
});

/** Numbers that look like a status and are none. */
const NEVER: readonly string[] = [
  'const few = list.slice(0, 500);',
  'await sleep(404);',
  'setTimeout(() => {}, 500);',
  'const port = 443; server.listen(port);',
  'const first = table[404];',
  'const options = { limit: 500, statusCode: 404 };',
  'cache.status(500);',
  'other.code(404);',
  'job.statusCode = 404;',
  'job.setStatus(404);',
  'const response = await fetch(url); if (response.status === 404) return;',
  'const answer = await axios.get(url); if (answer.status >= 500) retry(300);',
  'if (res.statusCode === 404) log(200);',
  'res.set("x-limit", 500);',
  'res.json({ status: 404, code: 500 });',
  'res.setTimeout(500);',
  'const list = [200, 201, 404];',
  'for (let i = 100; i < 200; i++) list.push(i);',
  'new RangeError(404);',
  'new Thing(404);',
  'throw new RangeError("max 500");',
  'throw new Error(404);',
  'const error = { retries: 500 };',
  'const job = new Job(); job.status = 200;',
  'axios.get(url, { timeout: 500 });',
  'app.listen(443);',
  'const accepted = { 200: "ok", 404: "missing" };',
  'type Codes = 200 | 404;',
  'switch (answer.status) { case 404: break; }',
  'log("404", `500`, /404/);',
];

test.each(NEVER)('never a place: %s', (line) => {
  const code = `app.get('/', async (req, res) => { ${line} res.end(); });`;
  expect(placesOf('express', code).map(({ text }) => text)).toEqual([]);
});

test.each(NEVER.filter((line) => !/\bres\b|await|return/.test(line)))(
  'nor outside of a handler: %s',
  (line) => {
    expect(placesOf('express', `export function work(list) { ${line} }`).map(({ text }) => text)).toEqual([]);
  },
);

test('imported names of codes are places where they are handed on, not where they are compared', () => {
  expectPlaces(
    'express',
    `
    import { StatusCodes } from 'http-status-codes';
    import { HttpStatus } from './constants';
    import { JobStatus } from './jobs';
    export const answer = { statusCode: StatusCodes.NOT_FOUND };
                                        ^^^^^^^^^^^^^^^^^^^^^ status 404
    export const fallback = (code) => code ?? HttpStatus.OK;
                                              ^^^^^^^^^^^^^ status 200
    export const isMissing = (code) => code === StatusCodes.NOT_FOUND;
    export const done = mark(JobStatus.OK);
    export function name(code: StatusCodes.OK) { switch (code) { case StatusCodes.OK: return 'ok'; } }
    `,
  );
});

test('a page of the browser makes no errors of ours', () => {
  const code = `
    import React from 'react';
    import { StatusCodes } from 'http-status-codes';
    export const f = () => { throw new ApiError(404, retry(StatusCodes.CONFLICT)); };
  `;
  const { places, constants } = analysed('express', code);
  expect({ places, constants }).toEqual({ places: [], constants: [] });
});

test('a code is one place, also where a call around it gives it back', () => {
  expectPlaces(
    'express',
    `
    const asStatus = (code) => code;
                               ^^^^ status ?
    app.get('/', (req, res) => {
      res.status(asStatus(404)).end();
                          ^^^ status 404
    });
    `,
  );
});

test('places stand in the order of the text, each once', () => {
  const code = `
    const NOT_FOUND = 404;
    app.get('/a', (req, res) => { res.status(NOT_FOUND).end(); });
    app.get('/b', (req, res) => { res.status(NOT_FOUND).end(); });
  `;
  const starts = placesOf('express', code).map(({ span }) => span.start);
  expect(starts).toHaveLength(3);
  expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
});
