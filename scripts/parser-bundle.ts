import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { apiNamesIn, parserSection } from './parser-section.ts';

const source = fileURLToPath(new URL('../server/src/', import.meta.url));

/** Makes `typescript` in a bundle its scanner and parser, with what server/src uses of them and no more. */
export const parserOnly: Plugin = {
  name: 'parser-only',
  setup(bundler) {
    bundler.onResolve({ filter: /^typescript$/ }, () => ({ path: 'typescript', namespace: 'parser-only' }));
    bundler.onLoad({ filter: /.*/, namespace: 'parser-only' }, async () => ({
      contents: await parserSection(apiNamesIn(await sourceTexts(), ts)),
      loader: 'js',
    }));
  },
};

/**
 * Writes that parser as an ES module of its own, which the tests import in place of `typescript`: nodes of the
 * whole package have methods (`getStart()`, an identifier's `.text`) that the shipped parser's have not, and a
 * test that passes with them proves nothing about the program. The file is replaced whole, because another
 * run may be reading it.
 */
export async function writeParser(outfile: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: "export { default } from 'typescript';", resolveDir: source },
    write: false,
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [parserOnly],
  });
  // Several may write it at once: processes, and the projects of one run of the tests.
  const draft = `${outfile}.${randomUUID()}`;
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(draft, outputFiles[0]?.contents ?? '');
  await rename(draft, outfile);
}

async function sourceTexts(): Promise<string[]> {
  const files = await readdir(source, { recursive: true });
  return Promise.all(
    files.filter((file) => file.endsWith('.ts')).map((file) => readFile(join(source, file), 'utf8')),
  );
}
