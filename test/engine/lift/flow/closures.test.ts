import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: functions inside the handler', () => {
  it('takes each call that gives a status for an answer', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const fail = (code, message) => res.status(code).json({ message }); //> explicit ? @ code
        if (a) return fail(400, 'x'); //> helper 400
        if (b) return fail(404, 'y'); //> helper 404
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('answers at the closure’s own line', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const notFound = () => res.status(404).json({}); //> explicit 404
        if (a) return notFound();
        if (b) return notFound();
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not claim to understand what nothing calls', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const notFound = () => res.status(404).json({}); //> explicit 404, unclear
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('runs one function of a table', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const actions = { get: () => res.json({}), del: () => res.status(204).end() }; //> implicit 200 @ json; explicit 204
        actions[req.method]();
      });
      `,
    );
  });

  it('runs a table’s function by name', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const actions = { get: () => res.json({}), del() { res.status(204).end(); } }; //> implicit 200 @ json; explicit 204
        if (a) actions.get(); else actions.del();
      });
      `,
    );
  });

  it('believes that a table answers somehow', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const pick = { get: () => res.json({}), del: () => res.status(204).end() }[req.method]; //> implicit 200 @ json, unclear; explicit 204, unclear
        pick();
      });
      `,
    );
  });

  it('reads an object of responders', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const respond = { ok: (x) => res.json(x), fail: (c) => res.status(c).end() }; //> implicit 200 @ json; explicit ? @ c
        if (a) return respond.fail(404); //> helper 404
        respond.ok(1);
      });
      `,
    );
  });

  it('finds a function declared below', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        if (a) return fail();
        res.json({}); //> implicit 200 @ json
        function fail() { res.status(400).end(); } //> explicit 400
      });
      `,
    );
  });

  it('runs an awaited closure', () => {
    expectFlow(
      `
      app.post('/', async (req, res, next) => {
        const run = async () => { if (!x) return res.status(404).end(); res.json(x); }; //> explicit 404; implicit 200 @ json
        await run();
      });
      `,
    );
  });

  it('runs a closure with its catch', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const run = async () => { if (!x) return res.status(404).end(); res.json(x); }; //> explicit 404; implicit 200 @ json
        run().catch(next);
      });
      `,
    );
  });

  it('runs a function where it stands', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        (async () => { res.json(await x()); })().catch(next); //> implicit 200 @ json
      });
      `,
    );
  });

  it('runs it with its own catch', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        (async () => { try { res.json(await x()); } catch (e) { res.status(500).end(); } })(); //> implicit 200 @ json; explicit 500
      });
      `,
    );
  });

  it('stops at recursion', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        function attempt(n) { if (n === 0) return res.status(503).end(); go(err => err ? attempt(n - 1) : res.json({})); } //> explicit 503; implicit 200 @ json
        attempt(3);
      });
      `,
    );
  });

  it('reads generators', () => {
    expectFlow(
      `
      app.get('/', co.wrap(function* (req, res) {
        const x = yield find();
        if (!x) return res.status(404).end(); //> explicit 404
        res.json(x); //> implicit 200 @ json
      }));
      `,
    );
  });
});
