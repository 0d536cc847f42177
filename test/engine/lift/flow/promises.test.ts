import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: promise chains', () => {
  it('runs the links', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => res.json(user)).catch(err => res.status(500).end()); //> implicit 200 @ json; explicit 500
      });
      `,
    );
  });

  it('hands failures to next', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => { if (!user) return res.status(404).end(); res.json(user); }).catch(next); //> explicit 404; implicit 200 @ json
      });
      `,
    );
  });

  it('needs no catch', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => res.json(user)); //> implicit 200 @ json
      });
      `,
    );
  });

  it('runs one of two', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => res.json(user), err => res.status(500).end()); //> implicit 200 @ json; explicit 500
      });
      `,
    );
  });

  it('takes a throw that .catch(next) forwards', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => { if (!user) throw createError(404); res.json(user); }).catch(next); //> throw 404 @ throw; implicit 200 @ json
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('takes no throw that a catch answers', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => { if (!user) throw createError(404); res.json(user); }).catch(err => res.status(400).json(err)); //> implicit 200 @ json; explicit 400
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('runs the second link behind an answer in the first', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => {
          if (!user) return res.status(404).json({}); //> explicit 404
          return user.save();
        }).then(user => res.json(user)).catch(next); //> implicit 200 @ json, after 3
      });
      `,
    );
  });

  it('runs what follows a catch', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().catch(err => res.status(500).json({})).then(user => res.json(user)); //> explicit 500; implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('runs a finally link', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => res.json(user)).catch(next).finally(() => close()); //> implicit 200 @ json
      });
      `,
    );
  });

  it('reads a chain inside a link', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => {
          other(user).then(x => res.json(x)).catch(err => res.status(502).end()); //> implicit 200 @ json; explicit 502
        }).catch(err => res.status(500).end()); //> explicit 500
      });
      `,
    );
  });

  it('reads a returned chain', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        return find().then(user => other(user).then(x => res.json(x))).catch(err => res.status(500).end()); //> implicit 200 @ json; explicit 500
      });
      `,
    );
  });

  it('runs the send behind an awaited chain whose catch answered', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        const user = await find().catch(err => res.status(500).json({})); //> explicit 500
        res.json(user); //> implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('goes on behind a catch that gives null', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        const user = await find().catch(() => null);
        if (!user) return res.status(404).end(); //> explicit 404
        res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('reads a chain inside a try', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          find().then(user => res.json(user)); //> implicit 200 @ json
        } catch (e) {
          res.status(500).end(); //> explicit 500
        }
      });
      `,
    );
  });

  it('takes a bound method for somebody who answers', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(res.json.bind(res)).catch(next); //> helper ? @ bind, unclear
      });
      `,
    );
  });

  it('takes a rejection for a throw', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => user ? res.json(user) : Promise.reject(createError(404))).catch(next); //> implicit 200 @ json; throw 404 @ reject
      });
      import createError from 'http-errors';
      `,
    );
  });

  it('follows functions by name', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        const ok = user => res.json(user); //> implicit 200 @ json
        const fail = err => res.status(500).end(); //> explicit 500
        find().then(ok).catch(fail);
      });
      `,
    );
  });

  it('follows a function that a helper makes', () => {
    expectFlow(
      `
      const answer = (res, code = 200) => (data) => res.status(code).json(data); //> explicit 200 or ? @ code, unclear
      app.get('/', (req, res, next) => {
        find().then(answer(res)).catch(next); //> helper 200 @ answer
      });
      `,
    );
  });

  it('follows it in a catch', () => {
    expectFlow(
      `
      function handleError(res, code) {
        code = code || 500;
        return function (err) { res.status(code).send(err); }; //> explicit 500 or ? @ code, unclear
      }
      app.get('/', (req, res, next) => {
        find().then(x => res.json(x)).catch(handleError(res)); //> implicit 200 @ json; helper 500 @ handleError
      });
      `,
    );
  });

  it('knows when it answers on some paths only', () => {
    expectFlow(
      `
      function respondWithResult(res, code) {
        code = code || 200;
        return function (entity) { if (entity) { return res.status(code).json(entity); } }; //> explicit 200 or ? @ code, unclear
      }
      app.get('/', (req, res, next) => {
        find().then(respondWithResult(res, 201)); //> helper 201, unclear
      });
      `,
    );
  });

  it('runs what a new promise is given', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        await new Promise((resolve, reject) => {
          stream.on('end', () => { res.json({}); resolve(); }); //> implicit 200 @ json
          stream.on('error', reject);
        });
      });
      `,
    );
  });

  it('reads an awaited promise inside a try', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          const data = await new Promise((resolve, reject) => {
            read((err, d) => { if (err) return reject(err); resolve(d); });
          });
          res.json(data); //> implicit 200 @ json
        } catch (e) { res.status(500).end(); } //> explicit 500
      });
      `,
    );
  });

  it('reads a chain on a new promise', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        new Promise((resolve) => resolve(1)).then((x) => res.json(x)); //> implicit 200 @ json
      });
      `,
    );
  });

  it('reads an awaited chain', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        await x.save().then(() => res.status(201).json({})).catch((e) => { if (e.code === 11000) { return res.status(409).json({}); } res.status(500).json({}); }); //> explicit 201; explicit 409; explicit 500
      });
      `,
    );
  });

  it('reads chains in Fastify', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        find().then(x => reply.send(x)).catch(err => reply.code(500).send(err)); //> implicit 200 @ send; explicit 500
      });
      `,
      FASTIFY,
    );
  });
});
