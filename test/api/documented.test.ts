import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram, root } from '../cli/build';
import { folderWith } from '../node/support';

/** Each program of docs/api.md that is followed by an output, run as it stands there. */
const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
const programs = [...page.matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];

beforeAll(buildProgram);

test('each program of the page has its output behind it', () => {
  expect(programs).toHaveLength([...page.matchAll(/```js\n/g)].length);
  expect(programs.length).toBeGreaterThan(2);
});

test.each(programs.map(([, code = '', output = '']) => [code.split('\n')[0] ?? '', code, output]))(
  '%s',
  (_, code, output) => {
    const folder = folderWith({ 'node_modules/.keep': '' });
    symlinkSync(join(root, 'server'), join(folder, 'node_modules/status-hints'), 'junction');
    writeFileSync(join(folder, 'program.mjs'), code);
    const ran = spawnSync(process.execPath, [join(folder, 'program.mjs')], { cwd: root, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(output);
  },
);

test('every function of the package is in its table', async () => {
  const api = await import('../../server/src/api/main');
  for (const name of Object.keys(api)) expect(page).toContain(`| \`${name}`);
});
