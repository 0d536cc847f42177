import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PackageManager, listFiles } from '@vscode/vsce';
import { beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { buildProgram } from '../cli/build';
import { root } from '../house/sources';
import { folderWith } from '../node/support';
import { buildClient } from './build';
import { manifest } from './manifest';

/** What people install. Each line is here on purpose. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD_PARTY_NOTICES.txt',
  'client/dist/browser.js',
  'client/dist/extension.cjs',
  'client/dist/worker.js',
  'docs/rules/README.md',
  ...CATALOGUE.map(({ meta }) => `docs/rules/${meta.id}.md`),
  'docs/sources.md',
  'l10n/bundle.l10n.json',
  'media/icon.png',
  'package.json',
  'package.nls.json',
  'server/dist/engine.cjs',
  'server/dist/lsp.cjs',
  'server/schema/config.schema.json',
  'server/schema/package.schema.json',
  'syntaxes/http-status.tmLanguage.json',
  'syntaxes/suppression.tmLanguage.json',
  'walkthrough/choose.svg',
  'walkthrough/example.js',
  'walkthrough/fix.svg',
  'walkthrough/see.svg',
].sort();

beforeAll(() => {
  buildProgram();
  buildClient();
}, 150_000);

test('the package holds what is needed and nothing else', async () => {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  expect([...files].sort()).toEqual(shipped);
});

test('it is packed without a question, and small', () => {
  const folder = folderWith();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'scripts', 'package.ts'), folder],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  expect(status, stdout + stderr).toBe(0);
  expect(stderr).not.toContain('WARN');
  expect(readdirSync(folder)).toEqual([`${manifest.name}-${manifest.version}.vsix`]);
  expect(statSync(join(folder, `${manifest.name}-${manifest.version}.vsix`)).size).toBeLessThan(1_000_000);
}, 60_000);
