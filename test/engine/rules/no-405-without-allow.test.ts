import { no405WithoutAllow } from '../../../server/src/engine/rules/no-405-without-allow';
import { testRule } from '../../support/rule-tester';

testRule(no405WithoutAllow, {
  express: [
    {
      why: 'the other routes of the path',
      code: `
        app.get('/things', (req, res) => res.json([]));
        app.post('/things', (req, res) => res.status(201).json({}));
        app.all('/things', (req, res) => {
          res.status(405).json({ error: 'Method not allowed' });
                     ^^^ warning
        });
      `,
      fixed: `
        app.get('/things', (req, res) => res.json([]));
        app.post('/things', (req, res) => res.status(201).json({}));
        app.all('/things', (req, res) => {
          res.status(405).set('Allow', 'GET, HEAD, POST').json({ error: 'Method not allowed' });
        });
      `,
    },
    {
      why: 'a test of the method',
      code: `
        app.use((req, res, next) => {
          if (req.method !== 'POST') return res.status(405).end();
                                                       ^^^ warning
          next();
        });
      `,
      fixed: `
        app.use((req, res, next) => {
          if (req.method !== 'POST') return res.status(405).set('Allow', 'POST').end();
          next();
        });
      `,
    },
    {
      why: 'a switch on the method',
      code: `
        app.all('/things', (req, res) => {
          switch (req.method) {
            case 'GET':
              return res.json([]);
            case 'POST':
              return res.status(201).json({});
            default:
              return res.status(405).json({ error: 'Method not allowed' });
                                ^^^ warning
          }
        });
      `,
      fixed: `
        app.all('/things', (req, res) => {
          switch (req.method) {
            case 'GET':
              return res.json([]);
            case 'POST':
              return res.status(201).json({});
            default:
              return res.status(405).set('Allow', 'GET, HEAD, POST').json({ error: 'Method not allowed' });
          }
        });
      `,
    },
    {
      why: 'nothing tells the methods: no fix',
      code: `
        app.all('/things', (req, res) => {
          res.sendStatus(405);
                         ^^^ warning
        });
      `,
    },
    {
      why: 'Allow lists the refused method',
      code: `
        app.delete('/things', (req, res) => {
          res.set('Allow', 'GET, DELETE').status(405).end();
                                                 ^^^ warning
        });
      `,
    },
    {
      why: 'Allow is set',
      code: `
        app.all('/things', (req, res) => {
          res.set('Allow', 'GET, POST').status(405).end();
        });
      `,
    },
    {
      why: 'Allow is set before',
      code: `
        app.all('/things', (req, res) => {
          res.setHeader('Allow', 'GET');
          res.status(405).end();
        });
      `,
    },
    {
      why: 'a function out of sight may set it',
      code: `
        app.all('/things', (req, res) => {
          addHeaders(res);
          res.status(405).end();
        });
      `,
    },
    {
      why: 'spread fields may hold it',
      code: `
        app.all('/things', (req, res) => {
          res.set({ ...fields }).status(405).end();
        });
      `,
    },
    {
      why: 'a handler that is not seen to be registered',
      code: `
        export function things(req, res) {
          res.status(405).json({ error: 'Method not allowed' });
        }
      `,
    },
    {
      why: "the project's routes of the path, wherever they are, without those that refuse",
      project: { methodsOf: new Map([['/things', ['DELETE', 'GET', 'PATCH', 'PUT']]]) },
      code: `
        app.delete('/things', (req, res) => res.set('Allow', 'GET, HEAD, PATCH').status(405).end());
        app.put('/things', (req, res) => {
          res.status(405).json({ error: 'Method not allowed' });
                     ^^^ warning: here GET, HEAD, PATCH
        });
      `,
      fixed: `
        app.delete('/things', (req, res) => res.set('Allow', 'GET, HEAD, PATCH').status(405).end());
        app.put('/things', (req, res) => {
          res.status(405).set('Allow', 'GET, HEAD, PATCH').json({ error: 'Method not allowed' });
        });
      `,
    },
    {
      why: 'a project of which not all is known: what this file has',
      project: { methodsOf: new Map([['/things', ['GET', 'PATCH', 'PUT']]]), complete: false },
      code: `
        app.get('/things', (req, res) => res.json([]));
        app.put('/things', (req, res) => {
          res.status(405).json({ error: 'Method not allowed' });
                     ^^^ warning: here GET, HEAD
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'the other routes of the path',
      code: `
        app.get('/things', async () => []);
        app.put('/things', async (request, reply) => {
          return reply.code(405).send({ error: 'Method not allowed' });
                            ^^^ warning
        });
      `,
      fixed: `
        app.get('/things', async () => []);
        app.put('/things', async (request, reply) => {
          return reply.code(405).header('Allow', 'GET, HEAD').send({ error: 'Method not allowed' });
        });
      `,
    },
    {
      why: 'Allow is set',
      code: `
        app.put('/things', async (request, reply) => {
          return reply.header('Allow', 'GET').code(405).send({ error: 'Method not allowed' });
        });
      `,
    },
  ],
});
