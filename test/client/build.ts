import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/sources';

/** Builds the extension's bundles when a source is newer, or none is there. One test file uses them. */
export function buildClient(): void {
  const built = statSync(join(root, 'client', 'dist', 'browser.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const source = join(root, 'client', 'src');
  const isCurrent = readdirSync(source, { recursive: true, encoding: 'utf8' }).every(
    (name) => statSync(join(source, name)).mtimeMs <= built,
  );
  if (isCurrent) return;
  const args = ['--import', 'tsx', join(root, 'scripts', 'bundle-client.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension does not build:\n${stdout}${stderr}`);
}
