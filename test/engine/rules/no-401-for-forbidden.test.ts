import { no401ForForbidden } from '../../../server/src/engine/rules/no-401-for-forbidden';
import { testRule } from '../../support/rule-tester';

testRule(no401ForForbidden, {
  express: [
    {
      why: 'a policy that hides what exists wants a 404 instead of a good 403',
      config: { hideForbiddenAs404: 'required' },
      code: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(403).end();
                                                           ^^^ information: \`hideForbiddenAs404\` has decided otherwise
          res.sendStatus(204);
        });`,
      fixed: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(404).end();
          res.sendStatus(204);
        });`,
    },
    {
      why: 'under it a 401 becomes a 404 as well',
      config: { hideForbiddenAs404: 'required' },
      code: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(401).end();
                                                           ^^^ warning: Answer 404 Not Found
          res.sendStatus(204);
        });`,
      fixed: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(404).end();
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a whole route is no secret: the 403 stays',
      config: { hideForbiddenAs404: 'required' },
      code: `
        app.get('/statistics', (req, res) => {
          if (req.user.role !== 'admin') return res.status(403).end();
          res.json({});
        });`,
    },
    {
      why: 'a policy that hides nothing wants a 403 instead of a 404',
      config: { hideForbiddenAs404: 'forbidden' },
      code: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(404).end();
                                                           ^^^ information: answer 403 Forbidden
          res.sendStatus(204);
        });`,
      fixed: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(403).end();
          res.sendStatus(204);
        });`,
    },
    {
      why: 'without a policy both are good',
      code: `
        app.delete('/notes/:id', (req, res) => {
          if (req.user.role !== 'admin') return res.status(req.query.quiet ? 404 : 403).end();
          if (req.user.role !== 'owner') return res.status(404).end();
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a mixed guard whose words are about a right alone',
      code: `
        (req, res, next) => {
          if (req.user && req.user.isAdmin) return next();
          res.status(401);
                     ^^^ information
          throw new Error('Not authorized as an admin');
        }
      `,
    },
    {
      why: 'a mixed guard with words that fit both says nothing',
      code: `
        (req, res, next) => {
          if (req.user && req.user.isAdmin) return next();
          res.status(401).json({ error: 'Please log in' });
        }
      `,
    },
    {
      why: 'a token is authorized: that tells who somebody is, not what somebody may',
      code: `
        (req, res) => {
          const authorized = authorization.authorize(req.params.accessToken);
          if (!authorized) return res.status(401).json({ error: 'Invalid' });
          res.json(authorized);
        }
      `,
    },
    {
      why: 'the caller has another role',
      code: `
        (req, res) => {
          if (req.user.role !== 'admin') return res.status(401).json({ error: 'Nope' });
                                                           ^^^ warning
          res.json({});
        }
      `,
      fixed: {
        'Answer 403 Forbidden': `
        (req, res) => {
          if (req.user.role !== 'admin') return res.status(403).json({ error: 'Nope' });
          res.json({});
        }
        `,
        'Answer 404 Not Found': `
        (req, res) => {
          if (req.user.role !== 'admin') return res.status(404).json({ error: 'Nope' });
          res.json({});
        }
        `,
      },
    },
    {
      why: 'the caller is not the owner',
      code: `
        async (req, res) => {
          const post = await Post.findById(req.params.id);
          if (post.userId !== req.user.id) {
            return res.status(401).json({ error: 'Not your post' });
                              ^^^ warning
          }
          res.json(post);
        }
      `,
    },
    {
      why: 'the caller may not',
      code: `
        (req, res) => {
          if (!req.user.isAdmin) return res.sendStatus(401);
                                                       ^^^ warning
          res.json({});
        }
      `,
    },
    {
      why: 'the words can only mean a right',
      code: `
        (req, res) => {
          if (somethingElse(req)) return res.status(401).json({ error: 'You do not have permission to do this' });
                                                    ^^^ information
          res.json({});
        }
      `,
    },
    {
      why: "the words 'not authorized' are said for both",
      code: `
        (req, res) => {
          if (somethingElse(req)) return res.status(401).json({ error: 'Not authorized' });
          res.json({});
        }
      `,
    },
    {
      why: 'credentials were checked, whatever the words say',
      code: `
        (req, res) => {
          if (!req.headers.authorization) return res.status(401).json({ error: 'You are not allowed to do this' });
          res.json({});
        }
      `,
    },
    {
      why: 'a mixed condition',
      code: `
        (req, res) => {
          if (!req.user || req.user.role !== 'admin') return res.status(401).json({ error: 'Admins only' });
          res.json({});
        }
      `,
    },
    {
      why: 'a 403 is right',
      code: `
        (req, res) => {
          if (!req.user.isAdmin) return res.status(403).json({ error: 'Admins only' });
          res.json({});
        }
      `,
    },
    {
      why: 'a login may hide why it refuses',
      method: 'post',
      path: '/admin/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user.isAdmin) return res.status(401).json({ error: 'Invalid credentials' });
          res.json(user);
        }
      `,
    },
    {
      why: 'what another branch let through, against the words',
      code: `
        (req, res, next) => {
          const options = optionsOf(req);
          if (options.isAllowed) return next();
          res.status(401).json({ message: 'Unauthorized' });
        }
      `,
    },
    {
      why: 'a state of the account is information',
      code: `
        async (req, res) => {
          if (!req.user.isVerified) return res.status(401).json({ error: 'Not verified' });
                                                      ^^^ information
          res.json({});
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'the caller has another role',
      code: `
        async (request, reply) => {
          if (request.user.role !== 'admin') return reply.code(401).send({ error: 'Admins only' });
                                                               ^^^ warning
          return {};
        }
      `,
      fixed: `
        async (request, reply) => {
          if (request.user.role !== 'admin') return reply.code(403).send({ error: 'Admins only' });
          return {};
        }
      `,
    },
    {
      why: 'a wrong token is a 401',
      code: `
        async (request, reply) => {
          try {
            await request.jwtVerify();
          } catch (err) {
            return reply.code(401).send({ error: 'Invalid token' });
          }
          return {};
        }
      `,
    },
  ],
});
