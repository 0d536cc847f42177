import { noUnansweredPath } from '../../../server/src/engine/rules/no-unanswered-path';
import { testRule } from '../../support/rule-tester';

testRule(noUnansweredPath, {
  express: [
    {
      why: 'an error handler runs for an error only',
      code: `
        app.use((err, req, res, next) => {
          if (err && err.status) {
            res.status(err.status).end();
          } else if (err) {
            res.status(500).end();
          }
        });
      `,
    },
    {
      why: 'a helper leaves a function behind that answers: whoever gets it may call it',
      code: `
        const respond = (res) => (rows) => res.json(rows);
        const both = (res) => ({ ok: (rows) => res.json(rows), bad: () => res.sendStatus(503) });
        const app = require('express')();
        app.get('/1', (req, res) => { db.find(respond(res)); });
        app.get('/2', (req, res) => { const answer = respond(res); db.find(answer); });
        app.get('/3', (req, res) => { db.find(both(res)); });
        app.get('/4', (req, res) => { db.find((error, rows) => { if (error) { both(res).bad(); return; } res.json(rows); }); });
      `,
    },
    {
      why: 'what a table holds that is filled by keys is not known',
      code: `
        const app = require('express')();
        const pages = {};
        for (const page of readPages()) pages[page.name] = page;
        function sendPage(name, res) {
          const page = pages[name];
          if (!page) return false;
          res.send(page.body);
          return true;
        }
        app.get('/', (req, res) => { if (!sendPage('home', res)) res.sendStatus(404); });
      `,
    },
    {
      why: 'a catch that only logs',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.find());
          } catch (error) {
            ^^^^^ warning: This catch can end without an answer
            console.error(error);
          }
        }`,
    },
    {
      why: "a promise's catch that only logs",
      code: `
        (req, res) => {
          Thing.find()
            .then((things) => res.json(things))
            .catch((error) => console.error(error));
             ^^^^^ warning
        }`,
    },
    {
      why: "a promise's catch, deep inside",
      code: `
        (req, res) => {
          User.findOne(req.body).then((user) => {
            if (user) res.status(409).end();
            else {
              new User(req.body)
                .save()
                .then(() => res.status(201).end())
                .catch((error) => console.error(error));
                 ^^^^^ warning
            }
          });
        }`,
    },
    {
      why: 'an error handler that knows one error only',
      code: `
        app.use((err, req, res, next) => {
          if (err.status === 404) {
              ^^^^^^^^^^^^^^^^^^ warning: Unless \`err.status === 404\`, the error handler
            res.status(404).send('No such thing');
          }
        });
        `,
    },
    {
      why: 'a branch',
      code: `
        (req, res) => {
          if (req.query.page) {
              ^^^^^^^^^^^^^^ information: If \`req.query.page\`
            console.log(req.query.page);
          } else {
            res.json({});
          }
        }`,
    },
    {
      why: 'the else of a branch',
      code: `
        (req, res) => {
          if (req.query.page) {
              ^^^^^^^^^^^^^^ information: Unless \`req.query.page\`
            res.json({});
          } else {
            console.log('no page');
          }
        }`,
    },
    {
      why: 'behind an early return',
      code: `
        (req, res) => {
          if (!req.query.page) return res.status(400).end();
          console.log(req.query.page);
        }
        ^ information: The handler can end without an answer
        `,
    },
    {
      why: 'a handler that does nothing',
      code: `
        app.get('/', (req, res) => res.json({}));
        app.post('/', (req, res) => {
          console.log(req.body);
        });
        ^ information: The handler can end without an answer
        `,
    },
    {
      why: 'a middleware that forgets next()',
      code: `
        app.use((req, res, next) => {
          if (req.headers.host) next();
              ^^^^^^^^^^^^^^^^ information: Call next(), or answer.
        });
        `,
    },
    {
      why: 'an error handler that another file registers',
      file: 'errors.js',
      code: `
        exports.handleErrors = (err, req, res, next) => {
          if (err.status === 404) {
              ^^^^^^^^^^^^^^^^^^ information: Unless
            res.status(404).send({ msg: 'No such thing' });
          }
        };
        `,
    },
    {
      why: 'a parameter that the path has',
      code: `(req, res) => { if (req.params.id) { res.json({ id: req.params.id }); } }`,
    },
    {
      why: 'next(error)',
      code: `async (req, res, next) => { try { res.json(await Thing.find()); } catch (error) { next(error); } }`,
    },
    {
      why: '.catch(next)',
      code: `(req, res, next) => { Thing.find().then((things) => res.json(things)).catch(next); }`,
    },
    {
      why: 'a throw',
      code: `(req, res) => { if (!req.query.page) throw new Error('No page'); res.json({}); }`,
    },
    {
      why: 'a function that got the response',
      code: `(req, res) => { if (req.query.page) return list(req, res); res.json({}); }`,
    },
    { why: 'the response kept for later', code: `(req, res) => { clients.push(res); }` },
    {
      why: 'every case of a switch',
      code: `(req, res) => { switch (req.query.a) { case '1': res.json(1); break; default: res.json(2); } }`,
    },
    { why: 'a timer answers later', code: `(req, res) => { setTimeout(() => res.json({}), 10); }` },
    {
      why: 'a handler that is not registered here',
      file: 'things.js',
      code: `export const list = (req, res) => { if (req.query.page) res.json({ page: req.query.page }); };`,
    },
  ],
  fastify: [
    {
      why: 'a plain handler',
      code: `
        (request, reply) => {
          if (request.query.page) reply.send({});
              ^^^^^^^^^^^^^^^^^^ information: Unless
        }
        `,
    },
    {
      why: 'a catch that only logs, in Fastify 3',
      majors: [3],
      code: `
        async (request, reply) => {
          try {
            reply.send(await list());
          } catch (error) {
            ^^^^^ warning: Answer, or throw the error again.
            request.log.error(error);
          }
        }`,
    },
    {
      why: 'an async handler answers at its end',
      code: `async (request, reply) => { if (request.query.page) reply.send({}); }`,
    },
    { why: 'a returned value', code: `(request, reply) => { return { page: request.query.page }; }` },
    {
      why: 'a hook passes on by ending',
      code: `app.addHook('onRequest', async (request, reply) => { request.log.info('seen'); });`,
    },
  ],
});
