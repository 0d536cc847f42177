import { redirectWithoutLocation } from '../../../server/src/engine/rules/redirect-without-location';
import { testRule } from '../../support/rule-tester';

testRule(redirectWithoutLocation, {
  express: [
    {
      why: 'a redirect by status, with the URL in the body',
      code: `
        (req, res) => {
          res.status(301).json({ url: target(req) });
                     ^^^ warning: 301 Moved Permanently is sent without Location
        }`,
      fixed: `
        (req, res) => {
          res.status(301).location(target(req)).json({ url: target(req) });
        }`,
    },
    {
      why: '302 for what was found',
      code: `
        async (req, res) => {
          const user = await User.findOne({ name: req.query.name });
          res.status(302).json(user);
                     ^^^ warning: 302 Found
        }`,
      fixed: {
        'Answer 200 OK': `
        async (req, res) => {
          const user = await User.findOne({ name: req.query.name });
          res.status(200).json(user);
        }`,
      },
    },
    {
      why: 'sendStatus()',
      code: `
        (req, res) => {
          res.sendStatus(307);
                         ^^^ warning
        }`,
    },
    { why: 'location()', code: `(req, res) => { res.status(303).location('/new').end(); }` },
    {
      why: 'set() in a statement before',
      code: `(req, res) => { res.set('Location', '/new'); res.sendStatus(303); }`,
    },
    { why: 'writeHead()', code: `(req, res) => { res.writeHead(302, { Location: '/new' }); res.end(); }` },
    {
      why: 'fields that are not all known',
      code: `(req, res) => { res.set(fieldsFor(req)); res.sendStatus(302); }`,
    },
    {
      why: 'a function that got the response',
      code: `(req, res) => { addFields(res); res.sendStatus(302); }`,
    },
    { why: 'redirect()', code: `(req, res) => { res.redirect(301, '/new'); }` },
    { why: '304 has none', code: `(req, res) => { res.status(304).end(); }` },
    {
      why: 'a field on some path',
      code: `(req, res) => { if (req.query.to) res.location('/to'); res.sendStatus(302); }`,
    },
    {
      why: 'a handler that is not registered here',
      file: 'things.js',
      code: `export const move = (req, res) => { res.status(301).json({ id: req.params.id }); };`,
    },
  ],
  fastify: [
    {
      why: 'a redirect by status',
      code: `
        (request, reply) => {
          reply.code(308).send({ location: '/new' });
                     ^^^ warning: 308 Permanent Redirect
        }`,
      fixed: `
        (request, reply) => {
          reply.code(308).header('Location', '/new').send({ location: '/new' });
        }`,
    },
    {
      why: 'redirect() keeps a status set before',
      code: `(request, reply) => { reply.code(301).redirect('/new'); }`,
    },
    { why: 'a field', code: `(request, reply) => { reply.code(303).header('location', '/new').send(); }` },
  ],
});
