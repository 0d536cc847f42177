import { prefer201OnCreate } from '../../../server/src/engine/rules/prefer-201-on-create';
import { testRule } from '../../support/rule-tester';

testRule(prefer201OnCreate, {
  express: [
    {
      why: 'the body is what was stored',
      code: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          res.json(user);
              ^^^^ hint: 200 OK, though \`User.create\` has stored something new
        });`,
      fixed: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          res.status(201).json(user);
        });`,
    },
    {
      why: 'a written 200, in a callback, behind the check of its error',
      file: 'app.js',
      code: `
        app.post('/users', (req, res) => {
          const user = new User(req.body);
          user.save((err) => {
            if (err) return res.status(500).end();
            res.status(200).json({ message: 'User registered' });
                       ^^^ hint
          });
        });`,
    },
    {
      why: 'only the names say so: the route is that of the thing, and the body has it',
      code: `
        app.post('/users', (req, res) => {
          userService.create(req.body).then((made) => res.send({ user: made }));
                                                          ^^^^ hint
        });`,
    },
    {
      why: 'one that was there is refused, one that is new is saved',
      code: `
        app.post('/register', async (req, res) => {
          let user = await User.findOne({ email: req.body.email });
          if (user) return res.status(409).json({ error: 'Email already taken' });
          user = new User(req.body);
          await user.save();
          const token = sign({ id: user.id });
          res.json({ token });
              ^^^^ hint
        });`,
    },
    {
      why: 'the route declares 200: no fix breaks that word',
      code: `
        /**
         * @openapi
         * /users:
         *   post:
         *     responses:
         *       200:
         *         description: The user
         */
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          res.json(user);
              ^^^^ hint
        });`,
      fixed: {},
    },
    {
      why: 'it does so already',
      code: `
        app.post('/users', async (req, res) => {
          res.status(201).json(await User.create(req.body));
        });`,
    },
    {
      why: 'actions, logins and searches',
      code: `
        app.post('/orders/:id/cancel', async (req, res) => {
          const order = await Cancellation.create({ order: req.params.id });
          res.json(order);
        });
        app.post('/login', async (req, res) => {
          const session = await Session.create({ user: req.body.user });
          res.json(session);
        });
        app.post('/search', async (req, res) => {
          const search = await Search.create(req.body);
          res.json(search);
        });`,
    },
    {
      why: 'what may have been there before',
      code: `
        app.post('/profiles', async (req, res) => {
          const profile = await Profile.findOneAndUpdate({ a: 1 }, req.body, { upsert: true });
          res.json(profile);
        });
        app.post('/carts', async (req, res) => {
          let cart = await Cart.findOne({ user: req.body.user });
          if (!cart) {
            cart = new Cart({ user: req.body.user });
          }
          await cart.save();
          res.json(cart);
        });`,
    },
    {
      why: 'stored beside the point: neither route nor body speak of it',
      code: `
        app.post('/prices', async (req, res) => {
          await AuditLine.create({ path: req.path });
          res.json({ total: req.body.items.length });
        });`,
    },
    {
      why: 'on one of two paths nothing was stored',
      code: `
        app.post('/users', async (req, res) => {
          if (req.body.draft) await User.create(req.body);
          res.json({ ok: true });
        });`,
    },
    {
      why: 'a failure, a page, a redirect, another method',
      code: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          if (!user) return res.json({ success: false });
          if (req.body.html) return res.render('user', { user });
          res.redirect('/users');
        });
        app.put('/users', async (req, res) => {
          res.json(await User.create(req.body));
        });
        app.use(async (req, res) => {
          res.json(await User.create(req.body));
        });`,
    },
    {
      why: 'a webhook acknowledges',
      code: `
        app.post('/webhooks/orders', async (req, res) => {
          const order = await Order.create(req.body);
          res.json(order);
        });`,
    },
  ],
  fastify: [
    {
      why: 'what is returned, with the reply at hand',
      code: `
        app.post('/users', async (request, reply) => {
          const user = await app.prisma.user.create({ data: request.body });
          return user;
                 ^^^^ hint
        });`,
      fixed: `
        app.post('/users', async (request, reply) => {
          const user = await app.prisma.user.create({ data: request.body });
          reply.code(201);
          return user;
        });`,
    },
    {
      why: 'SQL whose words are in the body',
      code: `
        app.post('/api/notes', async (request, reply) => {
          await app.pg.query('INSERT INTO notes (text) VALUES ($1)', [request.body.text]);
          return reply.code(200).send({ message: 'Note added' });
                            ^^^ hint
        });`,
    },
    {
      why: 'a lookup creates nothing',
      code: `
        app.post('/users', async (request, reply) => {
          return reply.send(await User.find(request.body));
        });`,
    },
  ],
});
