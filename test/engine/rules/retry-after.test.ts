import { retryAfter } from '../../../server/src/engine/rules/retry-after';
import { testRule } from '../../support/rule-tester';

testRule(retryAfter, {
  express: [
    {
      why: 'milliseconds',
      code: `
        (req, res, next) => {
          const { msBeforeNext } = limits.get(req.ip);
          res.setHeader('Retry-After', String(msBeforeNext));
                                       ^^^^^^^^^^^^^^^^^^^^ warning: It is milliseconds
          res.status(429).end();
        }
      `,
      fixed: `
        (req, res, next) => {
          const { msBeforeNext } = limits.get(req.ip);
          res.setHeader('Retry-After', String(Math.ceil(msBeforeNext / 1000)));
          res.status(429).end();
        }
      `,
    },
    {
      why: 'a moment, a Date and a text of ISO; a helper too',
      code: `
        app.get('/a', (req, res) => res.set('Retry-After', Date.now() + 60000).sendStatus(503));
                                                           ^^^^^^^^^^^^^^^^^^ warning: milliseconds since 1970
        app.get('/b', (req, res) => res.set('Retry-After', new Date(reset)).sendStatus(503));
                                                           ^^^^^^^^^^^^^^^ warning: a Date
        app.get('/c', (req, res) => res.set('Retry-After', new Date(reset).toISOString()).sendStatus(503));
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ISO 8601
        app.get('/d', (req, res) => refuse(req, res));
        function refuse(req, res) {
          res.writeHead(429, { 'Retry-After': Math.floor(Date.now() / 1000) });
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: seconds since 1970
          res.end();
        }
      `,
    },
    {
      why: 'seconds, dates of HTTP and what nothing tells of',
      code: `
        app.get('/a', (req, res) => res.set('Retry-After', '120').sendStatus(429));
        app.get('/b', (req, res) => res.set('Retry-After', Math.ceil((reset - Date.now()) / 1000)).sendStatus(503));
        app.get('/c', (req, res) => res.set('Retry-After', new Date(reset).toUTCString()).sendStatus(503));
        app.get('/d', (req, res) => res.set('Retry-After', wait).sendStatus(503));
        app.get('/e', (req, res) => res.set('X-Reset', windowMs).set('Retry-After', wait).sendStatus(503));
      `,
    },
    {
      why: 'without the field each is told; what the body says goes into it',
      code: `
        app.get('/a', (req, res) => res.status(429).json({ error: 'Slow down', retryAfter: seconds }));
                                               ^^^ hint: 429 Too Many Requests goes out without
        app.get('/b', (req, res) => res.status(503).json({ error: 'Busy' }));
                                               ^^^ hint: 503 Service Unavailable goes out without
      `,
      fixed: `
        app.get('/a', (req, res) => res.status(429).set('Retry-After', seconds).json({ error: 'Slow down', retryAfter: seconds }));
        app.get('/b', (req, res) => res.status(503).json({ error: 'Busy' }));
      `,
    },
    {
      why: 'once by the setting',
      config: { retryAfter: 'project' },
      code: `
        app.get('/a', (req, res) => res.status(429).end());
                                               ^^^ hint: 2 answers of this project do
        app.get('/b', (req, res) => res.status(503).end());
                                               ^^^ hint
      `,
    },
    {
      why: 'not by the setting',
      config: { retryAfter: 'off' },
      code: `app.get('/a', (req, res) => res.status(429).end());`,
    },
    {
      why: 'health, what is not configured, and what a limiter says by other fields',
      code: `
        app.get('/healthz', (req, res) => res.status(503).json({ database: 'down' }));
        app.get('/mail', (req, res) => {
          if (!process.env.SMTP_URL) return res.status(503).json({ error: 'No mail server' });
          res.end();
        });
        app.get('/b', (req, res) => res.status(429).set('RateLimit-Reset', seconds).end());
        app.get('/c', (req, res) => res.status(429).set('X-RateLimit-Reset', seconds).end());
      `,
    },
    {
      why: 'an error handler: who threw may have set it',
      code: `
        app.use((err, req, res, next) => {
          if (err.code === 'BUSY') return res.status(503).json({ error: 'Busy' });
          res.status(err.status ?? 500).end();
        });
      `,
    },
    {
      why: 'another part of the path is configured',
      code: `
        app.get('/mail', (req, res) => {
          if (!process.env.SMTP_URL) return res.status(501).end();
          if (queue.length > 100) return res.status(503).end();
                                                    ^^^ hint
          res.end();
        });
      `,
    },
    {
      why: 'a blind catch-all knows of no time; another service that is down may come back',
      code: `
        app.get('/a', async (req, res) => {
          try {
            res.json(await Report.findById(req.query.id));
          } catch (error) {
            res.status(503).json({ error: error.message });
          }
        });
        app.get('/b', async (req, res) => {
          try {
            res.json((await axios.get(RATES_URL)).data);
          } catch (error) {
            res.status(503).json({ error: 'The rates cannot be had' });
                       ^^^ hint
          }
        });
      `,
    },
    {
      why: 'the name of a configured path tells what it is for',
      code: `
        app.get(config.healthCheck.path, (req, res) => {
          if (pool === null) return res.status(503).json({ error: 'No connection' });
          res.end();
        });
        app.get(config.reports.path, (req, res) => {
          if (queue.length > 100) return res.status(503).json({ error: 'Busy' });
                                                    ^^^ hint
          res.end();
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'the name of a configured path tells what it is for',
      code: `
        app.get(paths.readiness, async (request, reply) => {
          if (pool === null) return reply.code(503).send({ error: 'No connection' });
          return { ok: true };
        });
      `,
    },
    {
      why: 'a window in milliseconds',
      code: `
        async (request, reply) => {
          reply.header('retry-after', WINDOW_MS).code(429);
                                      ^^^^^^^^^ warning
          return { error: 'Slow down' };
        }
      `,
      fixed: `
        async (request, reply) => {
          reply.header('retry-after', Math.ceil(WINDOW_MS / 1000)).code(429);
          return { error: 'Slow down' };
        }
      `,
    },
    {
      why: 'an answer that has it',
      code: `async (request, reply) => reply.code(503).header('Retry-After', 30).send({ error: 'Busy' })`,
    },
  ],
});
