import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess, type Ran } from '../cli/support';

const source =
  "const express = require('express');\nconst codes = require('./codes.json');\nconst aliased = require('@a/b');\nconst app = express();\napp.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });\napp.get('/y', (req, res) => { res.status(codes.__proto__.polluted).json(codes.constructor.prototype); });\n";
const manifest = '{ "dependencies": { "express": "^4.18.0" } }';

const commands = [
  ['check', '--format', 'json'],
  ['check', '--print-config', 'a.js'],
  ['routes', '--format', 'json'],
  ['inspect', '.'],
  ['init', '--dry-run'],
];

/** Runs all commands over a project with these files; the finding that is there must always be found. */
async function runAll(files: Readonly<Record<string, string>>): Promise<readonly Ran[]> {
  const cwd = folderWith({ 'package.json': manifest, 'a.js': source, 'codes.json': '{}', ...files });
  const ran: Ran[] = [];
  for (const args of commands) ran.push(await runInProcess(args, { cwd, engine }));
  const { findings } = JSON.parse(ran[0]!.stdout) as { findings: { rule: string }[] };
  expect(findings.map(({ rule }) => rule)).toContain('send-status-then-body');
  expect(ran.map(({ stderr }) => stderr).join('')).not.toContain('fault of ours');
  return ran;
}

// What a careless copy of such an object would put into every object of the program.
const evil =
  '"__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "prototype": { "polluted": 1 }';

test('keys that mean something to JavaScript are keys like any other, in whatever is read', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const [check] = await runAll({
    'status-hints.config.json': `{ ${evil}, "levels": { ${evil} }, "explicit500": { ${evil} }, "levels.__proto__": "off", "explicit500.__proto__.polluted": 1, "__proto__.polluted": 1, "overrides": [{ "files": "*", ${evil} }] }`,
    'package.json': `{ ${evil}, "dependencies": { "express": "^4.0.0", ${evil.replaceAll('{ "polluted": 1 }', '"1"')} }, "imports": { ${evil} }, "exports": { ${evil} }, "workspaces": { ${evil} } }`,
    'tsconfig.json': `{ ${evil}, "compilerOptions": { ${evil}, "paths": { ${evil}, "@a/*": ["./*"] } } }`,
    'codes.json': `{ ${evil} }`,
    'openapi.json': `{ "openapi": "3.1.0", ${evil}, "paths": { ${evil}, "/x": { ${evil}, "get": { ${evil}, "responses": { ${evil} } } } } }`,
    'swagger.yaml':
      'openapi: 3.1.0\n__proto__: {polluted: 1}\npaths:\n  __proto__:\n    get: {responses: {"200": {}}}\n  /x:\n    __proto__: {polluted: 1}\n    constructor: {}\n',
  });
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect('polluted' in {}).toBe(false);
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    expect(check!.stderr).toContain(`There is no setting ${key}.`);
    expect(check!.stderr).toContain(`levels names ${key}, and there is no such rule.`);
    expect(check!.stderr).toContain(`There is no setting explicit500.${key}.`);
  }
});

test('the same of a baseline', async () => {
  const cwd = folderWith({
    'package.json': manifest,
    'a.js': source,
    'known.json': `{ "baselineOf": "status-hints", "version": 1, "files": { "__proto__": [{ "rule": "constructor", "in": "__proto__", "code": "toString" }], "constructor": [] }, ${evil} }`,
  });
  for (const more of [[], ['--update-baseline']]) {
    const { stderr } = await runInProcess(['check', '--baseline', 'known.json', ...more], { cwd, engine });
    expect(stderr).toBe('');
  }
  expect('polluted' in {}).toBe(false);
});

const deep = (depth: number, [open, close]: readonly [string, string], inside = '1'): string =>
  open.repeat(depth) + inside + close.repeat(depth);

test.each([
  ['lists', ['[', ']']],
  ['objects', ['{"a":', '}']],
  ['conditions', ['{"node":', '}']],
  ['elements', ['[{"$ref":"#","allOf":', '}]']],
] as const)('a hundred thousand %s in each other end nothing', async (_, brackets) => {
  const bomb = deep(100_000, brackets);
  await runAll({
    'status-hints.config.json': bomb,
    'tsconfig.json': `{ "extends": ${bomb}, "compilerOptions": { "paths": { "@a/*": ${bomb} } }, "references": ${bomb} }`,
    'openapi.json': `{ "openapi": "3.1.0", "paths": { "/x": { "get": { "responses": { "200": ${bomb} } } } } }`,
    'openapi.yaml': `openapi: 3.1.0\npaths:\n  /x:\n    get:\n      responses: ${bomb}\n`,
    'codes.json': `{ "A": ${bomb} }`,
    'lerna.json': `{ "packages": ${bomb} }`,
    'p/package.json': `{ "name": "@a/b", "exports": ${bomb}, "imports": ${bomb}, "workspaces": ${bomb}, "dependencies": { "express": ${bomb} } }`,
    'p/a.js': source,
  });
});

test('aliases of YAML that stand for billions are not followed', async () => {
  const laughs = Array.from(
    { length: 30 },
    (_, at) => `x${at + 1}: &x${at + 1} [${Array(9).fill(`*x${at}`).join(', ')}]`,
  );
  await runAll({
    'openapi.yaml': `openapi: 3.1.0\nx0: &x0 lol\n${laughs.join('\n')}\npaths:\n  /x:\n    get:\n      <<: *x30\n      responses: *x30\n`,
  });
});

test('a chain of three thousand configurations, and a hundred thousand globs, end', async () => {
  const chain = Array.from({ length: 3000 }, (_, at) => [
    [`c/t${at}.json`, `{ "extends": "./t${at + 1}.json" }`],
    [`c/s${at}.json`, `{ "extends": "./s${at + 1}.json" }`],
  ]).flat() as [string, string][];
  const globs = Array.from({ length: 100_000 }, (_, at) => `**/p${at}*/**/x*`);
  await runAll({
    ...Object.fromEntries(chain),
    'tsconfig.json': '{ "extends": "./c/t0.json", "compilerOptions": { "baseUrl": "." } }',
    'status-hints.config.json': '{ "extends": "./c/s0.json" }',
    'package.json': JSON.stringify({ dependencies: { express: '4' }, workspaces: globs }),
    'pnpm-workspace.yaml': `packages:\n${globs.map((glob) => `  - '${glob}'`).join('\n')}\n`,
    [join('a', 'b', 'c', 'd', 'e', 'package.json')]: '{}',
  });
}, 60_000);
