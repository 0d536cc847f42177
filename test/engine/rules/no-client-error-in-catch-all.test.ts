import { noClientErrorInCatchAll } from '../../../server/src/engine/rules/no-client-error-in-catch-all';
import { testRule } from '../../support/rule-tester';

testRule(noClientErrorInCatchAll, {
  express: [
    {
      why: 'nothing of the request is read',
      code: `
        async (req, res) => {
          try {
            res.json(await Brand.find({ active: true }));
          } catch (error) {
            res.status(400).json({ error: 'Please try again.' });
                       ^^^ warning: gets nothing that the client has chosen
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res) => {
          res.json(await Brand.find({ active: true }));
        }
        `,
      },
    },
    {
      why: 'who the caller is was chosen by no client',
      code: `
        async (req, res) => {
          try {
            const owner = req.user._id;
            const brands = await Brand.find({ owner }).sort('-created');
            res.json({ brands });
          } catch (error) {
            console.error(error);
            res.status(404).end();
                       ^^^ warning
          }
        }
      `,
    },
    {
      why: 'the links of a promise chain',
      code: `
        (req, res) => {
          Brand.find()
            .then((brands) => res.json(brands))
            .catch((err) => res.status(404).send('No brands'));
                                       ^^^ warning
        }
      `,
    },
    {
      why: 'the error that a callback gets',
      code: `
        (req, res) => {
          Brand.find({}, (err, brands) => {
            if (err) return res.status(400).json({ error: 'Please try again.' });
                                       ^^^ warning
            res.json(brands);
          });
        }
      `,
    },
    {
      why: 'an HTTP error that is made in the catch',
      code: `
        async (req, res, next) => {
          try {
            res.json(await Brand.find());
          } catch (error) {
            next(createError(404, 'No brands'));
                             ^^^ warning
          }
        }
      `,
    },
    {
      why: 'a function of the file is read with what it is given',
      code: `
        async (req, res) => {
          const stats = async (day) => db.collection('visits').find({ day }).toArray();
          try {
            res.json(await stats('2024-01-01'));
          } catch (error) {
            res.status(400).json({ error: 'No stats' });
                       ^^^ warning
          }
        }
      `,
    },
    {
      why: 'what is stored is of the client, but a database can fail by itself',
      code: `
        async (req, res) => {
          try {
            const brand = new Brand({ name: req.body.name });
            res.json(await brand.save());
          } catch (error) {
            res.status(400).json({ error: 'Please try again.' });
                       ^^^ hint: \`brand.save()\`
          }
        }
      `,
    },
    {
      why: 'what a statement puts into an object comes from the client, too',
      code: `
        async (req, res) => {
          try {
            const brand = await Brand.findOne({ owner: req.user.id });
            brand.name = req.body.name;
            await brand.save();
            res.json(brand);
          } catch (error) {
            res.status(400).json({ error: 'Please try again.' });
                       ^^^ hint
          }
        }
      `,
    },
    {
      why: 'a token is verified and its user looked up: a database that is down logs everybody out',
      code: `
        async (req, res, next) => {
          try {
            const decoded = jwt.verify(req.headers.authorization, 'secret');
            req.user = await User.findById(decoded.id);
            next();
          } catch (error) {
            res.status(401).json({ error: 'Not authorized' });
                       ^^^ hint: \`User.findById()\`
          }
        }
      `,
    },
    {
      why: 'an error of its own may be meant',
      code: `
        async (req, res) => {
          try {
            const brands = await Brand.find({ owner: req.user.id });
            if (brands.length > 10) throw new Error('Too many brands');
            res.json(brands);
          } catch (error) {
            res.status(400).json({ error: 'Please try again.' });
                       ^^^ hint
          }
        }
      `,
    },
    {
      why: 'errors that are thrown by hand, for the client to read',
      code: `
        async (req, res) => {
          try {
            const brands = await Brand.find({ owner: req.user.id });
            if (brands.length > 10) throw new Error('Too many brands');
            res.json(brands);
          } catch (error) {
            res.status(400).json({ error: error.message });
          }
        }
      `,
    },
    {
      why: 'nothing is waited for',
      code: `
        (req, res) => {
          try {
            res.json(JSON.parse(req.body.settings));
          } catch (error) {
            res.status(400).json({ error: 'No JSON' });
          }
        }
      `,
    },
    {
      why: 'only the token can be wrong',
      code: `
        async (req, res, next) => {
          try {
            req.user = await verifyIdToken(req.headers.authorization);
            next();
          } catch (error) {
            res.status(401).json({ error: 'Not authorized' });
          }
        }
      `,
    },
    {
      why: 'the id that a lookup casts is the client’s',
      code: `
        async (req, res) => {
          try {
            res.json(await Brand.findById(req.params.id));
          } catch (error) {
            res.status(404).json({ error: 'No such brand' });
          }
        }
      `,
    },
    {
      why: 'the catch looks at the error',
      code: `
        async (req, res) => {
          try {
            res.json(await Brand.find());
          } catch (error) {
            if (error.name === 'ValidationError') return res.status(400).json({ error: 'Invalid' });
            res.status(404).json({ error: 'No brands' });
          }
        }
      `,
    },
    {
      why: 'the catch has a function look at the error',
      code: `
        async (req, res) => {
          try {
            res.json(await Brand.create(req.body));
          } catch (error) {
            const errors = handleErrors(error);
            res.status(400).json({ errors });
          }
        }
      `,
    },
    {
      why: 'a 404 that is thrown in the try was decided there',
      code: `
        async (req, res, next) => {
          try {
            const brand = await Brand.findOne({ name: req.query.name });
            if (!brand) throw createError(404, 'No such brand');
            res.json(brand);
          } catch (error) {
            next(error);
          }
        }
      `,
    },
    {
      why: 'a file that is not there is not found',
      code: `
        async (req, res) => {
          try {
            res.send(await readFile('./public/index.html'));
          } catch (error) {
            res.status(404).end();
          }
        }
      `,
    },
    {
      why: 'other codes of the class blame nobody',
      code: `
        async (req, res) => {
          try {
            res.json(await Brand.find());
          } catch (error) {
            res.status(424).end();
          }
        }
      `,
    },
    {
      why: 'whether the caller may is asked by what throws; a folder that the client names can be made or not',
      code: `
        app.use(async (req, res, next) => {
          try {
            await authorize(req);
          } catch (error) {
            return res.status(403).json({ error: 'Not your upload' });
          }
          next();
        });
        app.patch('/backups', async (req, res) => {
          try {
            await disk.ensureDir(req.body.path);
          } catch (error) {
            return res.status(400).json({ error: 'Not a folder' });
          }
          res.sendStatus(200);
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'nothing of the request is read',
      code: `
        async (request, reply) => {
          try {
            return await db.collection('brands').find().toArray();
          } catch (error) {
            request.log.error(error);
            return reply.code(404).send({ error: 'No brands' });
                              ^^^ warning
          }
        }
      `,
    },
    {
      why: 'the parts of the request that the parameter is taken apart into',
      code: `
        async ({ body }, reply) => {
          try {
            return await db.collection('brands').insertOne(body);
          } catch (error) {
            return reply.code(400).send({ error: 'Not stored' });
                              ^^^ hint
          }
        }
      `,
    },
    {
      why: 'the plugin of the token answers for it',
      code: `
        async (request, reply) => {
          try {
            await request.jwtVerify();
          } catch (error) {
            return reply.code(401).send({ error: 'No token' });
          }
          return { ok: true };
        }
      `,
    },
  ],
});
