import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { parserOnly } from './parser-bundle';
import { thirdPartyLicences } from './third-party-licences';

/**
 * Builds server/dist: the command line (cli.cjs) and the engine with its parser (engine.cjs), which the command line
 * loads when a text needs it. They need no node_modules. They are not minified (a minified one starts no faster and
 * its stack traces say nothing) and have no source maps.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = { cli: 'server/src/cli/main.ts', engine: 'server/src/cli/engine.ts' };
const dist = join(root, 'server', 'dist');
const outfile = join(dist, 'cli.cjs');

/** The command line's `import('./engine')` stays an import at run time, of the other bundle. */
const engineApart: Plugin = {
  name: 'engine-apart',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/engine$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './engine.cjs', external: true } : undefined,
    );
  },
};

await bundle();

async function bundle(): Promise<void> {
  const { metafile } = await build({
    entryPoints: entries,
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'inline',
    // A bundle in CommonJS has no import.meta; a bundled package (fdir) asks for its URL.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    // A `require` at run time: what `import()` makes of a bundle in CommonJS costs time and loses its names.
    supported: { 'dynamic-import': false },
    metafile: true,
    logLevel: 'warning',
    plugins: [engineApart, parserOnly],
  });
  await writeFile(join(dist, 'third-party-licences.txt'), await thirdPartyLicences(root, metafile));
  report(metafile);
}

function report({ outputs }: Metafile): void {
  const bytesOf = (name: string): number => outputs[`server/dist/${name}`]?.bytes ?? 0;
  const parser = outputs['server/dist/engine.cjs']?.inputs['parser-only:typescript']?.bytesInOutput ?? 0;
  console.log(
    `server/dist: cli.cjs ${kilobytes(bytesOf('cli.cjs'))}, engine.cjs ${kilobytes(bytesOf('engine.cjs'))} ` +
      `(the parser ${kilobytes(parser)} of it); \`--version\` took ${startUp().toFixed(0)} ms, ` +
      `an empty Node ${startUp(['-e', '']).toFixed(0)} ms.`,
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
