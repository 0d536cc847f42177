import { noUnsentStatus } from '../../../server/src/engine/rules/no-unsent-status';
import { testRule } from '../../support/rule-tester';

testRule(noUnsentStatus, {
  express: [
    {
      why: 'a status and nothing else',
      code: `
        (req, res) => {
          res.status(404);
                     ^^^ information: 404 Not Found is set but never sent
        }`,
      fixed: `
        (req, res) => {
          res.status(404).end();
        }`,
    },
    {
      why: 'on one path of two',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (thing) return res.json(thing);
          return res.status(404);
                            ^^^ information
        }`,
      fixed: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (thing) return res.json(thing);
          return res.status(404).end();
        }`,
    },
    {
      why: 'an error that is thrown in a promise chain which nobody waits for',
      code: `
        (req, res) => {
          Track.find({ album: req.query.album })
            .then((tracks) => res.json(tracks))
            .catch(() => Promise.reject(createError(500, 'No tracks')));
                                 ^^^^^^ information: thrown in a promise chain
        }`,
    },
    {
      why: 'a throw statement, with a link behind it that takes no rejections',
      code: `
        (req, res) => {
          Track.findOne({ album: req.query.album })
            .then((track) => {
              if (!track) throw createError(404, 'No track');
                          ^^^^^ information: 404 Not Found
              res.json(track);
            })
            .finally(() => done());
        }`,
    },
    {
      why: 'the chain ends in a catch',
      code: `
        (req, res, next) => {
          Track.findOne({ album: req.query.album })
            .then((track) => {
              if (!track) throw createError(404, 'No track');
              res.json(track);
            })
            .catch(next);
        }`,
    },
    {
      why: 'the chain is returned',
      code: `
        async (req, res) => {
          return Track.findOne({ album: req.query.album }).then((track) => {
            if (!track) throw createError(404, 'No track');
            res.json(track);
          });
        }`,
    },
    {
      why: 'the chain is awaited',
      code: `
        async (req, res) => {
          await Track.findOne({ album: req.query.album }).then((track) => {
            if (!track) throw createError(404, 'No track');
            res.json(track);
          });
        }`,
    },
    { why: 'a later send', code: `(req, res) => { res.status(404); res.json({}); }` },
    { why: 'next() goes on', code: `(req, res, next) => { res.status(404); next(); }` },
    { why: 'a thrown error', code: `(req, res) => { res.status(404); throw new Error('No such thing'); }` },
    { why: 'a function that got the response', code: `(req, res) => { res.status(404); finish(res); }` },
    { why: 'a stream that ends it', code: `(req, res) => { res.status(201); readable(req).pipe(res); }` },
    {
      why: 'a handler that is not registered here',
      file: 'things.js',
      code: `export const show = (req, res) => { if (req.params.id) return res.json({}); res.status(404); };`,
    },
  ],
  fastify: [
    {
      why: 'a plain handler',
      code: `
        (request, reply) => {
          reply.code(404);
                     ^^^ information
        }`,
      fixed: `
        (request, reply) => {
          reply.code(404).send();
        }`,
    },
    {
      why: 'a returned reply says that a send follows',
      code: `
        async (request, reply) => {
          return reply.code(404);
                            ^^^ information
        }`,
      fixed: `
        async (request, reply) => {
          return reply.code(404).send();
        }`,
    },
    {
      why: 'an async handler of Fastify 3',
      majors: [3],
      code: `
        async (request, reply) => {
          reply.code(404);
                     ^^^ information
        }`,
    },
    { why: 'an async handler answers at its end', code: `async (request, reply) => { reply.code(404); }` },
    {
      why: '204 is sent by an async handler of Fastify 3 too',
      majors: [3],
      code: `async (request, reply) => { reply.code(204); }`,
    },
    { why: 'a returned value', code: `async (request, reply) => { reply.code(201); return { id: 1 }; }` },
  ],
});
