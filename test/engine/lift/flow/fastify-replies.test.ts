import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: Fastify’s replies', () => {
  it('reads errors sent, returned and thrown', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        if (a) return new Error('x'); //> throw 500 @ new Error('x')
        if (b) return createError(404); //> throw 404 @ createError(404)
        if (c) return reply.send(createError(409)); //> throw 409 @ send
        if (d) return reply.send(new Error('x')); //> throw 500 @ send
        if (e) return reply.code(400).send(new Error('x')); //> explicit 400
        if (f) throw createError(410); //> throw 410 @ throw
        if (g) throw app.httpErrors.notFound(); //> throw 404 @ throw
        if (h) return reply.notFound('x'); //> explicit 404 @ notFound
        return reply.badRequest(); //> explicit 400 @ badRequest
      });
      import createError from 'http-errors';
      `,
      FASTIFY,
    );
  });

  it('hands a caught error on', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        try { return await x(); } catch (err) { reply.send(err); } //> implicit 200 @ x()
      });
      `,
      FASTIFY,
    );
  });

  it('keeps the status of a caught error', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        try { return await x(); } catch (err) { return reply.code(500).send(err); } //> implicit 200 @ x(); explicit 500
      });
      `,
      FASTIFY,
    );
  });

  it('reads hooks', () => {
    expectFlow(
      `
      app.addHook('onRequest', async (request, reply) => {
        if (!request.user) return reply.code(401).send({}); //> explicit 401
      });
      `,
      FASTIFY,
    );
  });

  it('reads hooks with done', () => {
    expectFlow(
      `
      app.addHook('onRequest', (request, reply, done) => {
        if (!request.user) return reply.code(401).send({}); //> explicit 401
        done();
      });
      `,
      FASTIFY,
    );
  });

  it('reads done(err)', () => {
    expectFlow(
      `
      app.addHook('preHandler', (request, reply, done) => {
        if (!request.user) return done(createError(401)); //> throw 401
        done();
      });
      import createError from 'http-errors';
      `,
      FASTIFY,
    );
  });

  it('sees a hook that never goes on', () => {
    expectFlow(
      `
      app.addHook('preHandler', (request, reply, done) => {
        if (!request.user) { reply.code(401).send({}); } //> open branch; explicit 401
      });
      `,
      FASTIFY,
    );
  });

  it('reads a throw in a hook', () => {
    expectFlow(
      `
      app.addHook('preHandler', async (request, reply) => {
        if (!request.user) { throw app.httpErrors.unauthorized(); } //> throw 401 @ throw
      });
      `,
      FASTIFY,
    );
  });

  it('ignores what a hook returns', () => {
    expectFlow(
      `
      app.addHook('onRequest', async (request, reply) => {
        if (request.user) return;
        return { ignored: true };
      });
      `,
      FASTIFY,
    );
  });

  it('reads error handlers', () => {
    expectFlow(
      `
      app.setErrorHandler((error, request, reply) => {
        if (error.validation) { reply.code(400).send({}); return; } //> explicit 400
        reply.code(error.statusCode || 500).send({}); //> explicit 500 or ? @ error.statusCode || 500
      });
      `,
      FASTIFY,
    );
  });

  it('gives an error handler 200', () => {
    expectFlow(
      `
      app.setErrorHandler((error, request, reply) => {
        reply.send({ message: error.message }); //> implicit 200 @ send
      });
      `,
      FASTIFY,
    );
  });

  it('hands the error on', () => {
    expectFlow(
      `
      app.setErrorHandler((error, request, reply) => {
        reply.send(error);
      });
      `,
      FASTIFY,
    );
  });

  it('sends what an error handler returns', () => {
    expectFlow(
      `
      app.setErrorHandler(async (error, request, reply) => {
        reply.code(error.statusCode ?? 500); //> explicit 500 or ? @ error.statusCode ?? 500
        return { message: 'no' };
      });
      `,
      FASTIFY,
    );
  });

  it('reads not-found handlers', () => {
    expectFlow(
      `
      app.setNotFoundHandler((request, reply) => { reply.code(404).send({}); }); //> explicit 404
      `,
      FASTIFY,
    );
  });

  it('reads a member added to the reply', () => {
    expectFlow(
      `
      app.decorateReply('noMatches', function () { this.code(404).send({}); }); //> explicit 404
      app.get('/', async (request, reply) => {
        if (!a) return reply.noMatches(); //> helper 404 @ noMatches
        return {}; //> implicit 200 @ {}
      });
      `,
      FASTIFY,
    );
  });

  it('sends what such a member returns', () => {
    expectFlow(
      `
      app.decorateReply('noMatches', noMatches);
      app.get('/', async (request, reply) => {
        if (!a) return reply.noMatches(); //> helper 404 @ noMatches
        return {}; //> implicit 200 @ {}
      });
      async function noMatches() {
        const html = await run();
        this.code(404).type('text/html'); //> explicit 404
        return html;
      }
      `,
      FASTIFY,
    );
  });

  it('gives such a member its arguments', () => {
    expectFlow(
      `
      app.decorateReply('fail', function (code, message) { this.code(code).send({ message }); }); //> explicit ? @ code
      app.get('/', async (request, reply) => {
        if (!a) return reply.fail(409, 'x'); //> helper 409
        return {}; //> implicit 200 @ {}
      });
      `,
      FASTIFY,
    );
  });

  it('reads Node’s response', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        reply.raw.writeHead(404); //> explicit 404
        reply.raw.end('no');
      });
      `,
      FASTIFY,
    );
  });

  it('reads its statusCode', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        reply.raw.statusCode = 404; //> explicit 404
        reply.raw.end('no');
      });
      `,
      FASTIFY,
    );
  });

  it('does not claim to understand a hijacked reply', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        reply.hijack();
        reply.raw.end('no'); //> implicit 200 @ end, unclear
      });
      `,
      FASTIFY,
    );
  });

  it('reads redirects of two majors', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        if (a) return reply.redirect('/x'); //> redirect 302 @ redirect
        if (b) return reply.code(303).redirect('/x'); //> redirect 303
        if (c) return reply.redirect('/x', 301); //> redirect ? @ redirect
        return reply.redirect(301, '/x'); //> redirect 301
      });
      `,
      FASTIFY,
    );
  });

  it('knows callNotFound', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { reply.callNotFound(); }); //> explicit 404 @ callNotFound
      `,
      FASTIFY,
    );
  });

  it('sends a stream', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { return reply.type('x').send(fs.createReadStream('x')); }); //> implicit 200 @ send
      `,
      FASTIFY,
    );
  });

  it('reads an assigned statusCode', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => { reply.statusCode = 404; return {}; }); //> explicit 404
      `,
      FASTIFY,
    );
  });

  it('reads a reply’s then', () => {
    expectFlow(
      `
      app.get('/', (request, reply) => {
        reply.code(200).send({}).then(() => log(), () => {}); //> explicit 200
      });
      `,
      FASTIFY,
    );
  });

  it('reads route options', () => {
    expectFlow(
      `
      app.route({ method: 'GET', url: '/', preHandler: async (request, reply) => { if (!request.user) return reply.code(401).send(); }, handler: async (request, reply) => ({}) }); //> explicit 401; implicit 200 @ {}
      `,
      FASTIFY,
    );
  });
});
