import { noErrorIn2xx } from '../../../server/src/engine/rules/no-error-in-2xx';
import { testRule } from '../../support/rule-tester';

testRule(noErrorIn2xx, {
  express: [
    {
      why: 'a flag behind a guess, with words that name no trouble',
      code: `
        (req, res) => {
          if (minted.has(req.body.address)) return res.json({ success: true });
          res.json({ success: false, message: 'Wallet did not mint the token' });
              ^^^^ hint
        }
      `,
    },
    {
      why: 'the same with a 200 that is written out, and words that do not fit the condition',
      code: `
        (req, res) => {
          if (!req.user.isVerified) return res.status(200).json({ message: 'No organizations found' });
          if (minted.has(req.body.address)) return res.json({ success: true });
          res.status(200).json({ success: false, message: 'Wallet did not mint the token' });
        }
      `,
    },
    {
      why: 'an error behind a failed lookup',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.json({ error: 'Thing not found' });
                                 ^^^^ warning
          res.json(thing);
        }
      `,
      fixed: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ error: 'Thing not found' });
          res.json(thing);
        }
      `,
    },
    {
      why: 'an explicit 200',
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(200).json({ success: false, message: 'Name is required' });
                                                ^^^ warning
          res.json({});
        }
      `,
      fixed: {
        'Answer 400 Bad Request': `
        (req, res) => {
          if (!req.body.name) return res.status(400).json({ success: false, message: 'Name is required' });
          res.json({});
        }
        `,
        'Answer 422 Unprocessable Content': `
        (req, res) => {
          if (!req.body.name) return res.status(422).json({ success: false, message: 'Name is required' });
          res.json({});
        }
        `,
      },
    },
    {
      why: 'the status member says it',
      code: `
        (req, res) => {
          res.json({ status: 'error', message: 'It did not work' });
              ^^^^ warning
        }
      `,
    },
    {
      why: 'an error object',
      code: `
        (req, res) => {
          res.json({ error: { code: 17, message: 'Broken' } });
              ^^^^ warning
        }
      `,
    },
    {
      why: 'an answer in a catch',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.json({ error: err.message });
                ^^^^ warning
          }
        }
      `,
    },
    {
      why: 'an answer behind the err of a callback',
      code: `
        (req, res) => {
          db.find({}, (err, rows) => {
            if (err) return res.send(err);
                                ^^^^ warning
            res.json(rows);
          });
        }
      `,
    },
    {
      why: 'words behind a condition',
      code: `
        (req, res) => {
          if (!req.user) return res.send('Please log in');
                                    ^^^^ warning
          res.json({});
        }
      `,
    },
    {
      why: 'specific words alone are information',
      code: `
        (req, res) => {
          if (odd(req)) return res.json({ message: 'User not found' });
                                   ^^^^ information
          res.json({});
        }
      `,
    },
    {
      why: 'vague words alone are a hint',
      code: `
        (req, res) => {
          if (odd(req)) return res.json({ message: 'Something went wrong' });
                                   ^^^^ hint
          res.json({});
        }
      `,
    },
    {
      why: 'a webhook acknowledges',
      method: 'post',
      path: '/webhooks/stripe',
      code: `
        (req, res) => {
          if (!req.body.id) return res.json({ error: 'No id' });
          res.json({});
        }
      `,
    },
    {
      why: 'a callback',
      method: 'post',
      path: '/payment/callback',
      code: `
        (req, res) => {
          if (!req.body.id) return res.json({ error: 'No id' });
          res.json({});
        }
      `,
    },
    {
      why: 'GraphQL',
      method: 'post',
      path: '/graphql',
      code: `
        (req, res) => {
          if (!req.body.query) return res.json({ error: 'No query' });
          res.json({});
        }
      `,
    },
    {
      why: 'RPC',
      method: 'post',
      path: '/rpc',
      code: `
        (req, res) => {
          if (!req.body.id) return res.json({ error: { code: -32600 } });
          res.json({});
        }
      `,
    },
    {
      why: 'a batch',
      method: 'post',
      path: '/batch',
      code: `
        (req, res) => {
          res.json({ success: false, message: 'Some failed' });
        }
      `,
    },
    {
      why: 'a health check',
      path: '/health',
      code: `
        (req, res) => {
          res.json({ status: 'error', message: 'No database' });
        }
      `,
    },
    {
      why: 'success beside the words',
      code: `
        (req, res) => {
          if (!req.user) return res.json({ success: true, message: 'User not found, made one' });
          res.json({});
        }
      `,
    },
    {
      why: "'already' as the success of a repeated request",
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (thing.liked) return res.json({ message: 'This is already in use' });
          res.json({});
        }
      `,
    },
    {
      why: 'errors that is an array',
      code: `
        (req, res) => {
          res.json({ errors: [] });
        }
      `,
    },
    {
      why: 'error that is a member of something',
      code: `
        (req, res) => {
          const result = run();
          res.json({ error: result.error });
        }
      `,
    },
    {
      why: 'error beside data',
      code: `
        (req, res) => {
          const rows = run();
          res.json({ error: 'Two rows were left out', rows });
        }
      `,
    },
    {
      why: 'error that is null',
      code: `
        (req, res) => {
          res.json({ error: null });
        }
      `,
    },
    {
      why: 'an answer to a question',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.json({ exists: false, message: 'Not found' });
          res.json({ exists: true });
        }
      `,
    },
    {
      why: 'a code is not valid: the answer of a check',
      code: `
        (req, res) => {
          if (!req.query.coupon) return res.json({ valid: false, message: 'Coupon is required' });
          res.json({ valid: true });
        }
      `,
    },
    {
      why: 'hiding whether an account exists',
      method: 'post',
      path: '/forgot-password',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user) return res.json({ success: false, message: 'User not found' });
          res.json({});
        }
      `,
    },
    {
      why: 'a form that is shown again',
      code: `
        (req, res) => {
          if (!req.body.name) return res.render('form', { error: 'Name is required' });
          res.redirect('/');
        }
      `,
    },
    {
      why: 'an empty list',
      code: `
        async (req, res) => {
          const things = await Thing.find({ owner: req.query.owner });
          if (things.length === 0) return res.json({ message: 'No things found' });
          res.json(things);
        }
      `,
    },
    {
      why: 'a 404 is right',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ error: 'Thing not found' });
          res.json(thing);
        }
      `,
    },
    {
      why: 'a logout of nobody',
      method: 'post',
      path: '/logout',
      code: `
        (req, res) => {
          if (!req.user) return res.json({ message: 'You are not logged in' });
          res.json({});
        }
      `,
    },
    {
      why: 'a status member that says success',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.json({ status: 200, rows: [], message: err.message });
          }
        }
      `,
    },
    {
      why: 'an empty list as the fallback of a failure',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.json({ rows: [], message: err.message });
          }
        }
      `,
    },
    {
      why: 'words that mean something else than the condition are a hint',
      code: `
        (req, res) => {
          if (!req.user.isVerified) return res.json({ message: 'No organizations found' });
                                               ^^^^ hint
          res.json({});
        }
      `,
    },
    {
      why: 'a test that was asked for: its failure is an answer',
      path: '/database/test',
      code: `
        async (req, res) => {
          try {
            await connect(req.body);
            res.json({ works: true });
          } catch (err) {
            res.json({ error: err.message });
                ^^^^ information
          }
        }
      `,
    },
    {
      why: 'a stub',
      code: `
        (req, res) => {
          res.send('NOT IMPLEMENTED: list of books');
              ^^^^ information: Answer 501 Not Implemented
        }
      `,
      fixed: `
        (req, res) => {
          res.status(501).send('NOT IMPLEMENTED: list of books');
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'the body names the code itself',
      code: `
        async (request, reply) => {
          if (!request.body.sku) {
            return { statusCode: 422, error: 'sku is required' };
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: 422
          }
          return {};
        }
      `,
      fixed: {
        'Answer 422 Unprocessable Content': `
        async (request, reply) => {
          if (!request.body.sku) {
            reply.code(422);
            return { statusCode: 422, error: 'sku is required' };
          }
          return {};
        }
        `,
      },
    },
    {
      why: 'a returned error',
      code: `
        async (request, reply) => {
          const thing = await Thing.findById(request.params.id);
          if (!thing) {
            return { error: 'Thing not found' };
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning
          }
          return thing;
        }
      `,
      fixed: `
        async (request, reply) => {
          const thing = await Thing.findById(request.params.id);
          if (!thing) {
            reply.code(404);
            return { error: 'Thing not found' };
          }
          return thing;
        }
      `,
    },
    {
      why: 'a sent error object goes through the error handler',
      code: `
        (request, reply) => {
          db.find({}, (err, rows) => {
            if (err) return reply.send(err);
            reply.send(rows);
          });
        }
      `,
    },
    {
      why: 'a flag that another branch sets says nothing here',
      code: `
        async (request, reply) => {
          const answer = { ok: false };
          if (request.body.all) {
            await removeAll();
            answer.ok = true;
          } else {
            await remove(request.body.id);
            answer.ok = true;
          }
          return reply.send(answer);
        }`,
    },
  ],
});
