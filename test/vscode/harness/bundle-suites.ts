import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { out, root } from './paths';

/** Bundles the suites for the extension host in Node; Mocha comes from node_modules. @returns the script's path */
export async function bundleForNode(): Promise<string> {
  const outfile = join(out, 'suites', 'node.cjs');
  await build({
    ...shared,
    entryPoints: [join(root, 'test/vscode/suites/node.ts')],
    outfile,
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  return outfile;
}

/** The same for the extension host in a Web Worker, Mocha included. @returns the script's path */
export async function bundleForWeb(): Promise<string> {
  const outfile = join(out, 'suites', 'web.js');
  await build({
    ...shared,
    entryPoints: [join(root, 'test/vscode/suites/web.ts')],
    outfile,
    platform: 'browser',
    external: ['vscode'],
    define: { global: 'globalThis' },
    plugins: [mochaForBrowsers],
  });
  return outfile;
}

const shared = { bundle: true, format: 'cjs', sourcemap: 'inline', logLevel: 'warning' } as const;

/** Mocha's build for browsers would take the bundle's own `module.exports`: inside a function it sees none. */
const mochaForBrowsers: Plugin = {
  name: 'mocha-for-browsers',
  setup(builder) {
    const script = join(root, 'node_modules/mocha/mocha.js');
    builder.onResolve({ filter: /^mocha$/ }, () => ({ path: script }));
    builder.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (exports, module, define) {${await readFile(path, 'utf8')}
}).call(globalThis);
export default globalThis.Mocha;`,
      loader: 'js',
    }));
  },
};
