import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parserOnly } from '../parser-bundle';

/**
 * Bundles a reference like the command line is bundled: one CommonJS file with the parser alone.
 * @param source its file in this folder
 */
export async function bundleReference(source: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
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
