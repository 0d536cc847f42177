import { describe, expect, test } from 'vitest';
import { expectAnswers, FASTIFY, projectOf } from '../../../support/project';

describe('what a plugin adds to every request', () => {
  const authorization = `
    import fp from 'fastify-plugin';
    function verifyAccess(this: FastifyRequest, reply: FastifyReply, role: string) {
      if (!this.session.user.roles.includes(role)) reply.status(403).send('No access');
    }
    async function isAdmin(this: FastifyRequest, reply: FastifyReply) { this.verifyAccess(reply, 'admin'); }
    export default fp(async (fastify) => {
      fastify.decorateRequest('verifyAccess', verifyAccess);
      fastify.decorateRequest('isAdmin', isAdmin);
      fastify.decorateRequest('user', null);
    });
  `;

  test('answers where it is called with the reply', () => {
    expectAnswers(
      {
        'app.ts': `
          app.get('/a', { preHandler: (request, reply) => request.isAdmin(reply) }, async () => ({ a: 1 })); //> helper 403 @ isAdmin, unclear; implicit 200 @ { a: 1 }
        `,
        'plugins/authorization.ts': authorization,
      },
      FASTIFY,
    );
  });

  test('is asked in a function that gets the request, too', () => {
    expectAnswers(
      {
        'app.ts': `
          import { guard } from './guard';
          app.get('/a', { preHandler: async (request, reply) => { await guard(request, reply); } }, async () => ({ a: 1 })); //> helper 403 @ guard, unclear; implicit 200 @ { a: 1 }
        `,
        'guard.ts': `export const guard = (request, reply) => request.isAdmin(reply);`,
        'plugins/authorization.ts': authorization,
      },
      FASTIFY,
    );
  });

  test('says nothing of another object, nor where two files add something by one name', () => {
    const call = `app.get('/a', { preHandler: (request, reply) => OWNER.isAdmin(reply) }, async () => ({ a: 1 })); //> helper ? @ isAdmin, unclear; implicit 200 @ { a: 1 }`;
    expectAnswers(
      { 'app.ts': call.replace('OWNER', 'users'), 'plugins/authorization.ts': authorization },
      FASTIFY,
    );
    expectAnswers(
      {
        'app.ts': call.replace('OWNER', 'request'),
        'plugins/authorization.ts': authorization,
        'plugins/other.js': `module.exports = async (fastify) => { fastify.decorateRequest('isAdmin', () => true); };`,
      },
      FASTIFY,
    );
  });
});

describe('what a plugin adds to every reply', () => {
  test('answers where it is called: CommonJS, with arguments and without', () => {
    expectAnswers(
      {
        'app.js': `
          app.get('/a', async (request, reply) => {
            if (!request.query.a) return reply.fail(422, 'no'); //> helper 422
            if (!request.query.b) return reply.missing('no'); //> helper 404 @ missing
            return reply.created({}); //> helper 201 @ created
          });
        `,
        'plugins/replies.js': `
          const fp = require('fastify-plugin');
          const { missing } = require('./missing');
          function created(body) { return this.code(201).send(body); }
          module.exports = fp(async function (fastify, opts) {
            fastify.decorateReply('fail', function (status, message) { this.code(status).send({ message }); });
            fastify.decorateReply('missing', missing);
            fastify.decorateReply('created', created);
          });
        `,
        'plugins/missing.js': `exports.missing = function (message) { this.code(404).send({ message }); };`,
      },
      FASTIFY,
    );
  });

  test('its arrow functions have no reply', () => {
    expectAnswers(
      {
        'app.js': `app.get('/a', (request, reply) => { reply.fail(422); }); //> helper 422, unclear`,
        'plugin.js': `module.exports = async (fastify) => { fastify.decorateReply('fail', (status) => this.code(500).send({ status })); };`,
      },
      FASTIFY,
    );
  });
});

describe('what a plugin adds to the application', () => {
  test('answers where it is called with the reply: by its name, by this and by the request', () => {
    expectAnswers(
      {
        'app.js': `
          app.get('/a', async function (request, reply) {
            if (!request.query.a) return this.missing(reply); //> helper 404 @ missing
            if (!request.query.b) return request.server.missing(reply); //> helper 404 @ missing
            return app.missing(reply); //> helper 404 @ missing
          });
        `,
        'plugin.js': `module.exports = async (fastify) => { fastify.decorate('missing', (reply) => reply.code(404).send({ error: 'no' })); };`,
      },
      FASTIFY,
    );
  });

  test('throws where it is called', () => {
    const { lint } = projectOf(
      {
        'app.js': `
          app.get('/a', async function (request, reply) { await this.verify(request); return {}; });
          app.get('/b', async function (request, reply) { await request.requireUser(); return {}; });
          app.get('/c', async (request, reply) => { try { await app.verify(request); } catch { return {}; } return {}; });
        `,
        'plugin.js': `
          const createError = require('http-errors');
          module.exports = async (fastify, { testing }) => {
            async function verify(request) { if (!request.user) throw createError(401); }
            async function pretend(request) { if (request.headers.no) throw createError(403); }
            fastify.decorate('verify', testing ? pretend : verify);
            fastify.decorateRequest('requireUser', async function () { if (!this.user) throw createError(401); });
          };
        `,
      },
      FASTIFY,
    );
    expect(lint('app.js').handlers.map(({ raised }) => raised.map(({ code }) => code))).toEqual([
      [403, 401],
      [401],
      [],
    ]);
  });
});

describe('what a middleware adds to the response', () => {
  test('answers where it is called', () => {
    expectAnswers({
      'app.ts': `
        app.get('/a', (req, res) => {
          if (!req.query.a) return res.fail(422, 'no'); //> helper 422
          if (!req.query.b) return res.missing(); //> helper 404 @ missing
          res.ok({}); //> helper 200 @ ok
        });
      `,
      'middleware/respond.ts': `
        export function respond(req: Request, res: Response, next: NextFunction) {
          res.fail = (status, message) => res.status(status).json({ error: message });
          res.missing = function () { this.status(404).end(); };
          res.ok = function (data) { return res.json({ data }); };
          next();
        }
      `,
    });
  });

  test('and to the prototype of all responses', () => {
    expectAnswers({
      'app.js': `app.get('/a', (req, res) => { res.gone(); }); //> helper 410 @ gone`,
      'setup.js': `module.exports = (app) => { app.response.gone = function () { this.sendStatus(410); }; };`,
    });
  });

  // `res` is handed to a function that could have it anyway.
  test('answers where it is called with the response itself', () => {
    expectAnswers({
      'app.js': `
        app.get('/a', (req, res) => {
          if (!req.query.id) return res.sendStatusText(res, 400, 'No id'); //> helper 400
          res.sendStatusText(res, 410, 'Gone'); //> helper 410
        });
      `,
      'status-text.js': `
        function sendStatusText(res, status, title) { res.status(status).json({ title }); }
        module.exports = () => (req, res, next) => { res.sendStatusText = sendStatusText; next(); };
      `,
    });
  });

  test('is not read where nothing shows how it comes to the response', () => {
    const { lint } = projectOf({
      'app.js': `
        app.get('/a', (req, res) => {
          if (!req.query.id) return res.refuse('No id');
          res.json({});
        });
      `,
      'refuse.js': `
        const current = require('async-local')();
        module.exports = (req, res, next) => {
          current.set(res);
          res.refuse = function (title) { current.get().status(400).json({ title }); };
          next();
        };
      `,
    });
    expect(lint('app.js').findings).toEqual([]);
  });

  test('is no answer of the middleware itself', () => {
    const { lint } = projectOf({
      'respond.js': `
        module.exports = (req, res, next) => {
          res.missing = () => res.status(404).end();
          next();
        };
      `,
    });
    const answers = lint('respond.js').handlers.map(({ role, responses }) => [role, responses.length]);
    expect(answers).toEqual([
      ['middleware', 0],
      ['helper-definition', 1],
    ]);
  });

  test('leaves alone what it replaces of the framework', () => {
    expectAnswers({
      'app.js': `app.get('/a', (req, res) => { res.json({}); }); //> implicit 200 @ json`,
      'wrap.js': `
        module.exports = (req, res, next) => {
          const json = res.json;
          res.json = (body) => { res.status(202); return json.call(res, body); };
          next();
        };
      `,
    });
  });
});

test('an edit of what is added concerns those who call it, and one that adds a second', () => {
  const plugin = (status: number): string =>
    `module.exports = async (fastify) => { fastify.decorateReply('missing', function () { this.code(${status}).send(); }); };`;
  const { lint, write, concerned, remove } = projectOf(
    {
      'app.js': `app.get('/a', (request, reply) => { reply.missing(); });`,
      'other.js': `app.get('/b', (request, reply) => { reply.send(); });`,
      'plugin.js': plugin(404),
    },
    FASTIFY,
  );
  const codes = (): readonly number[] =>
    lint('app.js').handlers.flatMap(({ responses }) =>
      responses.flatMap(({ status }) => status.codes.map(({ code }) => code)),
    );
  lint('other.js');
  expect(codes()).toEqual([404]);
  concerned();
  write('plugin.js', plugin(410));
  expect(concerned()).toEqual(['app.js']);
  expect(codes()).toEqual([410]);
  write('second.js', plugin(404));
  expect(concerned()).toContain('app.js');
  expect(codes()).toEqual([]);
  remove('plugin.js');
  expect(concerned()).toContain('app.js');
  expect(codes()).toEqual([404]);
});
