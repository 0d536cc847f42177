import { noUnregisteredStatus } from '../../../server/src/engine/rules/no-unregistered-status';
import { testRule } from '../../support/rule-tester';

testRule(noUnregisteredStatus, {
  express: [
    {
      why: 'a code that nobody knows',
      code: `
        (req, res) => {
          res.status(469).json({ error: 'The plan is odd' });
                     ^^^ warning: Clients treat it as 400 Bad Request
        }`,
      fixed: `
        (req, res) => {
          res.status(400).json({ error: 'The plan is odd' });
        }`,
    },
    {
      why: 'guard and words tell more than a number that looks alike',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(489).json({ error: 'No such thing' });
                                        ^^^ warning
          res.json(thing);
        }`,
      fixed: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ error: 'No such thing' });
          res.json(thing);
        }`,
    },
    {
      why: "a vendor's code",
      code: `
        (req, res) => {
          res.status(419).json({ error: 'Page expired' });
                     ^^^ warning: 419 is a code of Laravel alone
        }`,
    },
    {
      why: 'a code beyond the classes, which Express sends',
      code: `
        (req, res) => {
          res.sendStatus(600);
                         ^^^ warning: 600 belongs to no class
        }`,
    },
    {
      why: 'each of several codes at its own place',
      code: `
        (req, res) => {
          res.status(req.query.a ? 299 : 513).end();
                                         ^^^ warning: 513
                                   ^^^ warning: 299
        }`,
    },
    {
      why: 'an error of this file',
      code: `
        class PlanError extends Error {
          constructor(message) {
            super(message);
            this.statusCode = 469;
          }
        }
        app.post('/plans', (req, res) => {
          res.status(469).end();
                     ^^^ warning
        });`,
    },
    {
      why: 'a code that is registered as unused',
      code: `
        (req, res) => {
          res.status(418).send('I make tea');
                     ^^^ hint: 418 is reserved
        }`,
    },
    {
      why: 'a code that the project allows',
      config: { allowedCodes: [499] },
      code: `(req, res) => { res.status(499).end(); }`,
    },
    {
      why: 'registered codes',
      code: `(req, res) => { if (req.query.a) return res.status(207).json({}); res.status(451).end(); }`,
    },
    { why: 'codes that are not known', code: `(req, res) => { res.status(codeOf(req)).end(); }` },
    {
      why: 'a token that is not found was refused, and one that is mailed is no login',
      method: 'post',
      path: '/reset-password/:token',
      code: `
        async (req, res) => {
          const user = await User.findOne({ resetToken: req.params.token });
          if (!user) return res.status(489).json({ error: 'Token is invalid or expired' });
                                       ^^^ warning: Answer 400 Bad Request
          res.json({});
        }
      `,
      fixed: `
        async (req, res) => {
          const user = await User.findOne({ resetToken: req.params.token });
          if (!user) return res.status(400).json({ error: 'Token is invalid or expired' });
          res.json({});
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a code that nobody knows',
      code: `
        (request, reply) => {
          reply.code(513).send({ error: 'Broken' });
                     ^^^ warning: Clients treat it as 500 Internal Server Error
        }`,
      fixed: `
        (request, reply) => {
          reply.code(500).send({ error: 'Broken' });
        }`,
    },
    { why: 'what Fastify does not send is invalid', code: `(request, reply) => { reply.code(700).send(); }` },
    { why: 'a registered code', code: `(request, reply) => { reply.code(426).send(); }` },
  ],
});
