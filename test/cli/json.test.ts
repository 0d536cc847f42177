import { expect, test } from 'vitest';
import { errorsAgainst } from './schemas';
import { folderWith, runInProcess } from './support';

async function json(args: readonly string[], files: Record<string, string>): Promise<Record<string, never>> {
  const { stdout } = await runInProcess([...args, '--format', 'json'], { cwd: folderWith(files) });
  return JSON.parse(stdout) as Record<string, never>;
}

const source = '\uFEFFapp.get("/", (req, res) => {\r\n\tres.status("fixable");\r\n\tres.status("quiet"); });';

test('check writes what its schema says', async () => {
  const output = await json(['check', 'b', 'missing.js'], { 'b/a.js': source });
  expect(errorsAgainst('check', output)).toBeNull();
  expect(output).toEqual({
    version: 1,
    tool: { name: 'status-hints', version: '1.2.3' },
    findings: [
      {
        file: 'b/a.js',
        line: 2,
        column: 13,
        endLine: 2,
        endColumn: 22,
        rule: 'mark-fixable',
        level: 'warning',
        message: 'There is a mark of fixable. Take it away.',
        statuses: [299],
        expected: [200],
        certainty: 'registered',
        also: [],
        related: [],
        fixes: [
          { title: 'Write 200', kind: 'safe', preferred: true, edits: [{ start: 42, end: 51, text: '200' }] },
        ],
      },
      expect.objectContaining({ rule: 'mark-quiet', suppressed: { kind: 'line', reason: 'a test' } }),
    ],
    errors: [{ file: 'missing.js', message: 'it does not exist' }],
    stats: { files: 1, parsed: 1, skipped: 0, handlers: 0, responses: 0 },
  });
  expect(source.replace('\uFEFF', '').slice(42, 51)).toBe('"fixable"');
});

test('the schema refuses what is not so', () => {
  expect(errorsAgainst('check', { version: 1 })).not.toBeNull();
  expect(errorsAgainst('inspect', { version: 1, handlers: [], responses: [{}] })).not.toBeNull();
});

test('findings are sorted by file, line, column and rule', async () => {
  const files = {
    'b.js': 'status("warning") status("error")\nstatus("error")',
    'a/z.js': 'status("error")',
    'Z.js': 'status("error")',
  };
  const { findings } = (await json(['check'], files)) as unknown as { findings: Record<string, unknown>[] };
  expect(
    findings.map(({ file, line, column }) => `${file as string}:${line as number}:${column as number}`),
  ).toEqual(['Z.js:1:8', 'a/z.js:1:8', 'b.js:1:8', 'b.js:1:26', 'b.js:2:8']);
});

test('times only with --stats, fixes only with --fix-dry-run', async () => {
  const output = await json(['check', '--stats', '--fix-dry-run'], { 'a.js': source });
  expect(errorsAgainst('check', output)).toBeNull();
  expect(output).toMatchObject({
    stats: { timings: { find: 0, read: 0, lint: 0, total: 0 } },
    fixed: [{ file: 'a.js', line: 2, column: 13, rule: 'mark-fixable', title: 'Write 200' }],
  });
});

test('what a terminal would obey is escaped, and read back as it was', async () => {
  const { stdout } = await runInProcess(['check', '--format', 'json', '\u009B31m\u202E.js']);
  expect(stdout).toContain(String.raw`"file": "\u009b31m\u202e.js"`);
  expect(JSON.parse(stdout)).toMatchObject({ errors: [{ file: '\u009B31m\u202E.js' }] });
});
