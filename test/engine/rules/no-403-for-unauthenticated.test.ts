import { no403ForUnauthenticated } from '../../../server/src/engine/rules/no-403-for-unauthenticated';
import { testRule } from '../../support/rule-tester';

testRule(no403ForUnauthenticated, {
  express: [
    {
      why: 'words that disagree with the guard lower the level',
      code: `
        (req, res) => {
          if (!req.user) return res.status(403).json({ error: 'User not found' });
                                           ^^^ information
          res.json({});
        }
      `,
    },
    {
      why: 'somebody is there who has no id: a token or a service, to which 403 is right',
      code: `
        (req, res) => {
          if (!req.user.id) return res.status(403).json({ error: 'This needs a user' });
          res.json({});
        }
      `,
    },
    {
      why: 'nobody is logged in',
      code: `
        (req, res) => {
          if (!req.user) return res.status(403).json({ error: 'Please log in' });
                                           ^^^ warning
          res.json(req.user);
        }
      `,
      fixed: {
        'Answer 401 Unauthorized': `
        (req, res) => {
          if (!req.user) return res.status(401).json({ error: 'Please log in' });
          res.json(req.user);
        }
        `,
      },
    },
    {
      why: 'no Authorization field came',
      code: `
        (req, res, next) => {
          const header = req.headers.authorization;
          if (!header) return res.status(403).send('No token');
                                         ^^^ warning
          next();
        }
      `,
      fixed: {
        'Answer 401 Unauthorized': `
        (req, res, next) => {
          const header = req.headers.authorization;
          if (!header) return res.status(401).send('No token');
          next();
        }
        `,
        'Answer 401 Unauthorized with WWW-Authenticate: Bearer': `
        (req, res, next) => {
          const header = req.headers.authorization;
          if (!header) return res.status(401).set('WWW-Authenticate', 'Bearer').send('No token');
          next();
        }
        `,
      },
    },
    {
      why: 'no session',
      code: `
        (req, res) => {
          if (!req.session.userId) {
            return res.sendStatus(403);
                                  ^^^ warning
          }
          res.json({});
        }
      `,
    },
    {
      why: 'not authenticated by passport',
      code: `
        (req, res, next) => {
          if (!req.isAuthenticated()) return res.status(403).json({ message: 'Log in first' });
                                                        ^^^ warning
          next();
        }
      `,
    },
    {
      why: 'the caller is known and lacks a role',
      code: `
        (req, res) => {
          if (req.user.role !== 'admin') return res.status(403).json({ error: 'Unauthorized' });
          res.json({});
        }
      `,
    },
    {
      why: 'the word alone says nothing',
      code: `
        (req, res) => {
          res.status(403).json({ error: 'Unauthorized' });
        }
      `,
    },
    {
      why: 'CSRF is no login',
      code: `
        (req, res) => {
          if (!req.headers['x-csrf-token']) return res.status(403).json({ error: 'Invalid CSRF token' });
          res.json({});
        }
      `,
    },
    {
      why: 'the origin is no login',
      code: `
        (req, res) => {
          if (req.headers.origin !== 'https://example.org') return res.status(403).json({ error: 'Origin not allowed' });
          res.json({});
        }
      `,
    },
    {
      why: 'a mixed condition is a hint to split it',
      code: `
        (req, res) => {
          if (!req.user || !req.user.isAdmin) return res.status(403).json({ error: 'Admins only' });
                                                                ^^^ hint
          res.json({});
        }
      `,
    },
    {
      why: 'a 401 is right',
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).json({ error: 'Please log in' });
          res.json({});
        }
      `,
    },
    {
      why: 'a code that only the name of a class promises',
      code: `
        import { ForbiddenError } from './errors';
        app.get('/me', (req, res) => {
          if (!req.user) throw new ForbiddenError();
          res.json({});
        });
      `,
    },
    {
      why: 'a condition further in that is not understood takes the word of an early return',
      code: `
        async (req, res, next) => {
          if (req.user) return next();
          const key = await keyOf(req);
          if (key && key.kind === 'client') return res.status(403).json({ error: 'Wrong kind of key' });
          next();
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'nobody is logged in',
      code: `
        async (request, reply) => {
          if (!request.user) return reply.code(403).send({ error: 'Please log in' });
                                               ^^^ warning
          return request.user;
        }
      `,
      fixed: {
        'Answer 401 Unauthorized': `
        async (request, reply) => {
          if (!request.user) return reply.code(401).send({ error: 'Please log in' });
          return request.user;
        }
        `,
      },
    },
    {
      why: 'the caller lacks a right',
      code: `
        async (request, reply) => {
          if (!request.user.isAdmin) return reply.code(403).send({ error: 'Admins only' });
          return {};
        }
      `,
    },
  ],
});
