import { no201WithoutCreate } from '../../../server/src/engine/rules/no-201-without-create';
import { testRule } from '../../support/rule-tester';

testRule(no201WithoutCreate, {
  express: [
    {
      why: 'after a DELETE there is nothing new',
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(201).json({ message: 'User deleted' });
                     ^^^ warning: to a DELETE
        });`,
      fixed: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.status(200).json({ message: 'User deleted' });
        });`,
    },
    {
      why: 'without a body it is a 204',
      code: `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.sendStatus(201);
                         ^^^ warning
        });`,
      fixed: {
        'Answer 204 No Content': `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.sendStatus(204);
        });`,
        'Answer 200 OK': `
        app.delete('/users/:id', async (req, res) => {
          await User.deleteOne({ _id: req.params.id });
          res.sendStatus(200);
        });`,
      },
    },
    {
      why: 'a list',
      code: `
        app.get('/users', async (req, res) => {
          res.status(201).json(await User.find());
                     ^^^ warning: to a GET
        });`,
    },
    {
      why: 'a PATCH that changes what was found',
      code: `
        app.patch('/users/:id', async (req, res) => {
          const user = await User.findByIdAndUpdate(req.params.id, req.body);
          if (!user) return res.status(404).end();
          res.status(201).json(user);
                     ^^^ information
        });`,
    },
    {
      why: 'upserts, and what is not proved',
      code: `
        app.put('/users/:id', async (req, res) => {
          const user = await User.findOneAndUpdate({ a: 1 }, req.body, { upsert: true });
          res.status(201).json(user);
        });
        app.put('/posts/:id', async (req, res) => {
          const post = await postService.replace(req.params.id, req.body);
          res.status(201).json(post);
        });
        app.put('/notes/:id', async (req, res) => {
          const [count] = await Note.update(req.body, { where: { id: req.params.id } });
          if (count === 0) await Note.create(req.body);
          res.status(201).end();
        });`,
    },
    {
      why: 'a GET that stores something, and a POST',
      code: `
        app.get('/short', async (req, res) => {
          const link = await ShortUrl.create({ to: req.query.to });
          res.status(201).json(link);
        });
        app.post('/users', async (req, res) => {
          res.status(201).json({});
        });`,
    },
    {
      why: 'a conflict with nothing',
      code: `
        app.get('/users/:id', async (req, res) => {
          const user = await User.findById(req.params.id);
          if (!user) return res.status(409).json({ error: 'No such user' });
                                       ^^^ hint: 409 Conflict to a GET
          res.json(user);
        });
        app.get('/exports/:id', async (req, res) => {
          const file = await Export.findById(req.params.id);
          if (!file.done) return res.status(409).json({ error: 'The export is still in progress' });
          res.json(file);
        });`,
    },
  ],
  fastify: [
    {
      why: 'a list',
      code: `
        app.get('/users', async (request, reply) => {
          const users = await User.find();
          return reply.code(201).send(users);
                            ^^^ warning
        });`,
    },
    {
      why: 'a DELETE that answers 204',
      code: `
        app.delete('/users/:id', async (request, reply) => {
          await User.deleteOne({ _id: request.params.id });
          return reply.code(204).send();
        });`,
    },
  ],
});
