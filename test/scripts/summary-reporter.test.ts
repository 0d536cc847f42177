import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Inside the repository, so that the test files made here find vitest.
const cache = join(root, '.cache');
let folder = '';

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the last line counts passed and failed tests', () => {
  const { status, line } = runWith({
    'a.test.ts': "test('a', () => {}); test('b', () => { expect(1).toBe(2); }); test.skip('c', () => {});",
    'b.test.ts': "test('d', () => {});",
  });
  expect(line).toBe('2 passed, 1 failed');
  expect(status).toBe(1);
});

test('a file that does not load and an error outside the tests are failures', () => {
  const { status, line } = runWith({
    'a.test.ts': "import './nowhere'; test('a', () => {});",
    'b.test.ts': "test('b', () => { void Promise.reject(new Error('unseen')); });",
  });
  expect(line).toBe('1 passed, 2 failed');
  expect(status).toBe(1);
});

test('a run without failures says so', () => {
  const { status, line } = runWith({ 'a.test.ts': "test('a', () => {});" });
  expect(line).toBe('1 passed, 0 failed');
  expect(status).toBe(0);
});

function runWith(files: Readonly<Record<string, string>>): {
  status: number | null;
  line: string | undefined;
} {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'reporter-'));
  // Without its own configuration the run would find the repository's.
  writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};\n');
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), `import { expect, test } from 'vitest';\n${text}\n`);
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--root',
      folder,
      '--reporter=default',
      `--reporter=${join(root, 'scripts', 'summary-reporter.ts')}`,
    ],
    { encoding: 'utf8' },
  );
  return { status, line: stdout.trimEnd().split('\n').at(-1) };
}
