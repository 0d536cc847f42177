import { spawn, spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { folderWith } from '../node/support';
import { buildProgram, program } from './build';
import { plainEnv, runProgram } from './program-run';

const manifest = '{ "dependencies": { "express": "^4.18.0" } }';
const head = "const express = require('express');\nconst app = express();\n";
const bad = "app.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });\n";

beforeAll(buildProgram, 150_000);

test('the exit codes: clean, findings, a failure', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'bad.js': head + bad, 'good.js': head });
  expect((await runProgram(['check', 'good.js'], { cwd })).code).toBe(0);
  expect((await runProgram(['check'], { cwd })).code).toBe(1);
  expect((await runProgram(['check', 'bad.js', 'missing.js'], { cwd })).code).toBe(2);
  expect((await runProgram(['check', '--nope'], { cwd })).code).toBe(2);
});

test('Node has nothing to complain about: standard error is empty', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'bad.js': head + bad });
  for (const args of [['check'], ['--version'], ['explain', '422']]) {
    expect((await runProgram(args, { cwd })).stderr).toBe('');
  }
});

test('standard input', async () => {
  const cwd = folderWith({ 'package.json': manifest });
  const { code, stdout } = await runProgram(['check', '--stdin-filename', 'src/a.js'], {
    cwd,
    stdin: head + bad,
  });
  expect(stdout).toContain('src/a.js:3:31 warning send-status-then-body');
  expect(code).toBe(1);
});

test('--rule turns a real rule off', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'bad.js': head + bad });
  expect((await runProgram(['check', '--rule', 'send-status-then-body=off'], { cwd })).code).toBe(0);
});

test('explain knows codes and rules', async () => {
  const cwd = folderWith();
  expect((await runProgram(['explain', '404'], { cwd })).stdout).toContain('404 Not Found');
  expect((await runProgram(['explain', 'send-status-then-body'], { cwd })).stdout).toContain('--rule');
});

test('a large output reaches a slow reader whole', async () => {
  const cwd = folderWith({ 'package.json': manifest, 'bad.js': head + bad.repeat(1000) });
  const child = spawn(process.execPath, [program, 'check', '--format', 'json'], { cwd });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) {
    chunks.push(chunk as Buffer);
    if (chunks.length < 5) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const text = Buffer.concat(chunks).toString();
  expect(text.length).toBeGreaterThan(500_000);
  expect((JSON.parse(text) as { findings: unknown[] }).findings).toHaveLength(1000);
});

// There is no `sh` everywhere, and no SIGPIPE.
test.skipIf(process.platform === 'win32')('a reader that goes away is no failure', () => {
  const cwd = folderWith({ 'package.json': manifest, 'bad.js': head + bad.repeat(1000) });
  const script = `"${process.execPath}" "${program}" check; echo "code $?" >&2`;
  const { stdout, stderr } = spawnSync('sh', ['-c', `{ ${script}; } | head -n 1`], {
    cwd,
    encoding: 'utf8',
    env: plainEnv(),
  });
  expect(stdout).toContain('bad.js:3:31');
  expect(stderr).toBe('code 1\n');
});
