import { noRemovedSignature } from '../../../server/src/engine/rules/no-removed-signature';
import { testRule } from '../../support/rule-tester';

testRule(noRemovedSignature, {
  express: [
    {
      why: 'send() with a number alone',
      code: `
        (req, res) => {
          res.send(404);
          ^^^^^^^^^^^^^ error: Express 5 sends the number as the body
        }`,
      fixed: `
        (req, res) => {
          res.sendStatus(404);
        }`,
    },
    {
      why: 'Express 4 still reads it, and warns',
      majors: [4],
      code: `
        (req, res) => {
          res.send(404);
          ^^^^^^^^^^^^^ warning: Express 4 warns that it is deprecated
        }`,
    },
    {
      why: 'the status before the body',
      code: `
        (req, res) => {
          res.json(404, { error: 'No such thing' });
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({ error: 'No such thing' });
        }`,
    },
    {
      why: 'the status behind the body, as Express 4 reads it',
      majors: [4],
      code: `
        (req, res) => {
          res.json({ error: 'No such thing' }, 404);
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({ error: 'No such thing' });
        }`,
    },
    {
      why: 'redirect(url, status)',
      code: `
        (req, res) => {
          res.redirect('/new', 301);
          ^^^^^^^^^^^^^^^^^^^^^^^^^ error: takes the URL for the status
        }`,
      fixed: `
        (req, res) => {
          res.redirect(301, '/new');
        }`,
    },
    {
      why: 'of an unknown version only a warning',
      majors: [4, 5],
      code: `
        (req, res) => {
          res.send(404);
          ^^^^^^^^^^^^^ warning
        }`,
    },
    { why: 'numbers that are no status', code: `(req, res) => { res.send(12); }` },
    { why: 'a number of which nothing is known', code: `(req, res) => { res.send(count(req)); }` },
    { why: 'json() of a number is a body in every version', code: `(req, res) => { res.json(404); }` },
    {
      why: "today's signatures",
      code: `(req, res) => { if (req.query.a) return res.redirect(301, '/a'); res.status(404).send('No'); }`,
    },
  ],
  fastify: [
    {
      why: 'redirect(status, url)',
      code: `
        (request, reply) => {
          reply.redirect(301, '/new');
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Fastify 5 takes the number for the URL
        }`,
      fixed: `
        (request, reply) => {
          reply.redirect('/new', 301);
        }`,
    },
    {
      why: 'Fastify 3 and 4 read it so',
      majors: [3, 4],
      code: `(request, reply) => { reply.redirect(301, '/new'); }`,
    },
    { why: 'the URL first', code: `(request, reply) => { reply.redirect('/new', 301); }` },
  ],
});
