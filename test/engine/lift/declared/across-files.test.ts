import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../server/src/engine/config/config';
import { lintWith } from '../../../../server/src/engine/lint/lint';
import type { FrameworkName } from '../../../../server/src/engine/model/framework-name';
import { createProject } from '../../../../server/src/engine/project/create-project';
import { undeclaredStatus } from '../../../../server/src/engine/rules/undeclared-status';
import { memoryHost } from '../../../support/memory-host';

/** What the rule says of one file of a project, in first sentences. */
function said(
  framework: FrameworkName,
  file: string,
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const host = memoryHost(files);
  const project = createProject(host, () => []);
  const context = { frameworks: new Map([[framework, [5]]]), dependencies: new Set([framework]) };
  for (const name of Object.keys(files)) if (/\.[jt]s$/.test(name)) project.add(host.at(name), context);
  project.complete();
  const input = {
    fileName: host.at(file),
    text: files[file] ?? '',
    package: context,
    config: DEFAULT_CONFIG,
    project: project.viewOf(host.at(file)),
  };
  return lintWith([undeclaredStatus], input).findings.map(({ message }) => message.replace(/\. [^]*/, ''));
}

test('a schema where a handler of another file is registered', () => {
  const files = {
    'app.ts': `import Fastify from 'fastify';
import { show, remove } from './things';
const app = Fastify();
app.get('/things/:id', { schema: { response: { 200: {}, 400: {} } } }, show);
app.route({ method: 'DELETE', url: '/things/:id', schema: { response: { '2xx': {}, '4xx': {} } }, handler: remove });
`,
    'things.ts': `export async function show(request, reply) {
  if (!request.params.id) return reply.code(404).send({ error: 'None' });
  return reply.send({});
}
export const remove = async (request, reply) => reply.code(404).send({ error: 'None' });
`,
  };
  expect(said('fastify', 'things.ts', files)).toEqual([
    '404 Not Found is not in the response schema of this route',
  ]);
});

test('a comment above the call that registers a handler of another file', () => {
  const files = {
    'routes.ts': `import { Router } from 'express';
import { list } from './things';
export const router = Router();
/**
 * @openapi
 * /api/things:
 *   get:
 *     responses: { 200: { description: OK } }
 */
router.get('/things', list);
`,
    'app.ts': `import express from 'express';
import { router } from './routes';
const app = express();
app.use('/api', router);
`,
    'things.ts': `export function list(req, res) {
  if (!req.user) return res.status(401).end();
  res.json([]);
}
`,
  };
  expect(said('express', 'things.ts', files)).toEqual([
    '401 Unauthorized is not in the OpenAPI comment of this route',
  ]);
});

test('a document, by method and full path', () => {
  const files = {
    'openapi.yaml': `openapi: 3.0.0
servers: [{ url: https://example.com/api }]
paths:
  /things/{thing}:
    get:
      responses: { 200: { description: OK } }
`,
    'app.ts': `import express from 'express';
import { router } from './things';
const app = express();
app.use('/api', router);
`,
    'things.ts': `import { Router } from 'express';
export const router = Router();
router.get('/things/:id', (req, res) => {
  if (!req.params.id) return res.status(404).end();
  res.json({});
});
router.put('/things/:id', (req, res) => res.status(404).end());
`,
  };
  expect(said('express', 'things.ts', files)).toEqual([
    '404 Not Found is not in the OpenAPI document of this route',
  ]);
});

test('a handler that is registered for two routes answers for both', () => {
  const files = {
    'app.ts': `import Fastify from 'fastify';
import { show } from './things';
const app = Fastify();
app.get('/things/:id', { schema: { response: { 200: {}, 400: {} } } }, show);
app.get('/old/:id', { schema: { response: { 200: {}, 404: {} } } }, show);
`,
    'things.ts': `export async function show(request, reply) {
  if (!request.params.id) return reply.code(404).send({ error: 'None' });
  return reply.send({});
}
`,
  };
  expect(said('fastify', 'things.ts', files)).toEqual([]);
});
