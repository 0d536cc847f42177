import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runInProcess, type Ran } from '../../cli/support';
import { PLAIN_ENV, repositoryWith, type MadeRepository } from './made-repository';

/**
 * A repository that came with its `.git` (in an archive, on a shared disk) may say what it likes there. Each of these writes a
 * file when it is run, and each is proved to be live by running git without care.
 */

const check = async (cwd: string, env = PLAIN_ENV, ...args: readonly string[]): Promise<Ran> =>
  runInProcess(['check', '--changed', ...args], { cwd, env });

/** Programs outside of the repository, each of which leaves a file of its name when it is run. */
function traps() {
  const programs = folderWith();
  const marks = folderWith();
  return {
    trap: (name: string): string => {
      const path = join(programs, name);
      writeFileSync(path, `#!/bin/sh\ntouch '${join(marks, name)}'\n`, { mode: 0o755 });
      return path;
    },
    sprung: () => readdirSync(marks).sort(),
    reset: () => {
      for (const name of readdirSync(marks)) rmSync(join(marks, name));
    },
  };
}

/** Runs git as it comes; whether it succeeds does not matter. */
function careless({ folder }: MadeRepository, ...args: readonly string[]): void {
  spawnSync('git', args, { cwd: folder, env: PLAIN_ENV });
}

describe.skipIf(process.platform === 'win32')('a hostile repository runs nothing', () => {
  test('filters, the monitor of the file system, external diffs, conversions, hooks and pagers', async () => {
    const { trap, sprung, reset } = traps();
    const made = repositoryWith({
      'a.js': 'status("error")\n',
      'b.js': 'status("error")\n',
      '.gitattributes': 'a.js filter=f diff=d\nb.js filter=p\n',
    });
    const settings = {
      'filter.f.clean': trap('clean'),
      'filter.f.smudge': trap('smudge'),
      'filter.p.process': trap('process'),
      'core.fsmonitor': trap('fsmonitor'),
      'diff.external': trap('external'),
      'diff.d.command': trap('command'),
      'diff.d.textconv': trap('textconv'),
      'core.pager': trap('pager'),
      'pager.ls-tree': trap('pager'),
      'alias.ls-tree': `!${trap('alias')}`,
      'core.editor': trap('editor'),
      'core.sshCommand': trap('ssh'),
    };
    for (const [key, value] of Object.entries(settings)) made.git('config', key, value);
    symlinkSync(trap('hook'), join(made.folder, '.git/hooks/post-index-change'));
    // Git must look into the files to see that they are the same.
    for (const file of ['a.js', 'b.js']) utimesSync(join(made.folder, file), 1, 1);
    reset();

    const first = await check(made.folder);
    expect(first).toMatchObject({ code: 0, stdout: 'No file to check has changed.\n', stderr: '' });
    made.write({ 'a.js': '// different\nstatus("error")\n' });
    expect((await check(made.folder)).stdout).toContain('a.js:2:8');
    expect((await check(made.folder, PLAIN_ENV, 'HEAD')).stdout).toContain('a.js:2:8');
    expect(sprung()).toEqual([]);

    careless(made, 'diff', '--name-only');
    // The process ends at once, and git with it, before it has written its index.
    careless(made, '-c', 'filter.p.process=', 'add', '.');
    expect(sprung()).toEqual(expect.arrayContaining(['clean', 'fsmonitor', 'hook', 'process']));
  });

  const fetching: readonly (readonly [string, (trap: string) => Readonly<Record<string, string>>])[] = [
    ['ssh', (trap) => ({ 'remote.evil.url': 'ssh://nowhere.invalid/x', 'core.sshCommand': trap })],
    ['the other side', (trap) => ({ 'remote.evil.url': '.', 'remote.evil.uploadpack': trap })],
    ['a helper', (trap) => ({ 'remote.evil.url': `ext::${trap}`, 'protocol.ext.allow': 'always' })],
  ];

  test.each(fetching)('what a partial clone lacks is not fetched by a program for %s', async (_, ways) => {
    const { trap, sprung, reset } = traps();
    const made = repositoryWith({ 'a.js': 'status("error")\n', 'in/b.js': 'x\n' });
    const tree = made.git('rev-parse', 'HEAD:in');
    rmSync(join(made.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'evil',
      'remote.evil.promisor': 'true',
      ...ways(trap('fetch')),
    };
    for (const [key, value] of Object.entries(settings)) made.git('config', key, value);
    reset();

    const { code, stdout, stderr } = await check(made.folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--changed: git cannot list the files of ');
    expect(sprung()).toEqual([]);

    careless(made, 'ls-tree', '-r', 'HEAD');
    expect(sprung()).toEqual(['fetch']);
  });

  test('a git that the workspace brings is not run', async () => {
    const { trap, sprung } = traps();
    const program = trap('git');
    const made = repositoryWith({ 'a.js': 'status("error")\n', 'in/a.js': 'status("error")\n' });
    const outside = folderWith();
    const inside = ['.', 'bin', 'in/bin', 'in/node_modules/.bin'].map((folder) => join(made.folder, folder));
    const folders = [...inside, join(outside, 'node_modules/.bin')];
    for (const folder of folders) {
      mkdirSync(folder, { recursive: true });
      copyFileSync(program, join(folder, 'git'));
    }
    const path = ['', '.', 'bin', ...folders, PLAIN_ENV['PATH']].join(delimiter);
    const { code, stdout } = await check(join(made.folder, 'in'), { ...PLAIN_ENV, PATH: path }, '..');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No file to check has changed.\n' });
    expect(sprung()).toEqual([]);
  });

  test('files elsewhere are not compared, and a repository that hides in a folder is none', async () => {
    const { folder, git } = repositoryWith({ 'a.js': 'status("error")\n' });
    const elsewhere = folderWith({ 'secret.js': 'status("error")\n' });
    git('config', 'core.worktree', elsewhere);
    const ran = await check(folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--changed: The files of this repository are elsewhere');

    const hiding = folderWith();
    mkdirSync(join(hiding, 'docs'));
    const bare = repositoryWith({ 'a.js': 'x' });
    bare.git('clone', '--quiet', '--bare', '.', join(hiding, 'docs'));
    bare.git('--git-dir', join(hiding, 'docs'), 'config', 'core.bare', 'false');
    bare.git('--git-dir', join(hiding, 'docs'), 'config', 'core.worktree', hiding);
    expect((await check(join(hiding, 'docs'))).code).toBe(2);
  });
});
