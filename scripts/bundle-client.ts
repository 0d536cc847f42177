import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { thirdPartyLicences } from './third-party-licences';

/**
 * Builds client/dist: the extension for the Node extension host (extension.cjs) and for the one in a browser
 * (browser.js). Both are CommonJS, as VS Code loads them, and have no source maps.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  legalComments: 'inline',
  metafile: true,
  logLevel: 'warning',
};

await bundle();

async function bundle(): Promise<void> {
  const { metafile: node } = await build({
    ...shared,
    metafile: true,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'client/dist/extension.cjs',
    platform: 'node',
    // The extension host of the oldest VS Code that the manifest allows.
    target: 'node22',
  });
  const { metafile: web } = await build({
    ...shared,
    metafile: true,
    entryPoints: ['client/src/extension.browser.ts'],
    outfile: 'client/dist/browser.js',
    platform: 'browser',
    target: 'es2022',
    // It is fetched over the network.
    minify: true,
  });
  const both: Metafile = { inputs: { ...node.inputs, ...web.inputs }, outputs: {} };
  await writeFile(join(root, 'client/dist/third-party-licences.txt'), await thirdPartyLicences(root, both));
  console.log(
    `client/dist: extension.cjs ${sizeOf(node, 'extension.cjs')}, browser.js ${sizeOf(web, 'browser.js')}.`,
  );
}

function sizeOf({ outputs }: Metafile, name: string): string {
  return `${((outputs[`client/dist/${name}`]?.bytes ?? 0) / 1000).toFixed(0)} kB`;
}
