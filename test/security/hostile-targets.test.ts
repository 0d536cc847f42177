import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess, type Ran } from '../cli/support';

const manifest = '{ "dependencies": { "express": "^4.18.0" } }';
const source =
  "const express = require('express');\nconst app = express();\napp.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });\n";
const empty = '{ "baselineOf": "status-hints", "version": 1, "files": {} }';

/** A project with these files in `app`, and a file beside it that is none of its business. */
function project(files: Readonly<Record<string, string>>): {
  readonly cwd: string;
  readonly outside: string;
} {
  const inApp = Object.fromEntries(Object.entries(files).map(([name, text]) => [`app/${name}`, text]));
  const outside = folderWith({
    'app/package.json': manifest,
    'app/.git/HEAD': '',
    'app/a.js': source,
    'kept.json': empty,
    'kept.js': source,
    ...inApp,
  });
  return { cwd: join(outside, 'app'), outside };
}

const run = async (cwd: string, ...args: string[]): Promise<Ran> => runInProcess(args, { cwd, engine });
const settings = (baseline: string): string => JSON.stringify({ baseline });

describe.skipIf(process.platform === 'win32')('what a workspace names to be written', () => {
  test.each([
    '../kept.json',
    '../new.json',
    '/new.json',
    '//server/share/new.json',
    'link/new.json',
    'link.json',
  ])('a baseline %s of the configuration is neither read nor written outside', async (path) => {
    const { cwd, outside } = project({ 'status-hints.config.json': settings(path) });
    symlinkSync('..', join(cwd, 'link'));
    symlinkSync('../kept.json', join(cwd, 'link.json'));
    for (const args of [['check'], ['check', '--update-baseline']]) {
      const { code, stdout, stderr } = await run(cwd, ...args);
      expect(code).toBe(2);
      expect(stdout + stderr).toMatch(
        /outside of the project|out of the project|It does not exist|it does not exist/,
      );
    }
    expect(readFileSync(join(outside, 'kept.json'), 'utf8')).toBe(empty);
    expect([join(outside, 'new.json'), '/new.json'].some((each) => existsSync(each))).toBe(false);
  });

  test('a baseline may lie anywhere in the project, and where the user says', async () => {
    const files = { 'p/status-hints.config.json': settings('../known.json'), 'p/b.js': source };
    const { cwd, outside } = project(files);
    expect((await run(cwd, 'check', 'p', '--update-baseline')).stdout).toContain('Wrote 1 problem');
    expect((await run(cwd, 'check', 'p')).code).toBe(0);
    const named = await run(cwd, 'check', 'a.js', '--baseline', '../kept.json', '--update-baseline');
    expect(named.stdout).toContain('Wrote 1 problem of 1 file to ../kept.json');
    expect(readFileSync(join(outside, 'kept.json'), 'utf8')).toContain('app/a.js');
  });

  test('a baseline names files of a server: nobody asks that server', async () => {
    const files = {
      '//server/share/x.js': [{ rule: 'r', code: 'c' }],
      '\\\\server\\x': [{ rule: 'r', code: 'c' }],
    };
    const known = JSON.stringify({ baselineOf: 'status-hints', version: 1, files });
    const { cwd } = project({ 'known.json': known });
    const { stdout } = await run(cwd, 'check', '--baseline', 'known.json', '--format', 'json');
    expect((JSON.parse(stdout) as { baselines: { gone: unknown[] }[] }).baselines[0]?.gone).toEqual([]);
  });

  test('--fix writes through a link inside of the project, and not out of it', async () => {
    const { cwd, outside } = project({ 'real/b.js': source });
    symlinkSync('../kept.js', join(cwd, 'out.js'));
    symlinkSync('real/b.js', join(cwd, 'in.js'));
    const { code, stderr, stdout } = await run(cwd, 'check', '--fix', 'out.js', 'in.js');
    expect([code, stderr]).toEqual([
      2,
      'error out.js: its fixes are not written: it is behind a symbolic link that leads out of the project\n',
    ]);
    expect(stdout).toContain('Fixed 1 problem in 1 file');
    expect(readFileSync(join(outside, 'kept.js'), 'utf8')).toBe(source);
    expect(readFileSync(join(cwd, 'real/b.js'), 'utf8')).toContain('status(404)');
    expect(lstatSync(join(cwd, 'in.js')).isSymbolicLink()).toBe(true);
  });

  test('init --force does not write through a link out of the folder', async () => {
    const { cwd, outside } = project({});
    for (const target of ['../kept.json', '../new.json']) {
      const folder = folderWith({ 'package.json': manifest });
      symlinkSync(join(outside, target.slice(3)), join(folder, 'status-hints.config.jsonc'));
      const { code, stderr } = await run(folder, 'init', '--force');
      expect(code).toBe(2);
      expect(stderr).toMatch(/the configuration is not written: it is .*symbolic link/);
    }
    expect(readFileSync(join(outside, 'kept.json'), 'utf8')).toBe(empty);
    expect(existsSync(join(outside, 'new.json'))).toBe(false);
    expect((await run(cwd, 'init')).code).toBe(0);
  });

  // Opened as any file is, they would keep the program waiting for ever, or take all memory.
  test('pipes and endless files in place of what is read are named, or are not there', async () => {
    const { cwd } = project({ 'p/a.js': source, 'q/a.js': source, 'r/a.js': source });
    for (const name of ['p/package.json', 'q/status-hints.config.json', 'r/.gitignore'])
      expect(spawnSync('mkfifo', [join(cwd, name)]).status).toBe(0);
    for (const name of ['q/package.json', 'tsconfig.json', 'openapi.json', 'lerna.json', 'r/package.json'])
      symlinkSync('/dev/zero', join(cwd, name));
    const { stdout } = await run(cwd, 'check', '--format', 'json');
    const { errors, findings } = JSON.parse(stdout) as { errors: unknown[]; findings: { file: string }[] };
    expect(errors).toEqual([
      { file: 'p/package.json', message: 'it is no file; its dependencies are taken as unknown' },
      { file: 'p/package.json', message: 'it cannot be used: it is no file' },
      { file: 'q/status-hints.config.json', message: 'it cannot be used: it is no file' },
    ]);
    expect(findings.map(({ file }) => file)).toEqual(['a.js', 'p/a.js', 'q/a.js', 'r/a.js']);
  });

  test('a manifest or a configuration of fifty megabytes is not read', async () => {
    const { cwd } = project({ 'p/a.js': source });
    writeFileSync(join(cwd, 'p/package.json'), `{"a":"${'x'.repeat(50_000_000)}"}`);
    writeFileSync(join(cwd, 'p/status-hints.config.json'), `{"a":"${'x'.repeat(50_000_000)}"}`);
    writeFileSync(join(cwd, 'p/openapi.yaml'), 'x'.repeat(50_000_000));
    writeFileSync(join(cwd, 'p/big.js'), `${source}//${'x'.repeat(64_000_000)}`);
    const { stdout } = await run(cwd, 'check', '--format', 'json', '.', 'p/big.js');
    expect((JSON.parse(stdout) as { errors: unknown }).errors).toEqual([
      { file: 'p/big.js', message: 'it is larger than 64 MB' },
      { file: 'p/package.json', message: 'it is larger than 10 MB; its dependencies are taken as unknown' },
      { file: 'p/package.json', message: 'it cannot be used: it is larger than 10 MB' },
      { file: 'p/status-hints.config.json', message: 'it cannot be used: it is larger than 1 MB' },
    ]);
  });
});
