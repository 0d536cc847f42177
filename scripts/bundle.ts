import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { bundlesApart } from './bundles-apart';
import { parserOnly } from './parser-bundle';
import { noteInputs, thirdPartyNotices } from './third-party-notices';

/**
 * Builds server/dist: the command line (cli.cjs), the language server (lsp.cjs), and the engine with its parser
 * (engine.cjs), which both load when a text needs it; what programs import (api.cjs) and the plugin for ESLint (eslint.cjs),
 * which load it with themselves; and the language server as a Web Worker (worker.js), with everything
 * in it. They need no node_modules. Those for Node are not minified (a minified one starts no faster and its stack
 * traces say nothing); a worker comes over a network. None has a source map.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = { cli: 'server/src/cli/main.ts', lsp: 'server/src/lsp/main.ts' };
const dist = join(root, 'server', 'dist');
const outfile = join(dist, 'cli.cjs');

await bundle();

async function bundle(): Promise<void> {
  const parts = [
    // What asks for a module's URL (a bundled package, fdir) finds no import.meta in CommonJS.
    await bundleForNode({
      entryPoints: entries,
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    await bundleForNode({ entryPoints: { api: 'server/src/api/main.ts' } }),
    await bundleForNode({
      entryPoints: { eslint: 'server/src/eslint/main.ts' },
      footer: { js: 'module.exports = module.exports.default;' },
    }),
    // The engine is pure: the extension gives the same file to its worker in a browser.
    // It is the largest by far: with its names it would make the extension larger than a megabyte.
    await bundleForNode({ entryPoints: { engine: 'server/src/cli/engine.ts' }, minify: true }),
    await bundleWorker(),
  ];
  const whole: Metafile = {
    inputs: Object.assign({}, ...parts.map(({ inputs }) => inputs)) as Metafile['inputs'],
    outputs: Object.assign({}, ...parts.map(({ outputs }) => outputs)) as Metafile['outputs'],
  };
  const notices = await thirdPartyNotices(root, Object.keys(whole.inputs));
  await writeFile(join(root, 'server', 'THIRD_PARTY_NOTICES.txt'), notices);
  await noteInputs(root, 'server', whole);
  report(whole);
}

async function bundleForNode(options: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    absWorkingDir: root,
    // The same names for installed packages that are linked in from elsewhere: they are in the bundle.
    preserveSymlinks: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'inline',
    // Blanks only cost bytes; names stay, for whoever reads a stack trace.
    minifyWhitespace: true,
    lineLimit: 200,
    // A `require` at run time: what `import()` makes of a bundle in CommonJS costs time and loses its names.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
    plugins: [bundlesApart, parserOnly],
    ...options,
    metafile: true,
  });
  return metafile;
}

async function bundleWorker(): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { worker: 'server/src/lsp/worker.ts' },
    outdir: dist,
    absWorkingDir: root,
    // The same names for installed packages that are linked in from elsewhere: they are in the bundle.
    preserveSymlinks: true,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [parserOnly],
  });
  return metafile;
}

function report({ outputs }: Metafile): void {
  const bytesOf = (name: string): number => outputs[`server/dist/${name}`]?.bytes ?? 0;
  const parserIn = (name: string): number =>
    outputs[`server/dist/${name}`]?.inputs['parser-only:typescript']?.bytesInOutput ?? 0;
  const second = ['cli.cjs', 'lsp.cjs', 'api.cjs', 'eslint.cjs'].find((name) => parserIn(name) > 0);
  if (second !== undefined)
    throw new Error(
      `${second} has a parser of its own: let it import from engine.cjs what needs one (see above).`,
    );
  const sizes = ['cli.cjs', 'lsp.cjs', 'api.cjs', 'eslint.cjs', 'engine.cjs', 'worker.js'].map(
    (name) => `${name} ${kilobytes(bytesOf(name))}`,
  );
  console.log(
    `server/dist: ${sizes.join(', ')} (the parser ${kilobytes(parserIn('engine.cjs'))} of engine.cjs); ` +
      `\`--version\` took ${startUp().toFixed(0)} ms, an empty Node ${startUp(['-e', '']).toFixed(0)} ms.`,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

/** The shortest of five runs, in milliseconds: the others measure what else the machine does. */
function startUp(args: readonly string[] = [outfile, '--version']): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The built program does not start:\n${stderr}`);
    return performance.now() - start;
  });
  return Math.min(...times);
}
