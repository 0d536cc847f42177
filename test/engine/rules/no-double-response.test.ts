import { noDoubleResponse } from '../../../server/src/engine/rules/no-double-response';
import { testRule } from '../../support/rule-tester';

testRule(noDoubleResponse, {
  express: [
    {
      why: 'a missing return',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) {
            res.status(404).json({ error: 'No such thing' });
          }
          res.status(200).json(thing);
                     ^^^ warning: ERR_HTTP_HEADERS_SENT
        }`,
      fixed: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) {
            return res.status(404).json({ error: 'No such thing' });
          }
          res.status(200).json(thing);
        }`,
    },
    {
      why: 'one missing return is told once',
      code: `
        (req, res) => {
          if (!req.body) res.status(400).end();
          save(req.body, (err, data) => {
            if (err) res.status(500).json({ error: 'Failed' });
                                ^^^ warning
            else res.json(data);
          });
        }`,
      fixed: `
        (req, res) => {
          if (!req.body) return res.status(400).end();
          save(req.body, (err, data) => {
            if (err) res.status(500).json({ error: 'Failed' });
            else res.json(data);
          });
        }`,
    },
    {
      why: 'two missing returns',
      code: `
        (req, res) => {
          if (!req.query.a) res.status(400).json({ error: 'a is missing' });
          if (!req.query.b) res.status(400).json({ error: 'b is missing' });
                                       ^^^ warning
          res.json({});
              ^^^^ warning
        }`,
      fixed: `
        (req, res) => {
          if (!req.query.a) return res.status(400).json({ error: 'a is missing' });
          if (!req.query.b) res.status(400).json({ error: 'b is missing' });
          res.json({});
        }`,
    },
    {
      why: 'two sends in one chain have no fix',
      code: `
        (req, res) => {
          res.json({}).redirect('/');
                       ^^^^^^^^ warning
        }`,
      fixed: {},
    },
    {
      why: 'two callbacks of which each answers',
      code: `
        (req, res) => {
          req.logout(() => res.redirect('/'));
          req.session.destroy(() => res.redirect('/'));
                                        ^^^^^^^^ warning
        }`,
      fixed: {},
    },
    {
      why: 'a send in a loop that goes on',
      code: `
        (req, res) => {
          for (const item of req.body.items) {
            if (!item.name) res.status(400).json({ error: 'A name is missing' });
                                       ^^^ warning: The loop goes on
          }
        }`,
    },
    {
      why: 'a return in forEach() leaves the callback only',
      code: `
        (req, res) => {
          req.body.items.forEach((item) => {
            if (!item.name) return res.status(400).json({ error: 'A name is missing' });
                                              ^^^ warning: The loop goes on
          });
        }`,
    },
    {
      why: 'next() behind a send',
      code: `
        (req, res, next) => {
          res.json({});
          next();
          ^^^^^^ information: a response has been sent
        }`,
      fixed: `
        (req, res, next) => {
          res.json({});
        }`,
    },
    {
      why: 'next() that other branches need',
      code: `
        (req, res, next) => {
          if (!req.query.a) {
            res.status(400).json({ error: 'a is missing' });
          }
          next();
          ^^^^^^ information
        }`,
      fixed: `
        (req, res, next) => {
          if (!req.query.a) {
            return res.status(400).json({ error: 'a is missing' });
          }
          next();
        }`,
    },
    {
      why: 'two sends of one chain, and a third one',
      code: `
        (req, res) => {
          if (!req.query.a) res.status(400).json({}).redirect('/');
                                                     ^^^^^^^^ warning
          res.json({});
              ^^^^ warning
        }`,
      fixed: {},
    },
    {
      why: 'next(err) behind a send',
      code: `
        (req, res, next) => {
          list((err, things) => {
            res.json({ things });
            if (err) next(err);
                     ^^^^^^^^^ information
          });
        }`,
    },
    {
      why: 'a function inside that answers and throws, to get its caller out',
      code: `(req, res) => { const refuse = () => { res.status(401).end(); throw new Error('No token'); }; if (!req.query.token) refuse(); res.json({}); }`,
    },
    {
      why: 'a send behind next(err)',
      code: `
        (req, res, next) => {
          if (!req.query.a) next(new Error('No a'));
          res.json({ a: req.query.a });
              ^^^^ information: next() has already handed this request on
        }`,
      fixed: `
        (req, res, next) => {
          if (!req.query.a) return next(new Error('No a'));
          res.json({ a: req.query.a });
        }`,
    },
    {
      why: 'a throw between two sends is no news',
      code: `
        async (req, res) => {
          if (!req.query.a) res.status(400).json({ error: 'a is missing' });
          if (req.query.b < 0) throw new Error('No b');
          res.json({});
              ^^^^ warning
        }`,
    },
    {
      why: 'a function of which nothing is known, which may answer',
      code: `async (req, res, next) => { await Promise.all(limits.map((limit) => limit.check(req, res, log))); next(); }`,
    },
    {
      why: 'a throw behind a send',
      code: `
        async (req, res) => {
          if (!req.body) res.status(400).end();
          throw new Error('No body');
          ^^^^^ information: An error is thrown although
        }`,
    },
    {
      why: "the catch's send behind an awaited call that follows the try's",
      code: `
        async (req, res) => {
          try {
            res.json(await list());
            await log(req);
          } catch (error) {
            res.status(500).end();
          }
        }`,
    },
    {
      why: 'returns',
      code: `(req, res) => { if (!req.query.a) return res.status(400).end(); res.json({}); }`,
    },
    { why: 'if and else', code: `(req, res) => { if (req.query.a) res.json(1); else res.json(2); }` },
    {
      why: 'complementary conditions',
      code: `(req, res) => { const a = req.query.a; if (a) res.json(1); if (!a) res.json(2); }`,
    },
    {
      why: 'a flag that is set beside the send',
      code: `(req, res) => { let done = false; if (req.query.a) { res.json(1); done = true; } if (!done) res.json(2); }`,
    },
    {
      why: 'headersSent',
      code: `(req, res) => { if (req.query.a) res.json(1); if (!res.headersSent) res.json(2); }`,
    },
    {
      why: 'then and catch',
      code: `(req, res) => { list().then((things) => res.json(things)).catch(() => res.status(500).end()); }`,
    },
    {
      why: 'listeners of one stream',
      code: `(req, res) => { const s = open(); s.on('end', () => res.end('x')); s.on('error', () => res.status(500).end()); }`,
    },
    {
      why: 'a thrown error on its way to next()',
      code: `async (req, res, next) => { try { if (!req.query.a) throw new Error('No a'); res.json({}); } catch (error) { next(error); } }`,
    },
    {
      why: 'a query that is no loop',
      code: `(req, res) => { Thing.find({}, (err, things) => { if (err) return res.status(500).end(); res.json(things); }); }`,
    },
    {
      why: "a local of the response's name",
      code: `async (req, res) => { const read = async (url) => { const res = await fetch(url); return res.json(); }; res.json(await read('/a')); }`,
    },
    {
      why: 'a loop that is left',
      code: `(req, res) => { for (const item of req.body.items) { if (!item.name) return res.status(400).end(); } res.json({}); }`,
    },
    {
      why: 'process.exit()',
      code: `(req, res) => { if (req.query.a) { res.json(1); process.exit(); } res.json(2); }`,
    },
    { why: 'a bare end() behind a send', code: `(req, res) => { res.json({}); res.end(); }` },
    {
      why: 'two sends in one chain: a return would not help',
      code: `
        (req, res) => {
          if (!req.user) res.status(401).json({ message: 'No' }).redirect('/login');
                                                                 ^^^^^^^^ warning: Take one of the two out
        }
      `,
    },
    {
      why: 'two callbacks that both answer: a return would not help',
      code: `
        (req, res) => {
          req.logout(() => res.redirect('/'));
          req.session.destroy(() => {
            res.redirect('/');
                ^^^^^^^^ warning: only one of the two is sent
          });
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a missing return',
      code: `
        async (request, reply) => {
          const thing = await find(request.params.id);
          if (thing) {
            reply.code(200).send(thing);
          }
          reply.code(404).send({ error: 'No such thing' });
                     ^^^ warning: Fastify drops the second response
        }`,
      fixed: `
        async (request, reply) => {
          const thing = await find(request.params.id);
          if (thing) {
            return reply.code(200).send(thing);
          }
          reply.code(404).send({ error: 'No such thing' });
        }`,
    },
    {
      why: 'done() behind a send does nothing',
      code: `app.addHook('onRequest', (request, reply, done) => { reply.code(401).send(); done(); });`,
    },
    {
      why: 'reply.sent',
      code: `(request, reply) => { if (request.query.a) reply.send(1); if (!reply.sent) reply.send(2); }`,
    },
    {
      why: 'returns',
      code: `async (request, reply) => { if (!request.query.a) return reply.code(400).send(); return { a: 1 }; }`,
    },
  ],
});
