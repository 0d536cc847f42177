import { noInvalidStatus } from '../../../server/src/engine/rules/no-invalid-status';
import { testRule } from '../../support/rule-tester';

testRule(noInvalidStatus, {
  express: [
    {
      why: 'a text, on which Express 5 throws',
      code: `
        (req, res) => {
          res.status('404').json({});
                     ^^^^^ error: Express throws
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({});
        }`,
    },
    {
      why: 'a text, which Express 4 converts',
      majors: [4],
      code: `
        (req, res) => {
          res.status("404").json({});
                     ^^^^^ hint: Express converts it
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({});
        }`,
    },
    {
      why: 'a text, of an unknown version',
      majors: [4, 5],
      code: `
        (req, res) => {
          res.status('404').json({});
                     ^^^^^ hint: Express 4 converts it, Express 5 throws
        }`,
    },
    {
      why: 'a word',
      code: `
        (req, res) => {
          res.status('not found').json({});
                     ^^^^^^^^^^^ error: is no number
        }`,
      fixed: {},
    },
    {
      why: 'a fraction',
      code: `
        (req, res) => {
          res.status(404.5).json({});
                     ^^^^^ error: is no integer
        }`,
      fixed: {
        'Write 404': `
        (req, res) => {
          res.status(404).json({});
        }`,
      },
    },
    {
      why: 'too small, which ends the process of Express 4 in an async handler',
      majors: [4],
      code: `
        (req, res) => {
          res.status(40).json({});
                     ^^ error: ends the process
        }`,
    },
    {
      why: 'too large',
      code: `
        (req, res) => {
          res.status(4040).json({});
                     ^^^^ error: is above 999
        }`,
    },
    {
      why: 'the status of an unknown error without a fallback',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(err.status).json({ error: 'Failed' });
                       ^^^^^^^^^^ information: may be undefined
          }
        }`,
      fixed: {
        'Fall back to 500': `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(err.status ?? 500).json({ error: 'Failed' });
          }
        }`,
      },
    },
    {
      why: 'a fallback',
      code: `async (req, res) => { try { res.json(await list()); } catch (err) { res.status(err.status || 500).end(); } }`,
    },
    {
      why: 'an error that the author looked into',
      code: `app.use((err, req, res, next) => { if (err.name === 'UnauthorizedError') return res.status(err.status).end(); next(err); });`,
    },
    {
      why: 'codes that Express sends',
      code: `(req, res) => { if (req.query.a) return res.status(404).end(); res.status(700).end(); }`,
    },
    { why: 'what is not known', code: `(req, res) => { res.status(Number(req.query.code)).end(); }` },
  ],
  fastify: [
    {
      why: 'a text is converted',
      code: `
        (request, reply) => {
          reply.code('404').send({});
                     ^^^^^ hint: Fastify converts it
        }`,
      fixed: `
        (request, reply) => {
          reply.code(404).send({});
        }`,
    },
    {
      why: 'beyond 599 it throws',
      code: `
        (request, reply) => {
          reply.code(700).send({});
                     ^^^ error: Fastify throws
        }`,
    },
    {
      why: 'too small',
      code: `
        (request, reply) => {
          reply.code(99).send({});
                     ^^ error: is below 100
        }`,
    },
    {
      why: '600 is sent by Fastify 3',
      majors: [3],
      code: `(request, reply) => { reply.code(600).send({}); }`,
    },
    { why: 'a status', code: `(request, reply) => { reply.code(404).send({}); }` },
    {
      why: 'what stands for no status yet does not get through the test for it',
      code: `
        (request, reply) => {
          let code = 0;
          if (!request.body.name) code = 400;
          if (code !== 0) return reply.code(code).send();
          reply.send({});
        }`,
    },
    {
      why: 'without a test it is sent',
      code: `
        (request, reply) => {
          let code = 0;
          if (!request.body.name) code = 400;
          reply.code(code).send({});
                     ^^^^ error: is below 100
        }`,
    },
  ],
});
