import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inSteadyProcess, withCopies } from './packing';

/**
 * Packs what `npm run build` has built of the npm package into `out/status-hints-<version>.tgz`, or into the folder that is
 * given as an argument. The same sources give the same bytes; `npm publish <file>` publishes exactly them.
 */

const server = fileURLToPath(new URL('../server', import.meta.url));

await inSteadyProcess(async () => {
  const folder = resolve(process.argv[2] ?? join(server, '..', 'out'));
  await mkdir(folder, { recursive: true });
  const [listed] = packed(server, ['--dry-run']);
  await withCopies(server, listed?.files.map(({ path }) => path) ?? [], (cwd) => {
    const [made] = packed(cwd, ['--pack-destination', folder]);
    console.log(`${join(folder, made?.filename ?? '')}: ${((made?.size ?? 0) / 1000).toFixed(0)} kB`);
    return Promise.resolve();
  });
});

interface Packed {
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What was built is packed as it is: no script of the package runs. */
function packed(cwd: string, args: readonly string[]): readonly Packed[] {
  const npm = ['pack', '--json', '--ignore-scripts', '--loglevel', 'error', ...args];
  // On Windows npm is a script of the shell.
  const { status, stdout, stderr } = spawnSync('npm', npm, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${npm.join(' ')} failed:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as Packed[];
}
