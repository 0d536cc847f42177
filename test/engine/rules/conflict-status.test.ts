import { conflictStatus } from '../../../server/src/engine/rules/conflict-status';
import { testRule, type RuleCase } from '../../support/rule-tester';

const signUp = (code: number): string => `
  async (req, res) => {
    const existing = await User.findOne({ email: req.body.email });
    if (existing) return res.status(${code}).json({ error: 'Email already exists' });
    res.status(201).json(await User.create(req.body));
  }`;
const post: Partial<RuleCase> = { method: 'post', path: '/users' };

testRule(conflictStatus, {
  express: [
    {
      why: 'something was found that must not be there yet',
      ...post,
      code: `
        async (req, res) => {
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(400).json({ error: 'Email already exists' });
                                          ^^^ hint: Answer 409 Conflict
          res.status(201).json(await User.create(req.body));
        }`,
      fixed: {
        'Answer 409 Conflict': `
        async (req, res) => {
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(409).json({ error: 'Email already exists' });
          res.status(201).json(await User.create(req.body));
        }`,
      },
    },
    {
      why: 'the database refuses a duplicate key',
      ...post,
      code: `
        async (req, res) => {
          try {
            res.status(201).json(await User.create(req.body));
          } catch (error) {
            if (error.code === 11000) return res.status(500).json({ error: 'Name is taken' });
                                                        ^^^ hint
            throw error;
          }
        }`,
    },
    {
      why: 'so does an error handler that knows one',
      code: `
        app.use((err, req, res, next) => {
          if (err.code === 'P2002') return res.status(422).json({ error: 'Not unique' });
                                                      ^^^ hint
          res.status(err.status ?? 500).json({ error: 'Failed' });
        });`,
    },
    {
      why: 'an error handler that chooses the code first',
      code: `
        app.use((err, req, res, next) => {
          let status = err.status ?? 500;
          if (err.name === 'ValidationError') status = 400;
          if (err.code === 11000) {
            status = 400;
                     ^^^ hint: \`err.code === 11000\`
          }
          res.status(status).json({ error: 'Failed' });
        });`,
      fixed: `
        app.use((err, req, res, next) => {
          let status = err.status ?? 500;
          if (err.name === 'ValidationError') status = 400;
          if (err.code === 11000) {
            status = 409;
          }
          res.status(status).json({ error: 'Failed' });
        });`,
    },
    {
      why: 'in a member, and in a switch',
      code: `
        app.use((err, req, res, next) => {
          const answer = { status: 500, message: 'Failed' };
          switch (err.code) {
            case 'P2002':
              answer.status = 422;
                              ^^^ hint
              break;
            case 'P2025':
              answer.status = 404;
              break;
          }
          res.status(answer.status).json({ message: answer.message });
        });`,
    },
    {
      why: 'words alone, in a service that throws',
      code: `
        import createError from 'http-errors';
        app.post('/users', add);
        function rename(user, name) {
          if (names.has(name)) throw createError(404, 'This name is already taken');
                               ^^^^^ hint: \`This name is already taken\`
        }
        function add(req, res) { rename(req.user, req.body.name); res.status(201).end(); }`,
    },
    {
      why: 'a version that is no longer the newest',
      method: 'put',
      code: `
        async (req, res) => {
          const thing = await load(req);
          if (isOld(thing)) return res.status(400).json({ error: 'Version conflict' });
                                              ^^^ hint: 409 Conflict or 412 Precondition Failed
          res.json(thing);
        }`,
    },
    {
      why: 'a claim that was made before',
      method: 'post',
      path: '/things/:id/claims',
      code: `
        async (req, res) => {
          const thing = await load(req);
          const existingClaim = thing.claims.find((claim) => claim.user === req.user.id);
          if (existingClaim) return res.status(400).json({ error: 'You have already submitted a claim' });
                                               ^^^ hint
          res.status(201).json(claim(thing));
        }`,
    },
    { why: 'the right code', ...post, code: signUp(409) },
    { why: 'a policy for 400', ...post, config: { duplicate: '400' }, code: signUp(400) },
    { why: 'a policy for 422', ...post, config: { duplicate: '422' }, code: signUp(422) },
    { why: 'a policy that leaves it open', ...post, config: { duplicate: 'any' }, code: signUp(400) },
    {
      why: 'under a policy the 409 is the other code',
      ...post,
      config: { duplicate: '422' },
      code: `
        async (req, res) => {
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(409).json({ error: 'Email already exists' });
                                          ^^^ hint: Answer 422
          res.status(201).json(await User.create(req.body));
        }`,
    },
    {
      why: 'a stock that does not suffice, a repeated request, a kept secret',
      ...post,
      code: `
        async (req, res) => {
          if (stock() < 1) return res.status(400).json({ error: 'Insufficient stock' });
          if (done(req)) return res.json({ message: 'Already subscribed' });
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(400).json({ error: 'Unable to create this account' });
          res.status(201).json(await User.create(req.body));
        }`,
    },
    {
      why: 'a user that was found is no duplicate when the words say something else',
      ...post,
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (user) return res.status(400).json({ error: 'Name is required' });
          res.status(201).json(await User.create(req.body));
        }`,
    },
    {
      why: 'what was found is a fault of the input, and what the input has twice clashes with nothing stored',
      code: `
        app.post('/devices', async (req, res) => {
          const invalid = checks.findInvalidId(req.body);
          if (invalid) return sendStatus(res, 400, 'Invalid _id format');
          if (hasTwice(req.body.devices)) return res.status(400).json({ error: 'Invalid payload. Duplicate "name" found.' });
          res.status(201).json(await Device.create(req.body));
        });
        function sendStatus(res, status, message) {
          res.status(status).json({ status, message });
        }`,
    },
    {
      why: 'what is stored already under such a name is no fault of the input',
      ...post,
      code: `
        async (req, res) => {
          const existing = await Device.findByMissingName(req.body.name);
          if (existing) return res.status(400).json({ error: 'The name is taken' });
                                          ^^^ hint
          res.status(201).json(await Device.create(req.body));
        }`,
    },
  ],
  fastify: [
    {
      why: 'what was found is a fault of the input',
      ...post,
      code: `
        async (request, reply) => {
          const bad = getMissingFields(request.body);
          if (bad) return reply.code(400).send(bad);
          return reply.code(201).send(await Device.create(request.body));
        }`,
    },
    {
      why: 'something was found that must not be there yet',
      ...post,
      file: 'app.js',
      code: `
        const Fastify = require('fastify');
        const app = Fastify();
        app.post('/users', async (request, reply) => {
          const userExists = await users.findOne({ email: request.body.email });
          if (userExists) return reply.code(422).send({ message: 'Taken' });
                                            ^^^ hint
          return reply.code(201).send(await users.create(request.body));
        });`,
      fixed: `
        const Fastify = require('fastify');
        const app = Fastify();
        app.post('/users', async (request, reply) => {
          const userExists = await users.findOne({ email: request.body.email });
          if (userExists) return reply.code(409).send({ message: 'Taken' });
          return reply.code(201).send(await users.create(request.body));
        });`,
    },
    {
      why: 'a login that finds a user',
      method: 'post',
      path: '/login',
      code: `
        async (request, reply) => {
          const user = await users.findOne({ email: request.body.email });
          if (user) return reply.code(400).send({ message: 'Wrong password' });
          return reply.send({});
        }`,
    },
  ],
});
