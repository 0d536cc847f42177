import { challengeWith401 } from '../../../server/src/engine/rules/challenge-with-401';
import { testRule } from '../../support/rule-tester';

testRule(challengeWith401, {
  express: [
    {
      why: 'nobody is logged in; never Basic',
      code: `
        (req, res) => {
          if (!req.user) return res.sendStatus(401);
                                               ^^^ hint: requires the field
          res.json(req.user);
        }
      `,
      fixed: `
        (req, res) => {
          if (!req.user) return res.set('WWW-Authenticate', 'Bearer').sendStatus(401);
          res.json(req.user);
        }
      `,
    },
    {
      why: 'several are told at the first of them; an echo says nothing of how many',
      code: `
        app.use((req, res, next) => {
          const header = req.headers.authorization;
          if (!header) return res.status(401).end();
                                         ^^^ hint: here and at 2 more places of this project
          try {
            req.user = jwt.verify(header.slice(7), KEY);
          } catch (error) {
            return res.status(401).json({ error: 'Invalid token' });
                              ^^^ hint: goes out without \`WWW-Authenticate\`.
          }
          next();
        });
        app.get('/me', (req, res) => {
          if (!req.user) return res.status(401).end();
                                           ^^^ hint
          res.json(req.user);
        });
      `,
    },
    {
      why: 'a status that is kept by a throw',
      code: `
        app.get('/me', (req, res) => {
          if (!req.user) {
            res.status(401);
                       ^^^ hint
            throw new Error('Please log in');
          }
          res.json(req.user);
        });
      `,
      fixed: `
        app.get('/me', (req, res) => {
          if (!req.user) {
            res.status(401).set('WWW-Authenticate', 'Bearer');
            throw new Error('Please log in');
          }
          res.json(req.user);
        });
      `,
    },
    {
      why: 'each by the setting, without a word of the others',
      config: { challenge: 'each' },
      code: `
        app.get('/a', (req, res) => { if (!req.user) return res.status(401).end(); res.end(); });
                                                                       ^^^ hint: goes out without \`WWW-Authenticate\`.
        app.get('/b', (req, res) => { if (!req.user) return res.status(401).end(); res.end(); });
                                                                       ^^^ hint
      `,
    },
    {
      why: 'not by the setting',
      config: { challenge: 'off' },
      code: `(req, res) => { if (!req.user) return res.status(401).end(); res.end(); }`,
    },
    {
      why: 'who lacks a right is answered with the wrong code, and nobody is who forgot a field',
      code: `
        app.get('/a', (req, res) => { if (req.user.role !== 'admin') return res.status(401).end(); res.end(); });
        app.get('/b', (req, res) => { if (!req.query.name) return res.status(401).end(); res.end(); });
        app.get('/c', (req, res) => { if (!req.user || !req.user.isAdmin) return res.status(401).end(); res.end(); });
        app.get('/d', (req, res) => res.status(401).json({ error: 'Switched off' }));
      `,
    },
    {
      why: 'a login, and a password that is changed',
      code: `
        app.post('/login', async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(401).end();
          res.json({ token: sign(user) });
        });
        app.put('/password', async (req, res) => {
          if (!(await bcrypt.compare(req.body.old, req.user.password))) return res.status(401).end();
          res.end();
        });
      `,
    },
    {
      why: 'it is there, a middleware sets it, or what is set is not known',
      code: `
        app.get('/a', (req, res) => { if (!req.user) return res.set('WWW-Authenticate', 'Bearer').status(401).end(); res.end(); });
        app.get('/b', (req, res) => { if (!req.user) return res.set(headers).status(401).end(); res.end(); });
        app.get('/c', (req, res) => { if (!req.user) return refuse(res, 401); res.end(); });
        app.get('/d', (req, res) => { if (!req.user) throw createError(401); res.end(); });
      `,
    },
    {
      why: 'the error handler sets it for all',
      code: `
        app.get('/a', (req, res) => { if (!req.user) { res.status(401); throw new Error('Please log in'); } res.end(); });
        app.use((err, req, res, next) => { res.setHeader('WWW-Authenticate', 'Bearer'); res.end(); });
      `,
    },
    {
      why: 'a challenge where no login helps',
      code: `
        (req, res) => {
          if (!req.user.isAdmin) return res.status(403).set('WWW-Authenticate', 'Bearer realm="a"').end();
                                                   ^^^ hint: 403 Forbidden goes out with a challenge
          res.end();
        }
      `,
    },
    {
      why: 'a challenge that says which scope is missing, and one that is not known',
      code: `
        app.get('/a', (req, res) => res.status(403).set('WWW-Authenticate', 'Bearer scope="write"').end());
        app.get('/b', (req, res) => res.status(403).set('WWW-Authenticate', 'Bearer error="insufficient_scope"').end());
        app.get('/c', (req, res) => res.status(403).set('WWW-Authenticate', challenge).end());
      `,
    },
  ],
  fastify: [
    {
      why: 'a hook',
      code: `
        app.addHook('onRequest', async (request, reply) => {
          if (!request.user) return reply.unauthorized('Please log in');
                                          ^^^^^^^^^^^^ hint
        });
      `,
      fixed: `
        app.addHook('onRequest', async (request, reply) => {
          if (!request.user) return reply.header('WWW-Authenticate', 'Bearer').unauthorized('Please log in');
        });
      `,
    },
    {
      why: 'a hook that sets it for others',
      code: `
        app.addHook('onSend', async (request, reply) => {
          if (reply.statusCode === 401) reply.header('WWW-Authenticate', 'Bearer');
        });
        app.get('/me', async (request, reply) => {
          if (!request.user) return reply.code(401).send();
          return request.user;
        });
      `,
    },
  ],
});
