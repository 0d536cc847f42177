import { statusInWrongArgument } from '../../../server/src/engine/rules/status-in-wrong-argument';
import { testRule } from '../../support/rule-tester';

testRule(statusInWrongArgument, {
  express: [
    {
      why: 'behind the body, where Express 5 ignores it',
      code: `
        (req, res) => {
          res.json({ error: 'No such thing' }, 404);
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: answers 200
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({ error: 'No such thing' });
        }`,
    },
    {
      why: 'Express 4 reads it',
      majors: [4],
      code: `(req, res) => { res.json({ error: 'No such thing' }, 404); }`,
    },
    { why: 'a second argument that is no status', code: `(req, res) => { res.json({}, replacer); }` },
    {
      why: 'a body that names a status: another rule',
      code: `(req, res) => { res.json({ statusCode: 404, error: 'No such thing' }); }`,
    },
  ],
  fastify: [
    {
      why: 'behind the body',
      code: `
        (request, reply) => {
          reply.send({ error: 'No such thing' }, 404);
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Fastify ignores it and answers 200
        }`,
      fixed: `
        (request, reply) => {
          reply.code(404).send({ error: 'No such thing' });
        }`,
    },
    {
      why: 'in a returned object',
      code: `
        async (request, reply) => {
          return { statusCode: 404, error: 'Not Found', message: 'No such thing' };
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: 200 OK is sent
        }`,
      fixed: `
        async (request, reply) => {
          reply.code(404);
          return { statusCode: 404, error: 'Not Found', message: 'No such thing' };
        }`,
    },
    {
      why: 'in a sent object',
      code: `
        (request, reply) => {
          reply.send({ statusCode: 400, message: 'No page' });
                ^^^^ warning: 200 OK is sent
        }`,
      fixed: `
        (request, reply) => {
          reply.code(400).send({ statusCode: 400, message: 'No page' });
        }`,
    },
    {
      why: 'the status that is sent',
      code: `(request, reply) => { reply.code(404).send({ statusCode: 404, error: 'Not Found' }); }`,
    },
    { why: 'a success', code: `async () => ({ statusCode: 200, message: 'Done' });` },
    {
      why: 'a record with a status of its own',
      code: `async (request) => { return { statusCode: 404, url: request.url }; }`,
    },
    {
      why: 'an error',
      code: `async () => { throw Object.assign(new Error('No such thing'), { statusCode: 404 }); }`,
    },
  ],
});
