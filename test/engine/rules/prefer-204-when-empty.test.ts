import { prefer204WhenEmpty } from '../../../server/src/engine/rules/prefer-204-when-empty';
import { testRule } from '../../support/rule-tester';

testRule(prefer204WhenEmpty, {
  express: [
    {
      why: 'no body',
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(200).end();
                     ^^^ hint: 200 OK to a DELETE with no body
        });`,
      fixed: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(204).end();
        });`,
    },
    {
      why: 'an empty object',
      code: `
        app.put('/users/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, req.body);
          res.json({});
              ^^^^ hint: with an empty object
        });`,
      fixed: `
        app.put('/users/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, req.body);
          res.status(204).end();
        });`,
    },
    {
      why: 'the phrase alone',
      code: `
        app.patch('/users/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, req.body);
          res.sendStatus(200);
                         ^^^ hint
        });`,
      fixed: `
        app.patch('/users/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, req.body);
          res.sendStatus(204);
        });`,
    },
    {
      why: 'bodies, what a stream writes, and what another function may add',
      code: `
        app.delete('/users/:id', async (req, res) => {
          const user = await User.findByIdAndDelete(req.params.id);
          if (req.query.full) return res.json(user);
          if (req.query.flag) return res.json({ success: true, data: {} });
          res.write('gone');
          res.end();
        });
        app.delete('/posts/:id', async (req, res) => {
          decorate(res);
          res.status(200).end();
        });`,
    },
    {
      why: 'a POST, a GET, a failure',
      code: `
        app.post('/users', (req, res) => {
          res.end();
        });
        app.delete('/users/:id', async (req, res) => {
          try {
            await User.deleteOne({ _id: req.params.id });
            res.status(204).end();
          } catch (error) {
            res.status(200).end();
          }
        });`,
    },
    {
      why: 'the setting asks for 204, and for no body',
      config: { deleteSuccess: '204' },
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(200).json({ message: 'User deleted' });
                     ^^^ hint: The setting
        });`,
      fixed: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(204).end();
        });`,
    },
    {
      why: 'the setting asks for 200',
      config: { deleteSuccess: '200' },
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          if (req.query.quiet) return res.status(200).end();
          res.status(204).end();
                     ^^^ hint: The setting
        });`,
    },
  ],
  fastify: [
    {
      why: 'an empty object, sent',
      code: `
        app.delete('/users/:id', async (request, reply) => {
          await User.deleteOne({ _id: request.params.id });
          return reply.send({});
                       ^^^^ hint
        });`,
      fixed: `
        app.delete('/users/:id', async (request, reply) => {
          await User.deleteOne({ _id: request.params.id });
          return reply.code(204).send();
        });`,
    },
    {
      why: 'a 204',
      code: `
        app.delete('/users/:id', async (request, reply) => {
          await User.deleteOne({ _id: request.params.id });
          return reply.code(204).send();
        });`,
    },
  ],
});
