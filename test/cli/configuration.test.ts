import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from './build';
import { runProgram } from './program-run';
import { folderWith, runInProcess, type Ran } from './support';

const mark = 'res.status("warning");\n';
const off = '{ "levels": { "mark-warning": "off" } }';

/** Which files a check of a folder names. */
async function reported(
  files: Readonly<Record<string, string>>,
  line = 'check',
): Promise<Ran & { readonly files: readonly string[] }> {
  const ran = await runInProcess([...line.split(' '), '--format', 'json'], { cwd: folderWith(files) });
  if (!ran.stdout.startsWith('{')) return { ...ran, files: [] };
  const { findings } = JSON.parse(ran.stdout) as { readonly findings: readonly { readonly file: string }[] };
  return { ...ran, files: findings.map(({ file }) => file) };
}

describe('which settings a file has', () => {
  test('those of the nearest configuration', async () => {
    const { files, code, stderr } = await reported({
      'status-hints.config.json': off,
      'a.js': mark,
      'api/status-hints.config.jsonc': '{ /* our own */ }',
      'api/deep/b.js': mark,
      'web/package.json': `{ "statusHints": ${off} }`,
      'web/c.js': mark,
    });
    expect({ files, code, stderr }).toEqual({ files: ['api/deep/b.js'], code: 1, stderr: '' });
  });

  test('an override changes them for some of the files', async () => {
    const config = {
      levels: { 'mark-warning': 'off' },
      overrides: [{ files: 'new/**', levels: { 'mark-warning': 'hint' } }],
    };
    const files = { 'status-hints.config.json': JSON.stringify(config), 'a.js': mark, 'new/b.js': mark };
    expect((await reported(files, 'check --show hint')).files).toEqual(['new/b.js']);
  });

  test('the command line comes before the file', async () => {
    const files = { 'status-hints.config.json': off, 'a.js': mark };
    expect((await reported(files, 'check --rule mark-warning=error')).files).toEqual(['a.js']);
  });

  test('--no-config reads none', async () => {
    const files = { 'status-hints.config.json': 'broken', 'a.js': mark };
    expect(await reported(files, 'check --no-config')).toMatchObject({
      files: ['a.js'],
      code: 1,
      stderr: '',
    });
  });

  test('--config takes one for every file, under whatever name', async () => {
    const files = { 'ci/quiet.json': off, 'api/status-hints.config.json': '{}', 'api/a.js': mark };
    expect(await reported(files, 'check --config ci/quiet.json')).toMatchObject({ files: [], code: 0 });
  });

  test('standard input has those of its name', async () => {
    const cwd = folderWith({ 'api/status-hints.config.json': off });
    const run = async (name: string): Promise<number> =>
      (await runInProcess(['check', '--stdin-filename', name], { cwd, stdin: mark })).code;
    expect(await run('api/a.js')).toBe(0);
    expect(await run('a.js')).toBe(1);
  });
});

describe('tests', () => {
  const tests = { 'a.test.js': mark, 'deep/test/b.js': mark, 'c.js': mark };

  test('includeTests of the configuration around what is checked', async () => {
    const { files } = await reported({ ...tests, 'status-hints.config.json': '{ "includeTests": true }' });
    expect(files).toEqual(['a.test.js', 'c.js', 'deep/test/b.js']);
    expect((await reported(tests)).files).toEqual(['c.js']);
  });

  test('further down another configuration leaves them out', async () => {
    const { files } = await reported({
      ...tests,
      'status-hints.config.json': '{ "includeTests": true }',
      'deep/status-hints.config.json': '{}',
    });
    expect(files).toEqual(['a.test.js', 'c.js']);
  });

  test('a glob finds them as well', async () => {
    const files = { ...tests, 'status-hints.config.json': '{ "includeTests": true }' };
    expect((await reported(files, 'check *.js')).files).toEqual(['a.test.js', 'c.js']);
  });
});

describe('what is wrong', () => {
  test('a wrong value is a warning with its place, and the check goes on', async () => {
    const text = '{\n  "levels": { "mark-warnin": "off" },\n  "validation": "401"\n}';
    const { code, files, stderr } = await reported({
      'api/status-hints.config.json': text,
      'api/a.js': mark,
    });
    expect({ code, files }).toEqual({ code: 1, files: ['api/a.js'] });
    expect(stderr.split('\n')).toEqual([
      'warning api/status-hints.config.json:2:15: levels names mark-warnin, and there is no such rule. Did you mean mark-warning?',
      expect.stringContaining('warning api/status-hints.config.json:3:17: validation is "400", "422"'),
      '',
    ]);
  });

  test('one that is no JSON is ignored, named, and makes the check fail with 2', async () => {
    const cwd = folderWith({ 'status-hints.config.json': '{ "levels": ', 'a.js': mark });
    const { code, stdout, stderr } = await runInProcess(['check'], { cwd });
    expect(stdout).toContain('a.js:1:12 warning mark-warning');
    expect(stderr).toBe(
      'error status-hints.config.json: line 1, column 13: it is no JSON: a value is missing at the end\n',
    );
    expect(code).toBe(2);
  });

  test.each([
    ['check --config none.json', '--config none.json: it does not exist.'],
    ['check --config .', '--config .: it cannot be used: it is a folder.'],
    [
      'check --config broken.json',
      '--config broken.json: line 1, column 1: it is no JSON: a value is missing.',
    ],
    ['check --config package.json', '--config package.json: it has no configuration.'],
    [
      'check --config a.json --no-config',
      '--config names a file and --no-config reads none: give one of them.',
    ],
    ['routes --config none.json', '--config none.json: it does not exist.'],
    ['inspect --config none.json', '--config none.json: it does not exist.'],
    [
      'check --print-config a.js b.js',
      '--print-config is about the file that it names: leave the other paths out.',
    ],
    ['check --print-config', '--print-config needs a value: --print-config <file>'],
  ])('%s', async (line, message) => {
    const cwd = folderWith({ 'broken.json': 'no', 'package.json': '{}', 'a.js': mark });
    expect(await runInProcess(line.split(' '), { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error ${message}\n`,
    });
  });
});

test('--print-config tells what holds for a file, and who says so', async () => {
  const cwd = folderWith({
    'base.json': '{ "duplicate": "400" }',
    'status-hints.config.json':
      '{ "extends": "./base.json", "preset": "seed",\n "validation": "422", "levels": { "mark-hint": "off" },\n "overrides": [{ "files": "api", "emptyCollection": "any" }] }',
  });
  const { code, stdout, stderr } = await runInProcess(
    ['check', '--rule', 'mark-error=hint', '--print-config', join('api', 'a.js')],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    file: 'api/a.js',
    configuration: ['status-hints.config.json', 'base.json'],
    settings: {
      preset: { value: 'seed', from: 'status-hints.config.json:1:39' },
      duplicate: { value: '400', from: 'base.json:1:16' },
      validation: { value: '422', from: 'status-hints.config.json:2:16' },
      'auth.wrongCredentials': { value: '403', from: 'preset seed' },
      emptyCollection: { value: 'any', from: 'status-hints.config.json:3:53' },
      'delete.success': { value: 'any', from: 'default' },
      allowedCodes: { value: [], from: 'default' },
    },
    levels: {
      'mark-hint': { value: 'off', from: 'status-hints.config.json:2:48' },
      'mark-error': { value: 'hint', from: 'command line' },
      'mark-warning': { value: 'warning', from: 'default' },
    },
  });
});

describe('the program', () => {
  beforeAll(buildProgram, 150_000);
  const express = "const express = require('express');\nconst app = express();\n";
  const files = {
    'package.json': '{ "dependencies": { "express": "^4.18.0" } }',
    'app.js': `${express}app.get('/x', (req, res) => { res.status(299).json({ a: 1 }); });\n`,
  };

  test('a policy and a preset of a file reach the rules', async () => {
    const check = async (config: object): Promise<string> => {
      const cwd = folderWith({ ...files, 'status-hints.config.json': JSON.stringify(config) });
      return (await runProgram(['check', '--show', 'hint'], { cwd })).stdout;
    };
    expect(await check({})).toContain('app.js:3:42 warning no-unregistered-status');
    expect(await check({ allowedCodes: [299] })).not.toContain('no-unregistered-status');
    expect(await check({ preset: 'strict' })).toContain('app.js:3:42 error no-unregistered-status');
  });

  test('inspect and routes read includeTests', async () => {
    const cwd = folderWith({
      ...files,
      'app.test.js': `${express}app.get('/tested', (req, res) => { res.json({}); });\n`,
      'status-hints.config.json': '{ "includeTests": true }',
    });
    expect((await runProgram(['inspect'], { cwd })).stdout).toContain('/tested');
    expect((await runProgram(['routes'], { cwd })).stdout).toContain('/tested');
    expect((await runProgram(['routes', '--no-config'], { cwd })).stdout).not.toContain('/tested');
  });
});
