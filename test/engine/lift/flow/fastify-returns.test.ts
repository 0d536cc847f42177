import { describe, it } from 'vitest';
import { expectFlow, FASTIFY, FASTIFY_3 } from '../../../support/flow';

describe('flow: what Fastify handlers return', () => {
  it('sends a returned value', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        if (!a) return reply.code(404).send({}); //> explicit 404
        return { a }; //> implicit 200 @ { a }
      });
      `,
      FASTIFY,
    );
  });

  it('gives it the status set before', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        reply.code(201); //> explicit 201
        return { a };
      });
      `,
      FASTIFY,
    );
  });

  it('reads a returned conditional', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return a ? reply.code(404).send() : b; //> explicit 404; implicit 200 @ b
      });
      `,
      FASTIFY,
    );
  });

  it('knows that a returned reply is not sent', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return reply.code(404); //> explicit 404; unsent 404
      });
      `,
      FASTIFY,
    );
  });

  it('waits for the send that a returned reply announces', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        find((x) => reply.send(x)); //> implicit 200 @ send
        return reply;
      });
      `,
      FASTIFY,
    );
  });

  it('takes a reply returned behind its send', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        reply.code(404).send({}); //> explicit 404
        return reply;
      });
      `,
      FASTIFY,
    );
  });

  it('reads an awaited reply', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        await reply.code(404).send({}); //> explicit 404
      });
      `,
      FASTIFY,
    );
  });

  it('reads void', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { return void reply.send(1); }); //> implicit 200 @ send
      `,
      FASTIFY,
    );
  });

  it('answers at the end of an async handler', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        reply.code(204); //> explicit 204
      });
      `,
      FASTIFY,
    );
  });

  it('answers with nothing', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        await work();
      });
      `,
      FASTIFY,
    );
  });

  it('hangs at the end of a plain one', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        reply.code(204); //> explicit 204; unsent 204
      });
      `,
      FASTIFY,
    );
  });

  it('hangs without a send', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
      }); //> open end
      `,
      FASTIFY,
    );
  });

  it('knows what Fastify 3 does with 204', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        reply.code(204); //> explicit 204
      });
      `,
      FASTIFY_3,
    );
  });

  it('sends what a plain handler returns', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        return { a: 1 }; //> implicit 200 @ { a: 1 }
      });
      `,
      FASTIFY,
    );
  });

  it('sends an arrow’s value', () => {
    expectFlow(
      `
      app.get('/', async () => ({ a: 1 })); //> implicit 200 @ { a: 1 }
      `,
      FASTIFY,
    );
  });

  it('sends an awaited value', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return await find(); //> implicit 200 @ find()
      });
      `,
      FASTIFY,
    );
  });

  it('sends what a chain gives', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        return find().then(x => { if (!x) { reply.code(404); return { message: 'no' }; } return x; }); //> implicit 200 @ find().then(x => { if (!…; explicit 404
      });
      `,
      FASTIFY,
    );
  });

  it('sends a || b', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return a || b; //> implicit 200 @ a || b
      });
      `,
      FASTIFY,
    );
  });

  it('sends either side of &&', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return a && reply.code(404).send(); //> implicit 200 @ a && reply.code(404).sen…; explicit 404
      });
      `,
      FASTIFY,
    );
  });

  it('leaves the status of a stream open', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return stream.pipe(other); //> implicit ? @ stream.pipe(other)
      });
      `,
      FASTIFY,
    );
  });

  it('sends nothing for undefined', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { if (a) return; return undefined; });
      `,
      FASTIFY,
    );
  });

  it('sends null', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { return null; }); //> implicit 200 @ null
      `,
      FASTIFY,
    );
  });

  it('reads a try whose catch returns', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        try {
          const x = await find();
          if (!x) { reply.code(404); return { m: 1 }; } //> explicit 404
          return x; //> implicit 200 @ x
        } catch (e) {
          request.log.error(e);
          reply.code(500); //> explicit 500
          return { error: 'x' };
        }
      });
      `,
      FASTIFY,
    );
  });

  it('reads a try whose catch throws', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        try {
          return await find(); //> implicit 200 @ find()
        } catch (e) {
          throw new Error('x'); //> throw 500 @ throw
        }
      });
      `,
      FASTIFY,
    );
  });

  it('ends behind a send', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        reply.send({}); //> implicit 200 @ send
        return;
      });
      `,
      FASTIFY,
    );
  });

  it('follows a returned closure', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        const send = (x) => reply.send(x); //> implicit 200 @ send
        return send(1);
      });
      `,
      FASTIFY,
    );
  });

  it('waits for a callback', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        db.find((err, x) => { reply.send(x); }); //> implicit 200 @ send
      });
      `,
      FASTIFY,
    );
  });
});
