import { locationWith201 } from '../../../server/src/engine/rules/location-with-201';
import { testRule } from '../../support/rule-tester';

testRule(locationWith201, {
  express: [
    {
      why: 'the id stands in the body, in a member of its own',
      code: `
        app.get('/things/:thingId', show);
        app.post('/things', async (req, res) => {
          const created = await things.create(req.body);
          res.status(201).json({ success: true, id: created.key });
                     ^^^ hint: \`/things/:thingId\`
        });
      `,
      fixed: `
        app.get('/things/:thingId', show);
        app.post('/things', async (req, res) => {
          const created = await things.create(req.body);
          res.status(201).location(\`/things/\${created.key}\`).json({ success: true, id: created.key });
        });
      `,
    },
    {
      why: 'a thing within a thing, and parameters of the path above; the id as the file writes it',
      code: `
        app.get('/lists/:list/things/:id', (req, res) => res.json(find({ _id: req.params.id })._id));
        app.post('/lists/:list/things', async (req, res) => {
          const thing = new Thing(req.body);
          await thing.save();
          return res.status(201).json({ message: 'Saved', token: sign(), data: { thing } });
                            ^^^ hint
        });
      `,
      fixed: `
        app.get('/lists/:list/things/:id', (req, res) => res.json(find({ _id: req.params.id })._id));
        app.post('/lists/:list/things', async (req, res) => {
          const thing = new Thing(req.body);
          await thing.save();
          return res.status(201).location(\`/lists/\${req.params.list}/things/\${thing._id}\`).json({ message: 'Saved', token: sign(), data: { thing } });
        });
      `,
    },
    {
      why: 'a slug, of which the handler speaks; the status set before',
      code: `
        app.get('/posts/:slug', show);
        app.post('/posts', (req, res) => {
          posts.create({ ...req.body, slug: slugify(req.body.title) }).then((post) => {
            res.status(201);
                       ^^^ hint
            res.json({ postId: post.id });
          });
        });
      `,
      fixed: `
        app.get('/posts/:slug', show);
        app.post('/posts', (req, res) => {
          posts.create({ ...req.body, slug: slugify(req.body.title) }).then((post) => {
            res.status(201);
            res.location(\`/posts/\${post.slug}\`).json({ postId: post.id });
          });
        });
      `,
    },
    {
      why: 'the body does not say what was created: no edit',
      code: `
        app.get('/things/:id', show);
        app.post('/things', async (req, res) => {
          await things.create(req.body);
          res.status(201).json({ message: 'Saved' });
                     ^^^ hint
        });
      `,
      fixed: {},
    },
    {
      why: 'several are told at the first of them, with their number; the others are its echoes',
      code: `
        app.get('/things/:id', show);
        app.get('/users/:id', show);
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
                                                     ^^^ hint: 2 routes of this project create so
        app.post('/users', (req, res) => res.status(201).json({ id: add(req.body) }));
                                                    ^^^ hint: \`/users/:id\`
      `,
    },
    {
      why: 'each by the setting',
      config: { location: 'each' },
      code: `
        app.get('/things/:id', show);
        app.get('/users/:id', show);
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
                                                     ^^^ hint: RFC 9110 §9.3.3 wants the client to be told. Set
        app.post('/users', (req, res) => res.status(201).json({ id: add(req.body) }));
                                                    ^^^ hint
      `,
    },
    {
      why: 'not by the setting',
      config: { location: 'off' },
      code: `
        app.get('/things/:id', show);
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
      `,
    },
    {
      why: 'no address, by what the project says of its routes',
      project: { methodsOf: new Map([['/things/:id', ['DELETE']]]) },
      code: `app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));`,
    },
    {
      why: 'an address with a pattern, in another file, is told without it',
      project: { methodsOf: new Map([['/things/:id(\\d+)', ['GET', 'DELETE']]]) },
      code: `
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
                                                     ^^^ hint: \`/things/:id\`
      `,
    },
    {
      why: 'it is there, by a middleware, or not known',
      code: `
        app.get('/things/:id', show);
        app.post('/things', (req, res) => {
          if (req.query.a) return res.status(201).location('/things/1').end();
          if (req.query.b) return res.status(201).set(headers).end();
          send(res, 201);
        });
      `,
    },
    {
      why: 'a middleware of the project sets it',
      code: `
        app.use((req, res, next) => { res.set('Location', req.url); next(); });
        app.get('/things/:id', show);
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
      `,
    },
    {
      why: 'a PUT creates at its own path; a POST that nothing is created by answers otherwise',
      code: `
        app.get('/things/:id', show);
        app.put('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
        app.post('/things', (req, res) => res.status(202).json({ id: add(req.body) }));
      `,
    },
    {
      why: 'a function that nothing registers',
      code: `
        app.get('/things/:id', show);
        export const create = (req, res) => res.status(201).json({ id: add(req.body) });
      `,
    },
    {
      why: 'a project of which not all is known',
      project: { complete: false },
      code: `
        app.get('/things/:id', show);
        app.post('/things', (req, res) => res.status(201).json({ id: add(req.body) }));
      `,
    },
  ],
  fastify: [
    {
      why: 'a value that is returned: the field follows the status',
      code: `
        app.get('/things/:id', show);
        app.post('/things', async (request, reply) => {
          const id = await things.create(request.body);
          reply.code(201);
                     ^^^ hint
          return { id };
        });
      `,
      fixed: `
        app.get('/things/:id', show);
        app.post('/things', async (request, reply) => {
          const id = await things.create(request.body);
          reply.code(201).header('Location', \`/things/\${id}\`);
          return { id };
        });
      `,
    },
    {
      why: 'a hook sets it',
      code: `
        app.addHook('onSend', async (request, reply) => { reply.header('location', request.url); });
        app.get('/things/:id', show);
        app.post('/things', (request, reply) => reply.code(201).send({ id: add(request.body) }));
      `,
    },
  ],
});
