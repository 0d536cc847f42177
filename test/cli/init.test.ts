import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { readConfigFile } from '../../server/src/engine/config/file/config-file';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { folderWith, runInProcess, type Ran } from './support';

const NAME = 'status-hints.config.jsonc';
const express = '{ "dependencies": { "express": "^4.18.0" } }';
const fastify = '{ "dependencies": { "fastify": "^5.0.0" } }';
const head = `const express = require('express');\nconst { respond } = require('@corp/answers');\nconst app = express();\n`;
const route = (method: string, path: string, body: string): string =>
  `app.${method}('${path}', async (req, res) => {\n  ${body}\n});\n`;
const required = `if (!req.body.name) return res.status(400).json({ error: 'name is required' });`;
const login = `if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(403).json({ error: 'Wrong password' });`;
const shop = {
  'package.json': express,
  'src/app.js':
    head +
    route('post', '/a', `${required}\n  res.json({});`) +
    route('post', '/b', `${required}\n  res.json({});`) +
    route('post', '/login', `${login}\n  res.json({});`) +
    route('post', '/token', `${login}\n  res.json({});`) +
    route('delete', '/a/:id', `await remove(req.params.id);\n  res.status(204).end();`) +
    route('delete', '/b/:id', `await remove(req.params.id);\n  res.status(200).json({ done: 1 });`) +
    route('get', '/c', `return respond(res, 418);`) +
    `app.use(function onError(err, req, res, next) { res.status(err.status || 500).json({ error: 'Server error' }); });\n`,
};

const init = async (cwd: string, ...args: string[]): Promise<Ran> =>
  runInProcess(['init', ...args], { cwd, engine });
const read = (cwd: string): string => readFileSync(join(cwd, NAME), 'utf8');

/** What the reader of configurations makes of a text: its settings, and what it finds wrong. */
function settingsIn(text: string): Readonly<Record<string, unknown>> {
  const rules = CATALOGUE.map(({ meta }) => meta);
  const { file, problems } = readConfigFile(`/project/${NAME}`, text, rules);
  expect(problems).toEqual([]);
  return Object.fromEntries([...(file?.given ?? [])].map(([key, { value }]) => [key, value]));
}

test('what the code always does is set, what it does in several ways is a comment', async () => {
  const cwd = folderWith(shop);
  const { code, stdout, stderr } = await init(cwd);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`Wrote ${NAME}.`);
  const text = read(cwd);
  expect(settingsIn(text)).toEqual({
    preset: 'recommended',
    validation: '400',
    'auth.wrongCredentials': '403',
    codeStyle: 'number',
  });
  for (const line of [
    '// Found: Express 4; 8 handlers with 12 responses in 1 file.',
    '// Errors are answered by onError (src/app.js:31).',
    '// Invalid input is answered with 400 Bad Request (2 times).',
    '// A DELETE that has worked is answered with 200 OK (once), 204 No Content (once).',
    '// "delete.success": "200",',
    '// "responseHelpers": ["respond"],',
    '// "baseline": "status-hints-baseline.json",',
  ])
    expect(text).toContain(`\n  ${line}\n`);
});

test.each([
  ['nothing at all', {}],
  ['a package without code', { 'package.json': express }],
  [
    'Fastify, with constants',
    {
      'package.json': fastify,
      'app.ts': `import Fastify from 'fastify';\nimport { StatusCodes } from 'http-status-codes';\nconst app = Fastify();\napp.get('/', async (request, reply) => reply.code(StatusCodes.OK).send({}));\napp.get('/b', async (request, reply) => reply.code(StatusCodes.OK).send({}));\n`,
    },
  ],
  [
    'a file that cannot be read',
    { 'package.json': express, 'a.js': `${head}res.status(${'['.repeat(30_000)}` },
  ],
])('%s gives a whole configuration too', async (_, files) => {
  const { code, stdout } = await init(folderWith(files), '--dry-run');
  expect(code).toBe(0);
  const settings = settingsIn(stdout);
  expect(settings['preset']).toBe('recommended');
  expect(settings['codeStyle']).toBe('app.ts' in files ? 'constant' : undefined);
  if ('app.ts' in files) expect(stdout).toContain('Found: Fastify 5;');
});

test('each line that is a comment can be made a setting', async () => {
  const { stdout } = await init(folderWith(shop), '--dry-run');
  const all = stdout.replace(/^ {2}\/\/ ("[\w.]+": .*,)$/gm, '  $1');
  expect(Object.keys(settingsIn(all))).toEqual(
    expect.arrayContaining(['delete.success', 'responseHelpers', 'baseline']),
  );
});

test('with it check says no more than without it', async () => {
  const cwd = folderWith(shop);
  const findings = async (): Promise<readonly unknown[]> => {
    const { stdout } = await runInProcess(['check', '--show', 'hint', '--format', 'json'], { cwd, engine });
    return (JSON.parse(stdout) as { readonly findings: readonly unknown[] }).findings;
  };
  const before = await findings();
  await init(cwd);
  const after = await findings();
  for (const finding of after) expect(before).toContainEqual(finding);
  // A wrong password is answered with 403 here, and that is settled now.
  expect(after.length).toBeLessThan(before.length);
});

test('the folder that is named gets it; --dry-run writes nothing', async () => {
  const cwd = folderWith({ 'api/package.json': express, 'web/x.txt': '' });
  expect((await init(cwd, 'api', '--dry-run')).stdout).toContain('"$schema"');
  expect(existsSync(join(cwd, 'api', NAME))).toBe(false);
  expect((await init(cwd, 'api')).stdout).toContain(`Wrote api/${NAME}.`);
  expect(existsSync(join(cwd, 'api', NAME))).toBe(true);
});

describe('nothing is replaced that somebody wrote', () => {
  test('unless --force says so', async () => {
    const cwd = folderWith({ ...shop, [NAME]: '{}' });
    const refused = await init(cwd);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(`There is ${NAME} already. --force writes over it`);
    expect(read(cwd)).toBe('{}');
    expect((await init(cwd, '--force')).code).toBe(0);
    expect(read(cwd)).toContain('"preset"');
  });

  test('settings in a manifest would not count any more', async () => {
    const cwd = folderWith({ 'package.json': '{ "statusHints": {} }' });
    expect((await init(cwd)).stderr).toContain('There are settings in package.json under "statusHints"');
    expect((await init(cwd, '--force')).code).toBe(0);
  });

  test('a file that comes before it makes it a text that nobody reads', async () => {
    const cwd = folderWith({ 'status-hints.config.json': '{}' });
    for (const args of [[], ['--force']])
      expect((await init(cwd, ...args)).stderr).toContain(
        'There is status-hints.config.json, which comes before',
      );
    expect((await init(cwd, '--dry-run')).code).toBe(0);
  });
});

test('what cannot be done is told', async () => {
  const cwd = folderWith({ 'a.txt': '' });
  expect((await init(cwd, 'a.txt')).stderr).toContain('init takes a folder, and a.txt is none.');
  expect((await init(cwd, 'a', 'b')).stderr).toContain('init takes one folder.');
  mkdirSync(join(cwd, 'x', NAME), { recursive: true });
  const { code, stderr } = await init(cwd, 'x', '--force');
  expect(code).toBe(2);
  expect(stderr).toContain(`error x/${NAME}: the configuration is not written: it is a folder`);
});

test('names of files cannot leave their comment', async () => {
  const cwd = folderWith({ 'package.json': express });
  writeFileSync(join(cwd, 'a\n"preset": "strict",.js'), shop['src/app.js']);
  const { stdout } = await init(cwd, '--dry-run');
  expect(settingsIn(stdout)['preset']).toBe('recommended');
});
