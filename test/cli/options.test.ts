import { expect, test } from 'vitest';
import { folderWith, runInProcess } from './support';

const wrong: readonly (readonly [line: string, message: string])[] = [
  ['check --fi', 'There is no option --fi. Did you mean --fix or --fix-dry-run?'],
  ['check --includetests', 'Did you mean --include-tests?'],
  ['check -z', 'There is no option -z.'],
  ['check --level loud', '--level is error, warning, information, hint, not "loud".'],
  ['check --show off', '--show is error, warning, information, hint, not "off".'],
  ['inspect --format xml', '--format is pretty or json, not "xml".'],
  ['check --max-warnings -1', '--max-warnings is a number from 0, not "-1".'],
  ['check --max-warnings 1.5', '--max-warnings is a number from 0'],
  ['check --max-warnings', '--max-warnings needs a value'],
  ['check --fix=yes', '--fix takes no value, but "yes" is given.'],
  ['check --fix --fix-dry-run', 'give one of them'],
  ['check --level error --level hint', '--level is given twice.'],
  ['check --rule mark-hint', 'the level is missing'],
  ['check --rule mark-hin=off', 'There is no rule "mark-hin". Did you mean mark-hint'],
  [
    'check --rule mark-hint=loud',
    'The level of mark-hint is error, warning, information, hint, off, not "loud".',
  ],
  ['check -', 'For standard input give its name'],
  ['check --stdin-filename a.js b.js', 'leave the paths out'],
  ['check --stdin-filename a.js --fix', 'use --fix-dry-run'],
  ['check --stdin-filename a.js --force-exclude', 'leave one of them out'],
  ['check --stdin-filename a.css', 'The ending of --stdin-filename is one of .js'],
  ['inspect --fix', 'There is no option --fix.'],
  ['explain', 'What is to be explained?'],
  ['chekc src', 'There is no command "chekc". Did you mean check?'],
  ['src', 'To check it as a path: status-hints check src'],
  ['--level error', 'Before --level a command is missing'],
];

test.each(wrong)('%s', async (line, message) => {
  const { code, stdout, stderr } = await runInProcess(line.split(' '));
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('values stay as they were typed', async () => {
  const cwd = folderWith({ '1e3.js': 'status("error")' });
  const named = await runInProcess(['check', '--stdin-filename', '1e3.js'], {
    cwd,
    stdin: 'status("error")',
  });
  expect(named.stdout).toContain('1e3.js:1:8');
  const path = await runInProcess(['check', '--', '1e3.js'], { cwd });
  expect(path.stdout).toContain('1e3.js:1:8');
});

test.each(['--help', '-h', 'help'])('%s lists the commands', async (word) => {
  const { code, stdout } = await runInProcess([word]);
  expect(code).toBe(0);
  for (const name of ['check', 'explain', 'inspect', 'routes', 'init', '--version'])
    expect(stdout).toContain(name);
});

test.each(['check', 'explain', 'inspect', 'routes', 'init'])(
  '%s --help is a page of its own',
  async (name) => {
    const { code, stdout } = await runInProcess([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: status-hints ${name}`);
    expect(stdout.split('\n').filter((line) => line.length > 110)).toEqual([]);
  },
);

test('--version prints the version alone', async () => {
  expect(await runInProcess(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

test('without a command the help goes to standard error', async () => {
  const { code, stdout, stderr } = await runInProcess([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Usage');
});
