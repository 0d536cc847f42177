import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { errorsAgainst } from './schemas';
import { folderWith, runInProcess, type Ran } from './support';

const head = `const express = require('express');\nconst app = express();\n`;
const route = (body: string, path = '/a'): string => `app.get('${path}', (req, res) => {\n  ${body}\n});\n`;
const double = (code: number): string => `res.sendStatus(${code}).json({});`;
const old = head + route(double(404)) + route(double(404), '/b');
const manifest = '{ "dependencies": { "express": "^5.0.0" } }';
const name = 'known.json';

const project = (files: Readonly<Record<string, string>> = {}): string =>
  folderWith({ 'package.json': manifest, 'src/a.js': old, ...files });
const check = async (cwd: string, ...args: string[]): Promise<Ran> =>
  runInProcess(['check', ...args], { cwd, engine });
const withBaseline = async (cwd: string, ...args: string[]): Promise<Ran> =>
  check(cwd, '--baseline', name, ...args);
const update = async (cwd: string, ...args: string[]): Promise<Ran> =>
  withBaseline(cwd, '--update-baseline', ...args);
const read = (cwd: string): string => readFileSync(join(cwd, name), 'utf8');
const write = (cwd: string, file: string, text: string): void => writeFileSync(join(cwd, file), text);

test('an old project starts at zero', async () => {
  const cwd = project();
  expect((await check(cwd)).code).toBe(1);
  const made = await update(cwd);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('Wrote 2 problems of 1 file to known.json: 2 new, 0 dropped');
  expect(read(cwd)).toContain(
    '      { "rule": "send-status-then-body", "in": "GET /a", "code": "res.sendStatus(404).json({})", "count": 1 }',
  );
  const after = await withBaseline(cwd);
  expect(after.code).toBe(0);
  expect(after.stdout).toContain(
    'No new problems in 1 file (2 handlers with 2 responses)\n2 problems are known by known.json',
  );
  expect(await withBaseline(cwd, '--max-warnings', '0', '--quiet')).toMatchObject({ code: 0, stdout: '' });
});

test('what is new is reported and counted, wherever lines have moved to', async () => {
  const cwd = project();
  await update(cwd);
  write(cwd, 'src/a.js', `\n// moved\n${old}${route(double(411), '/new')}`);
  const { code, stdout } = await withBaseline(cwd);
  expect(code).toBe(1);
  expect(stdout.match(/^src\S+ \w+ \S+/gm)).toEqual(['src/a.js:12:3 warning send-status-then-body']);
  expect(stdout).toMatch(/\n1 problem \(1 warning\) in 1 file;.*\n2 problems are known by known\.json\n$/);
});

test('writing again changes nothing, not even the file', async () => {
  const cwd = project({ 'src/b.js': old });
  await update(cwd);
  const before = read(cwd);
  const { ino } = statSync(join(cwd, name));
  const again = await update(cwd);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain('known.json knows 4 problems of 2 files, as before');
  expect([read(cwd), statSync(join(cwd, name)).ino]).toEqual([before, ino]);
  expect(readdirSync(cwd)).toEqual([name, 'package.json', 'src']);
});

test('what is gone is told, and dropped by the next writing', async () => {
  const cwd = project();
  await update(cwd);
  write(cwd, 'src/a.js', head + route(double(404)) + route('res.json({});', '/b'));
  expect((await withBaseline(cwd)).stdout).toContain(
    '1 problem is known by known.json\n1 problem of known.json is gone: --update-baseline drops it',
  );
  expect((await update(cwd)).stdout).toContain('Wrote 1 problem of 1 file to known.json: 0 new, 1 dropped');
  write(cwd, 'src/a.js', 'module.exports = 1;\n');
  expect((await withBaseline(cwd)).stdout).toContain('1 problem of known.json is gone');
  await update(cwd);
  expect(read(cwd)).toContain('"files": {}');
});

test('what is not checked in a run stays as it is', async () => {
  const cwd = project({ 'src/b.js': old });
  await update(cwd);
  const before = read(cwd);
  write(cwd, 'src/a.js', head + route('res.json({});'));
  write(cwd, 'src/b.js', head + route('res.json({});'));
  expect((await withBaseline(cwd, 'src/a.js')).stdout).toContain('2 problems of known.json are gone');
  expect((await update(cwd, 'src/a.js')).stdout).toContain('Wrote 2 problems of 1 file');
  expect(read(cwd)).toBe(before.replace(/ {4}"src\/a\.js": \[[^]*?\],\n/, ''));
  await update(cwd, '--rule', 'send-status-then-body=off');
  expect(read(cwd)).toContain('"src/b.js"');
  await update(cwd);
  expect(read(cwd)).toContain('"files": {}');
});

test('a renamed file keeps what is known of it; a deleted one loses it', async () => {
  const cwd = project({ 'src/b.js': head + route(double(410)) });
  await update(cwd);
  mkdirSync(join(cwd, 'lib'));
  renameSync(join(cwd, 'src/a.js'), join(cwd, 'lib/users.js'));
  const moved = await withBaseline(cwd);
  expect(moved.code).toBe(0);
  expect(moved.stdout).toContain('lib/users.js is known as src/a.js');
  expect(moved.stdout).not.toContain('gone');
  await update(cwd);
  expect(read(cwd)).toMatch(/"lib\/users\.js": \[[^]*"src\/b\.js": \[/);
  expect(read(cwd)).not.toContain('src/a.js');
  renameSync(join(cwd, 'src/b.js'), join(cwd, 'b.txt'));
  expect((await withBaseline(cwd)).stdout).toContain('1 problem of known.json is gone');
});

test('one file that is gone is taken over by one file alone', async () => {
  const cwd = project();
  await update(cwd);
  renameSync(join(cwd, 'src/a.js'), join(cwd, 'src/b.js'));
  write(cwd, 'src/c.js', old);
  const { code, stdout } = await withBaseline(cwd);
  expect(code).toBe(1);
  expect(stdout).toContain('2 problems (2 warnings) in 1 file');
  expect(stdout).toContain('src/b.js is known as src/a.js');
});

test('a rule over files keeps what is known of it, and loses what is gone', async () => {
  const four = '{ "dependencies": { "express": "^4.0.0" } }';
  const lost = `${head}app.get('/a', async (req, res) => {\n  throw new Error('x');\n});\n`;
  const cwd = project({ 'package.json': four, 'src/a.js': lost });
  await update(cwd);
  expect(read(cwd)).toContain('"rule": "no-lost-throw", "in": "GET /a"');
  expect((await withBaseline(cwd, '--show', 'hint')).stdout).toContain('No new problems');
  write(cwd, 'src/a.js', `${head}app.get('/a', async (req, res) => {\n  res.json({});\n});\n`);
  expect((await withBaseline(cwd)).stdout).toContain('of known.json is gone');
  await update(cwd, '--no-project');
  expect(read(cwd)).toContain('no-lost-throw');
  await update(cwd);
  expect(read(cwd)).not.toContain('no-lost-throw');
});

test('--fix leaves what is known alone', async () => {
  const cwd = project({ 'src/a.js': `${head}app.get('/a', (req, res) => { ${double(404)} });\n` });
  await update(cwd);
  write(cwd, 'src/a.js', `${readFileSync(join(cwd, 'src/a.js'), 'utf8')}${route(double(411), '/new')}`);
  const { code } = await withBaseline(cwd, '--fix');
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'src/a.js'), 'utf8')).toBe(
    `${head}app.get('/a', (req, res) => { ${double(404)} });\n${route('res.status(411).json({});', '/new')}`,
  );
});

test('JSON counts what is known and lists it on request', async () => {
  const cwd = project();
  await update(cwd);
  write(cwd, 'src/a.js', head + route(double(404)) + route('res.json({});', '/b'));
  const json = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await withBaseline(cwd, '--format', 'json', ...args)).stdout);
  const output = await json();
  expect(errorsAgainst('check', output)).toBeNull();
  expect(output).toMatchObject({
    findings: [],
    baselines: [
      {
        file: name,
        known: 1,
        gone: [
          {
            file: 'src/a.js',
            rule: 'send-status-then-body',
            in: 'GET /b',
            code: 'res.sendStatus(404).json({})',
            count: 1,
          },
        ],
        moved: [],
      },
    ],
  });
  expect(await json('--show-suppressed')).toMatchObject({
    findings: [{ line: 4, suppressed: { kind: 'baseline', reason: null } }],
  });
  const written = await json('--update-baseline');
  expect(errorsAgainst('check', written)).toBeNull();
  expect(written).toMatchObject({
    baselines: [{ written: { problems: 1, files: 1, added: 0, dropped: 1 } }],
  });
});

test('--show-suppressed prints what is silenced, and why', async () => {
  const cwd = project({
    'src/b.js':
      head + route(`${double(404)} // status-hints-disable-line send-status-then-body -- the old client`),
  });
  await update(cwd);
  const { code, stdout } = await withBaseline(cwd, '--show-suppressed');
  expect(code).toBe(0);
  expect(stdout).toContain('src/a.js:4:3 warning send-status-then-body\n  known by the baseline\n  ');
  expect(stdout).toContain(
    'src/b.js:4:3 warning send-status-then-body\n  silenced by the comment on its line: the old client\n  ',
  );
  expect(stdout).toContain('No new problems in 2 files');
});

describe('a file that is no baseline is named and left as it is', () => {
  test.each([
    ['{', 'it is not JSON'],
    ['<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n', 'git left a conflict in it'],
    [manifest, 'it is no baseline of status-hints'],
  ])('%j', async (text, why) => {
    const cwd = project({ [name]: text });
    for (const args of [[], ['--update-baseline']]) {
      const { code, stdout, stderr } = await withBaseline(cwd, ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`The baseline known.json cannot be used: ${why}. It is left as it is;`);
      expect(read(cwd)).toBe(text);
    }
  });

  test('one that does not exist, and a folder', async () => {
    const missing = await withBaseline(project());
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('it does not exist. --update-baseline writes one.');
    const cwd = project({ [`${name}/x`]: '' });
    expect((await update(cwd)).stderr).toContain('it is a folder');
  });
});

test('where it cannot be written the findings are reported all the same', async () => {
  const cwd = project();
  const { code, stdout, stderr } = await check(cwd, '--baseline', 'no/known.json', '--update-baseline');
  expect(code).toBe(2);
  expect(stderr).toBe('error no/known.json: the baseline is not written: its folder does not exist\n');
  expect(stdout).toContain('2 problems (2 warnings)');
  expect(existsSync(join(cwd, 'no'))).toBe(false);
});

test('files that cannot be read keep their entries', async () => {
  const cwd = project();
  await update(cwd);
  const before = read(cwd);
  write(cwd, 'src/a.js', `${head}res.status(${'['.repeat(30_000)}`);
  expect((await update(cwd)).code).toBe(2);
  expect(read(cwd)).toBe(before);
});

test('it names files from its own folder, with its own line breaks', async () => {
  const cwd = project();
  await check(cwd, '--baseline', 'src/known.json', '--update-baseline');
  const file = join(cwd, 'src/known.json');
  expect(readFileSync(file, 'utf8')).toContain('"a.js": [');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  write(cwd, 'src/a.js', `${old}${route(double(411), '/new')}`);
  expect((await check(join(cwd, 'src'), '--baseline', 'known.json', '--update-baseline')).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/411.*\r\n/);
  expect(readFileSync(file, 'utf8').replaceAll('\r\n', '')).not.toContain('\n');
});

test('standard input is compared by its name', async () => {
  const cwd = project();
  await update(cwd);
  const args = ['check', '--baseline', name, '--stdin-filename', 'src/a.js'];
  expect((await runInProcess(args, { cwd, engine, stdin: `\n${old}` })).code).toBe(0);
  const more = `${old}${route(double(411), '/new')}`;
  expect((await runInProcess(args, { cwd, engine, stdin: more })).code).toBe(1);
});

test.each([
  [['--update-baseline'], '--update-baseline needs the file to write to: --baseline'],
  [['--no-baseline', '--baseline', 'a'], '--no-baseline leaves the baseline out'],
  [['--baseline', 'a', '--update-baseline', '--stdin-filename', 'a.js'], 'not at standard input'],
])('%j', async (args, message) => {
  const { code, stderr } = await check(project(), ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

describe('the baseline that the configuration names', () => {
  const configured = '{ "baseline": "./quality/known.json" }';
  const quality = { 'quality/x.txt': '' };

  test('is used from wherever, and written by --update-baseline alone', async () => {
    const cwd = project({ ...quality, 'status-hints.config.json': configured });
    const missing = await check(cwd);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('The baseline quality/known.json cannot be used: it does not exist.');
    expect((await check(join(cwd, 'src'), '--update-baseline')).stdout).toContain(
      'Wrote 2 problems of 1 file to ../quality/known.json',
    );
    expect(readFileSync(join(cwd, 'quality/known.json'), 'utf8')).toContain('"../src/a.js": [');
    expect((await check(cwd)).stdout).toContain('2 problems are known by quality/known.json');
    expect((await check(join(cwd, 'src'), 'a.js')).code).toBe(0);
  });

  test('gives way to --baseline, and is left out with --no-baseline and --no-config', async () => {
    const cwd = project({ ...quality, 'status-hints.config.json': configured });
    await check(cwd, '--update-baseline');
    await check(cwd, '--baseline', name, '--update-baseline', 'package.json');
    expect((await check(cwd, '--no-baseline')).code).toBe(1);
    expect((await check(cwd, '--no-config')).code).toBe(1);
    write(cwd, name, '{ "baselineOf": "status-hints", "version": 1, "files": {} }');
    expect((await withBaseline(cwd)).code).toBe(1);
  });

  test('each package can have its own', async () => {
    const own = '{ "baseline": "known.json" }';
    const cwd = folderWith({
      'package.json': manifest,
      'a/status-hints.config.json': own,
      'a/app.js': old,
      'b/status-hints.config.json': own,
      'b/app.js': old,
      'c/app.js': old,
    });
    const { code, stdout } = await check(cwd, '--update-baseline');
    expect(code).toBe(1);
    expect(stdout).toContain('c/app.js:4:3 warning');
    expect(stdout).toContain('Wrote 2 problems of 1 file to a/known.json');
    expect(stdout).toContain('Wrote 2 problems of 1 file to b/known.json');
    const after = await check(cwd, '--format', 'json');
    expect(JSON.parse(after.stdout)).toMatchObject({
      findings: [{ file: 'c/app.js' }, { file: 'c/app.js' }],
      baselines: [
        { file: 'a/known.json', known: 2 },
        { file: 'b/known.json', known: 2 },
      ],
    });
  });
});

test('a folder that is empty by now has lost all that was known', async () => {
  const cwd = project();
  await update(cwd);
  renameSync(join(cwd, 'src/a.js'), join(cwd, 'a.txt'));
  expect((await withBaseline(cwd)).stdout).toContain('2 problems of known.json are gone');
});

test('of what is told once for the project each place is known: the next one is no news', async () => {
  const refuse = `if (!req.headers.authorization) return res.status(401).json({});`;
  const text = (paths: readonly string[]): string =>
    head + paths.map((path) => route(`${refuse}\n  res.json({});`, path)).join('');
  const cwd = project({ 'src/a.js': text(['/a', '/b']), 'src/b.js': text(['/c']) });
  const rule = 'challenge-with-401';
  const told = (await check(cwd, '--show', 'hint')).stdout;
  expect(told.match(new RegExp(`^src\\S+ hint ${rule}`, 'gm'))).toHaveLength(1);
  await update(cwd);
  expect(read(cwd).match(new RegExp(rule, 'g'))).toHaveLength(3);
  write(cwd, 'src/a.js', head + route('res.json({});'));
  const { stdout } = await withBaseline(cwd, '--show', 'hint');
  expect(stdout).toContain('No new problems');
  expect(stdout).toContain('2 problems of known.json are gone');
});
