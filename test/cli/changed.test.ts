import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { PLAIN_ENV, repositoryAt, repositoryWith } from '../node/git/made-repository';
import { folderWith, runInProcess, type Ran } from './support';

const isWindows = process.platform === 'win32';
const bad = 'status("error")\n';
const fine = '// status(\n';

const check = async (cwd: string, ...args: readonly string[]): Promise<Ran> =>
  runInProcess(['check', ...args], { cwd, env: PLAIN_ENV });

/** The files with findings, and nothing that went wrong. */
async function found(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await check(cwd, '--format', 'json', ...args);
  expect(stderr).toBe('');
  const { findings, errors } = JSON.parse(stdout) as {
    findings: { file: string }[];
    errors: unknown[];
  };
  expect(errors).toEqual([]);
  expect(code).toBe(findings.length === 0 ? 0 : 1);
  return findings.map(({ file }) => file);
}

describe('without a base', () => {
  test('what is staged, not staged or untracked has changed; what is committed has not', async () => {
    const { folder, git, write } = repositoryWith({ 'old.js': bad, 'staged.js': fine, 'unstaged.js': fine });
    write({ 'staged.js': bad });
    git('add', '.');
    write({ 'unstaged.js': bad, 'new/untracked.js': bad });
    expect(await found(folder, '--changed')).toEqual(['new/untracked.js', 'staged.js', 'unstaged.js']);
  });

  test('a file that was only touched has not changed', async () => {
    const { folder, write } = repositoryWith({ 'a.js': bad });
    write({ 'a.js': bad });
    expect(await check(folder, '--changed')).toMatchObject({
      code: 0,
      stdout: 'No file to check has changed.\n',
      stderr: '',
    });
  });

  test('before the first commit everything is new', async () => {
    const { folder, write } = repositoryWith();
    write({ 'a.js': bad });
    expect(await found(folder, '--changed')).toEqual(['a.js']);
  });

  test('a deleted file is none, a renamed one has changed', async () => {
    const { folder } = repositoryWith({ 'gone.js': bad, 'before.js': bad });
    rmSync(join(folder, 'gone.js'));
    renameSync(join(folder, 'before.js'), join(folder, 'after.js'));
    expect(await found(folder, '--changed')).toEqual(['after.js']);
  });

  test('line breaks that git has made are no change', async () => {
    const { folder, git, write } = repositoryWith({ '.gitattributes': '*.js text\n', 'a.js': bad + bad });
    write({ 'a.js': (bad + bad).replaceAll('\n', '\r\n') });
    expect(git('diff', '--stat')).toBe('');
    expect(await found(folder, '--changed')).toEqual([]);
    write({ 'a.js': (bad + fine).replaceAll('\n', '\r\n') });
    expect(await found(folder, '--changed')).toEqual(['a.js']);
  });

  test('ids of SHA-256', async () => {
    const folder = folderWith({ 'old.js': bad });
    const { git, commit, write } = repositoryAt(folder);
    git('init', '--quiet', '--object-format=sha256');
    commit();
    write({ 'new.js': bad });
    expect(await found(folder, '--changed')).toEqual(['new.js']);
  });
});

describe('with a base', () => {
  /** `main` has gone on since `work` left it. */
  function diverged() {
    const made = repositoryWith({ 'old.js': bad, 'on-main.js': fine, 'on-work.js': fine, 'both.js': fine });
    made.git('checkout', '--quiet', '-b', 'work');
    made.commit({ 'on-work.js': bad });
    made.git('checkout', '--quiet', 'main');
    made.commit({ 'on-main.js': bad });
    made.git('checkout', '--quiet', 'work');
    made.write({ 'untracked.js': bad });
    return made;
  }

  test('what differs from the commit where HEAD has left it, committed or not', async () => {
    const { folder } = diverged();
    expect(await found(folder, '--changed=main')).toEqual(['on-work.js', 'untracked.js']);
    expect(await found(folder, '--changed')).toEqual(['untracked.js']);
  });

  test.each(['main', 'HEAD~1', 'v1', 'refs/heads/main'])('%s, also as a word of its own', async (base) => {
    const { folder, git } = diverged();
    git('tag', '--annotate', '--message', 'x', 'v1', 'main');
    expect(await found(folder, '--changed', base)).toEqual(['on-work.js', 'untracked.js']);
    expect(await found(folder, '--changed', base, 'untracked.js')).toEqual(['untracked.js']);
  });

  test('what was changed and changed back is the same', async () => {
    const { folder, commit } = diverged();
    commit({ 'old.js': fine });
    commit({ 'old.js': bad });
    expect(await found(folder, '--changed=main')).toEqual(['on-work.js', 'untracked.js']);
  });

  test('a word that is a path is a path', async () => {
    const { folder, write } = diverged();
    write({ 'src/a.js': bad, 'lib/b.js': bad });
    expect(await found(folder, '--changed', 'src')).toEqual(['src/a.js']);
    expect(await found(folder, '--changed', 's*/**')).toEqual(['src/a.js']);
    expect(await found(folder, 'src', 'lib', '--changed')).toEqual(['lib/b.js', 'src/a.js']);
    expect(await found(folder, '--changed', '--', 'src')).toEqual(['src/a.js']);
  });

  test('a word that is both is refused, and what is clear is not', async () => {
    const { folder, write } = diverged();
    write({ 'main/a.js': bad });
    const { code, stdout, stderr } = await check(folder, '--changed', 'main');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('main is a revision and a path. Write --changed=main');
    expect(await found(folder, 'main', '--changed')).toEqual(['main/a.js']);
    expect(await found(folder, '--changed=main', 'main')).toEqual(['main/a.js']);
  });
});

describe('what git cannot tell', () => {
  const failing: readonly (readonly [string, readonly string[], string])[] = [
    ['an unknown revision', ['--changed=nope'], '--changed: git knows no revision nope here.'],
    ['an unknown word', ['--changed', 'nope'], 'there is no such file, and git knows no revision nope here.'],
    ['an empty base', ['--changed='], '--changed needs a value: --changed=<base>'],
    ['a base like an option', ['--changed=--output=marker'], 'git knows no revision --output=marker here.'],
    ['a blob', ['--changed=HEAD:a.js'], 'git knows no revision HEAD:a.js here.'],
    ['a range', ['--changed=HEAD..HEAD'], 'git knows no revision HEAD..HEAD here.'],
    ['a hostile name', ['--changed=\u001B[2J\u202E'], String.raw`git knows no revision \x1b[2J\u202e here.`],
    ['standard input', ['--changed', '--stdin-filename', 'a.js'], '--changed looks at files'],
    ['settings', ['--changed', '--print-config', 'a.js'], 'leave --changed out'],
  ];

  test.each(failing)('%s', async (_, args, message) => {
    const { folder, git } = repositoryWith({ 'a.js': bad });
    const { code, stdout, stderr } = await check(folder, ...args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('no repository, a bare one, and the inside of one', async () => {
    const outside = await check(folderWith({ 'a.js': bad }), '--changed');
    expect(outside.code).toBe(2);
    expect(outside.stderr).toContain('git finds no files of a repository here: not a git repository');
    const { folder, git } = repositoryWith({ 'a.js': bad });
    git('clone', '--quiet', '--bare', '.', 'bare.git');
    for (const inside of ['bare.git', '.git']) {
      const ran = await check(join(folder, inside), '--changed');
      expect({ code: ran.code, stdout: ran.stdout }, inside).toEqual({ code: 2, stdout: '' });
      expect(ran.stderr, inside).toMatch(/--changed: git finds no files of a repository here: .*\.\n/);
    }
  });

  test('no git', async () => {
    const { folder } = repositoryWith({ 'a.js': bad });
    const env = { ...PLAIN_ENV, PATH: folderWith() };
    const { code, stderr } = await runInProcess(['check', '--changed'], { cwd: folder, env });
    expect(code).toBe(2);
    expect(stderr).toContain('--changed: git is not found on the PATH');
  });

  test('a shallow clone says how to get the rest', async () => {
    const origin = repositoryWith({ 'a.js': fine });
    origin.git('checkout', '--quiet', '-b', 'work');
    origin.commit({ 'a.js': bad });
    origin.git('checkout', '--quiet', 'main');
    origin.commit({ 'b.js': bad });
    const folder = folderWith();
    const url = `file://${origin.folder.replaceAll('\\', '/')}`;
    repositoryAt(folder).git('clone', '--quiet', '--depth=1', '--branch=work', url, '.');
    const unknown = await check(folder, '--changed=origin/main');
    expect(unknown.stderr).toMatch(
      /git knows no revision origin\/main here\. This clone is shallow.*fetch-depth: 0/,
    );
    repositoryAt(folder).git('fetch', '--quiet', '--depth=1', 'origin', 'main:main');
    const unrelated = await check(folder, '--changed=main');
    expect(unrelated.code).toBe(2);
    expect(unrelated.stderr).toMatch(
      /HEAD and main have no commit in common here\. This clone is shallow.*fetch-depth: 0/,
    );
    repositoryAt(folder).git('fetch', '--quiet', '--unshallow');
    expect(await found(folder, '--changed=main')).toEqual(['a.js']);
  });

  test('histories that share nothing', async () => {
    const { folder, git, commit } = repositoryWith({ 'a.js': bad });
    git('checkout', '--quiet', '--orphan', 'other');
    commit({ 'a.js': fine });
    const { code, stderr } = await check(folder, '--changed=main');
    expect(code).toBe(2);
    expect(stderr).toContain('--changed: HEAD and main have no commit in common here.\n');
  });

  test('a file outside of the repository is named, the others are reported', async () => {
    const { folder, write } = repositoryWith({ 'old.js': bad });
    write({ 'new.js': bad });
    const other = folderWith({ 'a.js': bad });
    const { code, stdout, stderr } = await check(folder, '--changed', '.', join(other, 'a.js'));
    expect(code).toBe(2);
    expect(stdout).toContain('new.js:1:8');
    expect(stdout).not.toContain('old.js');
    expect(stderr).toContain('a.js: it is outside of the repository');
  });
});

describe('where files are', () => {
  test('names are those of the working folder, wherever in the repository that is', async () => {
    const { folder, write } = repositoryWith({ 'a.js': bad, 'in/b.js': bad, 'in/c.js': fine });
    write({ 'in/c.js': bad, 'd.js': bad });
    expect(await found(join(folder, 'in'), '--changed')).toEqual(['c.js']);
    expect(await found(join(folder, 'in'), '--changed', '..')).toEqual(['../d.js', 'c.js']);
  });

  test('names of any kind', async () => {
    const names = [
      'ä ö 😀.js',
      'a b.js',
      "it's.js",
      ...(isWindows ? [] : ['new\nline.js', '"quoted"\t.js', 'back\\slash.js']),
    ];
    const all = Object.fromEntries(names.map((name) => [name, bad]));
    const { folder, write } = repositoryWith(all);
    expect(await found(folder, '--changed')).toEqual([]);
    write(Object.fromEntries(names.map((name) => [name, fine + bad])));
    expect([...(await found(folder, '--changed'))].sort()).toEqual([...names].sort());
  });

  test('files of a submodule or of a repository inside are not of this one', async () => {
    const { folder, git } = repositoryWith({ 'a.js': bad });
    const library = repositoryWith({ 'l.js': bad });
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.folder, 'library');
    mkdirSync(join(folder, 'beside'));
    repositoryWith({ 'b.js': bad }, join(folder, 'beside')).write({ 'c.js': bad });
    expect(await found(folder, '--changed')).toEqual([]);
    expect(await found(join(folder, 'beside'), '--changed')).toEqual(['c.js']);
  });

  test('another working tree of the repository', async () => {
    const { folder, git } = repositoryWith({ 'a.js': bad });
    const tree = join(folderWith(), 'tree');
    git('worktree', 'add', '--quiet', tree);
    writeFileSync(join(tree, 'b.js'), bad);
    expect(await found(tree, '--changed=main')).toEqual(['b.js']);
    expect(await found(folder, '--changed')).toEqual([]);
  });

  test.skipIf(isWindows)('a link that is named is the file that it leads to', async () => {
    const { folder, write, git } = repositoryWith({ 'a.js': bad, 'b.js': fine });
    symlinkSync('a.js', join(folder, 'to-a.js'));
    symlinkSync('b.js', join(folder, 'to-b.js'));
    git('add', '.');
    write({ 'b.js': bad });
    expect(await found(folder, '--changed', 'to-a.js', 'to-b.js')).toEqual(['to-b.js']);
  });

  test('in a hook of git, which is told another folder and another index', async () => {
    const { folder, write } = repositoryWith({ 'a.js': bad });
    write({ 'in/b.js': bad });
    const env = { ...PLAIN_ENV, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index.lock', GIT_PREFIX: 'in/' };
    const { stdout } = await runInProcess(['check', '--changed'], { cwd: join(folder, 'in'), env });
    expect(stdout).toMatch(/^b\.js:1:8 /);
  });
});

describe('with other options', () => {
  test('--fix leaves alone what has not changed', async () => {
    const { folder, write } = repositoryWith({ 'a.js': 'status("fixable")' });
    write({ 'b.js': 'status("fixable")' });
    const { code, stdout } = await check(folder, '--changed', '--fix');
    expect(code).toBe(0);
    expect(stdout).toContain('No problems in 1 changed file ');
    expect(readFileSync(join(folder, 'a.js'), 'utf8')).toBe('status("fixable")');
    expect(readFileSync(join(folder, 'b.js'), 'utf8')).toBe('status(200)');
  });

  test('tests are left out as ever', async () => {
    const { folder, write } = repositoryWith({ 'a.js': bad });
    write({ 'a.test.js': bad });
    expect(await found(folder, '--changed')).toEqual([]);
    expect(await found(folder, '--changed', '--include-tests')).toEqual(['a.test.js']);
  });
});

describe('with the whole engine', () => {
  const run = async (cwd: string, ...args: readonly string[]): Promise<Ran> =>
    runInProcess(['check', ...args], { cwd, env: PLAIN_ENV, engine });
  const manifest = '{ "dependencies": { "express": "^5.0.0" } }';
  const users = `import { GONE } from './codes.js';
export const remove = (req, res) => {
  res.status(GONE).json({ error: 'x' });
};
`;
  const app = `import express from 'express';
import { remove } from './users.js';
const app = express();
app.delete('/users/:id', remove);
`;

  test('what files that did not change say still counts', async () => {
    const codes = 'export const GONE = 200;\n';
    const { folder, write } = repositoryWith({ 'package.json': manifest, 'app.js': app, 'codes.js': codes });
    write({ 'users.js': users });
    const { code, stdout } = await run(folder, '--changed');
    expect(code).toBe(1);
    // The code is a constant of a file that has not changed, and the handler is one only because of another.
    expect(stdout).toMatch(/^users\.js:3:14 warning no-error-in-2xx\n/);
    expect((await run(folder, '--changed', '--no-project')).code).toBe(0);
  });

  test('what a change does to a file that did not change is not reported', async () => {
    const { folder, write } = repositoryWith({
      'package.json': manifest,
      'app.js': app,
      'users.js': users,
      'codes.js': 'export const GONE = 410;\n',
    });
    write({ 'codes.js': 'export const GONE = 200;\n' });
    expect((await run(folder, '--changed')).stdout).toContain('No problems in 1 changed file ');
    expect((await run(folder)).stdout).toContain('users.js:3:14');
  });

  test('the baseline: what is known stays silent, and an update concerns the changed files alone', async () => {
    const express = "const app = require('express')();\n";
    const route = (path: string): string =>
      `app.get('${path}', (req, res) => res.sendStatus(404).json({}));\n`;
    const { folder, write, commit } = repositoryWith({
      'package.json': manifest,
      'a.js': express + route('/a'),
      'b.js': express + route('/b'),
    });
    const based = ['--baseline', 'known.json'];
    await run(folder, ...based, '--update-baseline');
    commit();
    write({ 'a.js': express + route('/a') + route('/new') });
    const checked = await run(folder, '--changed', ...based);
    expect(checked.code).toBe(1);
    expect(checked.stdout.match(/^\w+\.js:.*$/gm)).toEqual(['a.js:3:31 warning send-status-then-body']);
    expect(checked.stdout).not.toContain('gone');
    const updated = await run(folder, '--changed', ...based, '--update-baseline');
    expect(updated.stdout).toContain('Wrote 3 problems of 2 files to known.json: 1 new, 0 dropped');
  });
});
