import { statusBeforeRedirect } from '../../../server/src/engine/rules/status-before-redirect';
import { testRule } from '../../support/rule-tester';

testRule(statusBeforeRedirect, {
  express: [
    {
      why: 'a permanent redirect becomes a temporary one',
      code: `
        (req, res) => {
          res.status(301).redirect('/new');
                     ^^^ warning: 302 Found is sent, not 301 Moved Permanently
        }`,
      fixed: `
        (req, res) => {
          res.redirect(301, '/new');
        }`,
    },
    {
      why: 'with other calls between',
      code: `
        (req, res) => {
          return res.status(308).cookie('a', 'b').redirect(\`/new/\${req.params.id}\`);
                            ^^^ warning
        }`,
      fixed: `
        (req, res) => {
          return res.cookie('a', 'b').redirect(308, \`/new/\${req.params.id}\`);
        }`,
    },
    {
      why: 'a status in the statement before',
      code: `
        (req, res) => {
          res.status(301);
                     ^^^ warning
          res.redirect('/new');
        }`,
      fixed: `
        (req, res) => {
          res.redirect(301, '/new');
        }`,
    },
    {
      why: 'a status that serves another send too has no fix',
      code: `
        (req, res) => {
          res.status(303);
                     ^^^ warning
          if (req.query.to) return res.redirect('/new');
          res.set('Location', '/other').end();
        }`,
      fixed: {},
    },
    {
      why: 'a 401 that no client sees',
      code: `
        (req, res) => {
          res.status(401).redirect('/login');
                     ^^^ warning: not 401 Unauthorized
        }`,
      fixed: {},
    },
    {
      why: '302 is what is sent anyway',
      code: `
        (req, res) => {
          res.status(302).redirect('/new');
                     ^^^ hint
        }`,
      fixed: `
        (req, res) => {
          res.redirect(302, '/new');
        }`,
    },
    {
      why: 'behind a send that should have returned',
      code: `
        (req, res) => {
          if (!req.query.a) res.status(401).json({});
          res.status(301).redirect('/new');
                     ^^^ warning
        }`,
    },
    { why: 'the status as argument', code: `(req, res) => { res.redirect(301, '/new'); }` },
    {
      why: 'the status of another path',
      code: `(req, res) => { if (req.query.a) return res.status(301).end(); res.redirect('/new'); }`,
    },
    {
      why: 'a status that is not known',
      code: `(req, res) => { res.status(codeOf(req)).redirect('/new'); }`,
    },
    {
      why: 'an earlier send has had it',
      code: `(req, res) => { res.status(401).json({}).redirect('/new'); }`,
    },
  ],
});
