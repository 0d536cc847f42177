import { consistentSuccessStatus } from '../../../server/src/engine/rules/consistent-success-status';
import { testRule, type RuleCase } from '../../support/rule-tester';

const uses = (counts: Readonly<Record<string, number>>): Partial<RuleCase> => ({
  project: { successes: new Map(Object.entries(counts)) },
});

const deletes = `
  app.delete('/users/:id', async (req, res) => {
    await User.deleteOne({ _id: req.params.id });
    res.json({ message: 'User deleted' });
  });`;

testRule(consistentSuccessStatus, {
  express: [
    {
      why: 'the minority, with both counts',
      ...uses({ 'DELETE 204': 7, 'DELETE 200': 2 }),
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.json({ message: 'User deleted' });
              ^^^^ hint: It has 204 at 7 places and 200 at 2
        });`,
      fixed: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(204).end();
        });`,
    },
    {
      why: 'a 204 among bodies: none could be made up',
      ...uses({ 'PUT 200': 19, 'PUT 204': 1 }),
      code: `
        app.put('/users/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, req.body);
          res.status(204).end();
                     ^^^ hint: 204 No Content to a PUT
        });`,
    },
    {
      why: 'a POST that stores something, where 201 is the habit',
      ...uses({ 'POST 201': 9, 'POST 200': 1 }),
      code: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          res.json(user);
              ^^^^ hint: 200 OK to a POST
        });
        app.post('/orders/:id/price', async (req, res) => {
          res.json(priceOf(req.body));
        });`,
      fixed: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          res.status(201).json(user);
        });
        app.post('/orders/:id/price', async (req, res) => {
          res.json(priceOf(req.body));
        });`,
    },
    {
      why: 'a POST that answers 201 where 200 is the habit: it is right',
      ...uses({ 'POST 201': 1, 'POST 200': 9 }),
      code: `
        app.post('/users', async (req, res) => {
          res.status(201).json(await User.create(req.body));
        });`,
    },
    { why: 'no habit: one of three', ...uses({ 'DELETE 204': 4, 'DELETE 200': 2 }), code: deletes },
    { why: 'no habit: less than 70 %', ...uses({ 'DELETE 204': 60, 'DELETE 200': 40 }), code: deletes },
    { why: 'the habit of another method', ...uses({ 'PUT 204': 60 }), code: deletes },
    { why: 'a project that is still being read', project: { complete: false }, code: deletes },
    {
      why: 'the setting decides',
      ...uses({ 'DELETE 204': 7, 'DELETE 200': 2 }),
      config: { deleteSuccess: '200' },
      code: deletes,
    },
    {
      why: 'a 204 that is not alone',
      ...uses({ 'DELETE 200': 8, 'DELETE 204': 2 }),
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(204).end();
        });`,
    },
    {
      why: 'a failure',
      ...uses({ 'DELETE 204': 7, 'DELETE 200': 2 }),
      code: `
        app.delete('/users/:id', async (req, res) => {
          res.json({ success: false, message: 'No such user' });
        });`,
    },
  ],
  fastify: [
    {
      why: 'the minority',
      ...uses({ 'PATCH 204': 7, 'PATCH 200': 2 }),
      code: `
        app.patch('/users/:id', async (request, reply) => {
          await User.updateOne({ _id: request.params.id }, request.body);
          return reply.send({ done: true });
                       ^^^^ hint
        });`,
      fixed: `
        app.patch('/users/:id', async (request, reply) => {
          await User.updateOne({ _id: request.params.id }, request.body);
          return reply.code(204).send();
        });`,
    },
    {
      why: 'the habit',
      ...uses({ 'PATCH 204': 7, 'PATCH 200': 2 }),
      code: `
        app.patch('/users/:id', async (request, reply) => {
          await User.updateOne({ _id: request.params.id }, request.body);
          return reply.code(204).send();
        });`,
    },
  ],
});
