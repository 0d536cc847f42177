import { bodyStatusMismatch } from '../../../server/src/engine/rules/body-status-mismatch';
import { testRule } from '../../support/rule-tester';

testRule(bodyStatusMismatch, {
  express: [
    {
      why: 'status differs',
      code: `
        (req, res) => {
          res.status(404).json({ status: 400, message: 'No such thing' });
                                 ^^^^^^^^^^^ warning
        }
      `,
      fixed: {
        'Write 404 in the body': `
        (req, res) => {
          res.status(404).json({ status: 404, message: 'No such thing' });
        }
        `,
        'Answer 400 Bad Request': `
        (req, res) => {
          res.status(400).json({ status: 400, message: 'No such thing' });
        }
        `,
      },
    },
    {
      why: 'statusCode beside an implicit 200',
      method: 'post',
      code: `
        (req, res) => {
          res.json({ statusCode: 201, id: 7 });
                     ^^^^^^^^^^^^^^^ warning
        }
      `,
    },
    {
      why: 'inside an error member',
      code: `
        (req, res) => {
          res.status(403).json({ error: { status: 401, message: 'No' } });
                                          ^^^^^^^^^^^ warning
        }
      `,
    },
    {
      why: 'the phrase of another code',
      code: `
        (req, res) => {
          res.status(400).json({ error: 'Not Found' });
                                 ^^^^^^^^^^^^^^^^^^ information
        }
      `,
    },
    {
      why: 'digits in a text are a hint',
      code: `
        (req, res) => {
          res.status(404).json({ status: '400' });
                                 ^^^^^^^^^^^^^ hint
        }
      `,
    },
    {
      why: 'code is a hint',
      code: `
        (req, res) => {
          res.status(404).json({ code: 400 });
                                 ^^^^^^^^^ hint
        }
      `,
    },
    {
      why: 'a repeated pair is told once',
      code: `
        app.get('/a', (req, res) => {
          res.status(404).json({ status: 400 });
                                 ^^^^^^^^^^^ warning
        });
        app.get('/b', (req, res) => {
          res.status(404).json({ status: 400 });
        });
      `,
    },
    {
      why: 'they agree',
      code: `
        (req, res) => {
          res.status(404).json({ status: 404, error: 'Not Found' });
        }
      `,
    },
    {
      why: 'a number that is no status',
      code: `
        (req, res) => {
          res.json({ status: 1, code: 20001 });
        }
      `,
    },
    {
      why: 'a status that is not known for certain',
      code: `
        (req, res) => {
          res.status(req.query.a ? 400 : 404).json({ status: 400 });
        }
      `,
    },
    {
      why: "'Unauthorized' beside 403",
      code: `
        (req, res) => {
          res.status(403).json({ error: 'Unauthorized' });
        }
      `,
    },
    {
      why: 'a phrase that is also an ordinary sentence',
      code: `
        (req, res) => {
          res.status(402).json({ error: 'Upgrade required' });
        }
      `,
    },
    {
      why: 'ordinary words that are phrases',
      code: `
        (req, res) => {
          res.json({ message: 'Created', status: 'Accepted' });
        }
      `,
    },
    {
      why: 'words that agree with the body: the status is wrong, at every place',
      code: `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(403).json({ status: 404, message: 'Thing not found' });
                                                    ^^^^^^^^^^^ warning: Answer 404 Not Found, as the words say too
          const owner = await User.findById(thing.owner);
          if (!owner) return res.status(403).json({ status: 404, message: 'Owner not found' });
          res.json(owner);
        }
      `,
      fixed: {
        'Answer 404 Not Found, at all 2 places': `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(404).json({ status: 404, message: 'Thing not found' });
          const owner = await User.findById(thing.owner);
          if (!owner) return res.status(404).json({ status: 404, message: 'Owner not found' });
          res.json(owner);
        }
        `,
        'Write 403 in the body, at all 2 places': `
        async (req, res) => {
          const thing = await Thing.findById(req.params.id);
          if (!thing) return res.status(403).json({ status: 403, message: 'Thing not found' });
          const owner = await User.findById(thing.owner);
          if (!owner) return res.status(403).json({ status: 403, message: 'Owner not found' });
          res.json(owner);
        }
        `,
      },
    },
    {
      why: 'a condition that names the status: only the body can be wrong',
      code: `
        app.use((err, req, res, next) => {
          if (err.status === 404) return res.status(404).json({ message: 'Bad request' });
                                                                ^^^^^^^^^^^^^^^^^^^^^^ information: Say the same in the whole body
          next(err);
        });
      `,
      fixed: `
        app.use((err, req, res, next) => {
          if (err.status === 404) return res.status(404).json({ message: 'Not Found' });
          next(err);
        });
      `,
    },
    {
      why: 'a condition that names the status by a constant says it too',
      code: `
        const GONE = 410;
        app.use((err, req, res, next) => {
          if (err.status === GONE) return res.status(410).json({ message: 'Bad request' });
                                                                 ^^^^^^^^^^^^^^^^^^^^^^ information: Say the same in the whole body
          next(err);
        });
      `,
    },
    {
      why: 'a phrase beside a copy of the status: only the body can be wrong',
      code: `
        (req, res) => {
          res.status(414).json({ error: 'Bad Request', statusCode: 414 });
                                 ^^^^^^^^^^^^^^^^^^^^ information: Say the same in the whole body
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a failure that is sent as a success: its body is right',
      code: `
        (request, reply) => {
          reply.send({ statusCode: 404, error: 'No such thing' });
                       ^^^^^^^^^^^^^^^ warning
        }
      `,
      fixed: {
        'Answer 404 Not Found': `
        (request, reply) => {
          reply.code(404).send({ statusCode: 404, error: 'No such thing' });
        }
        `,
      },
    },
    {
      why: 'statusCode differs',
      code: `
        async (request, reply) => {
          return reply.code(404).send({ statusCode: 400, message: 'No such thing' });
                                        ^^^^^^^^^^^^^^^ warning
        }
      `,
      fixed: `
        async (request, reply) => {
          return reply.code(404).send({ statusCode: 404, message: 'No such thing' });
        }
      `,
    },
    {
      why: 'they agree',
      code: `
        async (request, reply) => {
          return reply.code(404).send({ statusCode: 404, error: 'Not Found' });
        }
      `,
    },
  ],
});
