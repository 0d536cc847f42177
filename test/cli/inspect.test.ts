import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import type { InspectedHandler, InspectedResponse } from '../../server/src/cli/inspect-report';
import { errorsAgainst } from './schemas';
import { folderWith, runInProcess } from './support';

interface Inspected {
  readonly handlers: readonly InspectedHandler[];
  readonly responses: readonly InspectedResponse[];
}

const manifest = '{ "dependencies": { "express": "^4.18.0", "fastify": "latest" } }';
const users = `const express = require('express');
const app = express();

app.get('/users/:id', async function show(req, res) {
  const user = await db.users.findById(req.params.id);
  if (!user) {
    return res.set('X-Reason', 'gone').status(404).json({ error: 'No such user', id: req.params.id });
  }
  res.json(user);
});
app.use((err, req, res, next) => {
  res.status(err.status || 500).end();
});
`;

async function inspect(files: Record<string, string>, ...paths: readonly string[]): Promise<Inspected> {
  const cwd = folderWith({ 'package.json': manifest, ...files });
  const args = ['inspect', '--format', 'json', ...paths];
  const { code, stdout, stderr } = await runInProcess(args, { cwd, engine });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const output = JSON.parse(stdout) as Inspected;
  expect(errorsAgainst('inspect', output)).toBeNull();
  return output;
}

test('tells each handler and response with what is known of it', async () => {
  const { handlers, responses } = await inspect({ 'src/users.js': users });
  expect(handlers).toEqual([
    {
      id: 1,
      file: 'src/users.js',
      line: 4,
      column: 23,
      endLine: 10,
      framework: 'express',
      majors: [4],
      role: 'handler',
      certainty: 'registered',
      name: 'show',
      method: 'GET',
      path: '/users/:id',
    },
    expect.objectContaining({ id: 2, line: 11, role: 'error-handler', name: null }),
  ]);
  expect(responses).toEqual([
    {
      file: 'src/users.js',
      line: 7,
      column: 47,
      endLine: 7,
      endColumn: 50,
      kind: 'explicit',
      role: 'handler',
      statuses: [404],
      dynamic: false,
      handler: 1,
      body: { kind: 'object', members: ['error', 'id'] },
      fields: { 'x-reason': 'gone' },
      guards: ['!user'],
    },
    expect.objectContaining({ line: 9, column: 7, kind: 'implicit', statuses: [200], guards: ['!(!user)'] }),
    expect.objectContaining({ line: 12, column: 14, statuses: [500], dynamic: true, handler: 2 }),
  ]);
});

test('ids are unique over files, and everything is sorted by file and place', async () => {
  const { handlers, responses } = await inspect({ 'b.js': users, 'a.js': users });
  expect(handlers.map(({ id, file }) => `${id} ${file}`)).toEqual(['1 a.js', '2 a.js', '3 b.js', '4 b.js']);
  expect(responses.map(({ handler, file, line }) => `${handler} ${file}:${line}`)).toEqual([
    '1 a.js:7',
    '1 a.js:9',
    '2 a.js:12',
    '3 b.js:7',
    '3 b.js:9',
    '4 b.js:12',
  ]);
});

test('a listing for people', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'a.js': users });
  const { stdout } = await runInProcess(['inspect'], { cwd, engine });
  expect(stdout).toContain(
    'a.js:4:23 GET /users/:id show registered express 4 handler\n  7:47 404 explicit object { error, id } when !user\n',
  );
  expect(stdout).toContain('  12:14 500|? explicit none\n');
});

test('what cannot be read is told on standard error, and the rest is whole', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'a.js': users });
  const { code, stdout, stderr } = await runInProcess(['inspect', '--format', 'json', 'a.js', 'b.js'], {
    cwd,
    engine,
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'error b.js: it does not exist\n' });
  expect((JSON.parse(stdout) as Inspected).handlers).toHaveLength(2);
});

test('standard input and an empty folder', async () => {
  const named = await runInProcess(['inspect', '--stdin-filename', 'x.js'], { stdin: users, engine });
  expect(named.stdout).toContain('x.js:4:23');
  expect(await runInProcess(['inspect'], { engine })).toEqual({
    code: 0,
    stdout: 'No handlers found.\n',
    stderr: '',
  });
});

test('the engine counts syntax errors, also with the parser that ships', () => {
  expect(engine.syntaxErrors('a.js', 'const a = 1;')).toBe(0);
  expect(engine.syntaxErrors('a.js', 'const = ;')).toBeGreaterThan(0);
});

test.each([
  [['.']],
  [['controllers']],
  [['controllers', 'controllers/users.js']],
  [['controllers/users.js']],
])('the whole project counts, whatever part of it is asked for: %s', async (paths) => {
  const files = {
    'routes.js': `const app = require('express')();\napp.get('/users', require('./controllers/users').list);\n`,
    'controllers/users.js': `exports.list = (req, res) => res.status(204).end();\n`,
  };
  const { handlers } = await inspect(files, ...paths);
  expect(handlers).toMatchObject([{ name: 'list', certainty: 'registered' }]);
});
