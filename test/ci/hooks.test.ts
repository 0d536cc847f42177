import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../server/package.json';
import { root } from '../house/sources';
import { buildProgram } from '../cli/build';
import type { MadeRepository } from '../node/git/made-repository';
import { folderWith } from '../node/support';
import { documentedPage } from '../support/documented-page';
import { APP, BAD, CI_ENV, FINE, PATIENCE, packedProgram, projectsWith, runTool } from './installed';

/** The hooks of docs/ci.md, as the page has them, run by the programs that run them. */

const { exampleOf } = documentedPage('ci.md');
const projectWith = projectsWith();
const isWindows = process.platform === 'win32';

beforeAll(buildProgram, 150_000);

/** Commits what is staged, hooks and all. */
async function commits({ folder }: MadeRepository, env = CI_ENV): Promise<{ done: boolean; said: string }> {
  const me = ['-c', 'user.name=A Test', '-c', 'user.email=test@example.org'];
  const { code, stdout, stderr } = await runTool('git', [...me, 'commit', '-m', 'x'], { cwd: folder, env });
  return { done: code === 0, said: stdout + stderr };
}

/** What a hook has to do, whoever runs it. */
async function guardsCommits(project: MadeRepository, env = CI_ENV): Promise<void> {
  const { git, write } = project;
  write({ 'src/bad.js': APP + BAD });
  git('add', 'src/bad.js');
  const refused = await commits(project, env);
  expect(refused.said).toContain('src/bad.js:2:33 warning send-status-then-body');
  expect(refused.done).toBe(false);

  write({ 'src/bad.js': APP + FINE, 'ü $(x) it.js': APP + FINE });
  git('add', '.');
  const accepted = await commits(project, env);
  expect(accepted.done, accepted.said).toBe(true);
}

/** What those can do that name the staged files. */
async function knowsWhatIsStaged(project: MadeRepository, env = CI_ENV): Promise<void> {
  const { git, write, folder } = project;
  // A test and another file with findings, which are none of this commit's.
  write({ 'src/a.test.js': APP + BAD, 'other.js': APP + BAD, 'a.js': APP + FINE });
  git('add', 'src/a.test.js', 'a.js');
  const alone = await commits(project, env);
  expect(alone.done, alone.said).toBe(true);

  // Partially staged: what is not staged is not looked at, and is there again afterwards.
  write({ 'a.js': APP + FINE + FINE });
  git('add', 'a.js');
  write({ 'a.js': APP + FINE + BAD });
  const partial = await commits(project, env);
  expect(partial.done, partial.said).toBe(true);
  expect(git('diff', '--name-only')).toBe('a.js');

  write({ 'a.js': APP + FINE + BAD });
  git('add', 'a.js');
  write({ 'a.js': APP + FINE });
  const refused = await commits(project, env);
  expect(refused.said, folder).toContain('a.js:3:33');
  expect(refused.done).toBe(false);
}

describe.skipIf(isWindows)('lefthook', { timeout: PATIENCE }, () => {
  const env = { ...CI_ENV, PATH: [join(root, 'node_modules', '.bin'), CI_ENV['PATH']].join(delimiter) };
  const installed = (): MadeRepository => {
    const project = projectWith({ 'lefthook.yml': exampleOf('lefthook').text });
    const { status, stderr } = spawnSync('lefthook', ['install'], {
      cwd: project.folder,
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return project;
  };

  test('refuses and accepts commits', async () => guardsCommits(installed(), env));
  test('knows what is staged', async () => knowsWhatIsStaged(installed(), env));
});

describe.skipIf(isWindows)('pre-commit', { timeout: PATIENCE }, () => {
  const isHere = spawnSync('pre-commit', ['--version']).status === 0;
  if (process.env['CI'] === 'true') test('is installed', () => expect(isHere).toBe(true));
  else if (!isHere) console.warn('NOT TESTED: pre-commit is missing: apt-get install pre-commit');

  const env = { ...CI_ENV, PRE_COMMIT_HOME: folderWith(), PIP_NO_INDEX: '1' };
  const installed = (config: string): MadeRepository => {
    const project = projectWith({ '.pre-commit-config.yaml': config });
    const { status, stderr } = spawnSync('pre-commit', ['install'], {
      cwd: project.folder,
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return project;
  };

  describe.skipIf(!isHere)('with the package of the project', () => {
    const { text } = exampleOf('pre-commit');
    test('refuses and accepts commits', async () => guardsCommits(installed(text), env));
    test('knows what is staged', async () => knowsWhatIsStaged(installed(text), env));

    test('all files, as a CI server has them checked', async () => {
      const { folder, commit } = installed(text);
      commit({ 'a.js': APP + FINE, 'test/b.js': APP + BAD });
      const run = ['run', '--all-files', '--color=never'];
      expect((await runTool('pre-commit', run, { cwd: folder, env })).code).toBe(0);
      commit({ 'c.js': APP + BAD });
      const { code, stdout } = await runTool('pre-commit', run, { cwd: folder, env });
      expect({ code, files: stdout.match(/^\S+\.js/gm) }).toEqual({ code: 1, files: ['c.js'] });
    });
  });

  test.skipIf(!isHere)(
    'with a package of its own',
    async () => {
      const { text } = exampleOf('pre-commit-node');
      const dependency = /'(status-hints@.+)'/.exec(text)?.[1] ?? '';
      expect(dependency).toBe(`status-hints@${version}`);
      const project = installed(text.replace(dependency, packedProgram()));
      await guardsCommits(project, env);
    },
    120_000,
  );
});

describe.skipIf(isWindows)('lint-staged', { timeout: PATIENCE }, () => {
  test('its command takes the files as lint-staged names them: absolute, behind it', async () => {
    const { 'lint-staged': tasks } = JSON.parse(exampleOf('lint-staged').text) as {
      'lint-staged': Readonly<Record<string, string>>;
    };
    const [[glob, command] = ['', '']] = Object.entries(tasks);
    expect(glob).toBe('*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}');
    const { folder, write } = projectWith({});
    write({ 'src/a.js': APP + BAD, 'src/test/b.js': APP + BAD, 'c.js': APP + FINE });
    const files = ['src/a.js', 'src/test/b.js', 'c.js'].map((file) => join(folder, file));
    const [program = '', ...args] = command.split(' ');
    const path = join(folder, 'node_modules', '.bin', program);
    const { code, stdout } = await runTool(path, [...args, ...files], { cwd: folder });
    expect({ code, files: stdout.match(/^\S+\.js/gm) }).toEqual({ code: 1, files: ['src/a.js'] });
    expect((await runTool(path, [...args, ...files.slice(1)], { cwd: folder })).code).toBe(0);
  });
});

describe.skipIf(isWindows)('a hook without any of these', { timeout: PATIENCE }, () => {
  test('refuses and accepts commits', async () => {
    const project = projectWith({ 'a.js': APP + FINE });
    project.write({ '.git/hooks/pre-commit': exampleOf('plain-hook').text });
    chmodSync(join(project.folder, '.git/hooks/pre-commit'), 0o755);
    await guardsCommits(project);
  });
});
