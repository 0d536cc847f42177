import { problemDocument } from '../../../server/src/engine/rules/problem-document';
import { testRule } from '../../support/rule-tester';

testRule(problemDocument, {
  express: [
    {
      why: 'a problem document that goes out as JSON',
      code: `
        (req, res) => {
          res.status(404).json({ type: 'about:blank', title: 'Not Found' });
                     ^^^ information: goes out as plain JSON
        }`,
      fixed: `
        (req, res) => {
          res.status(404).set('Content-Type', 'application/problem+json').json({ type: 'about:blank', title: 'Not Found' });
        }`,
    },
    {
      why: 'one that goes out as something else',
      code: `
        (req, res) => {
          res.status(404).type('application/json').json({ title: 'Not Found', detail: 'It was sold.', status: 404 });
                     ^^^ information: goes out as \`application/json\`
        }`,
      fixed: {},
    },
    {
      why: 'the media type, and none of the members',
      code: `
        (req, res) => {
          res.status(404).type('application/problem+json').json({ message: 'Not Found' });
                     ^^^ information: with none of its members
        }`,
    },
    {
      why: 'members of the wrong form',
      code: `
        (req, res) => {
          res.status(404).type('application/problem+json').json({
            type: 'Not Found',
                  ^^^^^^^^^^^ information: is no URI
            title: { en: 'Not Found' },
                   ^^^^^^^^^^^^^^^^^^^ information: is no text
            status: '404',
                    ^^^^^ information: has the code there as a number
            instance: 'items/1',
                      ^^^^^^^^^ hint: relative to whatever was requested
            detail: 12,
                    ^^ information
          });
        }`,
    },
    {
      why: 'a status in words, in quotes and as a flag',
      code: `
        app.get('/a', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: '404' }));
                                                                                                                   ^^^^^ information
        app.get('/b', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: 'fail' }));
                                                                                                                   ^^^^^^ information
        app.get('/c', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: false }));
                                                                                                                   ^^^^^ information
      `,
      fixed: `
        app.get('/a', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: 404 }));
        app.get('/b', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: 'fail' }));
        app.get('/c', (req, res) => res.status(404).type('application/problem+json').json({ title: 'Gone', status: false }));
      `,
    },
    {
      why: 'what is right, and a status that another rule speaks of',
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).type('application/problem+json; charset=utf-8').json({ type: 'https://example.org/who', title: 'Who?', detail: text(req) });
          res.status(404).set('Content-Type', 'application/problem+json').json({ type: '/problems/gone', title: 'Gone', status: '410' });
        }`,
    },
    {
      why: 'other bodies with some of the names',
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).json({ title: 'Login', status: 401 });
          if (!req.body) return res.status(400).json({ errors: [{ status: '400', title: 'Empty', detail: 'No body' }] });
          if (!req.query) return res.status(400).json({ type: 'danger', title: 'Empty' });
          res.json({ type: 'book', title: 'A life', status: 'sold' });
        }`,
    },
    {
      why: 'a field that may have been set out of sight',
      code: `
        (req, res) => {
          prepare(res);
          res.status(404).json({ type: 'about:blank', title: 'Not Found' });
        }`,
    },
  ],
  fastify: [
    {
      why: 'an error handler',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).send({ title: error.name, detail: error.message, instance: request.url });
                     ^^^^^^^^^^^^^^^^^^^^^^^ information: goes out as plain JSON
        });
      `,
      fixed: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).header('Content-Type', 'application/problem+json').send({ title: error.name, detail: error.message, instance: request.url });
        });
      `,
    },
    {
      why: 'with its type',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).type('application/problem+json').send({ title: error.name, detail: error.message, instance: request.url });
        });
      `,
    },
  ],
});
