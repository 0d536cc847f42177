import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import type { ReportedRoute } from '../../server/src/cli/routes/reported-route';
import { buildProgram } from './build';
import { runProgram } from './program-run';
import { errorsAgainst } from './schemas';
import { folderWith, runInProcess, type Ran } from './support';

/** A service of several files: a mounted router, a guard before it, a controller, an error that is thrown. */
const service = {
  'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
  'src/app.js': `const express = require('express');
const { requireUser } = require('./guard');
const app = express();
app.use('/api/users', requireUser, require('./users'));
app.get('/health', (req, res) => { res.json({ ok: true }); });
`,
  'src/guard.js': `exports.requireUser = (req, res, next) => {
  if (!req.user) return res.status(401).end();
  next();
};
`,
  'src/users.js': `const router = require('express').Router();
const users = require('./controller');
router.get('/:id', users.show);
module.exports = router;
`,
  'src/controller.js': `exports.show = async (req, res) => {
  const user = await find(req.params.id);
  if (!user) return res.status(404).end();
  res.json(user);
};
`,
  'src/app.test.js': `const app = require('express')();
app.get('/only-in-a-test', (req, res) => { res.status(204).end(); });
`,
};

async function routes(cwd: string, ...args: readonly string[]): Promise<readonly ReportedRoute[]> {
  const { code, stdout, stderr } = await runInProcess(['routes', '--format', 'json', ...args], {
    cwd,
    engine,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const output = JSON.parse(stdout) as { routes: readonly ReportedRoute[] };
  expect(errorsAgainst('routes', output)).toBeNull();
  return output.routes;
}

async function paths(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  return (await routes(cwd, ...args)).map(({ path }) => path);
}

/** A controller in which nothing answers: all that it does, for the time being, is to throw. */
const throwing = {
  ...service,
  'package.json': '{ "dependencies": { "express": "^4.0.0" } }',
  'src/controller.js': `exports.show = async (req, res) => {
  throw await find(req.params.id);
};
`,
};

test('a handler that only throws is found, and what it loses is said', async () => {
  const folder = folderWith(throwing);
  const show = (await routes(folder)).find(({ path }) => path === '/api/users/:id');
  expect(show).toMatchObject({ file: 'src/controller.js', line: 1 });
  const { stdout } = await runInProcess(['check', '--format', 'json', '.'], { cwd: folder, engine });
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; file: string }[] };
  expect(findings.map(({ rule, file }) => [rule, file])).toEqual([['no-lost-throw', 'src/controller.js']]);
});

test('an endpoint is put together over the files of a project', async () => {
  expect(await routes(folderWith(service))).toEqual([
    {
      method: 'GET',
      path: '/api/users/:id',
      file: 'src/controller.js',
      line: 1,
      handler: 'users.show',
      statuses: [
        { status: 200, by: 'handler', places: [{ file: 'src/controller.js', line: 4 }] },
        { status: 401, by: 'middleware', places: [{ file: 'src/guard.js', line: 2 }] },
        { status: 404, by: 'handler', places: [{ file: 'src/controller.js', line: 3 }] },
      ],
      dynamic: false,
    },
    expect.objectContaining({ path: '/health', handler: null }),
  ]);
});

test('given files choose what is registered or handled there; the rest is read all the same', async () => {
  const cwd = folderWith(service);
  for (const file of ['src/controller.js', 'src/users.js']) {
    const [only, ...others] = await routes(cwd, file);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ path: '/api/users/:id', statuses: [{ status: 200 }, { status: 401 }, {}] });
  }
  expect(await paths(cwd, 'src/app.js')).toEqual(['/health']);
  expect(await paths(cwd, 'src/guard.js')).toEqual([]);
});

test('files are named from the working directory, also where the project is larger', async () => {
  const [first] = await routes(join(folderWith(service), 'src'), 'controller.js');
  expect(first).toMatchObject({
    file: 'controller.js',
    statuses: [{}, { places: [{ file: 'guard.js' }] }, {}],
  });
});

test('tests are read when they are wanted', async () => {
  const cwd = folderWith(service);
  expect(await paths(cwd)).not.toContain('/only-in-a-test');
  expect(await paths(cwd, '--include-tests')).toContain('/only-in-a-test');
  expect(await paths(cwd, 'src/app.test.js')).toEqual(['/only-in-a-test']);
});

test('without files or endpoints it says so', async () => {
  expect((await runInProcess(['routes'], { engine })).stdout).toBe('There is no file to look at here.\n');
  const cwd = folderWith({ 'a.js': 'a();' });
  expect((await runInProcess(['routes'], { engine, cwd })).stdout).toBe('No endpoints found in 1 file.\n');
});

test('a folder that holds more than projects is none', async () => {
  const cwd = folderWith({ 'a.js': service['src/app.js'] });
  const { code, stderr } = await runProgram(['routes'], { cwd, env: { HOME: cwd, USERPROFILE: cwd } });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error a.js: it belongs to no project: a folder for all kinds of files is none\n',
  });
});

beforeAll(buildProgram, 150_000);

async function program(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return runProgram(['routes', ...args], { cwd });
}

test('the program does the same, and names what it cannot read', async () => {
  const cwd = folderWith(service);
  const whole = await program(cwd);
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toMatch(/^GET +\/api\/users\/:id +200 401 404 +users\.show +src\/controller\.js:1$/m);
  const broken = await program(cwd, 'src', 'missing.js');
  expect(broken).toMatchObject({ code: 2, stdout: whole.stdout });
  expect(broken.stderr).toBe('error missing.js: it does not exist\n');
});
