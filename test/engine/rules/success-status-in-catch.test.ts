import { successStatusInCatch } from '../../../server/src/engine/rules/success-status-in-catch';
import { testRule } from '../../support/rule-tester';

testRule(successStatusInCatch, {
  express: [
    {
      why: 'made-up data',
      code: `
        async (req, res) => {
          try {
            res.json(await statsOf(req.query.day));
          } catch (error) {
            res.status(200).json({ visits: 0, users: [] });
                       ^^^ information: made up
          }
        }
      `,
      fixed: `
        async (req, res) => {
          try {
            res.json(await statsOf(req.query.day));
          } catch (error) {
            res.status(500).json({ visits: 0, users: [] });
          }
        }
      `,
    },
    {
      why: 'nothing at all, with the implicit status',
      code: `
        async (req, res) => {
          try {
            res.json(await metadataOf(req.params.file));
          } catch (error) {
            console.error(error);
            res.json({});
                ^^^^ information: nothing in it
          }
        }
      `,
    },
    {
      why: 'sendStatus',
      code: `
        async (req, res) => {
          try {
            await store.save(req.body);
            res.sendStatus(201);
          } catch (error) {
            res.sendStatus(200);
                           ^^^ information
          }
        }
      `,
    },
    {
      why: 'the error itself',
      code: `
        (req, res) => {
          Track.find({ album: req.query.album })
            .then((tracks) => res.json(tracks))
            .catch((err) => res.send(err));
                                ^^^^ information: the error in its body
        }
      `,
    },
    {
      why: 'a callback that got an error',
      code: `
        (req, res) => {
          Track.find({}, (err, tracks) => {
            if (err) return res.json([]);
                                ^^^^ information: made up
            res.json(tracks);
          });
        }
      `,
    },
    {
      why: 'the catch tries something else',
      code: `
        async (req, res) => {
          try {
            res.json(await cache.get('tracks'));
          } catch (error) {
            const tracks = await Track.find();
            res.json({ found: 0 });
          }
        }
      `,
    },
    {
      why: 'data that was there before',
      code: `
        async (req, res) => {
          let tracks = DEFAULT_TRACKS;
          try {
            tracks = await Track.find();
            res.json(tracks);
          } catch (error) {
            res.json(tracks);
          }
        }
      `,
    },
    {
      why: 'the catch looks at the error',
      code: `
        async (req, res) => {
          try {
            res.json(await Track.find());
          } catch (error) {
            if (error.code === 'ENOENT') return res.json([]);
            throw error;
          }
        }
      `,
    },
    {
      why: 'deleting what is gone already has nothing left to do',
      method: 'delete',
      code: `
        async (req, res) => {
          try {
            await Track.remove(req.params.id);
            res.sendStatus(204);
          } catch (error) {
            res.sendStatus(204);
          }
        }
      `,
    },
    {
      why: 'whether it works is the question',
      path: '/health',
      code: `
        async (req, res) => {
          try {
            await db.ping();
            res.json({ db: 'up' });
          } catch (error) {
            res.json({ db: 'down' });
          }
        }
      `,
    },
    {
      why: 'a webhook is acknowledged, whatever becomes of it',
      path: '/webhooks/payments',
      method: 'post',
      code: `
        async (req, res) => {
          try {
            await handle(req.body);
            res.sendStatus(200);
          } catch (error) {
            res.sendStatus(200);
          }
        }
      `,
    },
    {
      why: 'a part of the answer is out, so that it can only be cut short',
      code: `
        async (req, res) => {
          try {
            await pipeline(source(req.params.id), res);
          } catch (error) {
            if (res.headersSent) return res.end();
            res.end();
                ^^^ information: with nothing in it
          }
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'an empty list for a database that is down',
      code: `
        async (request, reply) => {
          try {
            return await db.collection('users').find().toArray();
          } catch (error) {
            return reply.code(200).send([]);
                              ^^^ information: made up
          }
        }
      `,
    },
    {
      why: 'a returned value',
      code: `
        async (request, reply) => {
          try {
            return await db.collection('users').find().toArray();
          } catch (error) {
            return { users: [] };
                   ^^^^^^^^^^^^^ information
          }
        }
      `,
    },
    {
      why: 'a 500',
      code: `
        async (request, reply) => {
          try {
            return await db.collection('users').find().toArray();
          } catch (error) {
            return reply.code(500).send([]);
          }
        }
      `,
    },
  ],
});
