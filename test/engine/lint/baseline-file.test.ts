import { expect, test } from 'vitest';
import type { Baseline } from '../../../server/src/engine/lint/baseline';
import { baselineText, readBaseline } from '../../../server/src/engine/lint/baseline-file';

const baseline: Baseline = new Map([
  [
    'src/b.ts',
    [
      { rule: 'no-explicit-500', in: 'GET /b', code: `res.status(500).json({a:'"\\'})`, count: 2 },
      { rule: 'no-error-leak', in: undefined, code: 'x', count: 1 },
    ],
  ],
  ['src/a.ts', [{ rule: 'no-explicit-500', in: undefined, code: 'y', count: 1 }]],
  ['src/c.ts', []],
]);

test('each entry has its line, in order, and is read back', () => {
  const text = baselineText(baseline);
  expect(text).toBe(String.raw`{
  "baselineOf": "status-hints",
  "version": 1,
  "files": {
    "src/a.ts": [
      { "rule": "no-explicit-500", "code": "y", "count": 1 }
    ],
    "src/b.ts": [
      { "rule": "no-error-leak", "code": "x", "count": 1 },
      { "rule": "no-explicit-500", "in": "GET /b", "code": "res.status(500).json({a:'\"\\'})", "count": 2 }
    ]
  }
}
`);
  const read = readBaseline(text).baseline;
  expect(read && baselineText(read)).toBe(text);
  expect(read?.get('src/b.ts')?.[1]).toEqual(baseline.get('src/b.ts')?.[0]);
});

test('of nothing it is whole, too; a BOM and CRLF do no harm', () => {
  const text = baselineText(new Map());
  expect(text).toBe('{\n  "baselineOf": "status-hints",\n  "version": 1,\n  "files": {}\n}\n');
  expect(readBaseline(`\uFEFF${text.replaceAll('\n', '\r\n')}`).baseline?.size).toBe(0);
});

test.each([
  ['', 'it is not JSON'],
  ['{ "files": ', 'it is not JSON'],
  ['{\n<<<<<<< HEAD\n"a": 1\n=======\n>>>>>>> other\n}', 'git left a conflict in it'],
  ['[]', 'it is no baseline of status-hints'],
  ['{"name": "my-app", "files": ["dist"]}', 'it is no baseline of status-hints'],
  [
    '{"baselineOf": "status-hints", "version": 2, "files": {}}',
    'it is of version 2, and this status-hints reads version 1',
  ],
  ['{"baselineOf": "status-hints", "version": 1}', 'its files is not as status-hints writes it'],
  [
    '{"baselineOf": "status-hints", "version": 1, "files": {"a.js": [{"rule": "x", "code": "y", "count": 0}]}}',
    'its files › a.js › 0 › count is not as status-hints writes it',
  ],
])('%j is none', (text, problem) => {
  expect(readBaseline(text)).toEqual({ problem });
});
