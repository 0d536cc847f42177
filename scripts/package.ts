import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { inSteadyProcess, withCopies } from './packing';
import { isPreRelease } from './release/version';

/**
 * Packs what `npm run build` has built into `out/vscode-status-hints-<version>.vsix`, or into the folder that is given
 * as an argument. The same sources give the same bytes. Fails when the result is larger
 * than an extension of this kind may be.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
/** In bytes: what somebody with a slow line waits for. */
const largest = 1_000_000;

await inSteadyProcess(pack);

async function pack(): Promise<void> {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const folder = resolve(process.argv[2] ?? join(root, 'out'));
  const packagePath = join(folder, `${name}-${version}.vsix`);
  await mkdir(folder, { recursive: true });
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  await withCopies(root, [...files, '.vscodeignore'], async (cwd) => {
    process.chdir(cwd);
    // The bundles hold all that is needed: npm's packages stay outside.
    await createVSIX({
      packagePath,
      dependencies: false,
      preRelease: isPreRelease(version),
    });
    // Nobody stands in a folder that is taken away.
    process.chdir(root);
  });
  const { size } = await stat(packagePath);
  console.log(`${packagePath}: ${(size / 1000).toFixed(0)} kB`);
  if (size > largest) {
    console.error(`That is more than ${largest / 1000} kB.`);
    process.exitCode = 1;
  }
}
