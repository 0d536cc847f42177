import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: exceptions', () => {
  it('sends in the try and in its catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          const user = await find();
          if (!user) return res.status(404).end(); //> explicit 404
          res.json(user); //> implicit 200 @ json
        } catch (err) {
          res.status(500).json({}); //> explicit 500
        }
      });
      `,
    );
  });

  it('knows the status that an error is given before it is thrown', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          if (!req.body.id) {
            const error = new Error('id is required');
            error.status = 400;
            throw error; //> throw 400 @ throw
          }
          res.json({}); //> implicit 200 @ json
        } catch (error) {
          next(error);
        }
      });
      `,
    );
  });

  it('takes a throw whose catch forwards it for the response', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          if (!a) throw createError(404); //> throw 404 @ throw
          res.json({}); //> implicit 200 @ json
        } catch (err) {
          next(err);
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('takes no throw whose catch answers by itself', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          if (!a) throw createError(404);
          res.json({}); //> implicit 200 @ json
        } catch (err) {
          res.status(500).json({}); //> explicit 500
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('takes both the throw and the catch that sends its status', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          if (!a) throw createError(404); //> throw 404 @ throw
          res.json({}); //> implicit 200 @ json
        } catch (err) {
          res.status(err.status || 500).json({}); //> explicit 500 or ? @ err.status || 500
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('gives a plain error 500', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        if (!a) throw new Error('x'); //> throw 500 @ throw
        throw createError(404); //> throw 404 @ throw
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('keeps a status set before a plain throw', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        res.status(404); //> explicit 404
        throw new Error('x');
      });
      `,
    );
  });

  it('reads a throw inside a catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
          res.json({}); //> implicit 200 @ json
        } catch (e) {
          throw createError(502, e); //> throw 502 or ? @ throw
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('carries a throw out of a catch to the next one', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          try { await x(); } catch (e) { throw createError(404); } //> throw 404 @ throw
          res.json({}); //> implicit 200 @ json
        } catch (e) {
          next(e);
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('carries a rethrown error to the next catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          try {
            throw createError(404); //> throw 404 @ throw
          } catch (inner) {
            throw inner;
          }
        } catch (err) {
          next(err);
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('answers one error and rethrows the others', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
          res.json({}); //> implicit 200 @ json
        } catch (e) {
          if (e.code === 'X') return res.status(404).end(); //> explicit 404
          throw e;
        }
      });
      `,
    );
  });

  it('lets a catch tell errors apart', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          if (!a) throw new NotFound();
          res.json({}); //> implicit 200 @ json
        } catch (e) {
          if (e instanceof NotFound) return res.status(404).end(); //> explicit 404
          res.status(500).end(); //> explicit 500
        }
      });
      class NotFound extends Error {}
      `,
    );
  });

  it('leaves an inner catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          try {
            await x();
          } catch (inner) {
            return res.status(502).end(); //> explicit 502
          }
          res.json(await y()); //> implicit 200 @ json
        } catch (e) {
          res.status(500).end(); //> explicit 500
        }
      });
      `,
    );
  });

  it('reads what next() is given', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        if (a) return next(createError(404)); //> throw 404
        if (b) return next(new Error('x')); //> throw 500 @ next
        if (c) return next('route');
        if (d) { res.status(401); return next(new Error('no')); } //> explicit 401
        next();
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('sees next(err) behind a send', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
          res.json({}); //> implicit 200 @ json
        } catch (e) {
          res.status(500).end(); //> explicit 500, then next(e)
          next(e);
        }
      });
      `,
    );
  });

  it('sees a catch that answers nothing', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          res.json(await x()); //> implicit 200 @ json
        } catch (e) { //> open catch
          console.log(e);
        }
      });
      `,
    );
  });

  it('sees an empty catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try { res.json(await x()); } catch {} //> implicit 200 @ json; open catch
      });
      `,
    );
  });

  it('goes on behind a catch', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try { await x(); } catch (e) { console.log(e); }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('sees the send behind a catch that answered', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        let user;
        try { user = await x(); } catch (e) { res.status(500).json({}); } //> explicit 500
        res.json(user); //> implicit 200 @ json, after 3
      });
      `,
    );
  });

  it('runs a finally that does not answer', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
        } catch (e) {
          return res.status(500).end(); //> explicit 500
        } finally {
          close();
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('sends in a finally', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
          res.status(200); //> explicit 200
        } catch (e) {
          res.status(500); //> explicit 500
        } finally {
          res.json({});
        }
      });
      `,
    );
  });

  it('returns from a finally', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          await x();
        } finally {
          return res.json({}); //> implicit 200 @ json
        }
      });
      `,
    );
  });

  it('points at the call of a function that always throws', () => {
    expectFlow(
      `
      function notFound() { throw createError(404); } //> throw 404 @ throw
      app.get('/', (req, res, next) => {
        if (!a) notFound(); //> throw 404 @ notFound
        res.json({}); //> implicit 200 @ json
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('leaves a throw on some paths where it stands', () => {
    expectFlow(
      `
      function assertFound(x) { if (!x) throw createError(404); } //> throw 404 @ throw
      app.get('/', (req, res, next) => {
        assertFound(x);
        res.json(x); //> implicit 200 @ json
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('catches what a function throws', () => {
    expectFlow(
      `
      function fail() { throw createError(409); } //> throw 409 @ throw
      app.get('/', async (req, res, next) => {
        try {
          if (!x) fail(); //> throw 409 @ fail
          res.json(x); //> implicit 200 @ json
        } catch (err) {
          res.status(err.status ?? 500).json({}); //> explicit 500 or ? @ err.status ?? 500
        }
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('takes throws out of callbacks', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        users.forEach((user) => { if (!user) throw createError(404); }); //> throw 404 @ throw
        res.json({}); //> implicit 200 @ json
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('reads a returned rejection as a throw', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        if (!a) return Promise.reject(createError(404)); //> throw 404 @ reject
        return Promise.reject(new Error('x')); //> throw 500 @ reject
      });
      import createError from 'http-errors';
      `,
    );
  });
});
