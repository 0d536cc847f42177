import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: two sends on one path', () => {
  it('takes a bare end behind a send for harmless', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.json({}); res.end(); }); //> implicit 200 @ json
      `,
    );
  });

  it('counts a bare end that has a status of its own', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.send('x'); //> implicit 200 @ send
        if (a) return res.status(404).end(); //> explicit 404, after 2
        res.send();
      });
      `,
    );
  });

  it('knows complementary conditions', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (user) res.json(user); //> implicit 200 @ json
        if (!user) res.status(404).end(); //> explicit 404
      });
      `,
    );
  });

  it('knows tests of one value against several constants', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (kind === 'a') res.json(1); //> implicit 200 @ json
        if (kind === 'b') res.json(2); //> implicit 200 @ json
        if (kind !== 'a' && kind !== 'b') res.status(400).end(); //> explicit 400
      });
      `,
    );
  });

  it('knows what the negation of an || says', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const { a, b } = req.query;
        if (!a || !b) return res.status(400).end(); //> explicit 400
        if (a && b) return res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('follows a flag that is set beside the send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let sent = false;
        if (!user) { res.status(404).end(); sent = true; } //> explicit 404
        if (!sent) res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('follows a flag out of a loop', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let found = false;
        for (const u of users) { if (u.id === id) { found = true; res.json(u); } } //> implicit 200 @ json, repeats
        if (!found) res.status(404).end(); //> explicit 404
      });
      `,
    );
  });

  it('believes headersSent', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!user) res.status(404).end(); //> explicit 404
        if (!res.headersSent) res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('hands an error on when the head is out', () => {
    expectFlow(
      `
      app.use((err, req, res, next) => {
        if (res.headersSent) return next(err);
        res.status(500).json({}); //> explicit 500
      });
      `,
    );
  });

  it('remembers a condition', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!user) res.status(404).end(); //> explicit 404
        else count++;
        if (user) res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('knows == null and != null', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (user == null) res.status(404).end(); //> explicit 404
        if (user != null) res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('tells null from undefined', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (user === null) res.status(404).end(); //> explicit 404
        else if (user === undefined) res.status(400).end(); //> explicit 400
        else res.json(user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('keeps a value’s other constants possible', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (kind === 'a' && open) return res.json(1); //> implicit 200 @ json
        if (kind === 'a') return res.json(2); //> implicit 200 @ json
        if (kind === 'b') return res.json(3); //> implicit 200 @ json
        res.status(400).end(); //> explicit 400
      });
      `,
    );
  });

  it('names each earlier send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) { res.status(400).json({}) } else { res.status(404).json({}) } //> explicit 400; explicit 404
        return res.json({}); //> implicit 200 @ json, after 2, after 2
      });
      `,
    );
  });

  it('sees next() behind a send', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.json({}); //> implicit 200 @ json, then next()
        next();
      });
      `,
    );
  });

  it('sees a send beside a promise chain', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        find().then(user => res.json(user)); //> implicit 200 @ json
        res.status(202).json({}); //> explicit 202, after 2
      });
      `,
    );
  });

  it('counts an exception behind the send, not the send itself', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          res.json({}); //> implicit 200 @ json
          await log();
        } catch (err) {
          res.status(500).json({}); //> explicit 500, after 3 if it throws
        }
      });
      `,
    );
  });

  it('counts awaited calls only', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        try {
          const saved = await save();
          res.status(201).json(saved); //> explicit 201
          sendMail(saved);
        } catch (err) {
          res.status(500).end(); //> explicit 500
        }
      });
      `,
    );
  });

  it('counts the exception behind an awaited reply', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        try {
          await reply.send({}); //> implicit 200 @ send
          await log();
        } catch (err) {
          reply.code(500).send({}); //> explicit 500, after 3 if it throws
        }
      });
      `,
      FASTIFY,
    );
  });

  it('lets Fastify ignore a value behind a send', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        if (!a) reply.code(404).send({}); //> explicit 404
        return {}; //> implicit 200 @ {}
      });
      `,
      FASTIFY,
    );
  });
});
