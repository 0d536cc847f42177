import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, markLint, runInProcess } from './support';

const all = 'status("error")\nstatus("warning")\nstatus("information")\nstatus("hint")\n';

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^\S+\.js:\d/.test(line));
}

const verdicts: readonly (readonly [args: string, source: string, code: number])[] = [
  ['', 'status("error")', 1],
  ['', 'status("warning")', 1],
  ['', 'status("information")', 0],
  ['', 'status("quiet")', 0],
  ['', 'status(200)', 0],
  ['--level error', 'status("warning")', 0],
  ['--level information', 'status("information")', 1],
  ['--level hint', 'status("hint")', 1],
  ['--max-warnings 1', 'status("warning")', 0],
  ['--max-warnings 0', 'status("warning")', 1],
  ['--max-warnings 1', 'status("warning") status("warning")', 1],
  ['--max-warnings 5', 'status("error")', 1],
  ['--level error --max-warnings 0', 'status("warning")', 1],
  ['--rule mark-warning=off', 'status("warning")', 0],
  ['--rule mark-hint=error', 'status("hint")', 1],
  ['--rule mark-hint=error --rule mark-hint=hint', 'status("hint")', 0],
  ['--show error', 'status("warning")', 1],
  ['missing.js', 'status("warning")', 2],
];

test.each(verdicts)('check %s of %s exits with %i', async (args, source, code) => {
  const cwd = folderWith({ 'a.js': source });
  expect((await runInProcess(['check', ...args.split(' ').filter(Boolean)], { cwd })).code).toBe(code);
});

test('shows information and above by default, and what --show says otherwise', async () => {
  const cwd = folderWith({ 'a.js': all });
  const shown = async (...args: string[]) => lines((await runInProcess(['check', ...args], { cwd })).stdout);
  expect(await shown()).toEqual([
    'a.js:1:8 error mark-error',
    'a.js:2:8 warning mark-warning',
    'a.js:3:8 information mark-information',
  ]);
  expect(await shown('--show', 'hint')).toHaveLength(4);
  expect(await shown('--level', 'hint')).toHaveLength(4);
  expect(await shown('--show', 'error')).toEqual(['a.js:1:8 error mark-error']);
  expect(await shown('--quiet')).toHaveLength(2);
});

test('says when findings fail the check without being shown', async () => {
  const cwd = folderWith({ 'a.js': all });
  const { stdout } = await runInProcess(['check', '--show', 'error'], { cwd });
  expect(stdout).toContain(
    '1 problem (1 error) in 1 file\n1 problem fails the check and are not shown (--show)',
  );
});

test('a clean summary tells whether there is more below the level that is shown', async () => {
  const cwd = folderWith({ 'a.js': 'status("hint")', 'b/c.js': '' });
  const summary = async (...args: string[]) => (await runInProcess(['check', ...args], { cwd })).stdout;
  expect(await summary()).toContain('No problems of level information or above in 2 files');
  expect(await summary('b')).toContain('No problems in 1 file (');
});

test('what is told once for the project is one finding, whichever file is asked for', async () => {
  const lossy = (path: string): string =>
    `const app = require('express')();\napp.get('${path}', async (req, res) => res.json(await find()));\n`;
  const files = Object.fromEntries('abcdefg'.split('').map((name) => [`src/${name}.js`, lossy(`/${name}`)]));
  const manifest = JSON.stringify({ dependencies: { express: '^4.0.0' } });
  const cwd = folderWith({ ...files, 'package.json': manifest });
  const told = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await runInProcess(['check', '--format=json', '--show=hint', ...args], {
      cwd,
      engine,
    });
    const { findings } = JSON.parse(stdout) as { findings: { file: string; related: unknown[] }[] };
    return findings.map(({ file, related }) => `${file} ${related.length}`);
  };
  expect(await told()).toEqual(['src/a.js 6']);
  expect(await told('src/b.js')).toEqual([]);
});

test('--quiet prints nothing about a clean folder', async () => {
  const cwd = folderWith({ 'a.js': 'status("information")' });
  expect(await runInProcess(['check', '--quiet'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('an error names its file and hides no finding', async () => {
  const cwd = folderWith({ 'a.js': 'status("error")' });
  const { code, stdout, stderr } = await runInProcess(['check', 'a.js', 'b.js', 'x/*.ts'], { cwd });
  expect(code).toBe(2);
  expect(lines(stdout)).toEqual(['a.js:1:8 error mark-error']);
  expect(stderr).toBe('error b.js: it does not exist\nerror x/*.ts: the glob matches no file\n');
});

test('a fault of ours in one file is named and costs only that file', async () => {
  const cwd = folderWith({ 'a.js': 'status(1)', 'b.js': 'status("error")' });
  const { code, stdout, stderr } = await runInProcess(['check'], {
    cwd,
    lint: (input) => {
      if (input.fileName === 'a.js') throw new TypeError('a bug');
      return markLint(input);
    },
  });
  expect(code).toBe(2);
  expect(lines(stdout)).toHaveLength(1);
  expect(stderr).toContain(
    'error a.js: status-hints failed on it; please report this fault of ours: TypeError: a bug',
  );
});

test('a rule that fails is named, and the findings of the others are kept', async () => {
  const cwd = folderWith({ 'a.js': 'status("error")' });
  const { code, stdout, stderr } = await runInProcess(['check'], {
    cwd,
    lint: (input) => ({ ...markLint(input), failures: [{ rule: 'mark-hint', message: 'a bug' }] }),
  });
  expect(code).toBe(2);
  expect(lines(stdout)).toHaveLength(1);
  expect(stderr).toBe(
    'error a.js: the rule mark-hint failed on it; please report this fault of ours: a bug\n',
  );
});

test('reads standard input under a name', async () => {
  const { code, stdout } = await runInProcess(['check', '-', '--stdin-filename', 'src/x.ts'], {
    stdin: '\uFEFF  status("error")',
  });
  expect(code).toBe(1);
  expect(stdout).toContain('src/x.ts:1:10 error mark-error');
});

test('an empty folder is no failure', async () => {
  expect(await runInProcess(['check'])).toEqual({
    code: 0,
    stdout: 'There is no file to check here.\n',
    stderr: '',
  });
});

test('--stats tells the counts and times', async () => {
  const cwd = folderWith({ 'a.js': 'status(200)', 'b.js': 'nothing' });
  let time = 0;
  const { stdout } = await runInProcess(['check', '--stats'], { cwd, now: () => time++ });
  expect(stdout).toContain('2 files: 1 parsed, 0 skipped');
  expect(stdout).toMatch(/\d+ ms: finding \d+ ms, reading \d+ ms, linting \d+ ms/);
});

test('a progress line appears on a terminal after a second, and goes away', async () => {
  const cwd = folderWith({ 'a.js': 'status(200)', 'b.js': 'status(200)', 'c.js': 'status(200)' });
  const run = async (isTTY: boolean, step: number) => {
    let time = 0;
    return (await runInProcess(['check'], { cwd, isTTY, now: () => (time += step) })).stderr;
  };
  expect(await run(true, 0.1)).toBe('');
  expect(await run(false, 700)).toBe('');
  const line = await run(true, 700);
  expect(line).toContain('Checking 2 of 3: b.js');
  expect(line.endsWith('\r\u001B[K')).toBe(true);
});

test('the report has colours on a terminal, unless NO_COLOR, and elsewhere with FORCE_COLOR', async () => {
  const cwd = folderWith({ 'a.js': 'status("error")' });
  const hasColours = async (isTTY: boolean, env: Record<string, string>) =>
    (await runInProcess(['check'], { cwd, isTTY, env })).stdout.includes('\u001B[');
  expect(await hasColours(true, {})).toBe(true);
  expect(await hasColours(false, {})).toBe(false);
  expect(await hasColours(true, { NO_COLOR: '1' })).toBe(false);
  expect(await hasColours(true, { NO_COLOR: '' })).toBe(true);
  expect(await hasColours(true, { TERM: 'dumb' })).toBe(false);
  expect(await hasColours(false, { FORCE_COLOR: '1' })).toBe(true);
  expect(await hasColours(true, { FORCE_COLOR: '0' })).toBe(false);
});
