import { consistentErrorShape } from '../../../server/src/engine/rules/consistent-error-shape';
import { testRule, type RuleCase } from '../../support/rule-tester';

const uses = (shapes: Readonly<Record<string, number>>): Partial<RuleCase> => ({
  project: { errorShapes: new Map(Object.entries(shapes)) },
});

const mostlyError = uses({ error: 9, message: 1 });
const message = `(req, res) => res.status(404).json({ message: 'No such thing' })`;

testRule(consistentErrorShape, {
  express: [
    { why: 'it is off', ...mostlyError, levels: {}, code: message },
    {
      why: 'the policy for problem documents switches it on',
      levels: {},
      config: { errorBody: 'problem' },
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).json({ title: 'Who are you?', detail: 'Log in.', status: 401 });
          res.status(404).json({ message: 'No such thing' });
                                 ^^^^^^^ information: the setting \`errorBody\` asks for a problem document
        }`,
    },
    {
      why: 'the minority, by its member',
      ...mostlyError,
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).json({ error: 'Who are you?' });
          res.status(404).json({ success: false, message: 'No such thing' });
                                                 ^^^^^^^ hint: 9 of its 10 known error bodies are
        }`,
      fixed: `
        (req, res) => {
          if (!req.user) return res.status(401).json({ error: 'Who are you?' });
          res.status(404).json({ success: false, error: 'No such thing' });
        }`,
    },
    {
      why: 'a short member gets the name in front',
      ...uses({ message: 20, error: 2 }),
      code: `
        (req, res) => {
          try { res.json(find(req)); }
          catch (error) { res.status(500).json({ error }); }
                                                 ^^^^^ hint: an object with \`message\`
        }`,
      fixed: `
        (req, res) => {
          try { res.json(find(req)); }
          catch (error) { res.status(500).json({ message: error }); }
        }`,
    },
    {
      why: 'a text, an object in an object, and a name that is taken have no fix',
      ...mostlyError,
      code: `
        (req, res) => {
          if (!req.user) return res.status(401).send('Who are you?');
                                                     ^^^^^^^^^^^^^^ hint: a bare text
          if (!req.body) return res.status(400).json({ error: { message: 'Where is it?' } });
                                                       ^^^^^ hint: an object with \`error.message\`
          res.status(404).json({ error: true, message: 'No such thing' });
                                              ^^^^^^^ hint
        }`,
      fixed: {},
    },
    {
      why: 'what has no shape: successes, pages, lists, nothing, what is not known',
      ...mostlyError,
      code: `
        (req, res) => {
          if (req.query.a) return res.status(404).end();
          if (req.query.b) return res.status(404).render('missing');
          if (req.query.c) return res.status(404).send('<h1>Missing</h1>');
          if (req.query.d) return res.status(400).json({ errors: validate(req) });
          if (req.query.e) return res.status(400).json(describe(req));
          if (req.query.f) return res.sendStatus(404);
          res.json({ message: 'Hello' });
        }`,
    },
    {
      why: 'a file with a habit of its own',
      ...mostlyError,
      code: `
        app.get('/a', (req, res) => res.status(404).json({ message: 'No such thing' }));
        app.get('/b', (req, res) => res.status(404).json({ message: 'No such thing' }));
        app.get('/c', (req, res) => res.status(404).json({ message: 'No such thing' }));
      `,
    },
    {
      why: 'a bare text where pages are rendered, or with a type of its own',
      ...uses({ error: 9, page: 3 }),
      code: `
        app.get('/a', (req, res) => res.status(404).send('Page not found'));
        app.get('/b.js', (req, res) => res.status(404).type('js').send('stop()'));
      `,
    },
    {
      why: 'what OAuth prescribes',
      ...uses({ message: 9 }),
      code: `
        (req, res) => {
          if (!req.body.code) return res.status(400).json({ error: 'invalid_request' });
          res.status(400).json({ error: code(req), error_description: 'Expired' });
        }`,
    },
    { why: 'no advice: mostly bare texts', ...uses({ text: 12, message: 1 }), code: message },
    { why: 'any, by the policy', ...mostlyError, config: { errorBody: 'none' }, code: message },
    { why: 'no habit: 4 of 5', ...uses({ error: 4, message: 1 }), code: message },
    { why: 'no habit: less than 70 %', ...uses({ error: 12, message: 9 }), code: message },
    { why: 'a project that is still being read', project: { complete: false }, code: message },
  ],
  fastify: [
    {
      why: 'the minority in a returned body',
      ...mostlyError,
      code: `
        async (request, reply) => {
          reply.code(404);
          return { message: 'No such thing' };
                   ^^^^^^^ hint
        }`,
    },
    {
      why: 'the form that Fastify gives its own errors has its words in \`message\`',
      ...uses({ message: 9 }),
      code: `async (request, reply) => reply.code(404).send({ statusCode: 404, error: 'Not Found', message: 'No such thing' })`,
    },
  ],
});
