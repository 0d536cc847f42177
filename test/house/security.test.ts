import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources';

const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
// What stands in code is no link.
const links = [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);

test('each promise has a test, and each test that is named is there', () => {
  const tests = links.filter((target) => target.startsWith('test/'));
  expect(tests.length).toBeGreaterThan(25);
  const wrong = tests.filter((target) => !target.endsWith('.test.ts') || !existsSync(join(root, target)));
  expect(wrong).toEqual([]);
  // A row of a table without a proof is a wish.
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:-|attack|where|promise)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !row.includes('](test/'))).toEqual([]);
});

test('each test of security is named', () => {
  for (const name of ['nothing-outside', 'hostile-targets', 'hostile-text', 'hostile-json', 'hostile-editor'])
    expect(links).toContain(`test/security/${name}.test.ts`);
});

test('what else it leads to is there', () => {
  const others = links.filter((target) => !/^https:\/\/|^test\//.test(target));
  expect(others.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});
