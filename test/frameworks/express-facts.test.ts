/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/only-throw-error --
   the facts are about calls that the frameworks' types forbid, in versions whose types are not installed */
/** What Express 4 and 5 do, seen by running them; `docs/framework-facts.md` says where in their source it is decided. */
import boom from '@hapi/boom';
import express4 from 'express4';
import express5 from 'express5';
import createError from 'http-errors';
import http from 'node:http';
import path from 'node:path';
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
import type { Ask, Expected, Outcome, PerMajor, Untyped } from './support';

const majors = [4, 5] as const;
type Major = (typeof majors)[number];
const express: Readonly<Record<Major, Untyped>> = { 4: express4, 5: express5 };

/** Adds handlers to an application; gets the framework too. */
type Setup = (app: Untyped, framework: Untyped) => void;
type Handler = (req: Untyped, res: Untyped, next: Untyped) => unknown;

/** One fact about an application: what a request to it is answered. */
const app = (name: string, setup: Setup, expected: PerMajor<Major>, ask: Ask = {}): void => {
  perMajor('Express', majors, name, async (major) => {
    const wanted = expectedOf(expected, major);
    const application = express[major]();
    setup(application, express[major]);
    check(
      await serving(http.createServer(application), (port) => request(port, ask, patienceFor(wanted))),
      wanted,
    );
  });
};

/** One fact about one handler, registered for every path and method. */
const handler = (name: string, handle: Handler, expected: PerMajor<Major>, ask: Ask = {}): void => {
  app(name, (application) => application.use(handle), expected, ask);
};

/** The bytes that a handler puts on the wire. */
const wire = (name: string, handle: Handler, expected: PerMajor<Major>, method = 'GET'): void => {
  perMajor('Express', majors, name, async (major) => {
    const wanted = expectedOf(expected, major);
    const application = express[major]();
    application.use(handle);
    const text = await serving(http.createServer(application), (port) => bytes(port, PATIENCE, method));
    expect(text).toMatch(wanted as RegExp);
  });
};

/** What becomes of a whole process: `handle` is the text of a handler. */
const program = (name: string, handle: string, expected: Readonly<Record<Major, RegExp>>): void => {
  perMajor('Express', majors, name, async (major) => {
    const ending = await runProgram(`
      const app = require('express${String(major)}')();
      app.get('/', ${handle});
      get(require('node:http').createServer(app));`);
    const died = ending.exitCode === 0 ? '' : `died ${/^\w*Error[^\n]*/m.exec(ending.errors)?.[0] ?? ''}`;
    expect(`${ending.printed} ${died}`.trim()).toMatch(expected[major]);
  });
};

/** The JSON of a response, for what is easier to compare as an object. */
const json =
  (status: number, body: unknown): Expected =>
  (outcome: Outcome) => {
    if (typeof outcome === 'string') throw new Error(`no response: ${outcome}`);
    expect({ status: outcome.status, body: JSON.parse(outcome.body) as unknown }).toEqual({ status, body });
  };

describe.concurrent('status before anything happens', () => {
  handler('res.send() answers 200', (_req, res) => res.send('x'), '200 x');
  handler('res.json() answers 200', (_req, res) => res.json({ a: 1 }), '200 {"a":1}');
  handler('res.end() answers 200', (_req, res) => res.end(), '200');
  handler('res.status(404) alone never answers', (_req, res) => res.status(404), 'hung');
  handler('a handler that does nothing never answers', () => undefined, 'hung');
  handler('a returned value is ignored', () => ({ a: 1 }), 'hung');
  handler('a promise of a value is ignored', async () => Promise.resolve({ a: 1 }), 'hung');
  handler('res.status(404).end() answers with an empty body', (_req, res) => res.status(404).end(), '404');
  handler('next() past the last handler answers 404', (_req, _res, next) => next(), /^404 [^]*Cannot GET \//);
  app(
    'next() past the last handler answers 404 whatever status was set',
    (a) => a.use((_req: Untyped, res: Untyped, next: Untyped) => (res.status(201), next())),
    404,
  );
  handler(
    'a status set in an earlier statement is sent',
    (_req, res) => (res.status(404), res.json({})),
    '404 {}',
  );
  handler(
    'the last status before the send wins',
    (_req, res) => res.status(404).status(410).send('x'),
    '410 x',
  );
  handler('res.statusCode = 404 is sent', (_req, res) => ((res.statusCode = 404), res.send('x')), '404 x');
  handler('a status set after the send is lost', (_req, res) => res.send('x').status(404), '200 x');
  handler(
    'res.sendStatus() sends the reason phrase as text',
    (_req, res) => res.sendStatus(404),
    field(404, 'content-type', /text\/plain/),
  );
  handler('res.sendStatus(404) has the phrase as body', (_req, res) => res.sendStatus(404), '404 Not Found');
  handler(
    'res.sendStatus() of an unknown code has its digits as body',
    (_req, res) => res.sendStatus(299),
    '299 299',
  );
});

describe.concurrent('thrown and forwarded errors', () => {
  const fail = (members: object): Error => Object.assign(new Error('boom'), members);
  const thrown = (name: string, members: object, expected: PerMajor<Major>): void => {
    handler(
      `throw: ${name}`,
      () => {
        throw fail(members);
      },
      expected,
    );
    handler(`next(err): ${name}`, (_req, _res, next) => next(fail(members)), expected);
  };
  thrown('an error without a status is answered 500', {}, 500);
  thrown('err.status is used', { status: 404 }, 404);
  thrown('err.statusCode is used', { statusCode: 404 }, 404);
  thrown('err.status goes before err.statusCode', { status: 404, statusCode: 410 }, 404);
  thrown('599 is the last status used', { status: 599 }, 599);
  thrown('an err.status below 400 is ignored', { status: 302 }, 500);
  thrown('an err.status from 600 on is ignored', { status: 600 }, 500);
  thrown('an err.status that is a text is ignored', { status: '404' }, 500);
  thrown('an invalid err.status leaves err.statusCode', { status: 200, statusCode: 410 }, 410);
  thrown(
    'err.headers are not sent without a valid status',
    { headers: { 'x-a': '1' } },
    field(500, 'x-a', undefined),
  );
  thrown(
    'err.headers are sent with a status',
    { status: 429, headers: { 'retry-after': '5' } },
    field(429, 'retry-after', '5'),
  );
  const after = (name: string, status: number, error: object, expected: number): void => {
    handler(
      `throw after ${name}`,
      (_req, res) => {
        res.status(status);
        throw fail(error);
      },
      expected,
    );
    handler(
      `next(err) after ${name}`,
      (_req, res, next) => (res.status(status), next(fail(error))),
      expected,
    );
  };
  after('res.status(418) keeps 418', 418, {}, 418);
  after('res.status(302) gives 500', 302, {}, 500);
  after('res.status(200) gives 500', 200, {}, 500);
  after("res.status(418) prefers the error's own status", 418, { status: 404 }, 404);
  handler(
    'the default handler sends HTML',
    () => {
      throw fail({});
    },
    field(500, 'content-type', 'text/html; charset=utf-8'),
  );
  handler(
    'the default handler sends the stack outside production',
    () => {
      throw fail({});
    },
    /^500 [^]*Error: boom<br>[^]*at /,
  );
  app(
    'the default handler sends only the phrase in production',
    (a) => {
      a.set('env', 'production').set('x', 1);
      a.use(() => {
        throw fail({});
      });
    },
    (outcome) => {
      check(outcome, /<pre>Internal Server Error<\/pre>/);
      expect(JSON.stringify(outcome)).not.toContain('boom');
    },
  );
  handler(
    'a thrown text is answered 500 with the text',
    () => {
      throw 'text';
    },
    /^500 [^]*text/,
  );
  handler(
    'a thrown undefined passes to the next handler',
    () => {
      throw undefined;
    },
    404,
  );
  handler("next('route') is no error", (_req, _res, next) => next('route'), 404);
  handler("next('router') is no error", (_req, _res, next) => next('router'), 404);
  handler("next('text') is an error", (_req, _res, next) => next('text'), /^500 [^]*text/);
  handler('next(0) is no error', (_req, _res, next) => next(0), 404);
  handler('next(404) is an error without a status', (_req, _res, next) => next(404), 500);
  handler(
    'next(err) after a send cannot change what was sent',
    (_req, res, next) => (res.send('x'), next(fail({}))),
    '200 x',
  );
});

describe.concurrent('rejections', () => {
  const rejecting = '(req, res) => Promise.reject(new Error("boom"))';
  program('a rejected handler: 4 ends the process, 5 answers 500', rejecting, {
    4: /^died Error: boom/,
    5: /^500 /,
  });
  program('an async throw: 4 ends the process, 5 answers 500', 'async () => { throw new Error("boom"); }', {
    4: /^died Error: boom/,
    5: /^500 /,
  });
  perMajor('Express', majors, 'a rejection that somebody listens to: 4 never answers', async (major) => {
    const ending = await runProgram(
      `
      process.on('unhandledRejection', () => console.log('unhandledRejection'));
      const app = require('express${String(major)}')();
      app.get('/', async () => { throw new Error('boom'); });
      get(require('node:http').createServer(app));`,
      HANG,
    );
    expect(ending.printed).toMatch(major === 4 ? /^unhandledRejection\nhung$/ : /^500 /);
  });
  program(
    'an async throw reaches the error handler in 5 only',
    'async () => { throw new Error("boom"); }); app.use((e, q, s, n) => { s.status(503).send(e.message); }',
    {
      4: /^died Error: boom/,
      5: /^503 boom$/,
    },
  );
  program(
    'an async error handler that throws',
    '(q, s, next) => next(1)); app.use(async (e, q, s, n) => { throw new Error("again"); }',
    {
      4: /^died Error: again/,
      5: /^500 [^]*again/,
    },
  );
  program(
    'an async middleware that throws',
    '(q, s, next) => next()); app.use(async () => { throw new Error("boom"); }',
    {
      4: /^died Error: boom/,
      5: /^500 /,
    },
  );
  program('Promise.reject() with nothing is an error in 5', 'async () => { throw undefined; }', {
    4: /^died/,
    5: /^500 [^]*Rejected promise/,
  });
  program('a throw in a timer ends the process', '() => setTimeout(() => { throw new Error("late"); })', {
    4: /^died Error: late/,
    5: /^died Error: late/,
  });
  program(
    'a rejected promise that is not returned ends the process',
    '(req, res) => { Promise.reject(new Error("lost")); }',
    {
      4: /^died Error: lost/,
      5: /^died Error: lost/,
    },
  );
  program(
    'an async error after the answer',
    'async (req, res) => { res.send("x"); throw new Error("late"); }',
    { 4: /^died Error: late/, 5: /^200 x$/ },
  );
});

describe.concurrent('status codes that are none', () => {
  const status = (name: string, code: unknown, expected: PerMajor<Major>): void => {
    handler(`res.status(${name}).send()`, (_req, res) => res.status(code).send('x'), expected);
  };
  status("'404'", '404', { 4: '404 x', 5: /^500 [^]*TypeError: Invalid status code: &quot;404&quot;/ });
  status("'abc'", 'abc', { 4: /^500 [^]*RangeError/, 5: /^500 [^]*TypeError/ });
  status('99', 99, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*RangeError/ });
  status('0', 0, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*RangeError/ });
  status('-1', -1, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*RangeError/ });
  status('600', 600, '600 x');
  status('999', 999, '999 x');
  status('1000', 1000, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*RangeError/ });
  program(
    'res.status(NaN) in a plain handler ends the process of 4: its default handler keeps NaN',
    '(req, res) => { res.status(NaN).send("x"); }',
    {
      4: /^died RangeError \[ERR_HTTP_INVALID_STATUS_CODE\]/,
      5: /^500 [^]*TypeError/,
    },
  );
  program(
    'res.statusCode = NaN, then a throw, ends the process',
    '(req, res) => { res.statusCode = NaN; throw new Error("x"); }',
    {
      4: /^died RangeError/,
      5: /^died RangeError/,
    },
  );
  program(
    'an own error handler saves the process from res.status(NaN)',
    '(req, res) => { res.status(NaN).send("x"); }); app.use((e, q, s, n) => { s.status(500).send(e.name); }',
    {
      4: /^500 RangeError$/,
      5: /^500 TypeError$/,
    },
  );
  status('404.5', 404.5, { 4: '404 x', 5: /^500 [^]*TypeError/ });
  status('404.0', 404.0, '404 x');
  status('undefined', undefined, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*TypeError/ });
  status('null', null, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*TypeError/ });
  status('true', true, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*TypeError/ });
  status('404n', 404n, { 4: /^500 /, 5: /^500 [^]*TypeError/ });
  status('[404]', [404], { 4: '404 x', 5: /^500 [^]*TypeError/ });
  status('{}', {}, { 4: /^500 [^]*RangeError/, 5: /^500 [^]*TypeError/ });
  const sendStatus = (name: string, code: unknown, expected: PerMajor<Major>): void => {
    handler(`res.sendStatus(${name})`, (_req, res) => res.sendStatus(code), expected);
  };
  sendStatus("'404'", '404', { 4: '404 Not Found', 5: /^500 [^]*TypeError/ });
  sendStatus('undefined', undefined, /^500 /);
  sendStatus('600', 600, '600 600');
  sendStatus('99', 99, /^500 [^]*RangeError/);
  handler('statusCode = 99', (_req, res) => ((res.statusCode = 99), res.send('x')), /^500 [^]*RangeError/);
  handler("statusCode = '404'", (_req, res) => ((res.statusCode = '404'), res.send('x')), '404 x');
  handler('res.writeHead(99)', (_req, res) => res.writeHead(99).end(), /^500 [^]*RangeError/);
  handler(
    'an invalid status set before a throw',
    (_req, res) => {
      res.statusCode = 999;
      throw new Error('x');
    },
    500,
  );
  const invalid = (code: string): string =>
    `async (req, res) => { await null; res.status(${code}).send('x'); }`;
  program('res.status(99) in an async handler', invalid('99'), { 4: /^died RangeError/, 5: /^500 / });
  program('res.status(undefined) in an async handler', invalid('undefined'), {
    4: /^died RangeError/,
    5: /^500 /,
  });
  const later = (code: string): string => `(req, res) => setTimeout(() => res.status(${code}).send('x'))`;
  program('res.status(99) in a callback ends the process', later('99'), {
    4: /^died RangeError/,
    5: /^died RangeError/,
  });
  program("res.status('404') in a callback ends 5", later("'404'"), { 4: /^404 x/, 5: /^died TypeError/ });
  program('res.status(undefined) in a callback ends the process', later('undefined'), {
    4: /^died RangeError/,
    5: /^died TypeError/,
  });
});

describe.concurrent('1xx, 204, 205, 304 on the wire', () => {
  for (const code of [100, 102, 103]) {
    handler(
      `${String(code)} as a final status is no response to a client`,
      (_req, res) => res.status(code).send('x'),
      'cut',
    );
    wire(
      `${String(code)} as a final status is sent as it is`,
      (_req, res) => res.status(code).send('x'),
      new RegExp(`^HTTP/1.1 ${String(code)} `),
    );
  }
  for (const code of [204, 304]) {
    const head = `^HTTP/1.1 ${String(code)} (?:(?!content-type|content-length)[^])*\\r\\n\\r\\n$`;
    wire(
      `${String(code)} with json drops body, Content-Type and Content-Length`,
      (_req, res) => res.status(code).json({ a: 1 }),
      new RegExp(head, 'i'),
    );
    wire(
      `${String(code)} with send drops them`,
      (_req, res) => res.status(code).type('txt').send('body'),
      new RegExp(head, 'i'),
    );
    wire(`${String(code)} with end drops the body`, (_req, res) => res.status(code).end('body'), /\r\n\r\n$/);
    wire(
      `${String(code)} with end keeps a Content-Type`,
      (_req, res) => res.status(code).type('txt').end(),
      /content-type: text\/plain[^]*\r\n\r\n$/i,
    );
    wire(`${String(code)} with sendStatus`, (_req, res) => res.sendStatus(code), new RegExp(head, 'i'));
    wire(
      `${String(code)} with write drops the body`,
      (_req, res) => (res.status(code).write('body'), res.end()),
      /\r\n\r\n$/,
    );
  }
  wire(
    '205 with json is sent empty with Content-Length: 0 and keeps Content-Type',
    (_req, res) => res.status(205).json({ a: 1 }),
    /^HTTP\/1.1 205 [^]*content-type: application\/json[^]*content-length: 0\r\n[^]*\r\n\r\n$/i,
  );
  wire(
    '205 with send is sent empty',
    (_req, res) => res.status(205).send('body'),
    /^HTTP\/1.1 205 [^]*content-length: 0\r\n[^]*\r\n\r\n$/i,
  );
  wire(
    '205 with end keeps the body',
    (_req, res) => res.status(205).end('body'),
    /^HTTP\/1.1 205 [^]*\r\n\r\n(4\r\n)?body/i,
  );
  wire(
    '205 with sendStatus is sent empty',
    (_req, res) => res.sendStatus(205),
    /content-length: 0\r\n[^]*\r\n\r\n$/i,
  );
  wire(
    'a HEAD request gets no body',
    (_req, res) => res.status(404).json({ a: 1 }),
    /^HTTP\/1.1 404 [^]*content-length: 7[^]*\r\n\r\n$/i,
    'HEAD',
  );
  handler('a fresh request turns a 200 into 304', (_req, res) => res.set('ETag', '"a"').send('x'), '304', {
    headers: { 'if-none-match': '"a"' },
  });
  handler(
    'a fresh request leaves a 404',
    (_req, res) => res.status(404).set('ETag', '"a"').send('x'),
    '404 x',
    { headers: { 'if-none-match': '"a"' } },
  );
});

describe.concurrent('bodies', () => {
  handler("res.json(new Error('x')) sends {}", (_req, res) => res.json(new Error('x')), '200 {}');
  handler("res.send(new Error('x')) sends {}", (_req, res) => res.send(new Error('x')), '200 {}');
  handler(
    'an own status member of an error is sent',
    (_req, res) => res.json(Object.assign(new Error('x'), { status: 404 })),
    '200 {"status":404}',
  );
  handler(
    'res.json({ error: err }) sends an empty object',
    (_req, res) => res.json({ error: new Error('x') }),
    '200 {"error":{}}',
  );
  handler('an http-error sends what is enumerable', (_req, res) => res.send(createError(404)), /^200 \{/);
  handler('res.send(undefined) sends nothing', (_req, res) => res.send(undefined), '200');
  handler('res.send() sends nothing', (_req, res) => res.send(), '200');
  handler('res.send(null) sends nothing', (_req, res) => res.send(null), '200');
  handler('res.json(null) sends null', (_req, res) => res.json(null), '200 null');
  handler('res.json(undefined) sends nothing', (_req, res) => res.json(undefined), '200');
  handler('res.send(true) sends JSON', (_req, res) => res.send(true), '200 true');
  handler(
    'res.jsonp() sends JSON without a callback',
    (_req, res) => res.status(404).jsonp({ a: 1 }),
    '404 {"a":1}',
  );
  handler(
    'res.format() keeps the status',
    (_req, res) => res.status(404).format({ json: () => res.json({ a: 1 }) }),
    '404 {"a":1}',
  );
  handler(
    'res.format() without a match is 406',
    (_req, res) => res.format({ json: () => res.json({}) }),
    406,
    { headers: { accept: 'image/png' } },
  );
  handler(
    'res.format() without a match is 406 after res.status(404)',
    (_req, res) => res.status(404).format({ json: () => res.json({}) }),
    406,
    { headers: { accept: 'image/png' } },
  );
});

describe.concurrent('redirects', () => {
  const to = (status: number): Expected => field(status, 'location', '/a');
  handler('redirect(url) is 302', (_req, res) => res.redirect('/a'), to(302));
  handler('status(301).redirect(url) is 302', (_req, res) => res.status(301).redirect('/a'), to(302));
  handler(
    'statusCode = 301, then redirect(url) is 302',
    (_req, res) => ((res.statusCode = 301), res.redirect('/a')),
    to(302),
  );
  handler('redirect(301, url)', (_req, res) => res.redirect(301, '/a'), to(301));
  handler('redirect(url, 301)', (_req, res) => res.redirect('/a', 301), {
    4: to(301),
    5: /^500 [^]*TypeError: Invalid status code: &quot;\/a&quot;/,
  });
  handler("redirect('301', url)", (_req, res) => res.redirect('301', '/a'), {
    4: /^500 /,
    5: /^500 [^]*TypeError/,
  });
  handler('redirect(200, url) is sent as 200', (_req, res) => res.redirect(200, '/a'), to(200));
  handler(
    "redirect('back') goes to the referrer in 4, to the path back in 5",
    (_req, res) => res.redirect('back'),
    {
      4: field(302, 'location', '/from'),
      5: field(302, 'location', 'back'),
    },
    { headers: { referer: '/from' } },
  );
  handler('location(url) alone sets no status', (_req, res) => res.location('/a').send('x'), to(200));
  handler('status(301).location(url).end()', (_req, res) => res.status(301).location('/a').end(), to(301));
  handler('a redirect has a body', (_req, res) => res.redirect('/a'), '302 Found. Redirecting to /a');
  handler('redirect(undefined)', (_req, res) => res.redirect(undefined), {
    4: field(302, 'location', 'undefined'),
    5: field(302, 'location', 'undefined'),
  });
  handler(
    'redirect() is final: a following send throws',
    (_req, res) => (res.redirect('/a'), res.send('x')),
    '302 Found. Redirecting to /a',
  );
});

describe.concurrent('signatures of Express 3', () => {
  handler('send(404)', (_req, res) => res.send(404), { 4: '404 Not Found', 5: '200 404' });
  handler('send(404, body)', (_req, res) => res.send(404, 'x'), { 4: '404 x', 5: '200 404' });
  handler('send(body, 404)', (_req, res) => res.send('x', 404), { 4: '404 x', 5: '200 x' });
  handler('send(404, object)', (_req, res) => res.send(404, { a: 1 }), { 4: '404 {"a":1}', 5: '200 404' });
  handler('json(404, body)', (_req, res) => res.json(404, { a: 1 }), { 4: '404 {"a":1}', 5: '200 404' });
  handler('json(body, 404)', (_req, res) => res.json({ a: 1 }, 404), { 4: '404 {"a":1}', 5: '200 {"a":1}' });
  handler('jsonp(404, body)', (_req, res) => res.jsonp(404, { a: 1 }), { 4: '404 {"a":1}', 5: '200 404' });
  handler('json(404) is a body, not a status', (_req, res) => res.json(404), '200 404');
  handler('status(404).send(500): the number is a body only in 5', (_req, res) => res.status(404).send(500), {
    4: '500 Internal Server Error',
    5: '404 500',
  });
  handler('send(count) is a status in 4', (_req, res) => res.send(7), {
    4: /^500 [^]*RangeError/,
    5: '200 7',
  });
  handler('sendfile', (_req, res) => res.sendfile(path.resolve('package.json')), {
    4: 200,
    5: /^500 [^]*sendfile is not a function/,
  });
  handler(
    'req.param()',
    (req, res) => res.send(req.param('a')),
    { 4: '200 1', 5: /^500 [^]*req.param is not a function/ },
    { path: '/?a=1' },
  );
  it.each([
    [4, 'function'],
    [5, 'undefined'],
  ] as const)('Express %i: app.del is a %s', (major, type) => {
    expect(typeof express[major]().del).toBe(type);
  });
  handler('res.sendHeader does not exist', (_req, res) => res.send(typeof res.sendHeader), '200 undefined');
  handler(
    'res.code does not exist',
    (_req, res) => res.code(404).send('x'),
    /^500 [^]*res.code is not a function/,
  );
});

describe.concurrent('two responses', () => {
  handler(
    'sendStatus(404).json(…): the second send throws, the client has the first',
    (_req, res) => res.sendStatus(404).json({ a: 1 }),
    '404 Not Found',
  );
  handler(
    'send after send throws ERR_HTTP_HEADERS_SENT',
    (_req, res) => {
      res.status(200);
      res.write('first ');
      try {
        res.send('x');
      } catch (error) {
        res.end((error as Untyped).code);
      }
    },
    '200 first ERR_HTTP_HEADERS_SENT',
  );
  handler(
    'json after json throws ERR_HTTP_HEADERS_SENT',
    (_req, res) => {
      res.json({ a: 1 });
      expect(() => res.json({ b: 1 })).toThrow(expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' }));
    },
    '200 {"a":1}',
  );
  handler('end after json is ignored', (_req, res) => (res.json({ a: 1 }), res.end()), '200 {"a":1}');
  handler(
    'status after json throws nothing',
    (_req, res) => (res.json({ a: 1 }), res.status(500)),
    '200 {"a":1}',
  );
  program('send after send in an async handler', 'async (q, res) => { res.send("a"); res.send("b"); }', {
    4: /died Error \[ERR_HTTP_HEADERS_SENT\]/,
    5: /^200 a$/,
  });
  program(
    'send after send in a callback ends the process',
    '(q, res) => setTimeout(() => { res.send("a"); res.send("b"); })',
    { 4: /died Error \[ERR_HTTP_HEADERS_SENT\]/, 5: /died Error \[ERR_HTTP_HEADERS_SENT\]/ },
  );
  app(
    'a send followed by next() runs the next handler, whose send throws',
    (a) => {
      a.use((_req: Untyped, res: Untyped, next: Untyped) => {
        res.send('a');
        next();
      });
      a.use((_req: Untyped, res: Untyped) => res.send('b'));
    },
    '200 a',
  );
  handler(
    'a send followed by next() with nothing after it is harmless',
    (_req, res, next) => {
      res.send('a');
      next();
    },
    '200 a',
  );
  handler(
    'res.headersSent is true after a send',
    (_req, res) => {
      res.send('a');
      expect(res.headersSent).toBe(true);
    },
    '200 a',
  );
  for (const [name, handle] of Object.entries<(req: Untyped, res: Untyped) => unknown>({
    'sendStatus(404).end()': (_req, res) => res.sendStatus(404).end(),
    'sendStatus(404).send()': (_req, res) => res.sendStatus(404).send(),
    'sendStatus(404), then end()': (_req, res) => (res.sendStatus(404), res.end()),
  })) {
    app(
      `${name} is harmless: an empty end or send after the end does nothing`,
      (a) => {
        a.use((req: Untyped, res: Untyped) => {
          expect(() => handle(req, res)).not.toThrow();
        });
      },
      '404 Not Found',
    );
  }
  for (const [name, handle] of Object.entries<(req: Untyped, res: Untyped) => unknown>({
    'send(null)': (_req, res) => res.send(null),
    'set()': (_req, res) => res.set('a', 'b'),
    'sendStatus()': (_req, res) => res.sendStatus(200),
    'redirect()': (_req, res) => res.redirect('/'),
    'writeHead()': (_req, res) => res.writeHead(200),
  })) {
    app(
      `${name} after json() throws ERR_HTTP_HEADERS_SENT`,
      (a) => {
        a.use((req: Untyped, res: Untyped) => {
          res.json({ a: 1 });
          expect(() => handle(req, res)).toThrow(expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' }));
        });
      },
      '200 {"a":1}',
    );
  }
  const afterEnd = {
    4: /^died Error \[ERR_STREAM_WRITE_AFTER_END\]/,
    5: /^died Error \[ERR_STREAM_WRITE_AFTER_END\]/,
  };
  program(
    'end(body) after json() ends the process',
    '(req, res) => { res.json({}); res.end("x"); }',
    afterEnd,
  );
  program(
    'sendStatus(404).end(body) ends the process',
    '(req, res) => { res.sendStatus(404).end("x"); }',
    afterEnd,
  );
  program(
    'write(body) after json() ends the process',
    '(req, res) => { res.json({}); res.write("x"); }',
    afterEnd,
  );
});

describe.concurrent('writeHead, end and files', () => {
  handler('writeHead(404).end()', (_req, res) => res.writeHead(404).end(), '404');
  handler(
    'writeHead(404), then end(body)',
    (_req, res) => {
      res.writeHead(404);
      res.end('x');
    },
    '404 x',
  );
  handler(
    'status(404), then writeHead(410) sends 410',
    (_req, res) => res.status(404).writeHead(410).end(),
    '410',
  );
  handler(
    'writeHead(404), then status(410) sends 404',
    (_req, res) => {
      res.writeHead(404);
      res.status(410).end();
    },
    '404',
  );
  handler(
    'writeHead(404), then send() throws',
    (_req, res) => {
      res.writeHead(404);
      res.send('x');
    },
    'cut',
  );
  handler(
    'writeHead with fields',
    (_req, res) => res.writeHead(301, { Location: '/a' }).end(),
    field(301, 'location', '/a'),
  );
  handler(
    'writeHead with phrase and fields',
    (_req, res) => res.writeHead(301, 'x', { Location: '/a' }).end(),
    field(301, 'location', '/a'),
  );
  handler('status(404).end(body)', (_req, res) => res.status(404).end('x'), '404 x');
  handler(
    'write() sends the status',
    (_req, res) => {
      res.status(404).write('x');
      res.end();
    },
    '404 x',
  );
  handler(
    'write() makes a later status too late',
    (_req, res) => {
      res.write('x');
      res.status(404).end();
    },
    '200 x',
  );
  const missing = path.resolve('no-such-file');
  handler(
    'sendFile of a missing file is 404 through next(err)',
    (_req, res) => res.sendFile(missing),
    /^404 [^]*ENOENT/,
  );
  app(
    'sendFile of a missing file reaches the error handler with status 404',
    (a) => {
      a.use((_req: Untyped, res: Untyped) => res.sendFile(missing));
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) =>
        res.status(503).json({ status: e.status, statusCode: e.statusCode }),
      );
    },
    json(503, { status: 404, statusCode: 404 }),
  );
  handler(
    'sendFile of a missing file after status(410)',
    (_req, res) => res.status(410).sendFile(missing),
    404,
  );
  handler(
    'sendFile with a callback leaves the answer to it',
    (_req, res) => res.sendFile(missing, (e: Untyped) => res.status(410).send(e.code)),
    '410 ENOENT',
  );
  handler('sendFile of a directory goes to next()', (_req, res) => res.sendFile(path.resolve('test')), 404);
  handler(
    'sendFile of a relative path throws',
    (_req, res) => res.sendFile('package.json'),
    /^500 [^]*path must be absolute/,
  );
  handler(
    'sendFile outside its root is 403',
    (_req, res) => res.sendFile('../x', { root: path.resolve('test') }),
    403,
  );
  handler(
    'status(404).sendFile(file) keeps 404',
    (_req, res) => res.status(404).sendFile(path.resolve('package.json')),
    404,
  );
  handler('download of a missing file is 404', (_req, res) => res.download(missing), 404);
  handler(
    'download of a file is 200',
    (_req, res) => res.download(path.resolve('package.json')),
    field(200, 'content-disposition', /attachment/),
  );
  handler('render without an engine is 500', (_req, res) => res.render('x.none'), 500);
  handler('render of a missing view is 500 through next(err)', (_req, res) => res.render('x'), /^500 /);
  app(
    'render keeps the status',
    (a) => {
      a.engine('json', (_p: unknown, _o: unknown, done: Untyped) => done(null, 'page'));
      a.set('views', path.resolve('.')).set('view engine', 'json');
      a.use((_req: Untyped, res: Untyped) => res.status(404).render('package'));
    },
    '404 page',
  );
  app('express.static falls through to 404', (a, x) => a.use(x.static(path.resolve('test'))), 404, {
    path: '/no-such-file',
  });
});

describe.concurrent('body parsers', () => {
  const post = (body: string, type = 'application/json'): Ask => ({
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  const parsed =
    (options?: object): Setup =>
    (a, x) => {
      a.use(x.json(options));
      a.use((req: Untyped, res: Untyped) =>
        res.json({ body: req.body === undefined ? 'undefined' : req.body }),
      );
    };
  app('malformed JSON is 400', parsed(), /^400 [^]*SyntaxError/, post('{'));
  app('too large is 413', parsed({ limit: 4 }), /^413 [^]*PayloadTooLargeError/, post('{"a":"bcd"}'));
  app('an unknown charset is 415', parsed(), 415, post('{}', 'application/json; charset=none'));
  app('an unknown encoding is 415', parsed(), 415, {
    ...post('{}'),
    headers: { 'content-type': 'application/json', 'content-encoding': 'none' },
  });
  app('strict JSON refuses a number', parsed(), 400, post('1'));
  app(
    'another media type is not read: body is {} in 4 and undefined in 5',
    parsed(),
    { 4: '200 {"body":{}}', 5: '200 {"body":"undefined"}' },
    post('x', 'text/plain'),
  );
  app(
    'verify that throws is 403',
    parsed({
      verify: () => {
        throw new Error('no');
      },
    }),
    403,
    post('{}'),
  );
  app(
    'the error has status, statusCode, type and expose',
    (a, x) => {
      a.use(x.json());
      a.use((e: Untyped, _req: Untyped, res: Untyped, _n: Untyped) =>
        res.status(200).json([e.status, e.statusCode, e.type, e.expose]),
      );
    },
    json(200, [400, 400, 'entity.parse.failed', true]),
    post('{'),
  );
  app(
    'urlencoded with too many parameters is 413',
    (a, x) => a.use(x.urlencoded({ extended: false, parameterLimit: 1 })),
    413,
    post('a=1&b=2', 'application/x-www-form-urlencoded'),
  );
  app(
    'a path that cannot be decoded is 400',
    (a) => a.get('/:a', (_req: Untyped, res: Untyped) => res.send('x')),
    400,
    { path: '/%zz' },
  );
});

describe.concurrent('http-errors and boom', () => {
  it('createError(404) has status, statusCode, expose and a message', () => {
    expect(createError(404)).toMatchObject({
      status: 404,
      statusCode: 404,
      expose: true,
      message: 'Not Found',
    });
    expect(createError(503)).toMatchObject({ status: 503, statusCode: 503, expose: false });
  });
  it('an http-error is an Error with the class of its code', () => {
    expect(createError(404)).toBeInstanceOf(createError.NotFound);
    expect(new createError.NotFound('gone?')).toMatchObject({ status: 404, message: 'gone?' });
    expect(createError.NotFound()).toMatchObject({ status: 404 });
    expect(new createError[404]()).toMatchObject({ status: 404 });
  });
  it('createError takes code, message, properties and an error in any place', () => {
    expect(createError(404, 'x', { a: 1 })).toMatchObject({ status: 404, message: 'x', a: 1 });
    expect(createError('x')).toMatchObject({ status: 500, message: 'x' });
    expect(createError(404, new Error('own'))).toMatchObject({ status: 404, message: 'own' });
    expect(createError()).toMatchObject({ status: 500 });
  });
  it('createError of an unknown status outside 400 to 599 becomes 500; a known one stays (deprecated)', () => {
    expect(createError(600)).toMatchObject({ status: 500 });
    expect(createError(99)).toMatchObject({ status: 500 });
    expect(createError(200)).toMatchObject({ status: 200 });
    expect(createError(499)).toMatchObject({ status: 499 });
  });
  it('isHttpError tells', () => {
    expect(createError.isHttpError(createError(404))).toBe(true);
    expect(createError.isHttpError(Object.assign(new Error('x'), { status: 404 }))).toBe(false);
  });
  it("createError('404') is a message, not a status", () => {
    expect(createError('404')).toMatchObject({ status: 500, message: '404' });
  });
  handler(
    'throw createError(200) is 500',
    () => {
      throw createError(200);
    },
    500,
  );
  handler(
    'throw createError(404)',
    () => {
      throw createError(404);
    },
    404,
  );
  handler('next(createError.NotFound())', (_req, _res, next) => next(createError.NotFound()), 404);
  handler(
    'throw createError(429, …) with headers',
    () => {
      throw createError(429, 'x', { headers: { 'Retry-After': '5' } });
    },
    field(429, 'retry-after', '5'),
  );
  handler(
    'throw boom.notFound() is 500: output.statusCode is not read',
    () => {
      throw boom.notFound();
    },
    500,
  );
  handler('next(boom.notFound()) is 500', (_req, _res, next) => next(boom.notFound()), 500);
  it('boom has neither status nor statusCode', () => {
    expect(boom.notFound()).toMatchObject({ isBoom: true, output: { statusCode: 404 } });
    expect(boom.notFound()).not.toHaveProperty('status');
    expect(boom.notFound()).not.toHaveProperty('statusCode');
  });
});

describe.concurrent('what can be chained', () => {
  handler(
    'status, set, type, location, cookie, json and send return res',
    (_req, res) => {
      const calls = {
        status: [404],
        set: ['x-a', '1'],
        header: ['x-a', '1'],
        append: ['x-b', '1'],
        type: ['txt'],
        contentType: ['txt'],
        location: ['/a'],
        links: [{}],
        cookie: ['a', 'b'],
        clearCookie: ['c'],
        vary: ['Accept'],
        attachment: [],
      };
      for (const [name, list] of Object.entries(calls)) expect(res[name](...list), name).toBe(res);
      expect(res.json({ a: 1 })).toBe(res);
    },
    '404 {"a":1}',
  );
  handler(
    'sendStatus returns res',
    (_req, res) => {
      expect(res.sendStatus(404)).toBe(res);
    },
    '404 Not Found',
  );
  handler(
    'format returns res',
    (_req, res) => {
      expect(res.format({ json: () => res.json({}) })).toBe(res);
    },
    '200 {}',
  );
  handler(
    'redirect returns nothing',
    (_req, res) => {
      expect(res.redirect('/a')).toBeUndefined();
    },
    302,
  );
  handler(
    'sendFile returns nothing',
    (_req, res) => {
      expect(res.sendFile(path.resolve('package.json'))).toBeUndefined();
    },
    200,
  );
  handler(
    'writeHead and end return res',
    (_req, res) => {
      expect(res.writeHead(404)).toBe(res);
      expect(res.end()).toBe(res);
    },
    '404',
  );
});

describe.concurrent('who is a handler', () => {
  const fails = (_req: Untyped, _res: Untyped, next: Untyped): unknown => next(new Error('boom'));
  const says =
    (text: string) =>
    (_req: Untyped, res: Untyped): unknown =>
      res.send(text);
  app(
    'bind keeps the count of parameters that are left',
    (a) => {
      a.use(fails);
      a.use(
        ((_own: Untyped, _e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) =>
          res.status(503).send('bound')).bind(null, 1),
      );
    },
    '503 bound',
  );
  it.each(majors)("Express %i: the path '*' is everything in 4 and refused in 5", (major) => {
    const register = (): unknown => express[major]().get('*', says('x'));
    if (major === 4) expect(register).not.toThrow();
    else expect(register).toThrow(/Missing parameter name/);
  });
  app(
    'a catch-all route: use without a path',
    (a) => {
      a.get('/', says('x'));
      a.use((_q: Untyped, res: Untyped) => res.status(404).send('none'));
    },
    '404 none',
    { path: '/other' },
  );
  app(
    'four parameters make an error handler',
    (a) => {
      a.use(fails);
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.status(503).send(e.message));
    },
    '503 boom',
  );
  app(
    'three parameters make none, even when named (err, req, res)',
    (a) => {
      a.use(fails);
      a.use((_err: Untyped, _req: Untyped, res: Untyped) => res.status(503).send('x'));
    },
    500,
  );
  app(
    'three parameters run as a request handler when there is no error',
    (a) => {
      a.use((_err: Untyped, _req: Untyped, res: Untyped) => res.status(503).send('x'));
    },
    /^500 [^]*is not a function/,
  );
  app(
    'a fourth parameter with a default is not counted',
    (a) => {
      a.use(fails);
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next = () => undefined) =>
        res.status(503).send(e.message),
      );
    },
    500,
  );
  app(
    'rest parameters are not counted',
    (a) => {
      a.use(fails);
      a.use((...all: Untyped[]) => all[2].status(503).send('x'));
    },
    500,
  );
  app(
    'an error handler is skipped without an error',
    (a) => {
      a.use((_e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.send('error'));
      a.use(says('plain'));
    },
    '200 plain',
  );
  app(
    'an error handler must come after what fails',
    (a) => {
      a.use((_e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.status(503).send('x'));
      a.use(fails);
    },
    500,
  );
  app(
    'an error handler that sends without a status answers 200',
    (a) => {
      a.use(fails);
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.json({ error: e.message }));
    },
    '200 {"error":"boom"}',
  );
  app(
    'an error handler sees the status set before',
    (a) => {
      a.use((_req: Untyped, res: Untyped, next: Untyped) => (res.status(418), next(new Error('boom'))));
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.send(e.message));
    },
    '418 boom',
  );
  app(
    'an error handler keeps a status below 400 set before, too',
    (a) => {
      a.use((_req: Untyped, res: Untyped, next: Untyped) => (res.status(201), next(new Error('boom'))));
      a.use((e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) => res.send(e.message));
    },
    '201 boom',
  );
  app(
    'an error handler may call next() to leave the error',
    (a) => {
      a.use(fails);
      a.use((_e: Untyped, _req: Untyped, _res: Untyped, next: Untyped) => next());
      a.use(says('after'));
    },
    '200 after',
  );
  app(
    'an error handler may be in a route',
    (a) => {
      a.get('/', fails, (_e: Untyped, _req: Untyped, res: Untyped, _next: Untyped) =>
        res.status(503).send('route'),
      );
    },
    '503 route',
  );
  app('use(path, handler) answers below the path', (a) => a.use('/a', says('x')), '200 x', { path: '/a/b' });
  app(
    'use(path, [handlers])',
    (a) => a.use('/a', [(_q: Untyped, _s: Untyped, next: Untyped) => next(), says('x')]),
    '200 x',
    { path: '/a' },
  );
  app(
    'get(path, [[a], b], c): nested lists are flat',
    (a) => {
      const pass = (_q: Untyped, res: Untyped, next: Untyped): void => {
        res.locals.n = Number(res.locals.n ?? 0) + 1;
        next();
      };
      a.get('/', [[pass], pass], pass, (_q: Untyped, res: Untyped) => res.json(res.locals.n));
    },
    '200 3',
  );
  app('get([paths], handler)', (a) => a.get(['/a', '/b'], says('x')), '200 x', { path: '/b' });
  it.each(majors)('Express %i: get(name) with one argument reads a setting', (major) => {
    const a = express[major]();
    expect(a.set('title', 'x').get('title')).toBe('x');
    expect(a.get('env')).toBe('test');
  });
  app(
    'app.use(app)',
    (a, x) => {
      const inner = x();
      inner.get('/b', says('x'));
      a.use('/a', inner);
    },
    '200 x',
    { path: '/a/b' },
  );
  app(
    'app.use(path, router)',
    (a, x) => {
      const router = x.Router();
      router.get('/b', says('x'));
      a.use('/a', router);
    },
    '200 x',
    { path: '/a/b' },
  );
  app(
    'route(path).get(handler).post(handler)',
    (a) => a.route('/').get(says('got')).post(says('posted')),
    '200 posted',
    { method: 'POST' },
  );
  app('route(path).all(handler)', (a) => a.route('/').all(says('x')), '200 x', { method: 'PUT' });
  app('all(path, handler)', (a) => a.all('/', says('x')), '200 x', { method: 'DELETE' });
  app("METHOD with a dash: app['m-search']", (a) => a['m-search']('/', says('x')), '200 x', {
    method: 'M-SEARCH',
  });
  app(
    'param(name, (req, res, next, value)) may answer',
    (a) => {
      a.param('id', (_req: Untyped, res: Untyped, _next: Untyped, value: Untyped) =>
        res.status(404).send(value),
      );
      a.get('/:id', says('x'));
    },
    '404 7',
    { path: '/7' },
  );
  app(
    'param passes with next() and fails with next(err)',
    (a) => {
      a.param('id', (_req: Untyped, _res: Untyped, next: Untyped) => next(createError(410)));
      a.get('/:id', says('x'));
    },
    410,
    { path: '/7' },
  );
  app('another method on a known path is 404, not 405', (a) => a.get('/', says('x')), 404, {
    method: 'POST',
  });
  app('HEAD is answered by get', (a) => a.get('/', says('x')), '200', { method: 'HEAD' });
  app('OPTIONS is answered with Allow', (a) => a.get('/', says('x')), field(200, 'allow', /^GET, ?HEAD$/), {
    method: 'OPTIONS',
  });
  app(
    "next('route') leaves the route",
    (a) => {
      a.get('/', (_q: Untyped, _s: Untyped, next: Untyped) => next('route'), says('first'));
      a.get('/', says('second'));
    },
    '200 second',
  );
  app(
    'a handler that is none throws at registration',
    (a) => {
      expect(() => a.get('/', undefined)).toThrow();
      expect(() => a.use('/', undefined)).toThrow();
      a.get('/', says('x'));
    },
    '200 x',
  );
});
