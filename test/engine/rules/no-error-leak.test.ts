import { noErrorLeak } from '../../../server/src/engine/rules/no-error-leak';
import { testRule } from '../../support/rule-tester';

testRule(noErrorLeak, {
  express: [
    {
      why: 'the error member of what a function of the project gives can be words of its own',
      code: `
        async (req, res) => {
          const config = await this.strategy.getIssuerConfig(req.query.issuer);
          if (config.error) return res.status(config.status).send(config.error);
          res.json(config);
        }
      `,
    },
    {
      why: 'a list of errors is what validation puts there',
      code: `
        async (req, res) => {
          try {
            res.json(await save(req.body));
          } catch (err) {
            res.status(err.code).json({ errors: err.errors });
          }
        }
      `,
    },
    {
      why: 'a stack',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ message: 'Something failed', stack: err.stack });
                                                                            ^^^^^^^^^^^^^^^^ warning
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(err.status || 500).json({ message: 'Something failed' });
        });
      `,
    },
    {
      why: 'a stack that is all there is',
      code: `
        app.use((err, req, res, next) => {
          res.json({ error: err.stack });
                     ^^^^^^^^^^^^^^^^ warning
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.json({ error: 'Something went wrong' });
        });
      `,
    },
    {
      why: 'a body of nothing but a member for programs',
      code: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(500).json({ trace: err.stack });
                                 ^^^^^^^^^^^^^^^^ warning
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(500).json({});
        });
      `,
    },
    {
      why: 'what the database says',
      code: `
        (req, res) => {
          db.query('SELECT 1', (err, rows) => {
            if (err) return res.status(500).json({ message: 'Something failed', sql: err.sql });
                                                                                ^^^^^^^^^^^^ warning
            res.json(rows);
          });
        }
      `,
      fixed: `
        (req, res) => {
          db.query('SELECT 1', (err, rows) => {
            if (err) return res.status(500).json({ message: 'Something failed' });
            res.json(rows);
          });
        }
      `,
    },
    {
      why: 'the error of a query',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            res.status(500).json(err);
                                 ^^^ warning
          }
        }
      `,
    },
    {
      why: 'the error of a query in a member',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (error) {
            res.status(500).json({ error });
                                   ^^^^^ warning
          }
        }
      `,
      fixed: {
        'Write `Internal Server Error` instead': `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (error) {
            console.error(error);
            res.status(500).json({ error: 'Internal Server Error' });
          }
        }
        `,
      },
    },
    {
      why: 'the words of the author stay, in their own quotes',
      code: `
        (req, res) => {
          Thing.list((err, rows) => {
            if (err) {
              log.error(err);
              return res.status(500).json({ message: err.message || "The list cannot be read." });
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint
            }
            res.json(rows);
          });
        }
      `,
      fixed: {
        'Write `The list cannot be read.` instead': `
        (req, res) => {
          Thing.list((err, rows) => {
            if (err) {
              log.error(err);
              return res.status(500).json({ message: "The list cannot be read." });
            }
            res.json(rows);
          });
        }
        `,
      },
    },
    {
      why: 'words that introduce the message',
      code: `
        async (req, res) => {
          try {
            res.json(await pay(req.body));
          } catch (err) {
            res.status(500).json({ message: 'The payment failed: ' + err.message });
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint
          }
        }
      `,
      fixed: {
        'Write `The payment failed` instead': `
        async (req, res) => {
          try {
            res.json(await pay(req.body));
          } catch (err) {
            console.error(err);
            res.status(500).json({ message: 'The payment failed' });
          }
        }
        `,
      },
    },
    {
      why: 'a text beside it says enough',
      code: `
        import { logger } from './logger';
        app.get('/things', async (req, res) => {
          try {
            logger.debug('list');
            res.json(await list());
          } catch (err) {
            res.status(500).json({ message: 'The list cannot be read', error: err.message });
                                                                       ^^^^^^^^^^^^^^^^^^ hint
          }
        });
        app.post('/things', async (req, res) => {
          await save(req.body).catch((err) => logger.error(err));
          res.sendStatus(204);
        });
      `,
      fixed: {
        'Take `error` out of the body': `
        import { logger } from './logger';
        app.get('/things', async (req, res) => {
          try {
            logger.debug('list');
            res.json(await list());
          } catch (err) {
            logger.error(err);
            res.status(500).json({ message: 'The list cannot be read' });
          }
        });
        app.post('/things', async (req, res) => {
          await save(req.body).catch((err) => logger.error(err));
          res.sendStatus(204);
        });
        `,
      },
    },
    {
      why: 'errors that bring a status have a message for the client: no constant takes its place',
      code: `
        app.use((err, req, res, next) => {
          console.error(err);
          res.status(err.status || 500).json({ message: err.message || 'Something failed' });
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint
        });
      `,
      fixed: {},
    },
    {
      why: 'no line for a log: the message is not taken away',
      code: `
        (req, res) => {
          Thing.list((err, rows) => {
            if (err) res.status(500).json({ message: err.message });
                                            ^^^^^^^^^^^^^^^^^^^^ hint
            else res.json(rows);
          });
        }
      `,
      fixed: {},
    },
    {
      why: 'a member that says nothing to people goes',
      code: `
        async (req, res) => {
          try {
            res.json(await load(req.params.id));
          } catch (err) {
            console.error(err);
            res.status(500).json({ code: 17, cause: err.message });
                                             ^^^^^^^^^^^^^^^^^^ hint
          }
        }
      `,
      fixed: {
        'Take `cause` out of the body': `
        async (req, res) => {
          try {
            res.json(await load(req.params.id));
          } catch (err) {
            console.error(err);
            res.status(500).json({ code: 17 });
          }
        }
        `,
      },
    },
    {
      why: 'an error that is spread',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ id: 7, ...err });
                                                      ^^^^^^ warning
        });
      `,
    },
    {
      why: 'another error object is a hint',
      code: `
        (req, res) => {
          try {
            res.json(compute(req.query.a));
          } catch (err) {
            res.status(500).json({ error: err });
                                   ^^^^^^^^^^ hint
          }
        }
      `,
    },
    {
      why: 'a message with 5xx is a hint',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            res.status(500).json({ message: err.message });
                                   ^^^^^^^^^^^^^^^^^^^^ hint
          }
        }
      `,
      fixed: {
        'Write `Internal Server Error` instead': `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            console.error(err);
            res.status(500).json({ message: 'Internal Server Error' });
          }
        }
        `,
      },
    },
    {
      why: 'a message with 4xx',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            res.status(400).json({ message: err.message });
          }
        }
      `,
    },
    {
      why: 'an error that was looked at',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            if (err.name === 'ValidationError') return res.status(400).json(err);
            throw err;
          }
        }
      `,
    },
    {
      why: 'a branch for development',
      code: `
        app.use((err, req, res, next) => {
          if (process.env.NODE_ENV !== 'production') {
            return res.status(err.status || 500).json({ stack: err.stack });
          }
          res.status(err.status || 500).json({ message: 'Something failed' });
        });
      `,
    },
    {
      why: 'a member for development',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ stack: process.env.NODE_ENV === 'production' ? undefined : err.stack });
        });
      `,
    },
    {
      why: 'a member that asks first',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ stack: isDev && err.stack });
        });
      `,
    },
    {
      why: 'a copy of the error that was looked at',
      code: `
        app.use((err, req, res, next) => {
          let error = err;
          if (!(error instanceof ApiError)) error = new ApiError(error.message);
          res.status(error.statusCode).json({ ...error, message: 'Something failed' });
        });
      `,
    },
    {
      why: 'a stack that is deleted for production',
      code: `
        app.use((err, req, res, next) => {
          const body = { message: 'Something failed', stack: err.stack };
          if (process.env.NODE_ENV === 'production') delete body.stack;
          res.status(err.status || 500).json(body);
        });
      `,
    },
    {
      why: 'in a helper',
      code: `
        import express from 'express';
        export function fail(res, id) {
          try {
            log(id);
          } catch (err) {
            res.status(500).json({ stack: err.stack });
                                   ^^^^^^^^^^^^^^^^ information
          }
        }
      `,
    },
    {
      why: 'the error of a job that was looked up',
      code: `
        async (req, res) => {
          const job = await Job.findById(req.params.id);
          res.json({ id: job.id, error: job.error });
        }
      `,
    },
    {
      why: 'a code or a status of the error tells nothing',
      code: `
        app.use((err, req, res, next) => {
          res.status(err.status || 500).json({ status: err.status || 500, code: err.code, type: err.type });
        });
      `,
    },
    {
      why: 'a message that is chosen with care',
      code: `
        app.use((err, req, res, next) => {
          let message = 'Something failed';
          if (err.expose) message = err.message;
          res.status(err.status || 500).json({ message });
        });
      `,
    },
    {
      why: 'a body behind sendStatus() does not go out yet',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.find());
          } catch (err) {
            res.sendStatus(500).json({ message: err.stack });
                                       ^^^^^^^^^^^^^^^^^^ warning: once this body is sent at all
          }
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a stack',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(error.statusCode ?? 500).send({ message: 'Something failed', stack: error.stack });
                                                                                  ^^^^^^^^^^^^^^^^^^ warning
        });
      `,
      fixed: `
        app.setErrorHandler((error, request, reply) => {
          request.log.error(error);
          reply.code(error.statusCode ?? 500).send({ message: 'Something failed' });
        });
      `,
    },
    {
      why: 'reply.send(err) goes through the error handler',
      code: `
        async (request, reply) => {
          try {
            return await Thing.findById(request.params.id);
          } catch (err) {
            return reply.send(err);
          }
        }
      `,
    },
    {
      why: 'so does the error of an error handler',
      code: `
        app.setErrorHandler((error, request, reply) => {
          if (error.validation) reply.code(422);
          reply.send(error);
        });
      `,
    },
  ],
});
