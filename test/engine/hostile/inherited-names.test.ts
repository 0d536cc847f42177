import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/engine/lint/analyse';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { described } from '../lift/reuse/described';
import { projectOf } from '../../support/project';

/**
 * What every object has by inheritance, every text may use for a name of its own. Each stands at all places where the
 * engine looks up a name, and must mean there what any other name means. (But for `toString`, of which it is known.)
 */
const NAMES = [
  '__proto__',
  'constructor',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  '__defineGetter__',
  '__lookupSetter__',
];

const EXPRESS: readonly ((name: string) => string)[] = [
  // Called, set, read: on what the framework hands out.
  (name) =>
    `app.get('/a', (req, res) => { res.${name}(404); res.${name} = 404; res['${name}'](404).json({}); });`,
  (name) =>
    `app.${name}('/a', (req, res) => res.json({ error: 'No' }));\napp.get('/b', (req, res) => res.json(req.${name}));`,
  (name) =>
    `app.get('/a', (req, res) => { req.${name}.find().then((all) => res.json(all)); res.status(500).${name}(); });`,
  // A variable, a constant, a parameter, and no variable at all.
  (name) => `app.get('/a', (req, res) => res.status(${name}).json({ error: 'No' }));`,
  (name) => `const ${name} = 404;\napp.get('/a', (req, res) => res.status(${name}).json({ ok: true }));`,
  (name) => `function ${name}(req, res) { res.status(200).json({ error: 'No' }); }\napp.get('/a', ${name});`,
  (name) => `app.get('/a', (req, ${name}) => ${name}.status(200).json({ error: 'No' }));`,
  // Members of tables and of packages of codes.
  (name) =>
    `const codes = { ok: 200 };\napp.get('/a', (req, res) => res.status(codes.${name}).json({ error: codes['${name}'] }));`,
  (name) =>
    `const codes = { ${name}: 404 };\napp.get('/a', (req, res) => res.status(codes.${name}).json({ ok: true }));`,
  (name) =>
    `enum Codes { ${name} = 404 }\napp.get('/a', (req, res) => res.status(Codes.${name}).json({ ok: true }));`,
  (name) =>
    `import { StatusCodes, ReasonPhrases } from 'http-status-codes';\napp.get('/a', (req, res) => res.status(StatusCodes.${name}).send(ReasonPhrases.${name}));`,
  (name) =>
    `import { ${name} } from 'http-status-codes';\napp.get('/a', (req, res) => res.status(${name}).end());`,
  (name) =>
    `import createError from 'http-errors';\napp.get('/a', (req, res) => { throw new createError.${name}('No'); });`,
  (name) =>
    `import * as Boom from '@hapi/boom';\napp.get('/a', (req, res) => { throw Boom.${name}('No'); });`,
  (name) => `import { ${name} } from 'express';\n${name}().get('/a', (req, res) => res.status(299).end());`,
  (name) =>
    `import type { ${name} } from 'express';\nexport const show = (req: ${name}, res: ${name}) => res.status(299).end();`,
  // Errors and what is caught.
  (name) =>
    `class ${name} extends Error { constructor(m) { super(m); this.status = 404; } }\napp.get('/a', () => { throw new ${name}('x'); });`,
  (name) =>
    `class Base extends Error {}\nclass Missing extends Base { ${name}() { return this.status; } get status() { return 404; } }\napp.get('/a', () => { throw new Missing('x'); });`,
  (name) =>
    `app.get('/a', (req, res) => { load().${name}((err) => res.status(200).json({ error: err.${name} })); });`,
  (name) =>
    `app.get('/a', async (req, res) => { try { await load(); } catch (err) { if (err.code === '${name}') res.status(200).json({ error: 'No' }); else res.status(err.${name}).end(); } });`,
  (name) =>
    `app.use((err, req, res, next) => { if (err.name === '${name}') return res.status(400).end(); res.status(err.${name} || 500).json({ error: err.${name} }); });`,
  (name) =>
    `app.use((err, req, res, next) => { switch (err.${name}) { case '${name}': return res.status(404).end(); default: next(err); } });`,
  // Conditions, bodies, fields, words, comments.
  (name) =>
    `app.get('/a', (req, res) => { if (!req.${name}) return res.status(403).json({ error: '${name}' }); if (!req.body.${name}) return res.status(200).json({ ${name}: false }); res.end(); });`,
  (name) =>
    `app.get('/a', (req, res) => { res.set('${name}', '1'); res.set({ ${name}: '1' }); res.status(201).json({ ${name}: 1, status: '${name}' }); });`,
  (name) =>
    `app.get('/${name}/:${name}', (req, res) => { const { ${name} } = req.params; res.status(${name} ? 200 : 404).json({ error: '${name}' }); });`,
  (name) =>
    `// status-hints-${name}\n/* status-hints-disable ${name} -- ${name} */\napp.get('/a', (req, res) => res.status(299).json({ error: 'No' })); // status-hints-disable-line ${name}`,
  (name) =>
    `/**\n * @openapi\n * /a:\n *   get:\n *     ${name}: 1\n *     responses:\n *       ${name}:\n *         description: No\n *       '200':\n *         ${name}: {}\n */\napp.get('/a', (req, res) => res.status(404).end());`,
  (name) =>
    `const { ${name}: code } = { ${name}: 404 };\napp.get('/a', (req, res) => res.status(code).json({ ok: true }));`,
  (name) =>
    `const users = { ${name}: (req, res) => res.status(200).json({ error: 'No' }) };\napp.get('/a', users.${name});`,
];
const FASTIFY: readonly ((name: string) => string)[] = [
  (name) =>
    `app.get('/a', async (request, reply) => { reply.${name}(); return reply.code(404).${name}({}); });`,
  (name) => `app.get('/a', async (request, reply) => { throw app.httpErrors.${name}('No'); });`,
  (name) =>
    `app.get('/a', { ${name}: 1, schema: { ${name}: 1, response: { ${name}: {}, '200': { ${name}: 1 } } } }, async (request, reply) => reply.code(404).send({ ${name}: 1 }));`,
  (name) =>
    `app.route({ method: '${name}', url: '/a', ${name}: 1, handler: async (request, reply) => reply.code(200).send({ error: 'No' }) });`,
  (name) => `app.${name}('/a', async (request, reply) => reply.code(200).send({ error: 'No' }));`,
  (name) =>
    `app.decorateReply('${name}', function (code) { this.code(code).send({}); });\napp.get('/a', async (request, reply) => reply.${name}(404));`,
  (name) => `app.addHook('${name}', async (request, reply) => reply.code(299).send({}));`,
  (name) =>
    `app.setErrorHandler((error, request, reply) => { reply.code(error.${name}).send(error.${name}); });`,
];

// As long and of the same words, so that nothing but the name differs.
const plain = (name: string): string => name.replace(/[a-z](?=_*$)/, 'q');

// The words of a name are another for the plain one; what the name is, is not.
const without = (name: string, said: string): string =>
  said
    .split('\n')
    .filter((line) => !line.includes('.words.'))
    .join('\n')
    .replace(new RegExp(name, 'gi'), '…');

describe.each(NAMES)('%s', (name) => {
  const forms = [
    ...EXPRESS.map((write) => ({ framework: 'express' as const, write })),
    ...FASTIFY.map((write) => ({ framework: 'fastify' as const, write })),
  ];
  test.each(forms.map((form) => ({ ...form, shown: form.write('…') })))(
    'means what any name means in $shown',
    ({ framework, write }) => {
      const other = plain(name);
      expect(without(name, saidOf(framework, write(name)))).toBe(
        without(other, saidOf(framework, write(other))),
      );
    },
  );
});

const HEADS = {
  express: `import express from 'express';\nconst app = express();\n`,
  fastify: `import Fastify from 'fastify';\nconst app = Fastify();\n`,
};

function saidOf(framework: 'express' | 'fastify', code: string): string {
  const analysis = analyse({
    fileName: 'app.ts',
    text: HEADS[framework] + code,
    package: {
      frameworks: new Map([[framework, [5]]]),
      dependencies: new Set([
        framework,
        'http-errors',
        'http-status-codes',
        '@hapi/boom',
        '@fastify/sensible',
      ]),
    },
    config: ALL_RULES,
  });
  expect(analysis.result.failures).toEqual([]);
  expect(analysis.result.error).toBeUndefined();
  const places = analysis.places.map(({ kind, span, text }) => `${kind} ${span.start}-${span.end} ${text}`);
  expect(analysis.placesFailure).toBeUndefined();
  return [described(analysis), ...places].join('\n');
}

test.each(NAMES)('another file exports %s', (name) => {
  const files = (exported: string): Readonly<Record<string, string>> => ({
    'app.ts': `import * as all from './others';\nimport { ${exported} } from './others';\napp.get('/a', ${exported});\napp.get('/b', all.${exported});\napp.get('/c', (req, res) => { res.status(all.codes.${exported}).json(all.codes['${exported}']); });`,
    'others.ts': `export function ${exported}(req, res) { res.status(200).json({ error: 'No' }); }\nexport const codes = { ${exported}: 404 };\nexport const more = { ...codes, ok: 200 };`,
  });
  const answers = (exported: string): readonly unknown[] => {
    const { lint, project } = projectOf(files(exported));
    return [
      ...['app.ts', 'others.ts'].map((path) =>
        lint(path).findings.map(({ rule, span, level }) => [rule, span.start, level]),
      ),
      project.endpoints().map(({ path, method }) => [path, method]),
    ];
  };
  expect(answers(name)).toEqual(answers(plain(name)));
});
