import { sendStatusThenBody } from '../../../server/src/engine/rules/send-status-then-body';
import { testRule } from '../../support/rule-tester';

testRule(sendStatusThenBody, {
  express: [
    {
      why: 'a chained body is a second send',
      code: `
        (req, res) => {
          res.sendStatus(404).json({ error: 'No such thing' });
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: sendStatus()
        }`,
      fixed: `
        (req, res) => {
          res.status(404).json({ error: 'No such thing' });
        }`,
    },
    {
      why: 'the fix brings no new finding: what is wrong with the body is told before it',
      code: `
        (req, res) => {
          list().catch((err) => {
            res.sendStatus(404).json({ message: err });
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning
          });
        }`,
    },
    {
      why: 'a status with a body',
      code: `(req, res) => { res.status(404).json({ error: 'No such thing' }); }`,
    },
    { why: 'a chained end() does nothing', code: `(req, res) => { res.sendStatus(404).end(); }` },
  ],
});
