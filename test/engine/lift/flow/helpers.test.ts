import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: response helpers', () => {
  it('gives the helper’s call its status', () => {
    expectFlow(
      `
      function sendError(res, code, message) {
        res.status(code).json({ message }); //> explicit ? @ code
      }
      app.get('/', (req, res) => {
        if (!a) return sendError(res, 404, 'x'); //> helper 404
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('knows default values', () => {
    expectFlow(
      `
      function sendError(res, message, code = 500) {
        return res.status(code).json({ message }); //> explicit 500 or ? @ code
      }
      app.get('/', (req, res) => {
        if (!a) return sendError(res, 'x'); //> helper 500 @ sendError
        if (!b) return sendError(res, 'x', 404); //> helper 404
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('reads a destructured parameter', () => {
    expectFlow(
      `
      const reply = ({ res, status = 200, data }) => res.status(status).json(data);
      app.get('/', (req, res) => {
        if (!a) return reply({ res, status: 404 }); //> helper 404 @ reply
        reply({ res, data: 1 }); //> helper 200 @ reply
      });
      `,
    );
  });

  it('reads a helper that calls a helper', () => {
    expectFlow(
      `
      const send = (res, code, body) => res.status(code).json(body); //> explicit ? @ code
      const notFound = (res) => send(res, 404, {});
      app.get('/', (req, res) => {
        if (!a) return notFound(res); //> helper 404 @ notFound
        send(res, 200, {}); //> helper 200
      });
      `,
    );
  });

  it('stops at recursion', () => {
    expectFlow(
      `
      function send(res, n) { if (n > 3) return res.status(503).end(); send(res, n + 1); } //> explicit 503
      app.get('/', (req, res) => {
        send(res, 0); //> helper 503 @ send, unclear
      });
      `,
    );
  });

  it('says when only some paths answer', () => {
    expectFlow(
      `
      function check(req, res) {
        if (!req.user) { res.status(401).end(); return false; } //> explicit 401
        return true;
      } //> open end
      app.get('/', (req, res) => {
        if (!check(req, res)) return; //> helper 401 @ check, unclear
        res.json({}); //> implicit 200 @ json, unclear
      });
      `,
    );
  });

  it('keeps a status that a helper sets', () => {
    expectFlow(
      `
      function prepare(res, code) { res.status(code).set('X', 'y'); return res; } //> explicit ? @ code
      app.get('/', (req, res) => {
        prepare(res, 404); //> helper 404
        res.json({});
      });
      `,
    );
  });

  it('goes on with the response that a helper gives back', () => {
    expectFlow(
      `
      function prepare(res, code) { return res.status(code); } //> explicit ? @ code
      app.get('/', (req, res) => {
        prepare(res, 404).json({}); //> helper 404
      });
      `,
    );
  });

  it('reads methods', () => {
    expectFlow(
      `
      class Controller {
        send(res, code, body) { res.status(code).json(body); } //> explicit ? @ code
        get = (req, res) => {
          if (!a) return this.send(res, 404, {}); //> helper 404
          this.send(res, 200, {}); //> helper 200
        };
      }
      const c = new Controller();
      app.get('/', c.get);
      `,
    );
  });

  it('reads static methods', () => {
    expectFlow(
      `
      class Api {
        static fail(res, code) { return res.status(code).end(); } //> explicit ? @ code
      }
      app.get('/', (req, res) => { Api.fail(res, 404); }); //> helper 404
      `,
    );
  });

  it('reads a helper that gets next', () => {
    expectFlow(
      `
      function fail(next, code) { next(createError(code)); }
      app.get('/', (req, res, next) => {
        fail(next, 404); //> helper 404
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('reads a member added to Express’s response', () => {
    expectFlow(
      `
      app.response.fail = function (code) { return this.status(code).json({}); }; //> explicit ? @ code
      app.get('/', (req, res) => {
        if (!a) return res.fail(404); //> helper 404
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('believes a status given to another file', () => {
    expectFlow(
      `
      import { sendError } from './errors';
      app.get('/', (req, res) => {
        if (!a) return sendError(res, 404, 'x'); //> helper 404, unclear
        if (!b) return sendError(res, 'x'); //> helper ? @ sendError, unclear
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('lets another file prepare the response', () => {
    expectFlow(
      `
      import { audit } from './audit';
      app.get('/', (req, res) => {
        audit(req, res);
        res.json({}); //> implicit 200 @ json, unclear
      });
      `,
    );
  });

  it('lets another file’s middleware answer', () => {
    expectFlow(
      `
      import { audit } from './audit';
      app.get('/', (req, res, next) => {
        audit(req, res, next);
      });
      `,
    );
  });

  it('reads members that projects add to the response', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        if (a) return res.notFound(); //> helper 404 @ notFound, unclear
        if (b) return res.sendError(400, 'x'); //> helper 400, unclear
        if (c) return res.ok({}); //> helper 200 @ ok, unclear
        res.foo();
        res.json({}); //> implicit 200 @ json, unclear
      });
      `,
    );
  });

  it('reads Fastify helpers', () => {
    expectFlow(
      `
      function fail(reply, code) { return reply.code(code).send({}); } //> explicit ? @ code
      app.get('/', async (request, reply) => {
        if (!a) return fail(reply, 404); //> helper 404
        return {}; //> implicit 200 @ {}
      });
      `,
      FASTIFY,
    );
  });

  it('sends what a helper returns', () => {
    expectFlow(
      `
      function fail(reply, code) { reply.code(code); return { m: 1 }; } //> explicit ? @ code
      app.get('/', async (request, reply) => {
        if (!a) return fail(reply, 404); //> helper 404
        return {}; //> implicit 200 @ {}
      });
      `,
      FASTIFY,
    );
  });

  it.each([
    ['given to a call', `db.query(respondWith(res, 201)); //> helper 201`],
    ['called at once', `respondWith(res, 201)([]); //> helper 201`],
    ['behind a promise', `db.query().then(respondWith(res, 201)); //> helper 201`],
    ['made by name', `db.query(named(res, 410)); //> helper 410`],
  ])('reads the function that a helper makes: %s', (_, call) => {
    expectFlow(`
      const respondWith = (res, code) => (rows) => res.status(code).json(rows); //> explicit ? @ code, unclear
      function named(res, code) { const answer = () => { res.sendStatus(code); }; return answer; } //> explicit ? @ code, unclear
      app.get('/', (req, res) => {
        ${call}
      });
    `);
  });

  it('does not guess what a helper has done before it made a function', () => {
    expectFlow(`
      function created(res) { res.status(201); return (rows) => res.json(rows); } //> explicit 201; implicit 200 @ json, unclear
      function chosen(res, ok) { if (ok) return () => res.sendStatus(204); return () => res.sendStatus(410); } //> explicit 204, unclear; explicit 410, unclear
      app.get('/', (req, res) => {
        db.query(created(res));
      });
      app.get('/', (req, res) => {
        db.query(chosen(res, req.query.ok));
      });
    `);
  });
});
