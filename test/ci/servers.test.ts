import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '../cli/build';
import { documentedPage } from '../support/documented-page';
import { APP, BAD, CI_ENV, PATIENCE, npm, projectsWith, runTool } from './installed';

/** The recipes of docs/ci.md for CI servers, as the page has them, in projects that have the packed program installed. */

const { text: page, examples, exampleOf } = documentedPage('ci.md');
const projectWith = projectsWith();
const isWindows = process.platform === 'win32';

beforeAll(buildProgram, 150_000);

test('every example is named for the tests', () => {
  // Those without a name show command lines of which each runs in a named one or below.
  expect(page.match(/^```(?!sh$)\w+$/gm)).toHaveLength(
    examples.filter(({ language }) => language !== 'sh').length,
  );
});

interface GitLabJob {
  readonly variables: Readonly<Record<string, string | number>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string } };
}

describe.skipIf(isWindows)('GitLab', { timeout: PATIENCE }, () => {
  const job = (parse(exampleOf('gitlab').text) as Readonly<Record<string, GitLabJob>>)['status-codes']!;
  const run = async (folder: string, env: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await runTool('bash', ['-e', '-c', job.script.join('\n')], { cwd: folder, env: { ...CI_ENV, ...env } }))
      .code;
  const report = (folder: string): readonly { readonly location: { readonly path: string } }[] =>
    JSON.parse(readFileSync(join(folder, job.artifacts.reports.codequality), 'utf8')) as [];

  test('in a merge request what it changes, elsewhere all; the report is kept when the job fails', async () => {
    expect(job.artifacts.when).toBe('always');
    const { folder, git, commit } = projectWith({ 'old.js': APP + BAD });
    const base = git('rev-parse', 'HEAD');
    commit({ 'new.js': APP + BAD });
    expect(await run(folder)).toBe(1);
    expect(report(folder).map(({ location }) => location.path)).toEqual(['new.js', 'old.js']);
    expect(await run(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).toBe(1);
    expect(report(folder).map(({ location }) => location.path)).toEqual(['new.js']);
    // The whole history, or the base may not be there.
    expect(job.variables).toEqual({ GIT_DEPTH: 0 });
  });
});

describe.skipIf(isWindows)('elsewhere', { timeout: PATIENCE }, () => {
  test('one run writes several reports', async () => {
    const { folder } = projectWith({ 'a.js': APP + BAD });
    const { code, stdout } = await runTool('bash', ['-e', '-c', exampleOf('junit').text], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('a.js:2:33');
    expect(readFileSync(join(folder, 'status-hints.xml'), 'utf8')).toContain('<testsuites');
    expect(existsSync(join(folder, 'status-hints.sarif'))).toBe(true);
  });

  test('a script of package.json finds the program by its name', async () => {
    const { folder, write } = projectWith({ 'src/a.js': APP + BAD, 'b.js': APP + BAD });
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
    const documented = JSON.parse(exampleOf('npm-script').text) as {
      scripts: Readonly<Record<string, string>>;
    };
    write({ 'package.json': JSON.stringify({ ...manifest, ...documented }) });
    const [name = ''] = Object.keys(documented.scripts);
    expect(() => npm(['run', name], folder)).toThrow(`npm run ${name}`);
    write({ 'src/a.js': APP });
    expect(() => npm(['run', name], folder)).not.toThrow();
  });

  test('the command lines about what has changed', async () => {
    const lines = [...page.matchAll(/^npx --no-install (status-hints check .*--changed\S*)/gm)].map(
      ([line]) => line,
    );
    expect(lines).toHaveLength(3);
    const { folder, git, write } = projectWith({ 'a.js': APP + BAD });
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    write({ 'src/b.js': APP + BAD });
    for (const line of lines) {
      const { code, stdout } = await runTool('bash', ['-c', line], { cwd: folder });
      expect({ code, files: stdout.match(/^\S+\.js/gm) }, line).toEqual({ code: 1, files: ['src/b.js'] });
    }
  });
});
