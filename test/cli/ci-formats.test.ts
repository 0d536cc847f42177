import sax from 'sax';
import { describe, expect, test } from 'vitest';
import { folderWith, runInProcess } from './support';

const isWindows = process.platform === 'win32';

async function output(
  format: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const cwd = folderWith({ 'package.json': '{}', ...files });
  return (await runInProcess(['check', '--format', format, ...args], { cwd, env })).stdout;
}

describe('github', () => {
  test('an annotation for each finding and error, and a summary for the log', async () => {
    const files = { 'src/a.js': '\nstatus("error");\nstatus("information")' };
    expect((await output('github', files, ['src', 'gone.js'])).split('\n')).toEqual([
      '::error file=src/a.js,line=2,endLine=2,col=8,endColumn=15,title=status-hints mark-error::src/a.js:2:8 There is a mark of error. Take it away.',
      '::notice file=src/a.js,line=3,endLine=3,col=8,endColumn=21,title=status-hints mark-information::src/a.js:3:8 There is a mark of information. Take it away.',
      '::error file=gone.js,title=status-hints::gone.js: it does not exist',
      '2 problems (1 error, 1 information) in 1 file',
      '',
    ]);
  });

  test('nothing is said with --quiet where nothing fails', async () => {
    expect(await output('github', { 'a.js': '' }, ['--quiet'])).toBe('');
  });

  test('what is wrong in a configuration is a warning', async () => {
    const files = { 'status-hints.config.json': '{ "lvls": {} }', 'a.js': '' };
    expect(await output('github', files)).toMatch(
      /^::warning title=status-hints::status-hints\.config\.json:1:3: /,
    );
  });

  // A name may hold anything but a slash and NUL, and may come with a pull request.
  test.skipIf(isWindows)('no name of a file is a command, a property or another line', async () => {
    const name = '::error::x\n::set-output name=a::b\r##[add-path]p,line=9%0A.js';
    const text = await output('github', { [name]: 'status("error")' });
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(2);
    // The runner's own reading: up to the next `::` are properties, and nothing else in the line is a command.
    const [, properties = '', data = ''] = /^::error (.*?)::(.*)$/.exec(lines[0] ?? '') ?? [];
    expect(properties).toBe(
      'file=%3A%3Aerror%3A%3Ax%0A%3A%3Aset-output name=a%3A%3Ab%0D##[add-path]p%2Cline=9%250A.js,line=1,endLine=1,col=8,endColumn=15,title=status-hints mark-error',
    );
    expect(data).toMatch(/%250A\.js:1:8 There is/);
  });

  test.skipIf(isWindows)('nor is it one in what people read of the log', async () => {
    const files = { '::add-mask::x': '', '::add-mask::x.js': 'status("error") // ##[add-mask]x' };
    const paths = ['.', '::add-mask::y.js'];
    const run = async (env: Readonly<Record<string, string>>) => {
      const { stdout, stderr } = await runInProcess(['check', ...paths], { cwd: folderWith(files), env });
      return stdout + stderr;
    };
    expect(await run({ GITHUB_ACTIONS: 'true' })).not.toMatch(/^\s*::|##\[/m);
    // Elsewhere it is shown as it is.
    expect(await run({})).toMatch(/^::add-mask::x\.js:1:8 /m);
  });

  test.skipIf(isWindows)('no name of a baseline is a command in the summary', async () => {
    const baseline = {
      '::add-mask::##[group]x.json':
        '{"baselineOf":"status-hints","version":1,"files":{"gone.js":[{"rule":"r","code":"c"}]}}',
    };
    const text = await output('github', { ...baseline, 'a.js': '' }, [
      '--baseline',
      '::add-mask::##[group]x.json',
    ]);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });
});

describe('gitlab', () => {
  interface Violation {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const violations = async (files: Readonly<Record<string, string>>): Promise<readonly Violation[]> =>
    JSON.parse(await output('gitlab', files, ['--show', 'hint', './src'])) as readonly Violation[];

  test('has the members that GitLab documents, with values that it takes', async () => {
    const marks = ['error', 'warning', 'information', 'hint', 'error'];
    const found = await violations({
      'src/a.js': marks.map((mark) => `status("${mark}")`).join('\n'),
      'src/b.js': 'status("error")',
    });
    expect(found[0]).toEqual({
      description: 'There is a mark of error. Take it away.',
      check_name: 'mark-error',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      severity: 'critical',
      location: { path: 'src/a.js', lines: { begin: 1, end: 1 } },
    });
    expect(found.map(({ severity }) => severity)).toEqual([
      'critical',
      'major',
      'minor',
      'info',
      'critical',
      'critical',
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    expect(found.filter(({ location }) => /^[./]/.test(location.path))).toEqual([]);
  });

  test('is an empty list where nothing is found', async () => {
    expect(await violations({ 'src/a.js': '' })).toEqual([]);
  });
});

describe('in a folder of a repository', () => {
  // Code hosts know files by their names from the root, wherever the job has changed to.
  test.each([
    ['github', 'file=api/src/a.js,'],
    ['gitlab', '"path": "api/src/a.js"'],
    ['junit', 'classname="api/src/a.js"'],
    ['sarif', '"uri": "api/src/a.js"'],
    ['markdown', '<code>api/src/a&#46;js</code>'],
  ])('%s names files from its root', async (format, named) => {
    const root = folderWith({ '.git/HEAD': '', 'api/package.json': '{}', 'api/src/a.js': 'status("error")' });
    const { stdout } = await runInProcess(['check', '--format', format], { cwd: `${root}/api` });
    expect(stdout).toContain(named);
  });
});

describe('junit', () => {
  interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    text: string;
  }

  /** All elements of a document in order, as a strict parser reads them. */
  function elementsOf(xml: string): readonly Element[] {
    const parser = sax.parser(true);
    const elements: Element[] = [];
    const open: Element[] = [];
    parser.onerror = (error) => {
      throw error;
    };
    parser.onopentag = ({ name, attributes }) => {
      const element = { name, attributes: attributes as Readonly<Record<string, string>>, text: '' };
      elements.push(element);
      open.push(element);
    };
    parser.ontext = (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    };
    parser.onclosetag = () => void open.pop();
    parser.write(xml).close();
    return elements;
  }

  test('a suite for each file and a test for each finding; those fail that fail the check', async () => {
    const files = { 'a.js': 'status("error")\nstatus("information")', 'b.js': 'status("warning")' };
    const elements = elementsOf(await output('junit', files, ['.', 'gone.js']));
    const brief = elements.map(({ name, attributes }) => ({ element: name, ...attributes }));
    expect(brief.filter(({ element }) => element !== 'testcase')).toEqual([
      {
        element: 'testsuites',
        name: 'status-hints',
        tests: '4',
        failures: '2',
        errors: '1',
        skipped: '0',
        time: '0.000',
      },
      { element: 'testsuite', name: 'a.js', tests: '2', failures: '1', errors: '0', skipped: '0' },
      { element: 'failure', type: 'error', message: 'There is a mark of error. Take it away.' },
      { element: 'system-out' },
      { element: 'testsuite', name: 'b.js', tests: '1', failures: '1', errors: '0', skipped: '0' },
      { element: 'failure', type: 'warning', message: 'There is a mark of warning. Take it away.' },
      { element: 'testsuite', name: 'gone.js', tests: '1', failures: '0', errors: '1', skipped: '0' },
      { element: 'error', message: 'it does not exist' },
    ]);
    expect(elements.find(({ name }) => name === 'testcase')?.attributes).toEqual({
      classname: 'a.js',
      name: 'mark-error: There is a mark of error.',
      file: 'a.js',
      line: '1',
      time: '0',
    });
    expect(elements.find(({ name }) => name === 'failure')?.text).toBe(
      'a.js:1:8 error mark-error\nThere is a mark of error. Take it away.',
    );
  });

  test('a test that has passed where nothing is found: some readers take a report without tests for a broken one', async () => {
    const elements = elementsOf(await output('junit', { 'a.js': '' }));
    expect(elements.map(({ name }) => name)).toEqual(['testsuites', 'testsuite', 'testcase', 'system-out']);
    expect(elements.at(-1)?.text).toContain('No problems in 1 file');
  });

  test('names of tests do not change with lines, and each is there once', async () => {
    const names = async (text: string): Promise<readonly (string | undefined)[]> =>
      elementsOf(await output('junit', { 'a.js': text }))
        .filter(({ name }) => name === 'testcase')
        .map(({ attributes }) => attributes['name']);
    const before = await names('status("error")\nstatus("error")');
    expect(before).toEqual([
      'mark-error: There is a mark of error.',
      'mark-error: There is a mark of error. (2)',
    ]);
    expect(await names('\n\nstatus("error") // now here\n\nstatus("error")')).toEqual(before);
  });

  test.skipIf(isWindows)('any name and any source makes a document of legal characters', async () => {
    const name = 'a"<b>&\u001B[2J\n\t]]>\uFFFE\u202E😀\'.js';
    const xml = await output('junit', { [name]: 'status("error")' });
    // XML 1.0, production 2.
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    const [, suite] = elementsOf(xml);
    expect(suite?.attributes['name']).toBe('a"<b>&\\x1b[2J\n\t]]>\\ufffe\\u202e😀\'.js');
  });
});

describe('markdown', () => {
  test('counts, then a table for each file', async () => {
    const text = await output('markdown', { 'a.js': 'status("error")\nstatus("warning")' }, ['.', 'gone.js']);
    const address = 'https://github.com/status-hints/status-hints/blob/main/docs/rules/mark-';
    expect(text.split('\n')).toEqual([
      '### status-hints',
      '',
      '2 problems (1 error, 1 warning) in 1 file',
      '',
      '**Could not be done:**',
      '',
      '- `gone.js`: it does not exist',
      '',
      '<details open><summary><code>a&#46;js</code>: 2 problems</summary>',
      '',
      '| Place | Level | Rule | Problem |',
      '| --- | --- | --- | --- |',
      `| 1:8 | error | [mark-error](${address}error.md) | There is a mark of error. Take it away. |`,
      `| 2:8 | warning | [mark-warning](${address}warning.md) | There is a mark of warning. Take it away. |`,
      '',
      '</details>',
      '',
    ]);
  });

  test('many findings are folded', async () => {
    expect(await output('markdown', { 'a.js': 'status("error")\n'.repeat(16) })).toContain(
      '<details><summary>',
    );
  });

  test('a summary of thousands is short enough for a comment, and says how many it leaves out', async () => {
    const text = await output('markdown', {
      'a.js': 'status("warning")\n'.repeat(5000),
      'b.js': 'status("error")',
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(55_000);
    const rows = text.match(/^\| \d+:\d+ /gm)?.length ?? 0;
    expect(text).toMatch(new RegExp(`… and ${5001 - rows} more, left out because .*\\n$`));
    expect(text).toContain('| 1:8 | error |');
    // Whatever is cut, what was opened is closed.
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test('places are links where the CI server says which revision is checked', async () => {
    const cwd = folderWith({ 'package.json': '{}', 'src/a (1).js': 'status("error")' });
    const at = async (env: Readonly<Record<string, string>>): Promise<string> =>
      (await runInProcess(['check', '--format', 'markdown'], { cwd, env })).stdout;
    const github = {
      GITHUB_WORKSPACE: cwd,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'me/api',
      GITHUB_SHA: 'abc123',
    };
    expect(await at(github)).toContain('[1:8](https://github.com/me/api/blob/abc123/src/a%20%281%29.js#L1)');
    const gitlab = {
      CI_PROJECT_DIR: cwd,
      CI_PROJECT_URL: 'https://gitlab.com/me/api',
      CI_COMMIT_SHA: 'abc123',
    };
    expect(await at(gitlab)).toContain(
      '[1:8](https://gitlab.com/me/api/-/blob/abc123/src/a%20%281%29.js#L1)',
    );
    // Another checkout than the one that the variables speak of.
    expect(await at({ ...github, GITHUB_WORKSPACE: '/elsewhere' })).toContain('| 1:8 |');
  });

  test.skipIf(isWindows)('no name of a file is HTML, a link, a mention or another row', async () => {
    const name = '</summary><img src=x>|`[a](javascript:b)`\n| @octocat #1.js';
    const text = await output('markdown', { [name]: 'status("error")' });
    expect(text).not.toMatch(/<img|@octocat|#1\b|\]\(javascript|\n\| @/);
    expect(text.match(/<\/summary>/g)).toHaveLength(1);
  });
});
