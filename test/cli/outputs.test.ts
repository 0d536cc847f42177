import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runInProcess, type Ran } from './support';

const source = { 'a.js': 'res.status("error");\n' };

async function check(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return runInProcess(['check', ...args], { cwd });
}

const textOf = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

test('several reports are written by one run, their folders made; standard output keeps its own', async () => {
  const cwd = folderWith(source);
  const ran = await check(cwd, '--output', 'json=out/deep/a.json', '--output', 'junit=out/b.xml');
  expect(ran).toMatchObject({ code: 1, stderr: '' });
  expect(ran.stdout).toContain('a.js:1:12 error mark-error');
  expect(JSON.parse(textOf(cwd, 'out/deep/a.json'))).toMatchObject({ findings: [{ rule: 'mark-error' }] });
  expect(textOf(cwd, 'out/b.xml')).toMatch(/^<\?xml/);
  expect(readdirSync(join(cwd, 'out'))).toEqual(['b.xml', 'deep']);
});

describe('the format of a file that names none', () => {
  // What people of other linters type: the file is what they want, not the same text twice.
  test('is that of --format, which standard output then does not get as well', async () => {
    const cwd = folderWith(source);
    const { stdout } = await check(cwd, '--format', 'json', '--output', 'report.txt');
    expect(JSON.parse(textOf(cwd, 'report.txt'))).toMatchObject({ version: 1 });
    expect(stdout).toContain('a.js:1:12 error mark-error');
  });

  test('is that of its ending, and --format is about standard output', async () => {
    const cwd = folderWith(source);
    const { stdout } = await check(cwd, '--output', 'a.md', '--output=b.SARIF', '--format', 'github');
    expect(textOf(cwd, 'a.md')).toMatch(/^### status-hints/);
    expect(JSON.parse(textOf(cwd, 'b.SARIF'))).toMatchObject({ version: '2.1.0' });
    expect(stdout).toMatch(/^::error /);
  });

  test('is the same by both: then it is written once', async () => {
    const cwd = folderWith(source);
    const { stdout } = await check(cwd, '--format', 'sarif', '--output', 'a.sarif');
    expect(stdout).toContain('a.js:1:12 error mark-error');
  });
});

test('one file with a format and --format of the same: both get it', async () => {
  const cwd = folderWith(source);
  const { stdout } = await check(cwd, '--format', 'json', '--output', 'json=a.json');
  expect(textOf(cwd, 'a.json')).toBe(stdout);
});

describe('a file that cannot be written', () => {
  test('is told, and the others are written and tell of it too', async () => {
    const cwd = folderWith(source);
    mkdirSync(join(cwd, 'folder'));
    const outputs = ['json=first.json', 'sarif=folder', 'gitlab=a.js/x.json', 'junit=last.xml'];
    const { code, stdout, stderr } = await check(cwd, ...outputs.flatMap((output) => ['--output', output]));
    expect(code).toBe(2);
    expect(stdout).toContain('a.js:1:12 error mark-error');
    expect(stderr.split('\n')).toEqual([
      'error a.js/x.json: the gitlab report is not written: a part of its path is a file, not a folder',
      'error folder: the sarif report is not written: it is a folder',
      '',
    ]);
    const { errors } = JSON.parse(textOf(cwd, 'first.json')) as { readonly errors: readonly unknown[] };
    expect(errors).toHaveLength(2);
    expect(textOf(cwd, 'last.xml')).toContain('errors="2"');
  });

  test.skipIf(process.platform === 'win32')('leaves no half of one behind', async () => {
    const cwd = folderWith(source);
    await check(cwd, '--output', 'json=/proc/nowhere/a.json');
    expect(readdirSync(cwd)).toEqual(['a.js']);
  });
});

// A rename would put a file in the place of the device.
test.skipIf(process.platform === 'win32')('what is no plain file stays what it is', async () => {
  const cwd = folderWith(source);
  symlinkSync('/dev/null', join(cwd, 'nothing'));
  expect(await check(cwd, '--output', 'json=nothing')).toMatchObject({ code: 1, stderr: '' });
  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});

test('a report replaces an older one, through a link too', async () => {
  const cwd = folderWith({ ...source, 'old.json': 'much longer than before'.repeat(1000) });
  symlinkSync('old.json', join(cwd, 'link.json'));
  await check(cwd, '--output', 'json=link.json');
  expect(JSON.parse(textOf(cwd, 'old.json'))).toMatchObject({ version: 1 });
});

describe('what cannot be meant is refused before anything is checked', () => {
  const wrong: readonly (readonly [args: string, message: string])[] = [
    ['--format xml', '--format is one of pretty, json, sarif, github, gitlab, junit, markdown, not "xml".'],
    ['--format sarf', 'Did you mean sarif?'],
    [
      '--output xml=a.xml',
      'The format of --output is one of pretty, json, sarif, github, gitlab, junit, markdown, not "xml".',
    ],
    ['--output report.xml', '--output report.xml does not say its format: --output <format>=report.xml'],
    ['--output report.json', '--output <format>=report.json'],
    ['--output sarif', '--output sarif names no file: --output sarif=<file>'],
    ['--output sarif=', '--output sarif= names no file'],
    ['--output sarif=-', 'what goes to standard output is said by --format'],
    ['--output sarif=a --output json=./a', 'Two reports would be written to ./a'],
    // `--output json a.js` and `--output a.js` with the value left out.
    ['--format json --output a.js', '--output a.js would replace a source file'],
    ['--output json=src/a.ts', 'would replace a source file'],
    ['--output', '--output needs a value'],
    ['--print-config a.js --output a.sarif', '--print-config checks nothing'],
    ['--show-suppressed --hide-suppressed', 'opposites'],
  ];
  test.each(wrong)('%s', async (args, message) => {
    const cwd = folderWith(source);
    const { code, stdout, stderr } = await check(cwd, ...args.split(' '));
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(cwd, 'a'))).toBe(false);
    expect(textOf(cwd, 'a.js')).toBe(source['a.js']);
  });
});

test('a report in a file has no colours', async () => {
  const cwd = folderWith(source);
  const world = { cwd, isTTY: true, env: { FORCE_COLOR: '1' } };
  const { stdout } = await runInProcess(['check', '--output', 'pretty=a.txt'], world);
  expect(stdout).toContain('\u001B[');
  expect(textOf(cwd, 'a.txt')).toMatch(/^a\.js:1:12 error mark-error\n/);
});

describe('what is filtered', () => {
  const files = { 'a.js': 'status("error") status("hint") status("quiet")' };
  const rules = async (format: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await check(folderWith(files), '--format', format, ...args);
    // A log of SARIF describes all rules.
    const name = format === 'sarif' ? /(?<="ruleId": ")[\w-]+/g : /mark-(?:error|hint|quiet)(?=["\]:\s,])/g;
    return [...stdout.matchAll(name)].map(([rule]) => rule);
  };
  const all = ['github', 'gitlab', 'markdown', 'junit', 'sarif', 'json', 'pretty'] as const;

  test.each(all)('%s: what is below --show is left out', async (format) => {
    expect(await rules(format)).not.toContain('mark-hint');
    expect(await rules(format, '--show', 'hint')).toContain('mark-hint');
  });

  test.each(all)('%s: --quiet keeps what fails', async (format) => {
    expect(await rules(format, '--quiet', '--show', 'hint')).not.toContain('mark-hint');
  });

  test('what a comment silences is in those that can say so, and nowhere with --hide-suppressed', async () => {
    const having = async (...args: readonly string[]): Promise<readonly string[]> => {
      const found = await Promise.all(
        all.map(async (format) => (await rules(format, ...args)).includes('mark-quiet')),
      );
      return all.filter((_, index) => found[index]);
    };
    expect(await having()).toEqual(['sarif', 'json']);
    expect(await having('--show-suppressed')).toEqual(['markdown', 'junit', 'sarif', 'json', 'pretty']);
    expect(await having('--hide-suppressed')).toEqual([]);
  });
});
