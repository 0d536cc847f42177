import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import type { Engine } from '../../server/src/cli/world';
import { hashOf } from '../../server/src/node/disk-reads';
import { PLAIN_ENV, repositoryWith } from '../node/git/made-repository';
import { folderWith, markLint, runInProcess, type Ran } from './support';

const cache = (cwd: string): string => join(cwd, 'node_modules', '.cache', 'status-hints');

test('the second run tells what the first has found, and lints nothing', async () => {
  const cwd = project({ 'a.js': 'status("error")', 'b.js': 'status("warning")', 'c.js': '1' });
  const [first, again] = [await check(cwd), await check(cwd)];
  expect(first).toMatchObject({ linted: 2, cached: 0, code: 1 });
  expect(again).toMatchObject({ linted: 0, cached: 3, code: 1, shown: first.shown });
});

test('what is shown of it may be asked for in another way', async () => {
  const cwd = project({ 'a.js': 'status("error"); status("hint"); status("quiet")' });
  await check(cwd);
  for (const args of [
    ['--show', 'hint'],
    ['--quiet'],
    ['--show-suppressed'],
    ['--max-warnings', '0'],
    ['--format', 'pretty'],
  ]) {
    const again = await runInProcess(['check', '--cache', ...args], { cwd, lint: notAsked });
    expect(again).toEqual(await runInProcess(['check', ...args], { cwd }));
  }
});

test('other settings, options and programs begin anew', async () => {
  const cwd = project({ 'a.js': 'status("error")' });
  await check(cwd);
  expect(await check(cwd, ['--rule', 'mark-error=off'])).toMatchObject({ linted: 1, code: 0 });
  expect(await check(cwd, ['--no-project'])).toMatchObject({ linted: 1 });
  expect(await check(cwd, [], 'another build')).toMatchObject({ linted: 1 });
  writeFileSync(join(cwd, 'status-hints.config.json'), '{ "exemptPaths": ["/x"] }');
  expect(await check(cwd)).toMatchObject({ linted: 1 });
  expect(await check(cwd)).toMatchObject({ linted: 0 });
});

// What is wrong in a configuration, or cannot be read, is told each time.
test('warnings and errors are remembered too', async () => {
  const cwd = project({ 'a.js': '1', 'status-hints.config.json': '{ "nothing": 1 }' });
  const [first, again] = [await check(cwd, ['none.js', '.']), await check(cwd, ['none.js', '.'])];
  expect(again).toMatchObject({ cached: 1, code: 2, stderr: first.stderr, shown: first.shown });
  expect(again.stderr).toContain('nothing');
});

test('files that were just fixed are linted as they are now', async () => {
  const cwd = project({ 'a.js': 'status("fixable"); status("error")' });
  await check(cwd);
  expect((await check(cwd, ['--fix'])).stdout).toContain('Write 200');
  const after = await check(cwd);
  expect(after.shown).toHaveLength(1);
  // Nothing is left to be fixed, so the cache can tell what --fix would.
  expect(await check(cwd, ['--fix'])).toMatchObject({ linted: 0, shown: after.shown });
});

// That it could not be written is no news of a later run that writes nothing.
test('what --fix could not do is not remembered', async () => {
  const cwd = project({});
  // Not UTF-8.
  writeFileSync(join(cwd, 'a.js'), Buffer.from([...Buffer.from('status("fixable") // '), 0xe9]));
  expect((await check(cwd, ['--fix'])).stdout).toContain('its fixes are not written');
  expect((await check(cwd)).stdout).not.toContain('its fixes are not written');
});

test('a baseline knows the same, and can be written from what the cache tells', async () => {
  const cwd = project({
    'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
    'a.js': "require('express')().get('/', (req, res) => res.status(700).end());",
    'b.js': '1',
    'status-hints.config.json': '{ "baseline": "known.json" }',
  });
  let linted = 0;
  const lint: Engine['lint'] = (input) => {
    linted++;
    return engine.lint(input);
  };
  const run = (...args: readonly string[]): Promise<Ran> =>
    runInProcess(['check', ...args], { cwd, engine: { ...engine, lint } });
  const known = (): string => readFileSync(join(cwd, 'known.json'), 'utf8');

  await run('--update-baseline');
  const [before, fresh] = [known(), await run('--show-suppressed')];
  expect(fresh).toMatchObject({ code: 0, stdout: expect.stringContaining('700') as string });
  await run('--cache');
  await run('--cache', '--format', 'sarif');
  linted = 0;
  expect(await run('--cache', '--show-suppressed')).toEqual(fresh);
  // What findings are known by from run to run is remembered where a format needs it.
  expect(await run('--cache', '--format', 'sarif')).toEqual(await run('--format', 'sarif'));
  linted = 0;
  await run('--cache', '--update-baseline');
  expect([linted, known()]).toEqual([0, before]);
  // Without it the same is news again.
  writeFileSync(join(cwd, 'known.json'), before.replace(/"files": \{[^]*/, '"files": {} }'));
  expect(await run('--cache')).toMatchObject({ code: 1 });
  expect(linted).toBeGreaterThan(0);
});

test('what has changed is told by git each time', async () => {
  const {
    folder: cwd,
    git,
    write,
  } = repositoryWith({ 'a.js': 'status("error")', 'b.js': 'status("error")' });
  const args = ['--changed', '--cache-location', join(folderWith(), 'cache')];
  write({ 'a.js': 'status("error");' });
  const first = await check(cwd, args);
  expect(first).toMatchObject({ linted: 1, code: 1 });
  expect(await check(cwd, args)).toMatchObject({ linted: 0, shown: first.shown });
  git('add', '.');
  git('commit', '-qm', 'a');
  expect(await check(cwd, args)).toMatchObject({ shown: [], code: 0 });
});

test('standard input is not remembered', async () => {
  const { code, stderr } = await runInProcess(['check', '--cache', '--stdin-filename', 'a.js'], {});
  expect([code, stderr]).toEqual([
    2,
    'error --cache remembers files, not standard input: leave one of them out.\n',
  ]);
});

test('--cache-location names the file, or the folder', async () => {
  const cwd = project({ 'a.js': 'status("error")' });
  await check(cwd, ['--cache-location', 'own.cache']);
  await check(cwd, ['--cache-location', 'folder/']);
  expect(readdirSync(cwd).sort()).toEqual(['a.js', 'folder', 'node_modules', 'own.cache']);
  expect(readdirSync(join(cwd, 'folder'))).toHaveLength(1);
  expect(existsSync(cache(cwd))).toBe(false);
  // The files of the cache are in a folder that the run looks into, and are no news to it.
  expect(await check(cwd, ['--cache-location', 'own.cache'])).toMatchObject({ linted: 1 });
  expect(await check(cwd, ['--cache-location', 'own.cache'])).toMatchObject({ linted: 0 });
  expect(await check(cwd, ['--cache-location', 'folder/'])).toMatchObject({ linted: 0 });
});

test('without node_modules it is in the folder that the user has for such things', async () => {
  const cwd = folderWith({ 'a.js': 'status("error")' });
  const home = folderWith();
  const env = { XDG_CACHE_HOME: home, LOCALAPPDATA: home };
  const run = async (): Promise<Ran> => runInProcess(['check', '--cache'], { cwd, env });
  if (process.platform === 'darwin') return; // there it is a fixed folder
  await run();
  expect(readdirSync(join(home, 'status-hints'))).toHaveLength(1);
  expect(readdirSync(cwd)).toEqual(['a.js']);
});

test('there are at most eight files of a folder: one for each way to call it', async () => {
  const cwd = project({ 'a.js': 'status("error")' });
  for (const id of ['error', 'warning', 'hint']) {
    for (const level of ['off', 'error', 'warning', 'hint'])
      await check(cwd, ['--rule', `mark-${id}=${level}`]);
  }
  expect(readdirSync(cache(cwd))).toHaveLength(8);
});

const damages: readonly [string, (whole: string) => string][] = [
  ['empty', () => ''],
  ['torn', (whole) => whole.slice(0, whole.length / 2)],
  ['a bit of it changed', (whole) => whole.replace('mark-error', 'mark-errir')],
  ['none of ours', () => '<html>'],
  ['no JSON', () => signed('{')],
  ['null', () => signed('null')],
  ['a list', () => signed('[]')],
  ['a prototype', () => signed('{"__proto__":{"key":"","reads":[],"run":{}}}')],
  ['a finding without a message', (whole) => signed(bodyOf(whole).replace('"message":', '"massage":'))],
  [
    'a level that there is not',
    (whole) => signed(bodyOf(whole).replace('"level":"error"', '"level":"__proto__"')),
  ],
  ['a place before the file', (whole) => signed(bodyOf(whole).replace('"start":', '"start":-'))],
  ['another key', (whole) => signed(bodyOf(whole).replace('a test', 'a text'))],
  ['a question that there is not', (whole) => signed(bodyOf(whole).replace(/\[\[\d/, '[[9'))],
  [
    'a place outside',
    (whole) =>
      signed(
        bodyOf(whole).replace('"reads":[', '"reads":[{"folder":"/etc","reads":[[5,"/passwd","x",null]]},'),
      ),
  ],
];

test.each(damages)('a cache that is %s is none', async (_, damage) => {
  const cwd = project({ 'a.js': 'status("error")' });
  const first = await check(cwd);
  const [name = ''] = readdirSync(cache(cwd));
  const file = join(cache(cwd), name);
  const damaged = damage(readFileSync(file, 'utf8'));
  expect(damaged).not.toBe(readFileSync(file, 'utf8'));
  writeFileSync(file, damaged);
  expect(await check(cwd)).toMatchObject({ linted: 1, stderr: '', shown: first.shown });
  expect(await check(cwd)).toMatchObject({ linted: 0, stderr: '', shown: first.shown });
});

test('where it cannot be written a warning says so, and the check goes on', async () => {
  const cwd = project({ 'a.js': 'status("error")', 'node_modules/.cache/status-hints': 'a file' });
  const { code, stderr } = await check(cwd);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^warning The cache cannot be written: .+\.\n$/);
});

test('a file that is something else stays as it is', async () => {
  const cwd = project({ 'a.js': 'status("error")', 'package.json': '{}' });
  const { stderr } = await check(cwd, ['--cache-location', 'package.json']);
  expect(stderr).toContain('another file is there');
  expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe('{}');
});

// A workspace is not trusted: a link in it is no way to write elsewhere.
test.skipIf(process.platform === 'win32')('no link leads the cache out of the workspace', async () => {
  const elsewhere = folderWith({ 'mine.txt': 'mine' });
  const cwd = folderWith({ 'a.js': 'status("error")' });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(elsewhere, join(cwd, 'node_modules', '.cache'));
  await check(cwd, [], 'a test', folderWith());
  expect(readdirSync(elsewhere)).toEqual(['mine.txt']);

  const own = project({ 'a.js': 'status("error")' });
  await check(own);
  const [name = ''] = readdirSync(cache(own));
  rmSync(join(cache(own), name));
  symlinkSync(join(elsewhere, 'mine.txt'), join(cache(own), name));
  expect(await check(own)).toMatchObject({ linted: 1 });
  expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe('mine');
});

function project(files: Readonly<Record<string, string>>): string {
  return folderWith({ 'node_modules/x/index.js': '', ...files });
}

interface Checked extends Ran {
  readonly linted: number;
  readonly cached: number;
  /** Its findings, errors and counts. */
  readonly shown: unknown;
}

/** Checks with a cache, as JSON; counts how often the engine was asked. */
async function check(
  cwd: string,
  args: readonly string[] = [],
  build = 'a test',
  home = '',
): Promise<Checked> {
  let linted = 0;
  const ran = await runInProcess(['check', '--cache', '--stats', '--format', 'json', ...args], {
    cwd,
    build,
    env: { ...PLAIN_ENV, XDG_CACHE_HOME: home },
    lint: (input) => {
      linted++;
      return markLint(input);
    },
  });
  return { ...ran, linted, ...read(ran.stdout) };
}

function notAsked(): never {
  throw new Error('It was linted.');
}

function read(stdout: string): { readonly cached: number; readonly shown: unknown } {
  if (!stdout.startsWith('{')) return { cached: 0, shown: [] };
  const { findings, stats } = JSON.parse(stdout) as { findings: unknown; stats: { cached: number } };
  return { cached: stats.cached, shown: findings };
}

function bodyOf(whole: string): string {
  return whole.slice(whole.indexOf('\n') + 1);
}

/** As somebody writes it who knows the form. */
function signed(body: string): string {
  return `status-hints cache 1 ${hashOf(body)}\n${body}`;
}
