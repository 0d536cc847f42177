import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { bundlesApart } from './bundles-apart';
import { parserOnly } from './parser-bundle';
import { notedInputs, noteInputs, thirdPartyNotices } from './third-party-notices';

/**
 * Builds client/dist: the extension for the Node extension host (extension.cjs) and for the one in a browser
 * (browser.js), both in CommonJS, as VS Code loads them; and the server for that browser (worker.js), which is
 * server/dist/worker.js without the engine: the package holds the engine once, for both hosts. All are minified: an
 * extension is downloaded, and hardly a line of it is ours. None has a source map.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'client', 'dist');

const bundles: Readonly<Record<string, BuildOptions>> = {
  'extension.cjs': {
    entryPoints: ['client/src/extension.ts'],
    platform: 'node',
    format: 'cjs',
    // The extension host of the oldest VS Code that the manifest allows.
    target: 'node22',
    external: ['vscode'],
  },
  'browser.js': {
    entryPoints: ['client/src/extension.browser.ts'],
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  },
  'worker.js': {
    entryPoints: ['server/src/lsp/worker.ts'],
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    plugins: [bundlesApart, parserOnly],
  },
};

const built = await Promise.all(Object.entries(bundles).map(([name, options]) => bundle(name, options)));
const inputs = Object.assign({}, ...built.map((metafile) => metafile.inputs)) as Metafile['inputs'];
if ('parser-only:typescript' in inputs)
  throw new Error('worker.js has a parser of its own: let it import from engine.cjs what needs one.');
await noteInputs(root, 'client', { inputs, outputs: {} });
// The package holds the server's bundles as well.
const all = [...Object.keys(inputs), ...(await notedInputs(root, 'server'))];
await writeFile(join(root, 'THIRD_PARTY_NOTICES.txt'), await thirdPartyNotices(root, all));
const sizes = built
  .flatMap(({ outputs }) => Object.entries(outputs))
  .map(([path, { bytes }]) => `${path.slice('client/dist/'.length)} ${(bytes / 1000).toFixed(0)} kB`);
console.log(`client/dist: ${sizes.join(', ')}.`);

async function bundle(name: string, options: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({
    ...options,
    outfile: join(dist, name),
    absWorkingDir: root,
    // The same names for installed packages that are linked in from elsewhere: they are in the bundle.
    preserveSymlinks: true,
    bundle: true,
    minify: true,
    // The licences are in a file of their own.
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}
