import { errorHandlerKeepsStatus } from '../../../server/src/engine/rules/error-handler-keeps-status';
import { testRule } from '../../support/rule-tester';

testRule(errorHandlerKeepsStatus, {
  express: [
    {
      why: 'a handler that looks at the words of the error looks at the error',
      code: `
        app.use((err, req, res, next) => {
          if (err.stack.includes('ValidationError')) return res.status(422).json({ error: 'Invalid' });
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'every error is a 500',
      code: `
        app.use((err, req, res, next) => {
          console.error(err.stack);
          res.status(500).json({ error: err.message });
                     ^^^ warning
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          console.error(err.stack);
          res.status(err.statusCode ?? err.status ?? 500).json({ error: err.message });
        });
      `,
    },
    {
      why: 'the || binds tighter than the ?',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || err instanceof TypeError ? 400 : 500).json({ error: 'Something failed' });
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning
        });
      `,
    },
    {
      why: 'the same with a cast, several members and a function that asks',
      code: `
        app.use((err: unknown, req, res, next) => {
          res.status((err as Known).status || err.statusCode || isOdd(err) ? 400 : 500).json({ error: 'x' });
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: never sends
        });
      `,
    },
    {
      why: 'a condition in parentheses, one that only looks for a status, and one that then sends it, are meant',
      code: `
        app.use((err, req, res, next) => {
          if (req.query.a) return res.status((err.status || err instanceof TypeError) ? 400 : 500).json({ error: 'x' });
          if (req.query.b) return res.status(err.status || err.statusCode ? 400 : 500).json({ error: 'x' });
          if (req.query.c) return res.status(err.status || req.query.d === '1' ? err.status : 500).json({ error: 'x' });
          res.status(err.status || (err instanceof TypeError ? 400 : 500)).json({ error: 'x' });
        });
      `,
    },
    {
      why: "another thing's status is not the error's",
      code: `
        app.use((err, req, res, next) => {
          res.status(req.query.status || err instanceof TypeError ? 400 : 500).json({ error: 'x' });
        });
      `,
    },
    {
      why: 'of one route only: information',
      code: `
        app.post('/upload', upload, (err, req, res, next) => {
          res.status(400).json({ error: err.message });
                     ^^^ information
        });
      `,
    },
    {
      why: 'a choice by two members is no slip',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.code === 'A' || err.code === 'B' ? 409 : 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the status is kept',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the class of the error decides',
      code: `
        app.use((err, req, res, next) => {
          if (err instanceof NotFound) return res.status(404).json({});
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the name of the error decides',
      code: `
        app.use((err, req, res, next) => {
          if (err.name === 'NotFound') return res.status(404).json({});
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the error goes on into another function',
      code: `
        app.use((err, req, res, next) => {
          if (answerKnown(err, res)) return;
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the error is forwarded',
      code: `
        app.use((err, req, res, next) => {
          if (res.headersSent) return next(err);
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: "a member that the project's classes do not set",
      project: { errorStatusMembers: new Map([['statusCode', 3]]) },
      code: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(err.status || 500).json({ error: 'Something failed' });
                     ^^^^^^^^^^ warning: is read here, but this project's errors have \`statusCode\`
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(err.statusCode ?? err.status ?? 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a member of its own name',
      project: { errorStatusMembers: new Map([['httpCode', 1]]) },
      code: `
        app.use((err, req, res, next) => {
          const status = err.statusCode ?? 500;
                         ^^^^^^^^^^^^^^ warning: The one error class of this project sets its status there
          res.status(status).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'beside the errors of others that it knows by their names and codes',
      project: { errorStatusMembers: new Map([['answer', 4]]), errorClasses: new Set(['NotFoundError']) },
      code: `
        app.use((err, req, res, next) => {
          const known = { status: err.statusCode || 500, text: err.message || 'Something failed' };
                                  ^^^^^^^^^^^^^^ warning: 4 error classes of this project set their status there, so all of them become 500
          if (err.name === 'CastError') {
            known.text = 'No such ' + err.value;
            known.status = 404;
          }
          if (err.code && err.code === 11000) known.status = 409;
          res.status(known.status).json({ error: known.text });
        });
      `,
    },
    {
      why: "the project's errors are known by their names",
      project: { errorStatusMembers: new Map([['answer', 4]]), errorClasses: new Set(['NotFoundError']) },
      code: `
        app.use((err, req, res, next) => {
          let status = err.statusCode || 500;
          if (err.name === 'NotFoundError') status = 404;
          res.status(status).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a test that may find out what kind of error it is',
      project: { errorStatusMembers: new Map([['answer', 4]]) },
      code: `
        app.use((err, req, res, next) => {
          let status = err.statusCode || 500;
          if (err.isExpected) status = 404;
          if (err.name.endsWith('NotFound')) status = 404;
          res.status(status).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'one of the members that the classes set',
      project: {
        errorStatusMembers: new Map([
          ['statusCode', 3],
          ['status', 1],
        ]),
      },
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'another look at the error may find its status',
      project: { errorStatusMembers: new Map([['statusCode', 3]]) },
      code: `
        app.use((err, req, res, next) => {
          const known = CODES[err.type];
          res.status(err.status || known || 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a project of which not all is known',
      project: { errorStatusMembers: new Map([['statusCode', 3]]), complete: false },
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ error: 'Something failed' });
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'every error is a 500',
      code: `
        app.setErrorHandler((error, request, reply) => {
          request.log.error(error);
          reply.code(500).send({ error: 'Something failed' });
                     ^^^ warning
        });
      `,
      fixed: `
        app.setErrorHandler((error, request, reply) => {
          request.log.error(error);
          reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the status is kept',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the rest becomes a 500: information',
      code: `
        app.setErrorHandler((error, request, reply) => {
          if (error instanceof NotFound) return reply.code(404).send({ error: error.message });
          return reply.code(500).send({ error: 'Something failed' });
                            ^^^ information
        });
      `,
      fixed: `
        app.setErrorHandler((error, request, reply) => {
          if (error instanceof NotFound) return reply.code(404).send({ error: error.message });
          return reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });
        });
      `,
    },
  ],
});
