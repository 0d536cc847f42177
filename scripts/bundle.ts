import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { parserOnly } from './parser-bundle';
import { thirdPartyLicences } from './third-party-licences';

/**
 * Builds server/dist/cli.cjs: the command line in one file that needs no node_modules. It is not minified
 * (a minified one starts no faster and its stack traces say nothing) and has no source map.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = join(root, 'server', 'src', 'cli', 'main.ts');
const dist = join(root, 'server', 'dist');
const outfile = join(dist, 'cli.cjs');

if (existsSync(entry)) {
  await bundle();
} else {
  console.error(`There is no entry yet: ${relative(root, entry)} does not exist, so nothing was built.`);
  process.exitCode = 1;
}

async function bundle(): Promise<void> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'inline',
    // A bundle in CommonJS has no import.meta; a bundled package (fdir) asks for its URL.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    metafile: true,
    logLevel: 'warning',
    plugins: [parserOnly],
  });
  await writeFile(join(dist, 'third-party-licences.txt'), await thirdPartyLicences(root, metafile));
  report(metafile);
}

function report({ outputs }: Metafile): void {
  const output = Object.values(outputs)[0];
  if (output === undefined) throw new Error('The bundler wrote nothing.');
  const parser = output.inputs['parser-only:typescript']?.bytesInOutput ?? 0;
  console.log(
    `server/dist/cli.cjs: ${kilobytes(output.bytes)}, the parser ${kilobytes(parser)} of it; ` +
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
