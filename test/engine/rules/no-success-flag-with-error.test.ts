import { noSuccessFlagWithError } from '../../../server/src/engine/rules/no-success-flag-with-error';
import { testRule } from '../../support/rule-tester';

testRule(noSuccessFlagWithError, {
  express: [
    {
      why: 'words of failure beside it: the flag is wrong',
      code: `
        (req, res) => {
          res.status(404).json({ success: true, message: 'Thing not found' });
                                 ^^^^^^^^^^^^^ warning
        }
      `,
      fixed: `
        (req, res) => {
          res.status(404).json({ success: false, message: 'Thing not found' });
        }
      `,
    },
    {
      why: 'no words: a suggestion',
      code: `
        (req, res) => {
          res.status(500).json({ ok: true, id: 7 });
                                 ^^^^^^^^ warning
        }
      `,
      fixed: {
        'Write ok: false': `
        (req, res) => {
          res.status(500).json({ ok: false, id: 7 });
        }
        `,
      },
    },
    {
      why: 'success: false is right',
      code: `
        (req, res) => {
          res.status(404).json({ success: false });
        }
      `,
    },
    {
      why: 'a flag that is no literal',
      code: `
        (req, res) => {
          const success = check(req.body);
          res.status(400).json({ success });
        }
      `,
    },
    {
      why: 'a status that can also be a success',
      code: `
        (req, res) => {
          res.status(req.query.a ? 200 : 404).json({ success: true });
        }
      `,
    },
    {
      why: 'a 2xx',
      code: `
        (req, res) => {
          res.status(201).json({ success: true });
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a copied flag',
      code: `
        async (request, reply) => {
          return reply.code(400).send({ success: true, message: 'Name is required' });
                                        ^^^^^^^^^^^^^ warning
        }
      `,
      fixed: `
        async (request, reply) => {
          return reply.code(400).send({ success: false, message: 'Name is required' });
        }
      `,
    },
    {
      why: 'success: false is right',
      code: `
        async (request, reply) => {
          return reply.code(400).send({ success: false, message: 'Name is required' });
        }
      `,
    },
  ],
});
