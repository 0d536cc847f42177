import { noExplicit500 } from '../../../server/src/engine/rules/no-explicit-500';
import type { KnownErrorHandler } from '../../../server/src/engine/model/project-knowledge';
import { testRule } from '../../support/rule-tester';

const errorHandler = (name: string | undefined, sendsMessage: boolean): KnownErrorHandler => ({
  name,
  framework: 'express',
  place: { file: 'src/errors.ts', line: 3, span: { start: 40, end: 51 } },
  reads: ['status'],
  tellsApart: true,
  sendsMessage,
});

/** What the handlers of the project do with errors. */
const passing = (habit: 'throw' | 'next' | undefined, catching?: 'all' | 'some') => ({
  passing: new Map([['/project', { catching, habit }]]),
});

testRule(noExplicit500, {
  express: [
    {
      why: 'a key that could not be made is not the caller who has none: a 500 as any other',
      code: `
        async (req, res) => {
          const apiKey = await keys.generateApiKey(req.body.name);
          if (!apiKey) return res.sendStatus(500);
                                             ^^^ information
          res.json({ apiKey });
        }
      `,
    },
    {
      why: 'validation (the example of S0)',
      code: `
        (req, res) => {
          if (!req.body.name) {
            return res.status(500).send({ error: 'Error with request body validation' });
                              ^^^ warning
          }
          res.json({});
        }
      `,
      fixed: {
        'Answer 400 Bad Request': `
        (req, res) => {
          if (!req.body.name) {
            return res.status(400).send({ error: 'Error with request body validation' });
          }
          res.json({});
        }
        `,
        'Answer 422 Unprocessable Content': `
        (req, res) => {
          if (!req.body.name) {
            return res.status(422).send({ error: 'Error with request body validation' });
          }
          res.json({});
        }
        `,
      },
    },
    {
      why: 'a lookup by what the client sent',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(500).json({ error: 'Nothing there' });
                                        ^^^ warning
          res.json(thing);
        }
      `,
      fixed: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ error: 'Nothing there' });
          res.json(thing);
        }
      `,
    },
    {
      why: 'nobody is logged in',
      code: `
        (req, res) => {
          if (!req.user) return res.sendStatus(500);
                                               ^^^ warning
          res.json({});
        }
      `,
      fixed: `
        (req, res) => {
          if (!req.user) return res.sendStatus(401);
          res.json({});
        }
      `,
    },
    {
      why: 'a duplicate',
      method: 'post',
      path: '/users',
      code: `
        async (req, res) => {
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(500).json({ error: 'User already exists' });
                                          ^^^ warning
          res.status(201).json({});
        }
      `,
      fixed: `
        async (req, res) => {
          const existing = await User.findOne({ email: req.body.email });
          if (existing) return res.status(409).json({ error: 'User already exists' });
          res.status(201).json({});
        }
      `,
    },
    {
      why: 'a catch-all: the first with the count, the others as hints',
      code: `
        app.get('/a', async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information
          }
        });
        app.get('/b', async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ hint
          }
        });
      `,
    },
    {
      why: 'a catch-all hands the error on, never as the preferred fix',
      config: { catchAll500: 'each' },
      code: `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          res.json(await list());
        }
        `,
      },
    },
    {
      why: 'the project has an error handler, which is named, and the error is best handed to it',
      project: { errorHandlers: [errorHandler('answerError', false)] },
      code: `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: \`answerError\` in \`src/errors.ts\` answers it.
          }
        }
      `,
      fixed: `
        async (req, res, next) => {
          res.json(await list());
        }
        `,
    },
    {
      why: 'one that sends its message along is named with that, after one that does not',
      project: { errorHandlers: [errorHandler(undefined, true)] },
      code: `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: The error handler in \`src/errors.ts\` answers it, though with the error's own message.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          res.json(await list());
        }
        `,
      },
    },
    {
      why: 'the better of two error handlers is named',
      project: { errorHandlers: [errorHandler('sendError', true), errorHandler('answerError', false)] },
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: \`answerError\` in
          }
        }
      `,
    },
    {
      why: 'a value that no case takes',
      code: `
        (req, res) => {
          const { kind } = req.query;
          switch (kind) {
            case 'list':
              return res.json(list());
            default:
              return res.status(500).json({ error: 'No such kind' });
                                ^^^ warning: 500 Internal Server Error behind the \`default\` of \`kind\`
          }
        }
      `,
    },
    {
      why: 'a value that no case takes, for which the author takes the blame',
      code: `
        (req, res) => {
          const { kind } = req.query;
          switch (kind) {
            case 'list':
              return res.json(list());
            default:
              return res.status(500).json({ error: 'Unknown error' });
                                ^^^ information
          }
        }
      `,
    },
    {
      why: 'what the server has made is wrong, not the request',
      code: `
        (req, res, next) => {
          if (!res.locals.rows) return res.status(500).json({ error: 'Response payload must be an object' });
          next();
        }
      `,
    },
    {
      why: 'a project without an error handler is told so',
      project: {},
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: No error handler of its own is to be seen in this project: add one.
          }
        }
      `,
    },
    {
      why: 'a project that is still being read is not',
      project: { complete: false },
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: Hand on the error.
          }
        }
      `,
    },
    {
      why: 'catch-alls can be switched off',
      config: { catchAll500: 'off' },
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
          }
        }
      `,
    },
    {
      why: 'an error handler',
      code: `
        app.use((err, req, res, next) => {
          res.status(500).json({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a fallback',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(err.status || 500).json({ error: 'Something failed' });
          }
        }
      `,
    },
    {
      why: 'the configuration of the server',
      code: `
        (req, res) => {
          if (!process.env.API_KEY) return res.status(500).json({ error: 'API_KEY not found' });
          res.json({});
        }
      `,
    },
    {
      why: 'the words say that the server is not configured',
      code: `
        (req, res) => {
          if (!client.ready) return res.status(500).json({ error: 'Mail is not configured' });
          res.json({});
        }
      `,
    },
    {
      why: 'a helper that only gets a response',
      code: `
        function fail(res) {
          res.status(500).json({ error: 'Something failed' });
        }
        export default fail;
      `,
    },
    {
      why: 'in a catch only a look at the error says more than the catch',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            if (!req.body.id) return res.status(500).json({ error: 'Something failed' });
                                                ^^^ information
            throw err;
          }
        }
      `,
    },
    {
      why: 'a look at the error in a catch',
      code: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            if (err.name === 'CastError') return res.status(500).json({ error: 'No such id' });
                                                            ^^^ warning
            throw err;
          }
        }
      `,
      fixed: `
        async (req, res) => {
          try {
            res.json(await Thing.findById(req.params.id));
          } catch (err) {
            if (err.name === 'CastError') return res.status(400).json({ error: 'No such id' });
            throw err;
          }
        }
      `,
    },
    {
      why: 'a hash that fails is no wrong password',
      method: 'post',
      code: `
        (req, res) => {
          bcrypt.hash(req.body.password, 10, (err, hash) => {
            if (err) return res.status(500).json({ error: 'Something failed' });
                                       ^^^ information
            res.json({ hash });
          });
        }
      `,
    },
    {
      why: 'an error that is made with a 500',
      code: `
        import createError from 'http-errors';
        app.get('/things', async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            next(createError(500, 'Something failed'));
                             ^^^ information
          }
        });
      `,
    },
    {
      why: 'words about the request, and no condition that explains it',
      code: `
        (req, res) => {
          if (odd(req)) return res.status(500).json({ error: 'Invalid email' });
                                          ^^^ information
          res.json({});
        }
      `,
      fixed: `
        (req, res) => {
          if (odd(req)) return res.status(400).json({ error: 'Invalid email' });
          res.json({});
        }
      `,
    },
    {
      why: 'words about the request in a catch say nothing of the failure',
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Not found' });
                       ^^^ information
          }
        }
      `,
    },
    {
      why: 'a class that says 500 leaves the choice to the class',
      code: `
        class AppError extends Error {
          statusCode = 500;
        }
        app.get('/things', async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            next(new AppError('Something failed'));
          }
        });
      `,
    },
    {
      why: 'a new error that is given a 500 hides the one that was caught',
      code: `
        class AppError extends Error {
          constructor(message, statusCode) { super(message); this.statusCode = statusCode; }
        }
        app.get('/things', async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            next(new AppError('Something failed', 500));
                                                  ^^^ information: 500 Internal Server Error is given to a new error here
          }
        });
      `,
    },
    {
      why: 'words that take the blame for what came back as nothing',
      code: `
        async (req, res) => {
          const user = await User.findById(req.params.id);
          if (!user) return res.status(500).json({ message: 'Something went wrong while reading the user' });
                                       ^^^ information: Answer 404 Not Found
          res.json(user);
        }
      `,
    },
    {
      why: 'what a call that is not known means by false, with words that do not tell',
      code: `
        async (req, res) => {
          if (await things.deleteThing(req.params.id)) return res.json({});
          res.status(500).json({ message: 'Thing not unlinked' });
                     ^^^ information: Answer 404 Not Found
        }
      `,
    },
    {
      why: 'the same with words that say what is missing',
      code: `
        async (req, res) => {
          if (await things.deleteThing(req.params.id)) return res.json({});
          res.status(500).json({ message: 'Thing not found' });
                     ^^^ warning: Answer 404 Not Found
        }
      `,
    },
    {
      why: 'words of that kind excuse no check of the request itself',
      code: `
        (req, res) => {
          if (!req.body.name) return res.status(500).json({ message: 'Something went wrong' });
                                                ^^^ warning
          res.json({});
        }
      `,
    },
    {
      why: 'a new error that is on its way to the error handler',
      code: `
        import createError from 'http-errors';
        app.post('/things', async (req, res, next) => {
          const page = await draw();
          if (!page) return next(createError(500, 'No page'));
                                             ^^^ hint: Leave it out
          res.json({});
        });
      `,
    },
    {
      why: 'what could not be made is no error that was caught',
      code: `
        import createError from 'http-errors';
        app.post('/things', async (req, res, next) => {
          const thing = await createThing(req.body);
          if (!thing) return next(createError(500, 'The thing was not made'));
                                              ^^^ hint: Leave it out
          res.json(thing);
        });
      `,
    },
    {
      why: 'nothing failed that could be handed on',
      code: `
        async (req, res) => {
          const page = await draw();
          if (!page) return res.status(500).json({ message: 'Something failed' });
                                       ^^^ information: Hand on an error that says what happened
          res.json(page);
        }
      `,
    },
    {
      why: 'Express 4 takes no rejection: next() is the only way, and is made a parameter',
      majors: [4],
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: Call next() with the error.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            next(err);
          }
        }
        `,
      },
    },
    {
      why: 'unless something takes them for the package',
      majors: [4],
      project: passing(undefined, 'all'),
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: Hand on the error.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res) => {
          res.json(await list());
        }
        `,
      },
    },
    {
      why: 'that of some handlers may not be those of this one',
      majors: [4],
      project: passing('throw', 'some'),
      code: `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: Call next() with the error.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            next(err);
          }
        }
        `,
      },
    },
    {
      why: 'where both ways work, what the others do is better',
      project: passing('next'),
      code: `
        async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            return res.status(500).json({ error: 'Something failed' });
                              ^^^ information: Call next() with the error, as the others here do.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          try {
            res.json(await list());
          } catch (err) {
            return next(err);
          }
        }
        `,
      },
    },
    {
      why: 'they throw',
      project: passing('throw'),
      code: `
        async (req, res, next) => {
          try {
            await save();
            res.end();
          } catch (err) {
            console.error(err);
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information: Hand on the error.
          }
        }
      `,
      fixed: {
        'Hand the error to the error handler': `
        async (req, res, next) => {
          try {
            await save();
            res.end();
          } catch (err) {
            console.error(err);
            throw err;
          }
        }
        `,
      },
    },
    {
      why: 'a wrapper may call its handler without next(): one that does not take it throws',
      project: passing('next'),
      code: `
        app.get('/', asyncHandler(async (req, res) => {
          try {
            res.json(await list());
          } catch (err) {
            res.status(500).json({ error: 'Something failed' });
                       ^^^ information
          }
        }));
      `,
      fixed: {
        'Hand the error to the error handler': `
        app.get('/', asyncHandler(async (req, res) => {
          res.json(await list());
        }));
        `,
      },
    },
    {
      why: 'a health check has a code of its own',
      path: '/health/db',
      code: `
        async (req, res) => {
          try {
            await pool.query('SELECT 1');
            res.json({ db: 'up' });
          } catch (err) {
            res.status(500).json({ db: 'down' });
                       ^^^ information: answer that, or hand on the error
          }
        }
      `,
      fixed: {
        'Answer 503 Service Unavailable': `
        async (req, res) => {
          try {
            await pool.query('SELECT 1');
            res.json({ db: 'up' });
          } catch (err) {
            res.status(503).json({ db: 'down' });
          }
        }
        `,
        'Hand the error to the error handler': `
        async (req, res) => {
          await pool.query('SELECT 1');
          res.json({ db: 'up' });
        }
        `,
      },
    },
    {
      why: 'a stub, where nothing has broken',
      code: `
        (req, res) => {
          res.status(500).json({ error: 'Not implemented yet' });
                     ^^^ information: 501 Not Implemented
        }
      `,
      fixed: `
        (req, res) => {
          res.status(501).json({ error: 'Not implemented yet' });
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'validation',
      code: `
        async (request, reply) => {
          if (!request.body.name) return reply.code(500).send({ error: 'Name is missing' });
                                                    ^^^ warning
          return {};
        }
      `,
      fixed: `
        async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ error: 'Name is missing' });
          return {};
        }
      `,
    },
    {
      why: 'a failed call of another service',
      code: `
        async (request, reply) => {
          try {
            return await fetch('https://example.org/rates');
          } catch (err) {
            return reply.code(500).send({ error: 'No rates' });
                              ^^^ information
          }
        }
      `,
      fixed: {
        'Answer 502 Bad Gateway': `
        async (request, reply) => {
          try {
            return await fetch('https://example.org/rates');
          } catch (err) {
            return reply.code(502).send({ error: 'No rates' });
          }
        }
        `,
        'Answer 504 Gateway Timeout': `
        async (request, reply) => {
          try {
            return await fetch('https://example.org/rates');
          } catch (err) {
            return reply.code(504).send({ error: 'No rates' });
          }
        }
        `,
        'Hand the error to the error handler': `
        async (request, reply) => {
          return await fetch('https://example.org/rates');
        }
        `,
      },
    },
    {
      why: 'an error handler',
      code: `
        app.setErrorHandler((error, request, reply) => {
          reply.code(500).send({ error: 'Something failed' });
        });
      `,
    },
    {
      why: 'a method that has the code in its name',
      dependencies: ['@fastify/sensible'],
      code: `
        async (request, reply) => {
          if (!request.body.name) return reply.internalServerError('Name is missing');
                                               ^^^^^^^^^^^^^^^^^^^ warning
          return {};
        }
      `,
    },
  ],
});
