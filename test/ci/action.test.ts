import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../server/package.json';
import { program } from '../cli/build';
import { repositoryAt, repositoryWith } from '../node/git/made-repository';
import { folderWith } from '../node/support';
import { documentedPage } from '../support/documented-page';
import { APP, BAD, FINE, PATIENCE, packedProgram } from './installed';
import { action, commandsIn, runAction, type ActionResult } from './runner';

const { text: page, exampleOf } = documentedPage('ci.md');
const manifest = '{ "dependencies": { "express": "^5.0.0" } }';
// There a `bash` on the PATH may be one of another system.
const isWindows = process.platform === 'win32';
let tarball = '';

beforeAll(() => {
  tarball = packedProgram();
}, 150_000);

/** The second step alone, with the program as it was built. */
const check = async (
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  env = {},
): Promise<ActionResult> => runAction({ workspace, inputs, env, given: { install: { program } } });

describe('action.yml', () => {
  test('inputs come to the scripts through the environment alone, and each is used', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of action.runs.steps) {
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
    }
    const used = action.runs.steps.flatMap((step) => [
      ...Object.values(step.env),
      step['working-directory'] ?? '',
    ]);
    for (const name of Object.keys(action.inputs)) expect(used, name).toContain(`\${{ inputs.${name} }}`);
    for (const { env, run } of action.runs.steps)
      for (const name of Object.keys(env)) expect(run, name).toMatch(new RegExp(`\\$\\{?${name}\\b`));
  });

  test('the outputs are those of its steps, and the page tells of each', () => {
    const ids = action.runs.steps.map(({ id }) => id);
    for (const [name, { value }] of Object.entries(action.outputs)) {
      const [, id = '', output = ''] = /^\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}$/.exec(value) ?? [];
      expect(ids).toContain(id);
      expect(action.runs.steps.find((step) => step.id === id)?.run).toContain(`${output}=`);
      expect(page).toContain(`\`${name}\``);
    }
  });
});

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly check: { readonly steps: readonly Used[] } };
}
interface Used {
  readonly uses: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, string | boolean | number>>;
}

describe('the workflows on the page', { timeout: PATIENCE }, () => {
  const workflows = ['github', 'github-code-scanning'].map((name) => ({
    name,
    workflow: parse(exampleOf(name).text) as Workflow,
  }));
  const stepOf = ({ jobs }: Workflow): Used =>
    jobs.check.steps.find(({ uses }) => uses.startsWith('status-hints/'))!;

  test.each(workflows)(
    '$name uses this version, inputs that there are, and outputs',
    ({ name, workflow }) => {
      const step = stepOf(workflow);
      expect(step.uses).toBe(`status-hints/status-hints@v${version}`);
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
      for (const [, output = ''] of exampleOf(name).text.matchAll(/steps\.status-hints\.outputs\.(\w+)/g)) {
        expect(Object.keys(action.outputs)).toContain(output);
        expect(step.id).toBe('status-hints');
      }
    },
  );

  test('whoever compares has the history', () => {
    const { jobs } = workflows[0]!.workflow;
    expect(jobs.check.steps[0]).toEqual({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
  });

  test.skipIf(isWindows)('in a pull request only what it changes is reported, elsewhere all', async () => {
    const inputs = Object.fromEntries(
      Object.entries(stepOf(workflows[0]!.workflow).with ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const origin = repositoryWith({ 'package.json': manifest, 'old.js': APP + BAD });
    origin.git('checkout', '--quiet', '-b', 'work');
    origin.commit({ 'new.js': APP + BAD });
    const workspace = folderWith();
    const clone = repositoryAt(workspace);
    clone.git('clone', '--quiet', origin.folder, '.');
    const all = await check(workspace, inputs);
    expect(all).toMatchObject({ code: 1, outputs: { problems: '2', warnings: '2', errors: '0' } });
    const changed = await check(workspace, inputs, { GITHUB_BASE_REF: 'main' });
    expect(changed).toMatchObject({ code: 1, outputs: { problems: '1' } });
    expect(commandsIn(changed.log)).toEqual([
      expect.stringMatching(/^::warning file=new\.js,line=2,.*title=status-hints send-status-then-body::/),
    ]);
    // Without the history the message says how to get it.
    const shallow = folderWith();
    repositoryAt(shallow).git('clone', '--quiet', '--depth=1', `file://${origin.folder}`, '.');
    const failed = await check(shallow, inputs, { GITHUB_BASE_REF: 'main' });
    expect(failed).toMatchObject({ code: 2, outputs: { sarif: '', problems: '' }, summary: '' });
    expect(failed.log).toContain('fetch-depth: 0');
  });
});

describe.skipIf(isWindows)('the steps, as the runner runs them', { timeout: PATIENCE }, () => {
  test('install and check, in a folder of the workspace, from outside of which nothing is asked', async () => {
    const { folder: workspace } = repositoryWith({
      '.npmrc': 'ignore-scripts=false\nregistry=http://127.0.0.1:9/\nnode-options=--require=./evil.js\n',
      'evil.js': "require('node:fs').writeFileSync('evil', '');\n",
      'package.json': manifest,
      'api/package.json': manifest,
      'api/a.js': APP + BAD,
      'b.js': APP + BAD,
    });
    const inputs = { version: `file:${tarball}`, 'working-directory': 'api' };
    const { code, log, outputs, summary } = await runAction({ workspace, inputs });
    expect(code, log).toBe(1);
    expect(outputs).toMatchObject({ problems: '1', errors: '0', warnings: '1' });
    expect(summary).toContain('<code>api/a&#46;js</code>: 1 problem');
    const sarif = JSON.parse(readFileSync(outputs['sarif']!, 'utf8')) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(1);
    expect(commandsIn(log)).toEqual([expect.stringContaining('file=api/a.js,line=2,')]);
    expect([existsSync(join(workspace, 'evil')), existsSync(join(workspace, 'api/evil'))]).toEqual([
      false,
      false,
    ]);
  });

  test('without a version it is the one of the action', async () => {
    const { folder: workspace } = repositoryWith({ 'package.json': manifest });
    const { code, log } = await runAction({ workspace });
    // No registry can be asked in a test.
    expect(code).not.toBe(0);
    expect(log).toMatch(/ENOTCACHED|cache mode/);
    expect(log).toContain('status-hints');
  });

  test('fail-on: a level, or never', async () => {
    const { folder } = repositoryWith({ 'package.json': manifest, 'a.js': APP + BAD });
    expect((await check(folder, { 'fail-on': 'error' })).code).toBe(0);
    expect((await check(folder, { 'fail-on': 'hint' })).code).toBe(1);
    const never = await check(folder, { 'fail-on': 'never' });
    expect(never).toMatchObject({ code: 0, outputs: { warnings: '1' } });
    const broken = await check(folder, { 'fail-on': 'never', paths: 'gone.js' });
    expect(broken.code).toBe(2);
  });

  test('paths and args, one per line, with blanks in them', async () => {
    const { folder } = repositoryWith({
      'package.json': manifest,
      'a b.js': APP + BAD,
      'c.js': APP + BAD,
      'd.js': APP + BAD,
    });
    const two = await check(folder, { paths: 'a b.js\nc.js\n' });
    expect(two.outputs['problems']).toBe('2');
    const off = await check(folder, { args: '--rule=send-status-then-body=off\n--stats\n' });
    expect(off).toMatchObject({ code: 0, outputs: { problems: '0' } });
  });

  test('without annotations the log is for people; without a summary there is none', async () => {
    const { folder } = repositoryWith({ 'package.json': manifest, 'a.js': APP + BAD, 'b.js': APP + FINE });
    const { log, summary, code } = await check(folder, { annotations: 'false', summary: 'false' });
    expect(code).toBe(1);
    expect(log).toContain('a.js:2:33 warning send-status-then-body');
    expect({ commands: commandsIn(log), summary }).toEqual({ commands: [], summary: '' });
  });
});

describe.skipIf(isWindows)('what is hostile stays text', { timeout: PATIENCE }, () => {
  const breakouts = [
    '"; touch marker; "',
    "'; touch marker; '",
    '$(touch marker)`touch marker`',
    'x\ntouch marker\n',
    '--help ${IFS}&& touch marker',
  ];
  const nothing = { sarif: '', problems: '', errors: '', warnings: '' };

  test.each(breakouts)('inputs: %j', async (text) => {
    const { folder, git } = repositoryWith({ 'package.json': manifest, 'a.js': APP + BAD });
    const names = Object.keys(action.inputs).filter((name) => name !== 'working-directory');
    const all = await check(folder, Object.fromEntries(names.map((name) => [name, text])));
    expect(all).toMatchObject({ code: 2, outputs: nothing, summary: '' });
    const base = await check(folder, { changed: 'true' }, { GITHUB_BASE_REF: text });
    expect(base).toMatchObject({ code: 2, outputs: nothing, summary: '' });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('the version', async () => {
    const { folder, git } = repositoryWith({ 'package.json': manifest });
    const installed = await runAction({ workspace: folder, inputs: { version: breakouts.join('') } });
    expect(installed).toMatchObject({ code: 1, outputs: nothing });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('names and sources of the workspace are no commands', async () => {
    const names = [
      '::error::a.js',
      '::stop-commands::x.js',
      'a\n::set-output name=sarif::evil\n.js',
      '##[add-path]x.js',
      '$(touch marker).js',
    ];
    const bad = `${APP}app.get('/x', (req, res) => { res.sendStatus(404).json('::warning::y\\n');\n\n::error::z\n});\n`;
    const good = `${APP}${BAD.replace('404', '404 /*\n::error::source\n*/')}`;
    const { folder } = repositoryWith({
      'package.json': '{ "dependencies": { "express": "^5.0.0" }, "statusHints": { "::error::key": 1 } }',
      ...Object.fromEntries(names.map((name) => [name, good])),
      'torn.js': bad,
    });
    for (const annotations of ['true', 'false']) {
      const { log, outputs, summary } = await check(folder, { annotations, paths: `.\n::error::gone.js` });
      expect(outputs['problems'], log).toBe(String(names.length));
      expect(outputs['sarif']).toMatch(/report\.sarif$/);
      const commands = commandsIn(log);
      expect(
        commands.filter((line) => !/^::(?:warning|error) file=|^::warning title=status-hints::/.test(line)),
      ).toEqual([]);
      expect(commands.length > 0).toBe(annotations === 'true');
      expect(summary).not.toMatch(/^::/m);
    }
    expect(repositoryAt(folder).git('status', '--porcelain')).toBe('');
  });
});
