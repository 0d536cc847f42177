/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/only-throw-error --
   the facts are about calls that the frameworks' types forbid, in versions whose types are not installed */
/** What Fastify 3, 4 and 5 do, seen by running them; `docs/framework-facts.md` says where in their source it is decided. */
import sensible from '@fastify/sensible';
import boom from '@hapi/boom';
import fastify3 from 'fastify3';
import fastify4 from 'fastify4';
import fastify5 from 'fastify5';
import createError from 'http-errors';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  HANG,
  PATIENCE,
  bytes,
  check,
  expectedOf,
  field,
  patienceFor,
  perMajor,
  request,
  runProgram,
  serving,
} from './support';
import type { Ask, Expected, PerMajor, Untyped } from './support';

const majors = [3, 4, 5] as const;
type Major = (typeof majors)[number];
const fastify: Readonly<Record<Major, Untyped>> = { 3: fastify3, 4: fastify4, 5: fastify5 };

type Setup = (app: Untyped, major: Major) => unknown;
type Handler = (req: Untyped, reply: Untyped) => unknown;
type Hook = (...parameters: Untyped[]) => unknown;

/** An application that keeps what it logs from level `warn` on. */
const start = async (major: Major, setup: Setup): Promise<{ app: Untyped; logs: string[] }> => {
  const logs: string[] = [];
  const stream = { write: (line: string) => logs.push(line) };
  const app = fastify[major]({ logger: { level: 'warn', stream } });
  setup(app, major);
  await app.ready();
  return { app, logs };
};

/** One fact about an application: what a request to it is answered and, where given, what it logs. */
const app = (name: string, setup: Setup, expected: PerMajor<Major>, ask: Ask = {}, log?: RegExp): void => {
  perMajor('Fastify', majors, name, async (major) => {
    const wanted = expectedOf(expected, major);
    const { app: application, logs } = await start(major, setup);
    check(await serving(application.server, (port) => request(port, ask, patienceFor(wanted))), wanted);
    if (log !== undefined) expect(logs.join('')).toMatch(log);
  });
};

/** One fact about the handler of `GET /`. */
const handler = (name: string, handle: Handler, expected: PerMajor<Major>, log?: RegExp): void => {
  app(name, (a) => a.get('/', handle), expected, {}, log);
};

/** The bytes that a handler puts on the wire. */
const wire = (name: string, handle: Handler, expected: RegExp | Readonly<Record<Major, RegExp>>): void => {
  perMajor('Fastify', majors, name, async (major) => {
    const { app: application } = await start(major, (a) => a.get('/', handle));
    const text = await serving(application.server, (port) => bytes(port, PATIENCE));
    expect(text).toMatch(expected instanceof RegExp ? expected : expected[major]);
  });
};

/** What becomes of a whole process: `setup` is the text of statements on `app`. */
const program = (name: string, setup: string, expected: Readonly<Record<Major, RegExp>>): void => {
  perMajor('Fastify', majors, name, async (major) => {
    const ending = await runProgram(`
      const app = require('fastify${String(major)}')();
      ${setup}
      app.ready().then(() => get(app.server));`);
    const died = ending.exitCode === 0 ? '' : `died ${/^\w*Error[^\n]*/m.exec(ending.errors)?.[0] ?? ''}`;
    expect(`${ending.printed} ${died}`.trim()).toMatch(expected[major]);
  });
};

const fail = (members: object = {}): Error => Object.assign(new Error('boom'), members);
const say = (text: string) => (_req: Untyped, reply: Untyped) => void reply.send(text);

describe.concurrent('status before anything happens', () => {
  handler('send() answers 200', (_req, reply) => void reply.send('x'), '200 x');
  handler('a returned object is the body with 200', async () => ({ a: 1 }), '200 {"a":1}');
  handler(
    'code(404), then a returned body',
    async (_req, reply) => (reply.code(404), { a: 1 }),
    '404 {"a":1}',
  );
  handler(
    'statusCode = 404, then a returned body',
    async (_req, reply) => ((reply.statusCode = 404), 'x'),
    '404 x',
  );
  handler('status is code', (_req, reply) => void reply.status(404).send('x'), '404 x');
  handler('a plain function: a returned value is the body', () => ({ a: 1 }), '200 {"a":1}');
  handler(
    'a plain function: code(404), then a returned body',
    (_req, reply) => (reply.code(404), 'x'),
    '404 x',
  );
  handler('a plain function that ends without sending never answers', () => undefined, 'hung');
  handler('a plain function: code(404) alone never answers', (_req, reply) => void reply.code(404), 'hung');
  handler('a plain function that returns null sends the text null', () => null, '200 null');
  handler('an async handler that ends without sending', async () => undefined, {
    3: 'hung',
    4: '200',
    5: '200',
  });
  handler('an async handler: code(404) alone', async (_req, reply) => void reply.code(404), {
    3: 'hung',
    4: '404',
    5: '404',
  });
  handler('an async handler: code(204) alone', async (_req, reply) => void reply.code(204), '204');
  handler('an async handler that returns null sends the text null', async () => null, '200 null');
  handler('an async handler that returns false', async () => false, '200 false');
  handler('an async handler that returns a number', async () => 404, '200 404');
  handler("an async handler that returns ''", async () => '', '200');
  it('Fastify 3: an async handler that ends without sending is logged', async () => {
    const { app: application, logs } = await start(3, (a) => a.get('/', async () => undefined));
    expect(await serving(application.server, (port) => request(port, {}, HANG))).toBe('hung');
    expect(logs.join('')).toContain('FST_ERR_PROMISE_NOT_FULFILLED');
  });
  handler(
    'an async handler that returns reply waits for the send',
    async (_req, reply) => {
      setTimeout(() => reply.code(404).send('x'), 5);
      return reply;
    },
    '404 x',
  );
  handler(
    'an async handler that sends later without returning reply',
    async (_req, reply) => {
      setTimeout(() => reply.code(404).send('x'), 5);
    },
    { 3: '404 x', 4: '200', 5: '200' },
  );
  handler(
    'a plain function that sends later answers',
    (_req, reply) => void setTimeout(() => reply.code(404).send('x'), 5),
    '404 x',
  );
  handler('a plain function that returns reply', (_req, reply) => reply.code(404).send('x'), '404 x');
  handler(
    'reply.code(404) returned by a plain function never answers',
    (_req, reply) => reply.code(404),
    'hung',
  );
  handler(
    'reply.code(404) returned by an async function never answers',
    async (_req, reply) => reply.code(404),
    'hung',
  );
  handler(
    '{ statusCode: 404, error } returned is a body with 200',
    async () => ({ statusCode: 404, error: 'x' }),
    '200 {"statusCode":404,"error":"x"}',
  );
  handler(
    '{ statusCode: 404 } sent is a body with 200',
    (_req, reply) => void reply.send({ statusCode: 404 }),
    '200 {"statusCode":404}',
  );
  handler('send(body, 404) ignores the number', (_req, reply) => void reply.send('x', 404), '200 x');
  handler('send(404) is a body', (_req, reply) => void reply.send(404), '200 404');
  handler('send() after code(404) is empty', (_req, reply) => void reply.code(404).send(), '404');
  handler('send(null) is the text null', (_req, reply) => void reply.send(null), '200 null');
  handler('a returned Response (fetch)', async () => new Response('x', { status: 404 }), {
    3: '200 {}',
    4: '404 x',
    5: '404 x',
  });
  handler(
    'a returned stream keeps the status',
    async (_req, reply) => (reply.code(404), Readable.from(['x'])),
    '404 x',
  );
  handler(
    'a plain function that returns a promise is as an async one',
    (_req, reply) => {
      reply.code(404);
      return Promise.resolve();
    },
    { 3: 'hung', 4: '404', 5: '404' },
  );
  handler(
    'reply.header() returned unsent never answers',
    async (_req, reply) => reply.header('a', 'b'),
    'hung',
  );
  handler(
    'await reply waits for the send',
    async (_req, reply) => {
      setTimeout(() => reply.code(404).send('x'), 5);
      await reply;
    },
    '404 x',
  );
});

describe.concurrent('errors', () => {
  const every = (name: string, members: object, expected: PerMajor<Major>): void => {
    handler(
      `throw in a plain function: ${name}`,
      () => {
        throw fail(members);
      },
      expected,
    );
    handler(
      `throw in an async function: ${name}`,
      async () => {
        throw fail(members);
      },
      expected,
    );
    handler(`reply.send(err): ${name}`, (_req, reply) => void reply.send(fail(members)), expected);
    handler(`returned error: ${name}`, async () => fail(members), expected);
  };
  const body = (status: number, phrase: string): string =>
    `${String(status)} {"statusCode":${String(status)},"error":"${phrase}","message":"boom"}`;
  every('no status is 500 with the message', {}, body(500, 'Internal Server Error'));
  every('statusCode is used', { statusCode: 404 }, body(404, 'Not Found'));
  every('status is used', { status: 404 }, body(404, 'Not Found'));
  every(
    'status goes first in 3, statusCode in 4 and 5',
    { status: 409, statusCode: 410 },
    { 3: body(409, 'Conflict'), 4: body(410, 'Gone'), 5: body(410, 'Gone') },
  );
  every('statusCode 599 is used', { statusCode: 599 }, 599);
  every(
    'statusCode 200 hides status 404 in 4',
    { statusCode: 200, status: 404 },
    { 3: body(404, 'Not Found'), 4: body(500, 'Internal Server Error'), 5: body(404, 'Not Found') },
  );
  every('statusCode below 400', { statusCode: 302 }, body(500, 'Internal Server Error'));
  every(
    'statusCode 600 is sent in 3 and 4',
    { statusCode: 600 },
    {
      3: '600 {"statusCode":600,"message":"boom"}',
      4: /^600 [^]*FST_ERR_BAD_STATUS_CODE/,
      5: body(500, 'Internal Server Error'),
    },
  );
  program(
    'an error with statusCode 1000 ends the process of 3 and 4',
    `app.get('/', async () => { throw Object.assign(new Error('x'), { statusCode: 1000 }); });`,
    { 3: /^died RangeError/, 4: /^died RangeError/, 5: /^500 / },
  );
  every("statusCode '404' is coerced", { statusCode: '404' }, body(404, 'Not Found'));
  every('code is not a status', { code: 404 }, 500);
  const after = (name: string, status: number, members: object, expected: PerMajor<Major>): void => {
    handler(
      `code(${String(status)}), then throw: ${name}`,
      async (_req, reply) => {
        reply.code(status);
        throw fail(members);
      },
      expected,
    );
    handler(
      `code(${String(status)}).send(err): ${name}`,
      (_req, reply) => void reply.code(status).send(fail(members)),
      expected,
    );
  };
  after('kept', 418, {}, 418);
  after("the error's statusCode wins", 418, { statusCode: 404 }, 404);
  after("the error's status wins", 418, { status: 404 }, 404);
  after('below 400 is 500', 302, {}, 500);
  after('200 is 500', 200, {}, 500);
  after('200 leaves the status of the error', 200, { statusCode: 404 }, 404);
  after('302 leaves the status of the error', 302, { statusCode: 404 }, 404);
  handler(
    'throw of an object that is no Error',
    async () => {
      throw { statusCode: 404, message: 'x' };
    },
    '404 {"statusCode":404,"message":"x"}',
  );
  handler(
    'throw of a text',
    async () => {
      throw 'x';
    },
    '500 x',
  );
  handler(
    'throw of undefined',
    async () => {
      throw undefined;
    },
    { 3: '500', 4: /^500 [^]*Cannot read properties of undefined/, 5: '500' },
  );
  handler(
    'a plain throw of an object that is no Error',
    () => {
      throw { statusCode: 404, message: 'x' };
    },
    '404 {"statusCode":404,"message":"x"}',
  );
  handler(
    'the default handler sends JSON',
    () => {
      throw fail();
    },
    field(500, 'content-type', 'application/json; charset=utf-8'),
  );
  handler(
    'the code of an error is sent',
    () => {
      throw fail({ code: 'E_X' });
    },
    '500 {"statusCode":500,"code":"E_X","error":"Internal Server Error","message":"boom"}',
  );
  handler(
    'err.headers are sent',
    () => {
      throw fail({ statusCode: 429, headers: { 'retry-after': '5' } });
    },
    field(429, 'retry-after', '5'),
  );
  handler(
    'send({ error: err }) serialises an empty object',
    (_req, reply) => void reply.send({ error: new Error('x') }),
    '200 {"error":{}}',
  );
  handler(
    'an error in a promise that is returned by a plain function',
    () => Promise.reject(fail({ statusCode: 409 })),
    body(409, 'Conflict'),
  );
  program(
    'a rejected promise that is not returned ends the process',
    'app.get("/", (q, r) => { Promise.reject(new Error("lost")); });',
    { 3: /^died Error: lost/, 4: /^died Error: lost/, 5: /^died Error: lost/ },
  );
  program(
    'a throw in a timer ends the process',
    'app.get("/", (q, r) => { setTimeout(() => { throw new Error("late"); }); });',
    { 3: /^died Error: late/, 4: /^died Error: late/, 5: /^died Error: late/ },
  );
  program(
    'an async throw after the send is logged',
    'app.get("/", async (q, r) => { r.send("x"); throw new Error("late"); });',
    { 3: /^200 x$/, 4: /^200 x$/, 5: /^200 x$/ },
  );
});

describe.concurrent('status codes that are none', () => {
  const code = (name: string, value: unknown, expected: PerMajor<Major>): void => {
    handler(`code(${name})`, (_req, reply) => void reply.code(value).send('x'), expected);
    handler(
      `statusCode = ${name}`,
      (_req, reply) => {
        reply.statusCode = value;
        reply.send('x');
      },
      expected,
    );
  };
  const bad = /^500 [^]*FST_ERR_BAD_STATUS_CODE/;
  code("'404'", '404', '404 x');
  code("'abc'", 'abc', bad);
  code("'404abc'", '404abc', { 3: '404 x', 4: bad, 5: bad });
  code('99', 99, bad);
  code('0', 0, bad);
  code('599', 599, '599 x');
  code('600', 600, { 3: '600 x', 4: bad, 5: bad });
  code('601', 601, bad);
  code('1000', 1000, bad);
  code('NaN', NaN, bad);
  code('404.5', 404.5, '404 x');
  code('undefined', undefined, bad);
  code('null', null, bad);
  code('[404]', [404], '404 x');
  program(
    'code(99) in a callback ends the process',
    'app.get("/", (q, r) => { setTimeout(() => r.code(99).send("x")); });',
    { 3: /^died FastifyError/, 4: /^died FastifyError/, 5: /^died FastifyError/ },
  );
  program(
    'code(undefined) in an async handler is 500',
    'app.get("/", async (q, r) => { await null; r.code(undefined); return "x"; });',
    { 3: /^500 /, 4: /^500 /, 5: /^500 / },
  );
  handler(
    'raw.statusCode = 404',
    (_req, reply) => {
      reply.raw.statusCode = 404;
      reply.send('x');
    },
    '404 x',
  );
});

describe.concurrent('1xx, 204, 205, 304 on the wire', () => {
  /** A head with these fields (besides Date and Connection), and then this body and nothing else. */
  const message = (status: number, fields: string, after = ''): RegExp =>
    new RegExp(
      `^HTTP/1.1 ${String(status)} [^\\r]*\\r\\n${fields}(?:Date|Connection)[^]*?\\r\\n\\r\\n${after}$`,
      'i',
    );
  const typed = (type: string, length: number): string =>
    `content-type: ${type}[^\\r]*\\r\\ncontent-length: ${String(length)}\\r\\n`;
  const object = typed('application/json', 7);
  const text = typed('text/plain', 4);
  const nothing = typed('application/json', 4);
  for (const status of [102, 103, 204]) {
    const bare = message(status, '');
    const name = `${String(status)}: `;
    wire(
      `${name}an object is dropped; 3 leaves its fields`,
      (_q, reply) => void reply.code(status).send({ a: 1 }),
      { 3: message(status, object), 4: bare, 5: bare },
    );
    wire(
      `${name}a returned object is dropped; 3 leaves its fields`,
      async (_q, reply) => (reply.code(status), { a: 1 }),
      { 3: message(status, object), 4: bare, 5: bare },
    );
    wire(
      `${name}a text is dropped; 3 leaves its fields`,
      (_q, reply) => void reply.code(status).send('body'),
      { 3: message(status, text), 4: bare, 5: bare },
    );
    wire(
      `${name}send(null) is the text null for 3, dropped with its fields left`,
      (_q, reply) => void reply.code(status).send(null),
      { 3: message(status, nothing), 4: bare, 5: bare },
    );
    wire(`${name}send() is bare`, (_q, reply) => void reply.code(status).send(), bare);
    wire(
      `${name}a Content-Type with nothing is sent`,
      (_q, reply) => void reply.code(status).type('text/plain').send(),
      message(status, 'content-type: text/plain\\r\\n'),
    );
  }
  wire(
    '205: an object is sent',
    (_q, reply) => void reply.code(205).send({ a: 1 }),
    message(205, object, '{"a":1}'),
  );
  wire('205: a text is sent', (_q, reply) => void reply.code(205).send('body'), message(205, text, 'body'));
  wire(
    '205: send(null) sends the text null',
    (_q, reply) => void reply.code(205).send(null),
    message(205, nothing, 'null'),
  );
  wire(
    '205: send() is empty',
    (_q, reply) => void reply.code(205).send(),
    message(205, 'content-length: 0\\r\\n'),
  );
  wire(
    '304: an object is dropped, its fields stay',
    (_q, reply) => void reply.code(304).send({ a: 1 }),
    message(304, object),
  );
  wire(
    '304: a text is dropped, its fields stay',
    (_q, reply) => void reply.code(304).send('body'),
    message(304, text),
  );
  wire(
    '304: send(null) leaves the fields of the text null',
    (_q, reply) => void reply.code(304).send(null),
    message(304, nothing),
  );
  wire('304: send() is bare', (_q, reply) => void reply.code(304).send(), message(304, ''));
  handler(
    'a 1xx as a final status is no response to a client',
    (_q, reply) => void reply.code(103).send(),
    'cut',
  );
});

describe.concurrent('redirects', () => {
  const to = (status: number): Expected => field(status, 'location', '/a');
  handler('redirect(url) is 302', (_req, reply) => void reply.redirect('/a'), to(302));
  handler('code(301).redirect(url) keeps 301', (_req, reply) => void reply.code(301).redirect('/a'), to(301));
  handler('code(404).redirect(url) keeps 404', (_req, reply) => void reply.code(404).redirect('/a'), to(404));
  handler('redirect(301, url)', (_req, reply) => void reply.redirect(301, '/a'), {
    3: to(301),
    4: to(301),
    5: /^500 [^]*FST_ERR_BAD_STATUS_CODE[^]*: \/a/,
  });
  handler('redirect(url, 301)', (_req, reply) => void reply.redirect('/a', 301), {
    3: to(302),
    4: to(301),
    5: to(301),
  });
  handler(
    'redirect in an async handler, not returned',
    async (_req, reply) => void reply.redirect('/a'),
    to(302),
  );
  handler('redirect returned by an async handler', async (_req, reply) => reply.redirect('/a'), to(302));
  handler('a redirect has no body', (_req, reply) => void reply.redirect('/a'), '302');
  handler(
    "redirect('back') is the path back",
    (_req, reply) => void reply.redirect('back'),
    field(302, 'location', 'back'),
  );
  handler('redirect(200, url)', (_req, reply) => void reply.redirect(200, '/a'), {
    3: to(200),
    4: to(200),
    5: /^500 /,
  });
  handler(
    'header(location) alone sets no status',
    (_req, reply) => void reply.header('Location', '/a').send(),
    to(200),
  );
});

describe.concurrent('two responses', () => {
  handler(
    'send after send is ignored and logged',
    (_req, reply) => {
      reply.send('a');
      reply.send('b');
    },
    '200 a',
    /Reply (was )?already sent/,
  );
  handler(
    'a send and a returned value: the value is ignored and logged',
    async (_req, reply) => {
      reply.code(404).send('a');
      return 'b';
    },
    '404 a',
    /Reply (was )?already sent/,
  );
  handler(
    'a plain send and a returned value',
    (_req, reply) => {
      reply.code(404).send('a');
      return 'b';
    },
    '404 a',
    /Reply (was )?already sent/,
  );
  handler(
    'code after send changes nothing',
    (_req, reply) => {
      reply.send('a');
      reply.code(404);
    },
    '200 a',
  );
  handler(
    'redirect after send',
    (_req, reply) => {
      reply.send('a');
      reply.redirect('/a');
    },
    '200 a',
  );
  handler(
    'sent is true after send',
    (_req, reply) => {
      reply.send('a');
      expect(reply.sent).toBe(true);
    },
    '200 a',
  );
  handler('sent is false before send', (_req, reply) => void reply.send(String(reply.sent)), '200 false');
  handler(
    'throw after send',
    async (_req, reply) => {
      reply.send('a');
      throw fail();
    },
    '200 a',
    /Promise errored, but reply.sent = true was set/,
  );
  handler(
    'a plain throw after send',
    (_req, reply) => {
      reply.send('a');
      throw fail();
    },
    '200 a',
    /already sent/,
  );
  handler(
    'hijack leaves the answer to raw',
    (_req, reply) => {
      reply.hijack();
      reply.raw.writeHead(404).end('raw');
    },
    '404 raw',
  );
  handler(
    'hijack in an async handler',
    async (_req, reply) => {
      reply.hijack();
      reply.raw.writeHead(404).end('raw');
    },
    '404 raw',
  );
  handler('hijack alone never answers', async (_req, reply) => void reply.hijack(), 'hung');
  handler(
    'hijack makes a send ineffective',
    (_req, reply) => {
      reply.hijack();
      reply.send('x');
    },
    'hung',
  );
  handler('raw.writeHead and raw.end', (_req, reply) => void reply.raw.writeHead(404).end('raw'), '404 raw');
  handler(
    'raw.writeHead and raw.end in an async handler',
    async (_req, reply) => void reply.raw.writeHead(404).end('raw'),
    '404 raw',
  );
  handler(
    'raw.end after code(404)',
    (_req, reply) => {
      reply.code(404);
      reply.raw.end('raw');
    },
    '404 raw',
  );
  handler(
    'sent = true hands the answer to raw; 5 throws',
    (_req, reply) => {
      reply.sent = true;
      reply.raw.end('raw');
    },
    { 3: '200 raw', 4: '200 raw', 5: /^500 [^]*which has only a getter/ },
  );
});

describe.concurrent('error handlers', () => {
  const handled = (
    name: string,
    handle: Hook,
    expected: PerMajor<Major>,
    error: unknown = fail({ statusCode: 404 }),
  ): void => {
    app(
      name,
      (a) => {
        a.setErrorHandler(handle);
        a.get('/', async () => {
          throw error;
        });
      },
      expected,
    );
  };
  const own = { 3: '404 {"e":"boom"}', 4: '200 {"e":"boom"}', 5: '200 {"e":"boom"}' };
  handled(
    'setErrorHandler gets (error, request, reply)',
    (error, req, reply) => void reply.code(503).send([error.message, req.method]),
    '503 ["boom","GET"]',
  );
  handled(
    "a send with no status: the error's status in 3, 200 in 4 and 5",
    (error, _req, reply) => void reply.send({ e: error.message }),
    own,
  );
  handled(
    'a send with no status, error without a status: 500 in 3, 200 in 4 and 5',
    (error, _req, reply) => void reply.send({ e: error.message }),
    { 3: '500 {"e":"boom"}', 4: '200 {"e":"boom"}', 5: '200 {"e":"boom"}' },
    fail(),
  );
  handled('a returned value is the body', (error) => ({ e: error.message }), own);
  handled('a value returned by an async handler is the body', async (error) => ({ e: error.message }), own);
  handled(
    'code(503) and a returned value',
    async (error, _req, reply) => (reply.code(503), { e: error.message }),
    '503 {"e":"boom"}',
  );
  handled(
    'send(error) goes to the default handler',
    (error, _req, reply) => void reply.send(error),
    /^404 {"statusCode":404,"error":"Not Found","message":"boom"}/,
  );
  handled(
    "code(503).send(error) sends the error's own status",
    (error, _req, reply) => void reply.code(503).send(error),
    404,
  );
  handled(
    'code(503).send(error) without a status of its own',
    (error, _req, reply) => void reply.code(503).send(error),
    503,
    fail(),
  );
  program(
    'a plain throw in an error handler goes to the default handler; it ends the process of 3 when the handler was async',
    `app.setErrorHandler((error) => { throw error; }); app.get('/', async () => { throw Object.assign(new Error('boom'), { statusCode: 404 }); });`,
    { 3: /^died Error: boom/, 4: /^404 /, 5: /^404 / },
  );
  handled(
    'async throw error goes to the default handler',
    async (error) => {
      throw error;
    },
    404,
  );
  handled('an async handler that ends without sending', async () => undefined, {
    3: 'hung',
    4: '200',
    5: '200',
  });
  handled('a plain handler that ends without sending', () => undefined, 'hung');
  app(
    'reply.statusCode that the handler sees',
    (a) => {
      a.setErrorHandler((_error: Untyped, _req: Untyped, reply: Untyped) => {
        const seen = String(reply.statusCode);
        reply.code(500).send(seen);
      });
      a.get('/', async () => {
        throw fail({ statusCode: 404 });
      });
    },
    { 3: '500 404', 4: '500 200', 5: '500 200' },
  );
  app(
    'a status set before the throw, handler sends with no status',
    (a) => {
      a.setErrorHandler((_error: Untyped, _req: Untyped, reply: Untyped) => void reply.send('x'));
      a.get('/', async (_req: Untyped, reply: Untyped) => {
        reply.code(418);
        throw fail();
      });
    },
    '418 x',
  );
  app(
    'a status below 400 set before the throw, handler sends with no status',
    (a) => {
      a.setErrorHandler((_error: Untyped, _req: Untyped, reply: Untyped) => void reply.send('x'));
      a.get('/', async (_req: Untyped, reply: Untyped) => {
        reply.code(201);
        throw fail();
      });
    },
    { 3: '500 x', 4: '201 x', 5: '201 x' },
  );
  app(
    "a route's errorHandler goes before setErrorHandler",
    (a) => {
      a.setErrorHandler((_e: Untyped, _req: Untyped, reply: Untyped) => void reply.code(500).send('app'));
      a.get(
        '/',
        { errorHandler: (_e: Untyped, _req: Untyped, reply: Untyped) => void reply.code(503).send('route') },
        async () => {
          throw fail();
        },
      );
    },
    '503 route',
  );
  app(
    'an error handler of a plugin is for its routes',
    (a) => {
      a.register(async (plugin: Untyped) => {
        plugin.setErrorHandler(
          (_e: Untyped, _req: Untyped, reply: Untyped) => void reply.code(503).send('plugin'),
        );
        plugin.get('/in', async () => {
          throw fail();
        });
      });
      a.get('/', async () => {
        throw fail();
      });
    },
    500,
  );
  app(
    'setErrorHandler is asked for reply.send(err) too',
    (a) => {
      a.setErrorHandler((_e: Untyped, _req: Untyped, reply: Untyped) => void reply.code(503).send('handled'));
      a.get('/', (_req: Untyped, reply: Untyped) => void reply.send(fail()));
    },
    '503 handled',
  );
  app(
    'an unknown route does not reach setErrorHandler',
    (a) => a.setErrorHandler((_e: Untyped, _q: Untyped, r: Untyped) => void r.code(503).send('x')),
    404,
  );
  handled(
    'return reply.code(500) unsent never answers',
    async (_e: Untyped, _q: Untyped, reply: Untyped) => reply.code(500),
    'hung',
  );
});

describe.concurrent('not found', () => {
  app(
    'an unknown route is 404 with JSON',
    () => undefined,
    '404 {"message":"Route GET:/x not found","error":"Not Found","statusCode":404}',
    { path: '/x' },
  );
  app('another method on a known path is 404, not 405', (a) => a.get('/', say('x')), 404, { method: 'POST' });
  app(
    'setNotFoundHandler gets (request, reply)',
    (a) => a.setNotFoundHandler((req: Untyped, reply: Untyped) => void reply.code(410).send(req.url)),
    '410 /x',
    { path: '/x' },
  );
  app(
    'setNotFoundHandler that sends with no status answers 200',
    (a) => a.setNotFoundHandler((_q: Untyped, reply: Untyped) => void reply.send('x')),
    '200 x',
    { path: '/x' },
  );
  app(
    'setNotFoundHandler that returns a value answers 200',
    (a) => a.setNotFoundHandler(async () => ({ a: 1 })),
    '200 {"a":1}',
    { path: '/x' },
  );
  app(
    'setNotFoundHandler with options',
    (a) =>
      a.setNotFoundHandler(
        { preHandler: (_q: Untyped, _r: Untyped, done: Untyped) => done() },
        (_q: Untyped, reply: Untyped) => void reply.code(410).send('x'),
      ),
    '410 x',
    { path: '/x' },
  );
  handler('callNotFound() answers 404', (_req, reply) => void reply.callNotFound(), 404);
  handler('callNotFound() in an async handler', async (_req, reply) => void reply.callNotFound(), 404);
  handler(
    'code(410).callNotFound()',
    (_req, reply) => {
      reply.code(410);
      reply.callNotFound();
    },
    404,
  );
  app(
    'callNotFound() runs setNotFoundHandler',
    (a) => {
      a.setNotFoundHandler((_q: Untyped, reply: Untyped) => void reply.code(410).send('own'));
      a.get('/', (_q: Untyped, reply: Untyped) => void reply.callNotFound());
    },
    '410 own',
  );
  app(
    'an async setNotFoundHandler that ends without sending',
    (a) => a.setNotFoundHandler(async () => undefined),
    { 3: 'hung', 4: '200', 5: '200' },
  );
});

describe.concurrent('hooks', () => {
  const hook = (name: string, at: string, run: Hook, expected: PerMajor<Major>): void => {
    app(
      name,
      (a) => {
        a.addHook(at, run);
        a.get('/', async () => ({ a: 1 }));
      },
      expected,
    );
  };
  for (const at of ['onRequest', 'preValidation', 'preHandler']) {
    hook(`${at}(request, reply, done) passes`, at, (_q, _r, done) => done(), '200 {"a":1}');
    hook(
      `${at}: a send answers, the handler is not run`,
      at,
      (_q, reply) => void reply.code(401).send('no'),
      '401 no',
    );
    hook(`${at}: done(err) fails`, at, (_q, _r, done) => done(fail({ statusCode: 403 })), 403);
    hook(`${at}: async passes`, at, async () => undefined, '200 {"a":1}');
    hook(
      `${at}: async send without return`,
      at,
      async (_q: Untyped, reply: Untyped) => {
        reply.code(401).send('no');
      },
      '401 no',
    );
    hook(
      `${at}: async send with return reply`,
      at,
      async (_q: Untyped, reply: Untyped) => {
        reply.code(401).send('no');
        return reply;
      },
      '401 no',
    );
    hook(
      `${at}: async throw`,
      at,
      async () => {
        throw fail({ statusCode: 403 });
      },
      403,
    );
    hook(`${at}: a value returned by an async hook is ignored`, at, async () => ({ b: 1 }), '200 {"a":1}');
    hook(
      `${at}: a status set in a hook is kept`,
      at,
      async (_q: Untyped, reply: Untyped) => void reply.code(202),
      '202 {"a":1}',
    );
    hook(`${at}: neither done nor promise hangs`, at, (_q, _r) => undefined, 'hung');
  }
  for (const at of ['onRequest', 'preValidation', 'preHandler']) {
    hook(
      `${at}: a send followed by done() ends there`,
      at,
      (_q, reply, done) => {
        reply.code(401).send('no');
        done();
      },
      '401 no',
    );
    hook(
      `${at}: return reply.code(401) without a send never answers`,
      at,
      async (_q, reply) => reply.code(401),
      'hung',
    );
    hook(
      `${at}: done(err) after code(418) keeps 418`,
      at,
      (_q, reply, done) => {
        reply.code(418);
        done(fail());
      },
      418,
    );
  }
  hook(
    'preParsing(request, reply, payload, done)',
    'preParsing',
    (_q, reply, _p, _done) => void reply.code(401).send('no'),
    '401 no',
  );
  hook('preParsing async', 'preParsing', async (_q, _r, payload) => payload, '200 {"a":1}');
  hook(
    'preSerialization(request, reply, payload, done) may change the body',
    'preSerialization',
    (_q, _r, payload, done) => done(null, { ...payload, b: 2 }),
    '200 {"a":1,"b":2}',
  );
  hook(
    'preSerialization may change the status',
    'preSerialization',
    async (_q, reply, payload) => (reply.code(202), payload),
    '202 {"a":1}',
  );
  hook(
    'preSerialization async: the returned value is the body',
    'preSerialization',
    async () => ({ b: 2 }),
    '200 {"b":2}',
  );
  hook(
    'onSend(request, reply, payload, done) may change the text',
    'onSend',
    (_q, _r, payload, done) => done(null, `${String(payload)} `),
    /^200 {"a":1}/,
  );
  hook(
    'onSend may change the status',
    'onSend',
    async (_q, reply, payload) => (reply.code(202), payload),
    '202 {"a":1}',
  );
  hook(
    'onSend: throw is 500',
    'onSend',
    async () => {
      throw fail();
    },
    500,
  );
  hook(
    'onResponse(request, reply, done) is after the answer',
    'onResponse',
    (_q, reply, done) => {
      reply.code(500);
      done();
    },
    '200 {"a":1}',
  );
  app(
    'onError(request, reply, error, done) sees the error; the answer is as without it',
    (a) => {
      a.addHook(
        'onError',
        async (_q: Untyped, reply: Untyped, error: Untyped) => void reply.header('x-error', error.message),
      );
      a.get('/', async () => {
        throw fail({ statusCode: 404 });
      });
    },
    field(404, 'x-error', 'boom'),
  );
  app(
    'onError must not send',
    (a) => {
      a.addHook('onError', async (_q: Untyped, reply: Untyped) => void reply.send('x'));
      a.get('/', async () => {
        throw fail({ statusCode: 404 });
      });
    },
    '404 {"statusCode":404,"error":"Not Found","message":"boom"}',
  );
  app(
    'a send in onError throws FST_ERR_SEND_INSIDE_ONERR',
    (a) => {
      a.addHook('onError', async (_q: Untyped, reply: Untyped) => {
        try {
          reply.send('x');
        } catch (error) {
          reply.header('x-code', (error as Untyped).code);
        }
      });
      a.get('/', async () => {
        throw fail({ statusCode: 404 });
      });
    },
    field(404, 'x-code', 'FST_ERR_SEND_INSIDE_ONERR'),
  );
  app(
    'onError runs before setErrorHandler; in 3 only when that sends the error',
    (a) => {
      a.addHook('onError', async (_q: Untyped, reply: Untyped) => void reply.header('x-error', '1'));
      a.setErrorHandler((_e: Untyped, _q: Untyped, reply: Untyped) => void reply.code(503).send('x'));
      a.get('/', async () => {
        throw fail();
      });
    },
    { 3: field(503, 'x-error', undefined), 4: field(503, 'x-error', '1'), 5: field(503, 'x-error', '1') },
  );
  app(
    'onError runs with setErrorHandler when that sends the error',
    (a) => {
      a.addHook('onError', async (_q: Untyped, reply: Untyped) => void reply.header('x-error', '1'));
      a.setErrorHandler((error: Untyped, _q: Untyped, reply: Untyped) => void reply.code(503).send(error));
      a.get('/', async () => {
        throw fail();
      });
    },
    field(503, 'x-error', '1'),
  );
  app(
    "hooks of a route's options",
    (a) =>
      a.get(
        '/',
        { preHandler: async (_q: Untyped, reply: Untyped) => reply.code(401).send('no') },
        async () => 'x',
      ),
    '401 no',
  );
  app(
    "hooks of a route's options as a list",
    (a) =>
      a.get(
        '/',
        {
          preHandler: [
            async () => undefined,
            async (_q: Untyped, reply: Untyped) => reply.code(401).send('no'),
          ],
        },
        async () => 'x',
      ),
    '401 no',
  );
});

describe.concurrent('routes', () => {
  handler(
    'what can be chained: code, status, header, headers, type, send and hijack return reply',
    (_req, reply) => {
      const calls = {
        code: [404],
        status: [404],
        header: ['x-a', '1'],
        headers: [{}],
        type: ['text/plain'],
      };
      for (const [name, list] of Object.entries(calls)) {
        expect(reply[name](...list), name).toBe(reply);
      }
      expect(reply.send('x')).toBe(reply);
      expect(reply.hijack()).toBe(reply);
    },
    '404 x',
  );
  app(
    'redirect returns nothing in 3, reply in 4 and 5',
    (a, major) => {
      a.get('/', (_q: Untyped, reply: Untyped) => {
        expect(reply.redirect('/a')).toBe(major === 3 ? undefined : reply);
      });
    },
    302,
  );
  app(
    'callNotFound returns nothing in 3, reply in 4 and 5',
    (a, major) => {
      a.get('/', (_q: Untyped, reply: Untyped) => {
        expect(reply.callNotFound()).toBe(major === 3 ? undefined : reply);
      });
    },
    404,
  );
  app('get(path, handler)', (a) => a.get('/', say('x')), '200 x');
  app('get(path, options, handler)', (a) => a.get('/', {}, say('x')), '200 x');
  app('get(path, { handler })', (a) => a.get('/', { handler: say('x') }), '200 x');
  app(
    'route({ method, url, handler })',
    (a) => a.route({ method: 'GET', url: '/', handler: say('x') }),
    '200 x',
  );
  app(
    'route({ method: [...] })',
    (a) => a.route({ method: ['GET', 'POST'], url: '/', handler: say('x') }),
    '200 x',
    { method: 'POST' },
  );
  app('route({ path })', (a) => a.route({ method: 'GET', path: '/', handler: say('x') }), '200 x');
  app('all(path, handler)', (a) => a.all('/', say('x')), '200 x', { method: 'DELETE' });
  app(
    'register(plugin, { prefix })',
    (a) => a.register(async (p: Untyped) => p.get('/b', say('x')), { prefix: '/a' }),
    '200 x',
    { path: '/a/b' },
  );
  app(
    'register((instance, options, done))',
    (a) =>
      a.register((p: Untyped, _o: Untyped, done: Untyped) => {
        p.get('/', say('x'));
        done();
      }),
    '200 x',
  );
  app('chained: get().get()', (a) => a.get('/a', say('a')).get('/', say('x')), '200 x');
  app('HEAD of a GET route', (a) => a.get('/', say('x')), { 3: 404, 4: 200, 5: 200 }, { method: 'HEAD' });
  app('OPTIONS of a GET route', (a) => a.get('/', say('x')), 404, { method: 'OPTIONS' });
  app(
    'a function with three parameters has no third',
    (a) => a.get('/', (_q: Untyped, reply: Untyped, next: Untyped) => void reply.send(typeof next)),
    '200 undefined',
  );
  it.each(majors)('Fastify %i: get(path) without a handler throws', (major) => {
    expect(() => fastify[major]().get('/')).toThrow();
    expect(() => fastify[major]().get('/', 'x')).toThrow();
  });
});

describe.concurrent('body parsers and schemas', () => {
  const post = (body: string, type = 'application/json'): Ask => ({
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  const posted =
    (options: object = {}): Setup =>
    (a) =>
      a.post('/', options, async (req: Untyped) => ({ body: req.body }));
  app('malformed JSON is 400', posted(), 400, post('{'));
  app('an empty JSON body is 400', posted(), /^400 [^]*FST_ERR_CTP_EMPTY_JSON_BODY/, post(''));
  app(
    'too large is 413',
    posted({ bodyLimit: 4 }),
    /^413 [^]*FST_ERR_CTP_BODY_TOO_LARGE/,
    post('{"a":"bcd"}'),
  );
  app(
    'an unknown media type is 415',
    posted(),
    /^415 [^]*FST_ERR_CTP_INVALID_MEDIA_TYPE/,
    post('x', 'text/none'),
  );
  app('a form is 415 without a plugin', posted(), 415, post('a=1', 'application/x-www-form-urlencoded'));
  app('text/plain is read', posted(), '200 {"body":"x"}', post('x', 'text/plain'));
  const schema = { body: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } } };
  app(
    'a schema that fails is 400',
    posted({ schema }),
    {
      3: /^400 {"statusCode":400,"error":/,
      4: /^400 [^]*FST_ERR_VALIDATION/,
      5: /^400 [^]*FST_ERR_VALIDATION/,
    },
    post('{}'),
  );
  app(
    'a schema that fails reaches setErrorHandler: no statusCode in 3',
    (a) => {
      a.setErrorHandler(
        (e: Untyped, _q: Untyped, r: Untyped) =>
          void r.code(200).send([e.statusCode ?? null, Array.isArray(e.validation), e.validationContext]),
      );
      a.post('/', { schema }, async () => 'x');
    },
    { 3: '200 [null,true,"body"]', 4: '200 [400,true,"body"]', 5: '200 [400,true,"body"]' },
    post('{}'),
  );
  app(
    'an error handler without a status and a schema that fails',
    (a) => {
      a.setErrorHandler((_e: Untyped, _q: Untyped, r: Untyped) => void r.send('x'));
      a.post('/', { schema }, async () => 'x');
    },
    { 3: '400 x', 4: '200 x', 5: '200 x' },
    post('{}'),
  );
  app(
    'error.statusCode ?? 500 loses the 400 of a schema in 3',
    (a) => {
      a.setErrorHandler((e: Untyped, _q: Untyped, r: Untyped) => void r.code(e.statusCode ?? 500).send('x'));
      a.post('/', { schema }, async () => 'x');
    },
    { 3: '500 x', 4: '400 x', 5: '400 x' },
    post('{}'),
  );
  app(
    'attachValidation leaves it to the handler',
    posted({ schema, attachValidation: true }),
    '200 {"body":{}}',
    post('{}'),
  );
  const response = (definition: object) => (a: Untyped) =>
    a.get(
      '/',
      { schema: { response: definition } },
      async (_q: Untyped, reply: Untyped) => (reply.code(404), { a: '1', b: '2' }),
    );
  const only = { type: 'object', properties: { a: { type: 'string' } } };
  const whole = '404 {"a":"1","b":"2"}';
  app('schema.response by code', response({ 404: only }), '404 {"a":"1"}');
  app("schema.response '4xx'", response({ '4xx': only }), '404 {"a":"1"}');
  app("schema.response '4XX'", response({ '4XX': only }), {
    3: whole,
    4: '404 {"a":"1"}',
    5: '404 {"a":"1"}',
  });
  app('schema.response of another code', response({ 200: only }), whole);
  app('schema.response default', response({ default: only }), {
    3: whole,
    4: '404 {"a":"1"}',
    5: '404 {"a":"1"}',
  });
});

describe.concurrent('http-errors, boom and sensible', () => {
  handler(
    'throw createError(200) is 500',
    async () => {
      throw createError(200);
    },
    500,
  );
  handler(
    'throw createError(404)',
    async () => {
      throw createError(404);
    },
    '404 {"statusCode":404,"error":"Not Found","message":"Not Found"}',
  );
  handler(
    'reply.send(createError.NotFound())',
    (_req, reply) => void reply.send(createError.NotFound()),
    404,
  );
  handler('return createError(404)', async () => createError(404), 404);
  handler(
    'throw boom.notFound() is 500: output.statusCode is not read',
    async () => {
      throw boom.notFound();
    },
    500,
  );
  handler('reply.send(boom.notFound()) is 500', (_req, reply) => void reply.send(boom.notFound()), 500);
  const withSensible = (name: string, handle: (app: Untyped) => Handler, expected: Expected): void => {
    it(`Fastify 5 with @fastify/sensible: ${name}`, async () => {
      const { app: application } = await start(5, (a) => {
        a.register(sensible);
        a.get('/', (req: Untyped, reply: Untyped) => handle(a)(req, reply));
      });
      check(await serving(application.server, (port) => request(port, {}, patienceFor(expected))), expected);
    });
  };
  withSensible(
    'reply.notFound()',
    () => (_q, reply) => void reply.notFound(),
    '404 {"statusCode":404,"error":"Not Found","message":"Not Found"}',
  );
  withSensible(
    'reply.notFound(message)',
    () => (_q, reply) => void reply.notFound('none'),
    '404 {"statusCode":404,"error":"Not Found","message":"none"}',
  );
  withSensible('return reply.notFound()', () => async (_q, reply) => reply.notFound(), 404);
  withSensible(
    'reply.code(410).notFound() is 404',
    () => (_q, reply) => void reply.code(410).notFound(),
    404,
  );
  withSensible(
    'throw httpErrors.notFound()',
    (a) => async () => {
      throw a.httpErrors.notFound();
    },
    404,
  );
  withSensible('return httpErrors.notFound()', (a) => async () => a.httpErrors.notFound(), 404);
  withSensible(
    'httpErrors.createError(404)',
    (a) => async () => {
      throw a.httpErrors.createError(404, 'x');
    },
    404,
  );
  withSensible(
    'httpErrors.getHttpError(404)',
    (a) => async () => {
      throw a.httpErrors.getHttpError(404, 'x');
    },
    404,
  );
  withSensible('reply.getHttpError(404)', () => async (_q, reply) => reply.getHttpError(404, 'x'), 404);
  withSensible(
    "httpErrors.getHttpError('404')",
    (a) => async () => {
      throw a.httpErrors.getHttpError('404');
    },
    404,
  );
  withSensible('fastify.assert(false, 404)', (a) => async () => a.assert(false, 404), 404);
  withSensible(
    'request.is and reply.vary exist',
    () => async (req, reply) => [typeof req.is, typeof reply.vary],
    '200 ["function","function"]',
  );
  withSensible(
    'fastify.to(promise) gives [error, value]',
    (a) => async () => (await a.to(Promise.resolve(7)))[1],
    '200 7',
  );
  withSensible(
    'an httpErrors.internalServerError message is sent',
    (a) => async () => {
      throw a.httpErrors.internalServerError('secret');
    },
    /^500 [^]*secret/,
  );
});
