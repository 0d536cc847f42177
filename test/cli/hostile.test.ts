import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folderWith } from '../node/support';
import { buildProgram } from './build';
import { runProgram } from './program-run';

/** Windows allows few characters in names, and links to administrators only. */
const isWindows = process.platform === 'win32';
const manifest = '{ "dependencies": { "express": "^4.18.0" } }';
const head = "const express = require('express');\nconst app = express();\n";
const bad = "app.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });\n";

interface Output {
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    rule: string;
  }[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly stats: { readonly files: number; readonly parsed: number; readonly skipped: number };
}

/** Checks a folder that has, beside the hostile files, one with a finding that must never be lost. */
async function check(
  files: Readonly<Record<string, string | Buffer>>,
  prepare: (cwd: string) => void = () => undefined,
  paths: readonly string[] = [],
): Promise<Output & { readonly code: number; readonly others: readonly string[] }> {
  const cwd = folderWith({ 'package.json': manifest, 'kept.js': head + bad, ...files });
  prepare(cwd);
  const { code, stdout, stderr } = await runProgram(['check', '--format', 'json', ...paths], { cwd });
  expect(stderr).toBe('');
  const output = JSON.parse(stdout) as Output;
  const places = output.findings
    .filter(({ rule }) => rule === 'send-status-then-body')
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(places).toContain('kept.js:3:31');
  return { ...output, code, others: places.filter((place) => place !== 'kept.js:3:31') };
}

beforeAll(buildProgram, 150_000);

test('a generated file of 5 MB is checked', async () => {
  const data =
    "export const row = { id: 1, name: 'a name', tags: ['x', 'y'], nested: { value: 1.5, on: true } };\n";
  const handler =
    "app.get('/r', (req, res) => {\n  if (!req.query.q) return res.status(400).end();\n  res.json({ a: 1 });\n});\n";
  const block = data.repeat(50) + handler;
  const large = head + block.repeat(Math.ceil(5e6 / block.length)) + bad;
  const { code, others, errors } = await check({ 'large.js': large });
  expect(errors).toEqual([]);
  expect(others).toEqual([`large.js:${large.split('\n').length - 1}:31`]);
  expect(code).toBe(1);
}, 120_000);

test('a minified bundle of 1 MB is skipped, and read when it is named', async () => {
  const code = 'function a(e,t){var n=e.x||{};return n.y?t(n.y):(n.z=1,t(n))}'.repeat(16_000);
  const minified = `${head}${code}app.get("/x",function(e,t){t.sendStatus(404).json({a:1})});`;
  const skipped = await check({ 'bundle.js': minified });
  expect(skipped).toMatchObject({
    code: 1,
    errors: [],
    others: [],
    stats: { files: 2, parsed: 1, skipped: 1 },
  });
  const named = await check({ 'bundle.js': minified }, undefined, ['bundle.js', 'kept.js']);
  expect(named).toMatchObject({ code: 1, errors: [] });
  expect(named.others).toEqual([`bundle.js:3:${code.length + 28}`]);
}, 120_000);

test('whatever is opened and never closed is at most one named error for its file', async () => {
  const openings = [
    '(',
    '[',
    '{',
    '`${',
    'x=>{',
    'a?',
    '<div>',
    '"',
    '/*',
    'if(a){',
    '!',
    'async()=>{await ',
    '\\u{',
  ];
  const files = openings.map((opening, index) => [
    `open-${index}.jsx`,
    `${head}${bad}${opening.repeat(10_000)}res.sendStatus(404)`,
  ]);
  const { code, errors, stats } = await check(Object.fromEntries(files) as Record<string, string>);
  expect(stats.files).toBe(openings.length + 1);
  expect(new Set(errors.map(({ file }) => file)).size).toBe(errors.length);
  expect(errors.filter(({ message }) => message !== 'it is nested too deeply to be read')).toEqual([]);
  // The recursion of any parser ends somewhere; some of these are beyond it.
  expect(errors.length).toBeGreaterThan(0);
  expect(code).toBe(2);
}, 60_000);

test('NUL bytes: silently skipped in a folder, an error when named', async () => {
  const binary = { 'binary.js': Buffer.from(`${head}${bad}\0`) };
  const walked = await check(binary);
  expect(walked).toMatchObject({ code: 1, errors: [], others: [], stats: { skipped: 1 } });
  const named = await check(binary, undefined, ['.', 'binary.js']);
  expect(named.errors).toEqual([
    { file: 'binary.js', message: 'it has NUL bytes: it is UTF-16 (save it as UTF-8) or no text' },
  ]);
  expect(named.code).toBe(2);
});

test('invalid UTF-8 is read with replacements', async () => {
  const latin1 = Buffer.from(`// gr\xFC\xDFe \xC3\n${head}${bad}`, 'latin1');
  expect(await check({ 'latin1.js': latin1 })).toMatchObject({
    code: 1,
    errors: [],
    others: ['latin1.js:4:31'],
  });
});

test('lines and columns count as editors count them', async () => {
  const texts: readonly (readonly [name: string, source: string, place: string])[] = [
    ['bom', `\uFEFF${bad.trimEnd()} ${head}`, '1:31'],
    ['cr', (head + bad).replaceAll('\n', '\r'), '3:31'],
    ['crlf', (head + bad).replaceAll('\n', '\r\n'), '3:31'],
    ['emoji', `${head}/*😀*/${bad}`, '3:37'],
    ['no-line-break-at-the-end', `${head}${bad.trimEnd()}`, '3:31'],
    ['tab', `${head}\t${bad}`, '3:32'],
    ['u2028', `${head}/*\u2028\u2029*/${bad}`, '3:37'],
  ];
  const files = texts.map(([name, source]) => [`${name}.js`, source]);
  const { code, errors, others } = await check(Object.fromEntries(files) as Record<string, string>);
  expect(others).toEqual(texts.map(([name, , place]) => `${name}.js:${place}`));
  expect({ code, errors }).toEqual({ code: 1, errors: [] });
});

test.skipIf(isWindows)('links in a circle and links that lead nowhere', async () => {
  const links = (cwd: string): void => {
    mkdirSync(join(cwd, 'src'));
    symlinkSync('..', join(cwd, 'src', 'up'));
    symlinkSync('circle.js', join(cwd, 'circle.js'));
    symlinkSync('nowhere.js', join(cwd, 'broken.js'));
  };
  expect(await check({}, links)).toMatchObject({ code: 1, errors: [], others: [] });
  const named = await check({}, links, ['.', 'src/up', 'circle.js', 'broken.js']);
  expect(named.code).toBe(2);
  expect(named.errors.map(({ file }) => file)).toEqual(['broken.js', 'circle.js']);
  expect(named.others).toEqual([]);
});

test('what cannot be read is named', async () => {
  const isRoot = process.getuid?.() === 0;
  const lockUp = (cwd: string): void => chmodSync(join(cwd, 'locked.js'), 0);
  const { code, errors } = await check({ 'locked.js': head + bad, 'x.js/a.txt': '' }, lockUp, [
    '.',
    'x.js',
    'y.js',
  ]);
  expect(code).toBe(2);
  const denied = { file: 'locked.js', message: 'it cannot be read: permission denied' };
  // Root reads everything, and Windows has no such mode.
  const isDenied = !isRoot && !isWindows;
  expect(errors).toEqual([...(isDenied ? [denied] : []), { file: 'y.js', message: 'it does not exist' }]);
});

test('a file that is gone before it is read is named', async () => {
  const { code, errors } = await check({}, undefined, ['/proc/self/mem.js', 'kept.js']);
  expect(code).toBe(2);
  expect(errors).toHaveLength(1);
});

test('an empty folder and an empty file are clean', async () => {
  const cwd = folderWith({ 'empty/.gitkeep': '', 'none/a.js': '' });
  expect(await runProgram(['check', 'empty'], { cwd })).toEqual({
    code: 0,
    stdout: 'There is no file to check here.\n',
    stderr: '',
  });
  expect(await runProgram(['check', 'none'], { cwd })).toMatchObject({ code: 0, stderr: '' });
});

test.skipIf(isWindows)('hostile names and sources cannot write to the terminal', async () => {
  const name = 'a\u001B]0;title\u0007\u202E\n.js';
  const cwd = folderWith({
    'package.json': manifest,
    [name]: head + bad.replace('404', '404, ' + '"\u001B[2J"'),
  });
  const { code, stdout } = await runProgram(['check'], { cwd });
  expect(code).toBe(1);
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
  expect(stdout).toContain(String.raw`a\x1b]0;title\x07\u202e\n.js:3:31`);
});

test('a hundred folders deep', async () => {
  const deep = `${'d/'.repeat(100)}a.js`;
  expect((await check({ [deep]: head + bad })).others).toEqual([`${deep}:3:31`]);
});

test('a broken package.json is named, and its files are checked', async () => {
  const { code, errors, others } = await check({ 'p/package.json': '{', 'p/a.js': head + bad });
  expect(code).toBe(2);
  expect(errors.map(({ file }) => file)).toEqual(['p/package.json']);
  expect(others).toEqual(['p/a.js:3:31']);
});
