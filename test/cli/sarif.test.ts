import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { folderWith, runInProcess, type TestWorld } from './support';

async function logOf(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  world: TestWorld = {},
): Promise<{
  readonly run: Run;
  readonly results: readonly Result[];
  readonly cwd: string;
  readonly code: number;
}> {
  const cwd = folderWith({ 'package.json': '{}', ...files });
  const { stdout, code } = await runInProcess(['check', '--format', 'sarif', ...args], { cwd, ...world });
  const [run] = (JSON.parse(stdout) as Log).runs;
  if (!run) throw new Error('There is no run.');
  return { run, results: run.results ?? [], cwd, code };
}

test('a log says what made it, from where names count, and how columns do', async () => {
  const { run, cwd } = await logOf({ 'a.js': '' });
  expect(run.tool.driver).toMatchObject({ name: 'status-hints', version: '1.2.3', semanticVersion: '1.2.3' });
  expect(run.originalUriBaseIds).toMatchObject({ '%SRCROOT%': { uri: `file://${cwd}/` } });
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.versionControlProvenance).toBeUndefined();
  expect(run.automationDetails).toBeUndefined();
});

test('every rule is described by its page, found in the code or not', async () => {
  const { run } = await logOf({ 'a.js': '' });
  expect(run.tool.driver.rules).toHaveLength(5);
  const [rule] = run.tool.driver.rules ?? [];
  expect(rule).toMatchObject({
    id: 'mark-error',
    name: 'MarkError',
    shortDescription: { text: 'Error marks.' },
    fullDescription: { text: 'A test needs it.' },
    helpUri: 'https://github.com/status-hints/status-hints/blob/main/docs/rules/mark-error.md',
    defaultConfiguration: { enabled: true, level: 'warning' },
    properties: { authority: 'SHOULD', precision: 'very-high', 'problem.severity': 'warning' },
  });
  expect(rule?.help?.markdown).toContain('```js\nres.status("error");\n```');
  expect(rule?.help?.text).toContain('Reports error marks.');
  expect(rule?.help?.text).not.toContain('**');
});

test('a result says where, how bad, how to mend it, and leads to its rule', async () => {
  const { run, results } = await logOf({ 'src/a.js': '\uFEFF// 😀\r\nres.status("fixable");\r\n' });
  expect(results).toEqual([
    {
      ruleId: 'mark-fixable',
      ruleIndex: 4,
      level: 'warning',
      message: { text: 'There is a mark of fixable. Take it away.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a.js', uriBaseId: '%SRCROOT%' },
            region: {
              startLine: 2,
              startColumn: 12,
              endLine: 2,
              endColumn: 21,
              snippet: { text: '"fixable"' },
            },
            contextRegion: {
              startLine: 1,
              endLine: 3,
              snippet: { text: '// 😀\r\nres.status("fixable");' },
            },
          },
        },
      ],
      partialFingerprints: { 'statusHintsTrace/v1': expect.stringMatching(/^[0-9a-f]{32}:1$/) as unknown },
      fixes: [
        {
          description: { text: 'Write 200' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'src/a.js', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 21 },
                  insertedContent: { text: '200' },
                },
              ],
            },
          ],
          properties: { kind: 'safe', preferred: true },
        },
      ],
      properties: {
        level: 'warning',
        certainty: 'registered',
        statuses: [299],
        expected: [200],
        also: [],
      },
    },
  ]);
  expect(run.tool.driver.rules?.[4]?.id).toBe('mark-fixable');
});

test('levels are those that SARIF has', async () => {
  const marks = ['error', 'warning', 'information', 'hint'].map((mark) => `status("${mark}")`).join('\n');
  const { results } = await logOf({ 'a.js': marks }, ['--show', 'hint']);
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'note']);
});

test('what is silenced is there, marked so: in the source by a comment, outside of it by a baseline', async () => {
  const files = { 'a.js': 'status("quiet")\nstatus("error")' };
  const { results } = await logOf(files);
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: 'inSource', status: 'accepted', justification: 'a test' }],
    undefined,
  ]);
  const written = await logOf(files, ['--update-baseline', '--baseline', 'known.json']);
  expect(written.results.map(({ suppressions }) => suppressions?.[0]?.kind)).toEqual([
    'inSource',
    'external',
  ]);
});

describe('the invocation', () => {
  test('tells how the check ended', async () => {
    const { run } = await logOf({ 'a.js': 'status("error")' });
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 1,
        toolExecutionNotifications: [],
        toolConfigurationNotifications: [],
      },
    ]);
  });

  test('names what could not be read and what is wrong in the configuration', async () => {
    const { run, code } = await logOf({ 'status-hints.config.json': '{ "lvls": {} }', 'a.js': '' }, [
      '.',
      'gone.js',
    ]);
    const [invocation] = run.invocations ?? [];
    expect(code).toBe(2);
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'gone.js: it does not exist' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.js', uriBaseId: '%SRCROOT%' } } }],
        },
      ],
    });
    expect(invocation?.toolConfigurationNotifications?.[0]?.message.text).toMatch(
      /^status-hints\.config\.json:1:3: /,
    );
  });
});

test.skipIf(process.platform === 'win32')(
  'addresses are encoded, those outside of the root are whole',
  async () => {
    const outside = folderWith({ 'b c.js': 'status("error")' });
    const names = ['src/[id]/(a) 100%#?\\é.js', 'a:b.js'];
    const files = Object.fromEntries(names.map((name) => [name, 'status("error")']));
    const { results } = await logOf(files, ['.', `${outside}/b c.js`]);
    const locations = results.map(({ locations: [at] = [] }) => at?.physicalLocation?.artifactLocation);
    expect(locations).toEqual([
      { uri: `file://${outside}/b%20c.js` },
      { uri: 'a%3Ab.js', uriBaseId: '%SRCROOT%' },
      { uri: 'src/%5Bid%5D/%28a%29%20100%25%23%3F%5C%C3%A9.js', uriBaseId: '%SRCROOT%' },
    ]);
  },
);

test('code in a message is no link, and nothing in it is obeyed by a terminal', async () => {
  const lint: TestWorld['lint'] = ({ text }) => ({
    findings: [
      {
        rule: 'mark-error',
        level: 'error',
        span: { start: 0, end: text.length },
        message: 'Not `handlers[name](req)`, \u001B[2J.',
        statuses: [],
        expected: [],
        certainty: 'registered',
        also: [],
        related: [{ span: { start: 0, end: 1 }, message: 'From `a[0](b)`.' }],
        fixes: [],
      },
    ],
    traces: [{ rule: 'mark-error', in: undefined, code: '' }],
    handlers: [],
    parsed: true,
    skipped: false,
    error: undefined,
    failures: [],
  });
  const { results } = await logOf({ 'a.js': 'status(1)'.repeat(100) }, [], { lint });
  expect(results[0]?.message.text).toBe('Not `handlers[name] (req)`, \\x1b[2J.');
  expect(results[0]?.relatedLocations).toEqual([
    {
      id: 1,
      message: { text: 'From `a[0] (b)`.' },
      physicalLocation: {
        artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 1 },
      },
    },
  ]);
  // A piece that is long is not copied.
  expect(results[0]?.locations?.[0]?.physicalLocation?.region?.snippet).toBeUndefined();
});

test('the revision is told where the CI server speaks of this folder', async () => {
  const cwd = folderWith({ 'package.json': '{}', 'a.js': '' });
  const env = {
    GITHUB_WORKSPACE: cwd,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'me/api',
    GITHUB_SHA: 'abc123',
    GITHUB_REF_NAME: 'main',
  };
  expect((await logOf({}, [], { cwd, env })).run.versionControlProvenance).toEqual([
    {
      repositoryUri: 'https://github.com/me/api',
      revisionId: 'abc123',
      branch: 'main',
      mappedTo: { uriBaseId: '%SRCROOT%' },
    },
  ]);
});
