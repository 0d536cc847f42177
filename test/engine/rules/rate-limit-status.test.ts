import { rateLimitStatus } from '../../../server/src/engine/rules/rate-limit-status';
import { testRule } from '../../support/rule-tester';

testRule(rateLimitStatus, {
  express: [
    {
      why: 'attempts that are counted',
      code: `
        app.post('/codes', (req, res) => {
          if (attempts > 5) return res.status(403).json({ error: 'Too many attempts' });
                                              ^^^ information: 403 Forbidden for a limit on requests
          res.sendStatus(202);
        });`,
      fixed: `
        app.post('/codes', (req, res) => {
          if (attempts > 5) return res.status(429).json({ error: 'Too many attempts' });
          res.sendStatus(202);
        });`,
    },
    {
      why: 'words alone, where no condition was understood',
      code: `
        app.post('/codes', (req, res) => {
          if (check(req)) return res.status(400).send('Too many requests');
                                            ^^^ information
          res.end();
        });`,
    },
    {
      why: 'a limit on things',
      code: `
        app.post('/folders', (req, res) => {
          if (check(req)) return res.status(400).json({ error: 'Too many folders' });
          res.sendStatus(201);
        });`,
    },
    {
      why: 'a limiter that failed',
      code: `
        app.delete('/limits/:id', async (req, res) => {
          try {
            await limiter.reset(req.params.id);
          } catch (error) {
            return res.status(500).json({ error: 'The rate limit could not be reset' });
          }
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a locked account, and a server that is overloaded',
      code: `
        app.post('/codes', (req, res) => {
          if (check(req)) return res.status(423).json({ error: 'Too many attempts' });
          if (busy()) return res.status(503).json({ error: 'Too many requests' });
          res.sendStatus(202);
        });`,
    },
    {
      why: 'a plain error becomes what the error handler makes of it',
      code: `
        app.post('/codes', (req, res) => {
          if (attempts > 5) throw new Error('Too many attempts');
          res.sendStatus(202);
        });`,
    },
  ],
  fastify: [
    {
      why: 'a hook that counts',
      code: `
        app.addHook('onRequest', async (request, reply) => {
          if (attempts > 5) return reply.code(403).send({ error: 'Too many requests, slow down' });
                                              ^^^ information
        });`,
      fixed: `
        app.addHook('onRequest', async (request, reply) => {
          if (attempts > 5) return reply.code(429).send({ error: 'Too many requests, slow down' });
        });`,
    },
    {
      why: 'the code for it',
      code: `
        app.addHook('onRequest', async (request, reply) => {
          if (attempts > 5) return reply.code(429).send({ error: 'Too many requests' });
        });`,
    },
  ],
});
