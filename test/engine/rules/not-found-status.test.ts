import { notFoundStatus } from '../../../server/src/engine/rules/not-found-status';
import { testRule } from '../../support/rule-tester';

testRule(notFoundStatus, {
  express: [
    {
      why: 'a failed lookup by a route parameter is certain',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(400).json({ error: 'Thing not found' });
                                        ^^^ warning: look for a mistake in the request
          res.json(thing);
        }`,
      fixed: {
        'Answer 404 Not Found': `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ error: 'Thing not found' });
          res.json(thing);
        }`,
      },
    },
    {
      why: 'a 200 that says so, behind an emoji',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) { log('🫥'); return res.json({ error: 'No such thing' }); }
                                              ^^^^ warning: take this for a success
          res.json(thing);
        }`,
    },
    {
      why: 'words that mean something else lower it',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(400).json({ error: 'Malicious activity' });
                                        ^^^ warning
          const other = await Thing.findById(req.params.id);
          if (!other) return res.status(400).json({ error: 'Email is already taken' });
                                        ^^^ information
          res.json(thing);
        }`,
    },
    {
      why: 'a callback’s result is a lookup too',
      code: `
        (req, res) => {
          Thing.findById(req.params.id, (err, thing) => {
            if (err) return res.status(500).end();
            if (!thing) return res.status(422).json({ error: 'No thing' });
                                          ^^^ warning
            res.json(thing);
          });
        }`,
    },
    {
      why: 'so is that of a promise chain',
      code: `
        (req, res, next) => {
          Thing.findById(req.params.id)
            .then((thing) => {
              if (!thing) return res.status(400).json({ error: 'No thing' });
                                            ^^^ warning
              res.json(thing);
            })
            .catch(next);
        }`,
    },
    {
      why: 'what is thrown through a catch that only hands it on is about its condition',
      code: `
        class AppError extends Error { constructor(message, code) { super(message); this.statusCode = code; } }
        app.get('/things/:id', async (req, res, next) => {
          try {
            const thing = await Thing.findById(req.params.id);
            if (!thing) throw new AppError('Thing not found', 400);
                        ^^^^^ warning
            res.json(thing);
          } catch (error) {
            next(error);
          }
        });`,
    },
    {
      why: 'a plain error, where nothing in the project takes it',
      project: { complete: true, errorHandlers: [] },
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) throw new Error('Thing not found');
                      ^^^^^ hint: 500 Internal Server Error
          res.json(thing);
        }`,
    },
    {
      why: 'elsewhere the error handler decides, and a class may know its status',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) throw new Error('Thing not found');
          const other = await Thing.findById(req.params.id);
          if (!other) throw new MissingThing('Thing not found');
          res.json(thing);
        }`,
    },
    {
      why: 'words alone',
      code: `
        (req, res) => {
          const thing = things(req);
          if (thing === 7) return res.status(400).json({ error: 'Thing not found' });
                                             ^^^ information
          res.json(thing);
        }`,
    },
    {
      why: 'what the query names is information, what the body names a hint',
      method: 'post',
      path: '/things',
      code: `
        async (req, res) => {
          const shop = await Shop.findById(req.query.shop);
          if (!shop) return res.status(400).json({ error: 'Shop not found' });
                                       ^^^ information
          const owner = await Owner.findById(req.body.owner);
          if (!owner) return res.status(400).json({ error: 'Owner not found' });
                                        ^^^ hint
          res.status(201).json(add(shop, owner));
        }`,
    },
    {
      why: 'what was there and is gone can be a 410',
      code: `
        async (req, res) => {
          const post = await Post.findById(req.params.id);
          if (!post) return res.status(400).json({ error: 'This post was deleted' });
                                       ^^^ warning: 410 Gone or 404 Not Found
          res.json(post);
        }`,
    },
    {
      why: 'the account behind a session',
      path: '/profile',
      code: `
        async (req, res) => {
          const user = await User.findById(req.user.id);
          if (!user) return res.status(400).json({ error: 'User not found' });
                                       ^^^ hint: 404 Not Found or 401 Unauthorized
          res.json(user);
        }`,
    },
    {
      why: 'unknown routes answered 200',
      path: '*',
      majors: [4],
      code: `
        (req, res) => {
          res.send('Page not found');
              ^^^^ warning
        }`,
    },
    {
      why: 'the page for unknown routes, rendered with a 200',
      path: '/{*rest}',
      code: `
        (req, res) => {
          res.render('errors/404');
              ^^^^^^ warning
        }`,
    },
    {
      why: 'unknown routes answered 404, and an application of one page',
      code: `
        app.get('/api/{*rest}', (req, res) => res.status(404).send('Not found'));
        app.get('/{*rest}', (req, res) => res.sendFile('index.html'));`,
    },
    {
      why: 'a 403 may hide what exists, a 404 is right, a 410 too',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(403).json({ error: 'Thing not found' });
          const other = await Thing.findById(req.params.id);
          if (!other) return res.status(404).json({ error: 'Thing not found' });
          const third = await Thing.findById(req.params.id);
          if (!third) return res.status(410).json({ error: 'Thing not found' });
          res.json(thing);
        }`,
    },
    {
      why: 'a login',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user) return res.status(400).json({ error: 'User not found' });
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
          if (!user) return res.status(400).json({ error: 'User not found' });
          res.json({});
        }`,
    },
    {
      why: 'a token in the path is a proof, no address',
      path: '/join/:token',
      code: `
        async (req, res) => {
          const invite = await Invite.findOne({ token: req.params.token });
          if (!invite) return res.status(400).json({ error: 'Not found' });
          res.json(invite);
        }`,
    },
    {
      why: 'words about configuration, headers and keys',
      code: `
        (req, res) => {
          if (check(1)) return res.status(500).json({ error: 'API key not found' });
          if (check(2)) return res.status(400).json({ error: 'Header not found' });
          if (check(3)) return res.status(400).json({ error: 'Config not found' });
          res.json({});
        }`,
    },
    {
      why: 'an empty list',
      code: `
        async (req, res) => {
          const things = await Thing.find({ shop: req.params.id });
          if (things.length === 0) return res.status(400).json({ error: 'Empty' });
          res.json(things);
        }`,
    },
    {
      why: 'many things by one: the noun in front of "by" is plural',
      code: `
        async (req, res) => {
          const found = await service.getPostsByTag(req.params.id);
          if (!found) return res.status(400).json({ error: 'Failed' });
          res.json(found);
        }`,
    },
    {
      why: 'a part of the request that a function reads is no lookup',
      code: `
        (req, res) => {
          const id = getSingleParam(req.params.id);
          if (!id) return res.status(400).json({ error: 'The id is missing' });
          res.json({ id });
        }`,
    },
    {
      why: 'a value of the body that is not in a list is bad input, if the words say so',
      method: 'post',
      path: '/orders',
      code: `
        async (req, res) => {
          const plan = PLANS.find((one) => one.id === req.body.plan);
          if (!plan) return res.status(400).json({ error: 'Invalid plan' });
          res.status(201).json(order(plan));
        }`,
    },
    {
      why: 'what the server made itself and cannot find is its own trouble',
      method: 'post',
      path: '/things',
      code: `
        async (req, res) => {
          const made = await Thing.create(req.body);
          const found = await Thing.findById(made.id);
          if (!found) return res.status(500).json({ error: 'Something went wrong' });
          res.status(201).json(found);
        }`,
    },
    {
      why: 'a policy for a DELETE of nothing',
      method: 'delete',
      config: { deleteMissing: '204' },
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).end();
                                        ^^^ warning: 204 No Content
          res.status(204).end();
        }`,
    },
    {
      why: 'the result of a lookup is sent, and nobody asks whether there is one',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id).populate('shop');
          res.json({ data: thing });
              ^^^^ information: Test its result and answer 404 Not Found
        }`,
    },
    {
      why: 'likewise in a promise chain, in an envelope, and directly',
      code: `
        app.get('/a/:id', (req, res, next) => {
          Thing.findById(req.params.id).then((thing) => res.status(200).json(thing)).catch(next);
                                                                   ^^^ information
        });
        app.get('/b/:id', async (req, res) => {
          const { id } = req.params;
          const thing = await db.thing.findByPk(id);
          console.log(thing);
          res.status(200).json(new Envelope(200, thing));
                     ^^^ information
        });
        app.get('/c/:id', async (req, res) => {
          res.send(await prisma.thing.findUnique({ where: { id: req.params.id } }));
              ^^^^ information
        });`,
    },
    {
      why: 'the result of an update is dropped',
      method: 'put',
      code: `
        async (req, res) => {
          const query = { _id: req.params.id };
          await Thing.findOneAndUpdate(query, req.body, { new: true });
          res.status(200).json({ message: 'Updated' });
                     ^^^ hint: something to change
        }`,
    },
    {
      why: 'who asks, throws, makes sure or hands the result to a function has looked',
      code: `
        app.get('/a/:id', async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          res.json(thing ?? {});
        });
        app.get('/b/:id', async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          res.json({ thing, name: thing.name });
        });
        app.get('/c/:id', async (req, res) => {
          res.json(await Thing.findById(req.params.id).orFail());
        });
        app.get('/d/:id', async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          assertFound(thing);
          res.json(thing);
        });
        app.put('/e/:id', async (req, res) => {
          res.json(await Thing.findOneAndUpdate({ _id: req.params.id }, req.body, { upsert: true }));
        });
        app.put('/f/:id', async (req, res) => {
          await mustExist(req.params.id);
          res.json(await Thing.findByIdAndUpdate(req.params.id, req.body));
        });
        app.put('/g/:id', async (req, res) => {
          if (!(await Thing.findById(req.params.id))) return res.status(404).end();
          await Thing.findByIdAndUpdate(req.params.id, req.body);
          res.json({ done: true });
        });`,
    },
    {
      why: 'a service of the project may throw, a token may be unknown, and a list is never null',
      code: `
        app.get('/a/:id', async (req, res) => res.json(await ThingService.findById(req.params.id)));
        app.get('/b/:token', async (req, res) => res.json(await Invite.findOne({ token: req.params.token })));
        app.get('/c/:id', async (req, res) => res.json(await Thing.find({ shop: req.params.id })));
        class Shelf { static async findById(id) { throw new Error(id); } }
        app.get('/d/:id', async (req, res) => res.json(await Shelf.findById(req.params.id)));`,
    },
    {
      why: 'a DELETE of nothing is as good as done, unless the policy wants a 404',
      method: 'delete',
      code: `
        async (req, res) => {
          await Thing.findByIdAndDelete(req.params.id);
          res.json({ done: true });
        }`,
    },
    {
      why: 'then it is told',
      method: 'delete',
      config: { deleteMissing: '404' },
      code: `
        async (req, res) => {
          await Thing.findByIdAndDelete(req.params.id);
          res.json({ done: true });
              ^^^^ hint
        }`,
    },
    {
      why: 'an address that names nothing has nothing to miss: what is not there is the state of the server',
      code: `
        app.get('/seed', async (req, res) => {
          const seller = await User.findOne({ isSeller: true });
          if (!seller) return res.status(500).json({ error: 'No seller found. Create one first' });
          res.json(await Product.insertMany(products));
        });
        app.get('/seed/:role', async (req, res) => {
          const user = await User.findOne({ role: req.params.role });
          if (!user) return res.status(500).json({ error: 'No such user found' });
                                       ^^^ warning: Answer 404 Not Found
          res.json(user);
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'a failed lookup by a route parameter',
      code: `
        async (request, reply) => {
          const thing = await Thing.findById(request.params.id);
          if (!thing) return reply.code(400).send({ message: 'Thing not found' });
                                        ^^^ warning
          return thing;
        }`,
      fixed: `
        async (request, reply) => {
          const thing = await Thing.findById(request.params.id);
          if (!thing) return reply.code(404).send({ message: 'Thing not found' });
          return thing;
        }`,
    },
    {
      why: 'a returned lookup that may be null',
      code: `
        async (request) => {
          return Thing.findOne({ _id: request.params.id });
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information
        }`,
    },
    {
      why: 'CommonJS, in an object of options',
      file: 'app.js',
      code: `
        const Fastify = require('fastify');
        const app = Fastify();
        app.route({
          method: 'GET',
          url: '/things/:id',
          handler: async (request, reply) => {
            const thing = await things.getThing(request.params.id);
            if (thing) return reply.send(thing);
            return reply.code(400).send({ message: 'Thing not found' });
                              ^^^ information
          },
        });`,
    },
    {
      why: 'the right code',
      code: `
        async (request, reply) => {
          const thing = await Thing.findById(request.params.id);
          if (!thing) return reply.code(404).send({ message: 'Thing not found' });
          return thing;
        }`,
    },
  ],
});
