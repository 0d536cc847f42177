import { noFinal1xx } from '../../../server/src/engine/rules/no-final-1xx';
import { testRule } from '../../support/rule-tester';

testRule(noFinal1xx, {
  express: [
    {
      why: '102 for work that goes on',
      code: `
        (req, res) => {
          res.status(102).json({ state: 'working' });
                     ^^^ warning: 102 Processing is sent as the final response
        }`,
      fixed: `
        (req, res) => {
          res.status(202).json({ state: 'working' });
        }`,
    },
    {
      why: 'sendStatus(100)',
      code: `
        (req, res) => {
          res.sendStatus(100);
                         ^^^ warning: 100 Continue
        }`,
    },
    {
      why: 'interim responses by their own methods',
      code: `(req, res) => { res.writeEarlyHints({ link: '</a.css>' }); res.json({}); }`,
    },
    {
      why: '101 that switches protocols',
      code: `(req, res) => { res.writeHead(101, { Upgrade: 'websocket' }); res.end(); }`,
    },
    {
      why: 'a status that can be another',
      code: `(req, res) => { res.status(req.query.a ? 102 : 200).json({}); }`,
    },
  ],
  fastify: [
    {
      why: '103 as the answer',
      code: `
        (request, reply) => {
          reply.code(103).send();
                     ^^^ warning: 103 Early Hints
        }`,
      fixed: `
        (request, reply) => {
          reply.code(200).send();
        }`,
    },
    { why: 'a final status', code: `(request, reply) => { reply.code(202).send(); }` },
  ],
});
