import { consistentValidationStatus } from '../../../server/src/engine/rules/consistent-validation-status';
import { testRule, type RuleCase } from '../../support/rule-tester';

const uses = (of400: number, of422: number): Partial<RuleCase> => ({
  project: {
    validation: new Map([
      [400, of400],
      [422, of422],
    ]),
  },
});

const both = `
  (req, res) => {
    if (!req.body.name) return res.status(400).json({ error: 'name is missing' });
    if (!req.body.email) return res.status(422).json({ error: 'email is missing' });
    res.json(req.body);
  }`;

testRule(consistentValidationStatus, {
  express: [
    {
      why: 'the minority, with both counts',
      ...uses(8, 2),
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'name is missing' });
          if (!req.body.email) return res.status(422).json({ error: 'email is missing' });
                                                 ^^^ information: It has 400 at 8 places and 422 at 2
          res.json(req.body);
        }`,
      fixed: `
        (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'name is missing' });
          if (!req.body.email) return res.status(400).json({ error: 'email is missing' });
          res.json(req.body);
        }`,
    },
    { why: 'no habit: one of three', ...uses(4, 2), code: both },
    { why: 'no habit: less than 70 %', ...uses(60, 40), code: both },
    { why: 'a project that is still being read', project: { complete: false }, code: both },
    {
      why: 'other reasons than invalid input',
      ...uses(10, 1),
      code: `
        async (req, res) => {
          const user = await User.findById(req.params.id);
          if (!user) return res.status(422).end();
          if (!req.body.name || user.locked) return res.status(422).end();
          res.json(user);
        }`,
    },
    {
      why: 'the setting asks for 422',
      config: { validation: '422' },
      ...uses(10, 0),
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'name is missing' });
                                                ^^^ information: the setting \`validation\` asks for 422
          res.json(req.body);
        }`,
    },
    {
      why: 'split: 400 for what is missing, 422 for what cannot be used',
      config: { validation: 'split' },
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(422).end();
                                                ^^^ information: input that is missing is a 400
          if (!isEmail(req.body.email)) return res.status(400).end();
                                                          ^^^ information: there and cannot be used is a 422
          if (req.body.age < 18) return res.status(422).end();
          if (req.body.name === undefined) return res.status(400).end();
          res.json(req.body);
        }`,
    },
    {
      why: 'split-format: 422 for the wrong format, 400 for the rest',
      config: { validation: 'split-format' },
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(400).end();
          if (!isEmail(req.body.email)) return res.status(400).end();
                                                          ^^^ information: of the wrong format is a 422
          if (req.body.age < 18) return res.status(422).end();
                                                   ^^^ information: of the right format
          res.json(req.body);
        }`,
    },
    {
      why: 'split: the verdict of a library can be about either',
      config: { validation: 'split' },
      code: `
        import { validationResult } from 'express-validator';
        app.post('/x', (req, res) => {
          const errors = validationResult(req);
          if (!errors.isEmpty()) return res.status(400).end();
          if (!req.body.name || !isEmail(req.body.email)) return res.status(422).end();
          res.json(req.body);
        });`,
    },
  ],
  fastify: [
    {
      why: '422 is the habit',
      ...uses(1, 9),
      code: `
        async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ error: 'name is missing' });
                                                    ^^^ information: mostly answers 422 Unprocessable Content
          return request.body;
        }`,
    },
    {
      why: 'without a habit',
      ...uses(1, 3),
      code: `
        async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ error: 'name is missing' });
          return request.body;
        }`,
    },
  ],
});
