import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess, type Ran } from './support';

const files = {
  'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
  'src/routes.js': `const router = require('express').Router();\nconst { list, get } = require('./handlers');\nrouter.get('/a', list);\nrouter.get('/a/:id', get);\nmodule.exports = router;\n`,
  // Nothing in it looks like an answer.
  'src/handlers.js': `const { respond } = require('@corp/answers');\nexports.list = (req, res) => { respond(469, []); };\nexports.get = (req, res) => { respond(200, {}); };\n`,
};
const config = { 'status-hints.config.json': '{ "responseHelpers": ["respond"] }' };
const run = async (more: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> =>
  runInProcess(args, { cwd: folderWith({ ...files, ...more }), engine });

test('what a project answers by functions that its configuration names is checked', async () => {
  expect((await run({}, 'check')).code).toBe(0);
  const { code, stdout } = await run(config, 'check');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^src\/handlers\.js:2:40 warning no-unregistered-status/m);
  // Settings of an override hold for the files that it names.
  const other = {
    'status-hints.config.json': '{ "overrides": [{ "files": "lib/**", "responseHelpers": ["respond"] }] }',
  };
  expect((await run(other, 'check')).code).toBe(0);
});

test('and its routes have these statuses, in whichever file they are asked for', async () => {
  const { stdout } = await run(config, 'routes', 'src/routes.js');
  expect(stdout).toMatch(/GET +\/a +469 /);
  expect(stdout).toMatch(/GET +\/a\/:id +200 /);
  expect((await run({}, 'routes', 'src/routes.js')).stdout).not.toContain('469');
});
