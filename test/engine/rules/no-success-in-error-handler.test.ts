import { noSuccessInErrorHandler } from '../../../server/src/engine/rules/no-success-in-error-handler';
import { testRule } from '../../support/rule-tester';

testRule(noSuccessInErrorHandler, {
  express: [
    {
      why: 'no status',
      code: `
        app.use((err, req, res, next) => {
          res.json({ error: 'Something failed' });
              ^^^^ warning
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          res.status(err.statusCode ?? err.status ?? 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a 200',
      code: `
        app.use(function (err, req, res, next) {
          res.status(200).send('Something failed');
                     ^^^ warning
        });
      `,
      fixed: `
        app.use(function (err, req, res, next) {
          res.status(err.statusCode ?? err.status ?? 500).send('Something failed');
        });
      `,
    },
    {
      why: 'the status of the error',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a 2xx behind a look at the error',
      code: `
        app.use((err, req, res, next) => {
          if (err.code === 'ALREADY_DONE') return res.status(200).json({});
          res.status(err.status || 500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a handler of the file sets the status before it throws',
      code: `
        app.get('/things', (req, res) => {
          res.status(404);
          throw new Error('Nothing');
        });
        app.use((err, req, res, next) => {
          res.json({ error: err.message });
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'no status',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.send({ error: 'Something failed' });
                ^^^^ warning
        });
      `,
      fixed: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'Fastify 3 has set the status before',
      majors: [3],
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.send({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'the error goes on to the default handler',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.send(error);
        });
      `,
    },
  ],
});
