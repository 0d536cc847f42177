import { noBodyWithEmptyStatus } from '../../../server/src/engine/rules/no-body-with-empty-status';
import { testRule } from '../../support/rule-tester';

testRule(noBodyWithEmptyStatus, {
  express: [
    {
      why: 'a message with 204',
      code: `
        (req, res) => {
          res.status(204).json({ message: 'Deleted' });
                               ^^^^^^^^^^^^^^^^^^^^^^ warning
        }
      `,
      fixed: {
        'Drop the body': `
        (req, res) => {
          res.status(204).end();
        }
        `,
        'Answer 200 OK': `
        (req, res) => {
          res.status(200).json({ message: 'Deleted' });
        }
        `,
      },
    },
    {
      why: 'a body that is computed is no safe fix',
      code: `
        async (req, res) => {
          res.status(204).json(await remove(req.params.id));
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint
        }
      `,
    },
    {
      why: 'a body with 304',
      code: `
        (req, res) => {
          res.status(304).send('Not modified');
                               ^^^^^^^^^^^^^^ warning
        }
      `,
      fixed: `
        (req, res) => {
          res.status(304).end();
        }
      `,
    },
    {
      why: 'a body with 205',
      code: `
        (req, res) => {
          res.status(205).json({ reset: true });
                               ^^^^^^^^^^^^^^^ warning
        }
      `,
    },
    {
      why: 'a body that may be undefined is a hint',
      code: `
        (req, res) => {
          let note;
          if (req.query.note) note = req.query.note;
          res.status(204).json(note);
                               ^^^^ hint
        }
      `,
    },
    {
      why: 'a Content-Type with 204',
      code: `
        (req, res) => {
          res.status(204).type('json').end();
                     ^^^ warning
        }
      `,
    },
    {
      why: 'send() and end() without arguments',
      code: `
        (req, res) => {
          if (req.query.a) return res.status(204).send();
          res.status(204).end();
        }
      `,
    },
    {
      why: 'null and undefined',
      code: `
        (req, res) => {
          if (req.query.a) return res.status(204).json(null);
          res.status(204).send(undefined);
        }
      `,
    },
    {
      why: 'sendStatus',
      code: `
        (req, res) => {
          res.sendStatus(204);
        }
      `,
    },
    {
      why: 'a 200 with a body',
      code: `
        (req, res) => {
          res.status(200).json({ message: 'Deleted' });
        }
      `,
    },
    {
      why: 'what is not known to be something is a hint',
      code: `
        async (req, res) => {
          const result = await remove(req.params.id);
          res.status(204).send(result);
                               ^^^^^^ hint
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a body that a transaction passes on from its callback',
      code: `
        async (request, reply) => {
          return db.transaction(async (trx) => {
            await remove(request.params.id, trx);
            reply.code(204);
            return { message: 'Deleted' };
                   ^^^^^^^^^^^^^^^^^^^^^^ warning
          });
        }
      `,
    },
    {
      why: 'a message with 204',
      code: `
        (request, reply) => {
          reply.code(204).send({ message: 'Deleted' });
                               ^^^^^^^^^^^^^^^^^^^^^^ warning
        }
      `,
      fixed: {
        'Drop the body': `
        (request, reply) => {
          reply.code(204).send();
        }
        `,
        'Answer 200 OK': `
        (request, reply) => {
          reply.code(200).send({ message: 'Deleted' });
        }
        `,
      },
    },
    {
      why: '205 goes out on the wire',
      code: `
        (request, reply) => {
          reply.code(205).send({ reset: true });
                               ^^^^^^^^^^^^^^^ warning
        }
      `,
    },
    {
      why: 'send() without arguments',
      code: `
        (request, reply) => {
          reply.code(204).send();
        }
      `,
    },
    {
      why: 'an empty text is nothing',
      code: `
        async (request, reply) => {
          reply.code(204);
          return '';
        }
      `,
    },
    {
      why: 'what a returned expression becomes is not known',
      code: `
        async (request, reply) => {
          reply.code(204);
          return remove(request.params.id);
        }
      `,
    },
  ],
});
