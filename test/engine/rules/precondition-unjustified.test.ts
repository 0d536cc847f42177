import { preconditionUnjustified } from '../../../server/src/engine/rules/precondition-unjustified';
import { testRule } from '../../support/rule-tester';

testRule(preconditionUnjustified, {
  express: [
    {
      why: 'what is missing is a bad request, whoever gets the request as well',
      method: 'post',
      code: `
        (req, res) => {
          log(req);
          if (!req.body.name) return res.status(412).json({ error: 'A name is required' });
                                                ^^^ information: what leads here is \`!req.body.name\`
          res.json({});
        }
      `,
      fixed: `
        (req, res) => {
          log(req);
          if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
          res.json({});
        }
      `,
    },
    {
      why: 'a right that is lacking',
      code: `
        (req, res) => {
          if (!req.user.isAdmin) return res.status(406).json({ error: 'Not acceptable' });
                                                   ^^^ information: Answer 403 Forbidden
          res.json({});
        }
      `,
      fixed: `
        (req, res) => {
          if (!req.user.isAdmin) return res.status(403).json({ error: 'Not acceptable' });
          res.json({});
        }
      `,
    },
    {
      why: 'nothing tells what is meant',
      code: `
        app.get('/a', (req, res) => (ready ? res.json({}) : res.status(428).end()));
                                                                       ^^^ information: Answer 400 Bad Request
        app.get('/b', (req, res) => (same ? res.status(304).end() : res.json({})));
                                                       ^^^ information: Send the content, or compare first
        app.get('/c', (req, res) => (req.query.page > pages ? res.sendStatus(416) : res.json({})));
                                                                             ^^^ information: \`Range\`
      `,
    },
    {
      why: 'a status that the error handler gets, and a request in a pattern',
      code: `
        ({ query }, res, next) => {
          if (isAllowed(query.to)) return res.redirect(query.to);
          res.status(406);
                     ^^^ information
          next(new Error('Not allowed'));
        }
      `,
    },
    {
      why: 'what looks at the field',
      code: `
        app.put('/a', (req, res) => (req.get('If-Match') === tag ? res.json({}) : res.status(412).end()));
        app.put('/b', (req, res) => (req.headers['if-match'] ? res.json({}) : res.status(428).end()));
        app.get('/c', (req, res) => (req.fresh ? res.status(304).end() : res.json({})));
        app.get('/d', (req, res) => (req.accepts('json') ? res.json({}) : res.status(406).end()));
        app.get('/e', (req, res) => (req.range(10) === -1 ? res.status(416).end() : res.json({})));
      `,
    },
    {
      why: 'what may look at it elsewhere',
      code: `
        app.put('/a', (req, res) => (matches(req, tag) ? res.json({}) : res.status(412).end()));
        app.get('/b', (req, res) => (best(req.headers) ? res.json({}) : res.status(406).end()));
        app.get('/c', (req, res) => (req.isFresh(tag) ? res.status(304).end() : res.json({})));
        app.put('/d', (req, res) => (req.ifMatch === tag ? res.json({}) : res.status(412).end()));
      `,
    },
    {
      why: 'an error handler, a helper and what nothing registers',
      code: `
        app.use((err, req, res, next) => res.status(412).end());
        const refuse = (res) => res.status(406).end();
        app.get('/a', (req, res) => res.json(refuse));
        export const check = (req, res) => res.status(412).end();
      `,
    },
  ],
  fastify: [
    {
      why: 'an error that is thrown',
      dependencies: ['@fastify/sensible'],
      code: `
        async (request, reply) => {
          if (!request.query.q) return reply.preconditionFailed();
                                             ^^^^^^^^^^^^^^^^^^ information
          return {};
        }
      `,
    },
    {
      why: 'a plugin that asks for the preferences',
      code: `
        async (request, reply) => {
          if (!request.accepts().type(['json'])) return reply.code(406).send();
          return {};
        }
      `,
    },
  ],
});
