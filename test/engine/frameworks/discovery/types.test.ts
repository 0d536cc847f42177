import { describe, expect, it } from 'vitest';
import { find, lines, packageOf, parametersOf } from './support';

describe('handlers by their types', () => {
  it('reads annotations of Express', () => {
    const code = `import express, { type Request, type Response, type NextFunction as Next } from 'express';
      export const a = (q: Request<{ id: string }>, s: Response) => {};
      export async function b(q: express.Request, s: express.Response, n: Next) { n(); }
      export function c(problem: Error, q: Request, s: Response, n: Next) {}
      class D { e = async (q: Request, s: Response): Promise<void> => {}; f(q: Express.Request, s: Express.Response) {} }`;
    expect(lines(code)).toEqual([
      'typed handler a',
      'typed middleware b',
      'typed error-handler c',
      'typed handler e',
      'typed handler f',
    ]);
    expect(parametersOf(code)[2]).toEqual({ error: 'problem', request: 'q', response: 's', next: 'n' });
  });

  it('reads the type of the place', () => {
    const code = `import type { RequestHandler, ErrorRequestHandler, Handler } from 'express';
      export const a: RequestHandler = (q, s) => {};
      const b: ErrorRequestHandler = (e, q, s, n) => {};
      const c = ((q, s) => {}) satisfies Handler;
      const d: Record<string, RequestHandler> = { show: (q, s) => {} };
      const e: RequestHandler[] = [(q, s) => {}];
      const f = (role: string): RequestHandler => (q, s, n) => n();
      function g(): RequestHandler { return function named(q, s) {}; }
      class H { i: RequestHandler = (q, s) => {}; }`;
    expect(lines(code)).toEqual([
      'typed handler a',
      'typed error-handler b',
      'typed handler c',
      'typed handler show',
      'typed handler e',
      'typed middleware f',
      'typed handler named',
      'typed handler i',
    ]);
  });

  it('reads types of the file that stand for the framework`s', () => {
    const code = `import { Request, Response } from 'express';
      interface AuthRequest extends Request { user: User }
      interface Deep extends Omit<AuthRequest, 'body'> {}
      type Reply = Response & { extra: number };
      type Action = (q: Deep, s: Reply) => Promise<void>;
      const a = (q: AuthRequest, s: Response) => {};
      const b = (q: Deep, s: Reply) => {};
      const c: Action = async (q, s) => {};
      function d<T extends Request>(q: T, s: Response | undefined) {}`;
    expect(lines(code)).toEqual(['typed handler a', 'typed handler b', 'typed handler c', 'typed handler d']);
  });

  it('takes a type of the project only beside a real one', () => {
    const code = `import type { Response } from 'express';
      import type { AuthRequest, ApiResponse } from './types';
      const a = (q: AuthRequest, s: Response) => {};
      const b = (q: AuthRequest, s: ApiResponse) => {};
      const c = (req: AuthRequest, res: ApiResponse) => res.status(404).end();`;
    expect(lines(code)).toEqual(['typed handler a', 'shaped handler c']);
  });

  it('does not take a constructor for a handler', () => {
    const code = `import { Request, Response } from 'express';
      class A { constructor(private req: Request, private res: Response) {} }`;
    expect(lines(code)).toEqual([]);
  });

  it('takes a request by its name beside a real response', () => {
    const code = `import type { Response } from 'express';
      const a = (req: Anything, res: Response) => { run(); };
      const b = (user: Anything, res: Response) => { run(); };`;
    expect(lines(code)).toEqual(['shaped handler a', 'typed helper-definition b']);
  });

  it('never takes a Response that is not imported for Express`s', () => {
    const code = `const a = (req: Request, res: Response) => res.json();
      const b = (req: Request, res: Response) => { log(res); };
      const c = (req: Request, res: Response) => res.status(404).end();`;
    expect(lines(code)).toEqual(['shaped handler c']);
  });

  it('reads JSDoc', () => {
    const code = `
      /** @typedef {import('express').Request} Req */
      /**
       * Logs in.
       * @param {Req} q
       * @param {import('express').Response} s the answer
       */
      exports.a = asyncHandler(async (q, s) => {});
      /** @type {import('express').RequestHandler} */
      const b = (q, s) => {};
      module.exports = {
        /** @type {import("express").ErrorRequestHandler} */
        c: (e, q, s, n) => {},
        /** @param {string} q @param {number} s */
        d(q, s) {},
      };`;
    expect(lines(code, packageOf('express'), 'x.js')).toEqual([
      'typed handler a wrapped',
      'typed handler b',
      'typed error-handler c',
    ]);
  });

  it('reads the types of Fastify', () => {
    const code = `import type { FastifyRequest, FastifyReply, RouteHandlerMethod, preHandlerHookHandler, onSendHookHandler } from 'fastify';
      export async function a(q: FastifyRequest<{ Body: B }>, r: FastifyReply) { return 1; }
      const b: RouteHandlerMethod = async (q) => 1;
      const c: preHandlerHookHandler = (q, r, d) => d();
      const e: onSendHookHandler = (q, r, payload, d) => d();
      const userOf = (q: FastifyRequest) => q.user;`;
    const context = packageOf('fastify');
    expect(lines(code, context)).toEqual([
      'typed handler a',
      'typed handler b',
      'typed hook c',
      'typed hook e',
    ]);
    expect(parametersOf(code, context)[3]).toEqual({ request: 'q', response: 'r', next: 'd' });
  });

  it('keeps the registration of a typed function', () => {
    const code = `import express, { Request, Response } from 'express';
      const show = (req: Request, res: Response) => {};
      express().get('/a', show);`;
    expect(lines(code)).toEqual(['registered handler show GET /a']);
  });

  it('ends on types that go round in circles', () => {
    const code = `import { Request } from 'express'; interface A extends B {} interface B extends A {} type C = C | B;
      const a = (q: C, s: A) => {};`;
    expect(find(code).sites).toHaveLength(0);
  });
});

describe('response helpers', () => {
  it('knows functions with a response and no request', () => {
    const code = `import type { Response } from 'express';
      export const sendError = (s: Response, status: number, message: string) => s.status(status).json({ message });
      const sendToken = (user: User, statusCode: number, res) => { res.status(statusCode).cookie('t', 1).json({}); };
      const inDevelopment = (err, res) => { res.status(err.statusCode).json({ stack: err.stack }); };
      class Api { static ok(res, data) { return res.status(200).json(data); } }
      function log(res) { return res.json(); }
      function check(err, res) { res.should.have.status(200); }`;
    expect(lines(code)).toEqual([
      'typed helper-definition sendError',
      'shaped helper-definition sendToken',
      'shaped helper-definition inDevelopment',
      'shaped helper-definition ok',
    ]);
    expect(parametersOf(code)).toEqual([
      { response: 's' },
      { response: 'res' },
      { response: 'res' },
      { response: 'res' },
    ]);
  });

  it('knows helpers that also get the request', () => {
    const code = `import type { Request, Response } from 'express';
      const a = (req: Request, res: Response, message: string) => res.status(400).json({ message });
      const b = (req, res, status) => res.status(status).end();`;
    expect(lines(code)).toEqual(['typed helper-definition a', 'shaped helper-definition b']);
  });
});
