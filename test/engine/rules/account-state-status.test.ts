import { accountStateStatus } from '../../../server/src/engine/rules/account-state-status';
import { testRule } from '../../support/rule-tester';

testRule(accountStateStatus, {
  express: [
    {
      why: 'a blocked caller',
      code: `
        (req, res) => {
          if (req.user.isBlocked) return res.status(400).json({ error: 'Your account is blocked' });
                                                    ^^^ hint: Answer 403 Forbidden
          res.json({});
        }`,
      fixed: {
        'Answer 403 Forbidden': `
        (req, res) => {
          if (req.user.isBlocked) return res.status(403).json({ error: 'Your account is blocked' });
          res.json({});
        }`,
      },
    },
    {
      why: 'a login that tells why it refuses',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user.isVerified) return res.status(401).json({ error: 'Please verify your email' });
                                                  ^^^ hint
          res.json(user);
        }`,
    },
    {
      why: 'words alone',
      code: `
        (req, res) => {
          if (check(req)) return res.status(404).json({ error: 'Your account has been suspended' });
                                            ^^^ hint: Your account has been
          res.json({});
        }`,
    },
    {
      why: 'a success that says so',
      code: `
        (req, res) => {
          if (!req.user.isActive) return res.json({ success: false, message: 'Account is not active' });
                                             ^^^^ hint
          res.json({});
        }`,
    },
    {
      why: 'a 403 and a 423 are right',
      code: `
        (req, res) => {
          if (req.user.isBlocked) return res.status(403).json({ error: 'Your account is blocked' });
          if (req.user.isLocked) return res.status(423).json({ error: 'Your account is locked' });
          res.json({});
        }`,
    },
    {
      why: 'a login that hides the state',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user.isActive) return res.status(401).json({ error: 'Invalid credentials' });
          res.json(user);
        }`,
    },
    {
      why: 'the account that the path names is somebody else’s, and what is already so is no refusal',
      method: 'patch',
      path: '/users/:id/ban',
      code: `
        async (req, res) => {
          const user = await User.findById(req.params.id);
          if (user.isBanned) return res.status(400).json({ error: 'This user is banned' });
          if (user.status === 'suspended') return res.status(400).json({ error: 'This user is suspended' });
          if (req.user.isVerified) return res.status(400).json({ error: 'Account already verified' });
          res.json(user);
        }`,
    },
    {
      why: 'a forgotten password',
      method: 'post',
      path: '/forgot-password',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user.isActive) return res.status(400).json({ error: 'Account is not active' });
          res.json({});
        }`,
    },
  ],
  fastify: [
    {
      why: 'a caller who is not verified',
      code: `
        async (request, reply) => {
          if (!request.user.isVerified) return reply.code(404).send({ error: 'Please verify your email' });
                                                          ^^^ hint
          return {};
        }`,
    },
    {
      why: 'the state of something else',
      code: `
        async (request, reply) => {
          const campaign = await Campaign.findById(request.params.id);
          if (!campaign.active) return reply.code(400).send({ error: 'The campaign is over' });
          return campaign;
        }`,
    },
  ],
});
