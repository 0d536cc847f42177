import { describe, expect, test } from 'vitest';
import type { FrameworkName } from '../../../../server/src/engine/model/framework-name';
import type { Handler } from '../../../../server/src/engine/model/handler';
import { moduleIndex } from '../../../../server/src/engine/project/modules';
import { resolverOf } from '../../../../server/src/engine/project/resolve/resolver';
import { liftFile } from '../../../../server/src/engine/lift';
import { beforeEdit } from '../../../../server/src/engine/lift/reuse/before';
import { parseTree } from '../../../../server/src/engine/syntax/tree';
import { dedent } from '../../../support/carets';
import { memoryHost } from '../../../support/memory-host';

/** The handlers of `app.ts`, read with the other files of its project. */
function handlersOf(
  code: string,
  framework: FrameworkName,
  others: Readonly<Record<string, string>>,
): readonly Handler[] {
  const text = `${HEADS[framework]}${dedent(code)}`;
  const host = memoryHost({ 'app.ts': text, ...others });
  const { modulesOf } = moduleIndex(host.read, resolverOf(host).resolve);
  const tree = parseTree('app.ts', text, modulesOf(host.at('app.ts')), host.at('app.ts'));
  const context = { frameworks: new Map([[framework, [5]]]), dependencies: new Set([framework]) };
  return liftFile(tree, context).handlers.filter(({ role }) => role === 'handler');
}

const HEADS = {
  express: "import express from 'express';\nconst app = express();\n",
  fastify: "import Fastify from 'fastify';\nconst app = Fastify();\n",
} as const;

/** What the first handler's route declares: `200 4xx`, with `…` where there may be more; `none` without any. */
function declared(
  code: string,
  framework: FrameworkName = 'fastify',
  others: Readonly<Record<string, string>> = {},
): string {
  const declaration = handlersOf(code, framework, others)[0]?.declared;
  if (!declaration) return 'none';
  return declaration.codes.map(({ text }) => text).join(' ') + (declaration.complete ? '' : ' …');
}

describe('Fastify’s schema.response', () => {
  test.each([
    [
      'options of a method',
      "app.get('/', { schema: { response: { 200: A, '4xx': B } } }, async () => 1);",
      '200 4xx',
    ],
    [
      'a route object',
      "app.route({ method: 'GET', url: '/', schema: { response: { 200: A } }, handler: async () => 1 });",
      '200',
    ],
    [
      'a handler among the options',
      "app.get('/', { schema: { response: { 200: A } }, handler: async (request) => 1 });",
      '200',
    ],
    [
      'a route that another file registers',
      'export const route = { schema: { response: { 204: A } }, handler: async (request, reply) => 1 };',
      '204',
    ],
    [
      'names',
      "const response = { default: A };\nconst schema = { response };\nconst options = { schema };\napp.get('/', options, async () => 1);",
      'default',
    ],
    [
      'as const and satisfies',
      "const schema = { response: { 200: A } as const } satisfies FastifySchema;\napp.get('/', { schema }, async () => 1);",
      '200',
    ],
    [
      'a member of a table',
      "const schemas = { list: { response: { 200: A, 404: B } } };\napp.get('/', { schema: schemas.list }, async () => 1);",
      '200 404',
    ],
    [
      'a spread that is known',
      "const errors = { 400: A, 404: B };\napp.get('/', { schema: { response: { 200: A, ...errors } } }, async () => 1);",
      '200 400 404',
    ],
    [
      'a spread that is not',
      "app.get('/', { schema: { response: { 200: A, ...errors() } } }, async () => 1);",
      '200 …',
    ],
    [
      'a computed key',
      "const OK = 200;\napp.get('/', { schema: { response: { [OK]: A, [other]: B } } }, async () => 1);",
      '200 …',
    ],
    ['a key that is no status', "app.get('/', { schema: { response: { ok: A } } }, async () => 1);", ' …'],
    [
      'keys with values of any library',
      "app.get('/', { schema: { response: { 200: $ref('a'), 201: Type.Object({}), 202: z.any(), 203: S.object() } } }, async () => 1);",
      '200 201 202 203',
    ],
    [
      'a member of the object that is spread below',
      "const base = { response: { 200: A } };\napp.get('/', { schema: { ...base } }, async () => 1);",
      '200',
    ],
    ['no response', "app.get('/', { schema: { body: A } }, async () => 1);", 'none'],
    ['no code', "app.get('/', { schema: { response: {} } }, async () => 1);", 'none'],
    [
      'one of two',
      "app.get('/', { schema: x ? { response: { 200: A } } : { response: { 404: A } } }, async () => 1);",
      'none',
    ],
    ['a call', "app.get('/', { schema: withErrors({ response: { 200: A } }) }, async () => 1);", 'none'],
    [
      'a preHandler beside it',
      "app.get('/', { schema: { response: { 200: A } }, preHandler: async (request, reply) => {} }, async () => 1);",
      '200',
    ],
  ])('%s', (_what, code, expected) => {
    expect(declared(code)).toBe(expected);
  });

  test('of another file, in each way to import it', () => {
    const others = {
      'schemas.ts':
        'export const list = { response: { 200: {}, 404: {} } };\nexport default { response: { 201: {} } };\n',
      'index.ts': "export * as things from './schemas';\n",
      'old.js':
        "const errors = require('./errors');\nmodule.exports = { schema: { response: { 200: {}, ...errors } } };\n",
      'errors.js': 'module.exports = { 400: {}, 422: {} };\n',
    };
    const route = (given: string): string => `app.get('/', ${given}, async () => 1);`;
    expect(
      declared(`import { list } from './schemas';\n${route('{ schema: list }')}`, 'fastify', others),
    ).toBe('200 404');
    expect(declared(`import schema from './schemas';\n${route('{ schema }')}`, 'fastify', others)).toBe(
      '201',
    );
    expect(
      declared(`import { things } from './index';\n${route('{ schema: things.list }')}`, 'fastify', others),
    ).toBe('200 404');
    expect(declared(`const options = require('./old');\n${route('options')}`, 'fastify', others)).toBe(
      '200 400 422',
    );
    expect(
      declared(`import { list } from './missing';\n${route('{ schema: list }')}`, 'fastify', others),
    ).toBe('none');
  });

  test('of another file: no place and no edit', () => {
    const code = "import { list } from './schemas';\napp.get('/', { schema: list }, async () => 1);";
    const [handler] = handlersOf(code, 'fastify', {
      'schemas.ts': 'export const list = { response: { 200: {} } };\n',
    });
    expect(handler?.declared?.codes).toEqual([{ text: '200', span: undefined, as: undefined }]);
    expect(handler?.declared?.add([{ code: 404, body: 'object', as: undefined }])).toBeUndefined();
  });

  test('its codes stand where they are written', () => {
    const code =
      "app.get('/', { schema: { response: { '2xx': { type: 'object' }, 404: A } } }, async () => 1);";
    const text = HEADS.fastify + code;
    const spans = handlersOf(code, 'fastify', {})[0]?.declared?.codes.map(({ span, as }) => [
      span && text.slice(span.start, span.end),
      as,
    ]);
    expect(spans).toEqual([
      ["'2xx'", "{ type: 'object' }"],
      ['404', 'A'],
    ]);
  });
});

describe('comments', () => {
  const block = (path: string, method: string, codes: string, tag = '@openapi'): string =>
    `/**\n * ${tag}\n * ${path}:\n *   ${method}:\n *     responses: {${codes.replace(/\w+/g, '$&: {}')}}\n */\n`;

  test.each([
    [
      'above the route',
      `${block('/api/x/{id}', 'get', '200, 404')}app.get('/x/:id', (req, res) => res.json(1));`,
      '200 404',
    ],
    [
      'the older tag',
      `${block('/x', 'post', '201', '@swagger')}app.post('/x', (req, res) => res.json(1));`,
      '201',
    ],
    [
      'above a handler by name',
      `${block('/x', 'get', '200')}function list(req, res) { res.json(1); }\napp.get('/x', list);`,
      '200',
    ],
    [
      'above the call that names it',
      `function list(req, res) { res.json(1); }\n${block('/x', 'get', '200')}app.get('/x', list);`,
      '200',
    ],
    [
      'above a constant',
      `${block('/x', 'get', '200')}const list = wrap(async (req, res) => { res.json(1); });\napp.get('/x', list);`,
      '200',
    ],
    [
      'elsewhere in the file, by method and path',
      `${block('/api/x/{y}', 'get', '200')}${block('/api/x', 'get', '404')}const z = 1;\napp.get('/x/:id', (req, res) => res.json(1));`,
      '200',
    ],
    [
      'several methods in one',
      `/**\n * @openapi\n * /x:\n *   get:\n *     responses: { 200: {} }\n *   put:\n *     responses: { 204: {} }\n */\napp.put('/x', (req, res) => res.json(1));`,
      '204',
    ],
    [
      'among other tags',
      `/**\n * @param req\n * @openapi\n * paths:\n *   /x:\n *     get:\n *       responses:\n *         200: {}\n * @returns nothing\n */\napp.get('/x', (req, res) => res.json(1));`,
      '200',
    ],
    [
      'without stars',
      `/**\n  @openapi\n  /x:\n    get:\n      responses:\n        200: {}\n*/\napp.get('/x', (req, res) => res.json(1));`,
      '200',
    ],
    [
      'a member of a class',
      `export class Things {\n  ${block('/x', 'get', '200')}  list(req: express.Request, res: express.Response) { res.json(1); }\n}`,
      '200',
    ],
    [
      'two that fit',
      `${block('/a/x', 'get', '200')}${block('/b/x', 'get', '200')}app.get('/x', (req, res) => res.json(1));`,
      'none',
    ],
    ['another method', `${block('/x', 'post', '200')}app.get('/x', (req, res) => res.json(1));`, 'none'],
    [
      'no JSDoc',
      `/* @openapi\n * /x:\n *   get:\n *     responses: { 200: {} }\n */\napp.get('/x', (req, res) => res.json(1));`,
      'none',
    ],
    [
      'a text',
      `const doc = \`${block('/x', 'get', '200')}\`;\napp.get('/x', (req, res) => res.json(1));`,
      'none',
    ],
    [
      'in another function',
      `function docs() {\n${block('/x', 'get', '200')}  return 1;\n}\napp.get('/x', (req, res) => res.json(1));`,
      'none',
    ],
  ])('%s', (_what, code, expected) => {
    expect(declared(code, 'express')).toBe(expected);
  });
});

test('an edit in another handler moves what is declared', () => {
  const route = (name: string): string =>
    `app.get('/${name}', { schema: { response: { 200: A } } }, async (request, reply) => {\n  const x = 1;\n  return reply.code(200).send({ x });\n});\n`;
  const before = HEADS.fastify + route('a') + route('b');
  const after = before.replace('const x = 1;', 'const x = 12345;');
  const context = { frameworks: new Map([['fastify' as const, [5]]]), dependencies: new Set(['fastify']) };
  const tree = parseTree('app.ts', before);
  const first = liftFile(tree, context);
  for (const { declared: asked } of first.handlers) expect(asked).toBeDefined();
  const second = liftFile(parseTree('app.ts', after), context, beforeEdit({ tree, ...first }, after));
  expect(second.lifts[1]?.read).toBe(first.lifts[1]?.read);
  const spans = second.handlers.map((handler) => handler.declared?.codes[0]?.span);
  expect(spans.map((span) => span && after.slice(span.start, span.end))).toEqual(['200', '200']);
});
