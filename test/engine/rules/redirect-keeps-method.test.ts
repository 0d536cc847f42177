import { redirectKeepsMethod } from '../../../server/src/engine/rules/redirect-keeps-method';
import { testRule } from '../../support/rule-tester';

testRule(redirectKeepsMethod, {
  express: [
    {
      why: 'a permanent one; the code stands in the call',
      code: `
        app.post('/reports', async (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
          res.redirect(301, '/reports/1');
                       ^^^ hint: 301 Moved Permanently leaves open whether the POST is sent again
        });
      `,
      fixed: {
        'Answer 303 See Other': `
        app.post('/reports', async (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
          res.redirect(303, '/reports/1');
        });
        `,
        'Answer 308 Permanent Redirect': `
        app.post('/reports', async (req, res) => {
          if (!req.body.name) return res.status(400).json({ error: 'A name is required' });
          res.redirect(308, '/reports/1');
        });
        `,
      },
    },
    {
      why: 'the implied 302, from what no form sends',
      method: 'patch',
      path: '/api/wallet',
      code: `
        (req, res) => {
          pay(req.body).then((url) => res.redirect(url));
                                          ^^^^^^^^ hint: 302 Found leaves open whether the PATCH
        }
      `,
      fixed: {
        'Answer 303 See Other': `
        (req, res) => {
          pay(req.body).then((url) => res.redirect(303, url));
        }
        `,
        'Answer 307 Temporary Redirect': `
        (req, res) => {
          pay(req.body).then((url) => res.redirect(307, url));
        }
        `,
      },
    },
    {
      why: 'by hand; a payment too, where the API answers in JSON',
      code: `
        app.post('/api/payment', (req, res) => {
          if (!req.body.cart) {
            res.setHeader('Location', '/');
            res.statusCode = 302;
                             ^^^ hint
            return res.end();
          }
          res.json({ paid: true });
        });
      `,
    },
    {
      why: 'codes that say it',
      code: `
        app.post('/api/a', (req, res) => (req.body.a ? res.json({}) : res.redirect(303, '/api/a/1')));
        app.put('/api/a', (req, res) => (req.body.a ? res.json({}) : res.redirect(307, '/api/b')));
        app.delete('/api/a', (req, res) => (req.body.a ? res.json({}) : res.redirect(308, '/api/b')));
      `,
    },
    {
      why: 'a GET, and a method that is not known',
      code: `
        app.get('/api/a', (req, res) => (req.query.a ? res.json({}) : res.redirect('/api/b')));
        app.all('/api/b', (req, res) => (req.query.a ? res.json({}) : res.redirect('/api/c')));
      `,
    },
    {
      why: 'a form, which is answered by pages alone',
      code: `app.post('/contact', (req, res) => { send(req.body); res.redirect('/contact'); });`,
    },
    {
      why: 'a file with pages',
      code: `
        app.get('/things', (req, res) => res.render('things'));
        app.post('/things', (req, res) => (req.body.a ? res.redirect('/things') : res.json({ error: 'no' })));
      `,
    },
    {
      why: 'logins, callbacks and forms that a browser sends',
      code: `
        app.post('/api/login', (req, res) => (req.body.a ? res.redirect('/') : res.json({ error: 'no' })));
        app.post('/api/callback', (req, res) => (req.body.a ? res.redirect('/') : res.json({ error: 'no' })));
        app.post('/checkout', (req, res) => (req.body.a ? res.redirect('/') : res.json({ error: 'no' })));
      `,
    },
  ],
  fastify: [
    {
      why: 'the status before it is kept, and one that is missing goes there',
      code: `
        app.delete('/api/things/:id', async (request, reply) => {
          return reply.redirect('/api/things');
                       ^^^^^^^^ hint
        });
      `,
      fixed: {
        'Answer 303 See Other': `
        app.delete('/api/things/:id', async (request, reply) => {
          return reply.code(303).redirect('/api/things');
        });
        `,
        'Answer 307 Temporary Redirect': `
        app.delete('/api/things/:id', async (request, reply) => {
          return reply.code(307).redirect('/api/things');
        });
        `,
      },
    },
    {
      why: 'a page',
      code: `app.post('/things', async (request, reply) => { await add(request.body); return reply.redirect('/things'); });`,
    },
  ],
});
