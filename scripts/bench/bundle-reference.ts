import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parserOnly } from '../parser-bundle';

/** Bundles the bare parse like the command line is bundled: one CommonJS file with the parser alone. */
export async function bundleReference(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('bare-parse.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'inline',
    logLevel: 'warning',
    plugins: [parserOnly],
  });
}
