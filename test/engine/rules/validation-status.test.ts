import { validationStatus } from '../../../server/src/engine/rules/validation-status';
import { testRule } from '../../support/rule-tester';

testRule(validationStatus, {
  express: [
    {
      why: 'a field that is missing is no lack of a right',
      code: `
        app.post('/things', (req, res) => {
          if (!req.body.name) return res.status(403).json({ error: 'A name is required' });
                                                ^^^ warning: 403 Forbidden for input that cannot be used: \`!req.body.name\`
          res.status(201).json({});
        });`,
      fixed: {
        'Answer 400 Bad Request': `
          app.post('/things', (req, res) => {
            if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
            res.status(201).json({});
          });`,
        'Answer 422 Unprocessable Content': `
          app.post('/things', (req, res) => {
            if (!req.body.name) return res.status(422).json({ error: 'A name is required' });
            res.status(201).json({});
          });`,
      },
    },
    {
      why: 'nor is one of the wrong form, behind an emoji and an early return',
      code: `
        app.post('/🎈', (req, res) => {
          if (req.body.size === 1) return res.sendStatus(204);
          if (isNaN(req.body.size)) return res.status(401).send('🎈 must be a number');
                                                      ^^^ warning
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a 404 for something that was left out',
      code: `
        app.post('/things', (req, res) => {
          if (!req.body.name) return res.status(404).json({ error: 'A name is required' });
                                                ^^^ information
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a 404 for an id that cannot exist is right',
      code: `
        app.get('/things/:id', (req, res) => {
          if (isNaN(req.params.id)) return res.status(404).json({ error: 'Invalid id' });
          res.json(find(req.params.id));
        });`,
    },
    {
      why: 'what a login asks for are credentials',
      code: `
        app.post('/login', (req, res) => {
          if (!req.body.email || !req.body.password) return res.status(401).json({ error: 'All fields are required' });
          res.json({});
        });`,
    },
    {
      why: 'a middleware may ask for proof of who calls',
      code: `
        app.use((req, res, next) => {
          if (!req.body.proof) return res.status(401).json({ error: 'A proof is required' });
          next();
        });`,
    },
    {
      why: 'a conflict that the client can confirm',
      code: `
        app.post('/steps', (req, res) => {
          if (!req.body.force) return res.status(409).json({ error: 'There are changes' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a plain error becomes what the error handler makes of it',
      code: `
        app.post('/things', (req, res) => {
          if (!req.body.name) throw new Error('A name is required');
          res.sendStatus(204);
        });`,
    },
    {
      why: 'condition and words that speak of different things',
      code: `
        app.post('/things', (req, res) => {
          if (!req.body.name) return res.status(403).json({ error: 'Only for admins' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'the codes for it',
      code: `
        app.post('/things', (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
          if (!req.body.size) return res.status(422).json({ error: 'A size is required' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'what the server has stored is no input; what the client sent is',
      code: `
        app.get('/settings', (req, res) => {
          const row = settings.current();
          try {
            res.json(JSON.parse(row.text));
          } catch (error) {
            res.status(500).json({ error: 'Invalid settings' });
          }
        });
        app.post('/settings', (req, res) => {
          try {
            res.json(JSON.parse(req.body.text));
          } catch (error) {
            res.status(500).json({ error: 'Invalid settings' });
                       ^^^ information: 400 Bad Request
          }
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'a field that is missing, in a plugin',
      code: `
        app.post('/things', async (request, reply) => {
          if (!request.body.name) return reply.code(409).send({ error: 'A name is required' });
                                                    ^^^ information: 409 Conflict for input that cannot be used
          return {};
        });`,
    },
    {
      why: 'a lookup that found nothing is something else',
      code: `
        app.get('/things/:id', async (request, reply) => {
          const thing = await things.findById(request.params.id);
          if (!thing) return reply.code(404).send({ error: 'Invalid id' });
          return thing;
        });`,
    },
  ],
});
