import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { parserOnly } from '../parser-bundle';
import { runMeasured, type Program } from './run-measured';

/** What a run of `check` parsed: each parse, in order, with the bytes (UTF-8) of its text. */
export type Parse = { readonly file: string; readonly bytes: number };

/**
 * Runs `check` with an engine that writes down each text that it parses.
 * @param check its arguments begin with the script of the command line
 */
export async function parsesOf(check: Program, scratch: string): Promise<readonly Parse[]> {
  const log = path.join(scratch, 'parses');
  const dist = path.join(scratch, 'counting', 'dist');
  await rm(log, { force: true });
  await mkdir(dist, { recursive: true });
  await copyFile(
    fileURLToPath(new URL('../../server/dist/cli.cjs', import.meta.url)),
    path.join(dist, 'cli.cjs'),
  );
  await copyFile(
    fileURLToPath(new URL('../../server/package.json', import.meta.url)),
    path.join(scratch, 'counting', 'package.json'),
  );
  await build({
    entryPoints: [fileURLToPath(new URL('../../server/src/cli/engine.ts', import.meta.url))],
    outfile: path.join(dist, 'engine.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [countingParser(log), parserOnly],
  });
  const [, ...args] = check.args;
  await runMeasured({ ...check, args: [path.join(dist, 'cli.cjs'), ...args] }, scratch);
  return parsesIn(await readFile(log, 'utf8'));
}

/** The bytes of all parses, and of each file once. */
export function bytesOf(parses: readonly Parse[]): { readonly all: number; readonly once: number } {
  const files = new Map(parses.map(({ file, bytes }) => [file, bytes]));
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);
  return { all: sum(parses.map(({ bytes }) => bytes)), once: sum(files.values()) };
}

function parsesIn(log: string): readonly Parse[] {
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Parse);
}

/** Between the engine and its parser: the same API, and a line in the log for each text. */
function countingParser(log: string): Plugin {
  const text = `import parser from 'typescript';
import { appendFileSync } from 'node:fs';
export default { ...parser, createSourceFile(file, text, ...rest) {
  appendFileSync(${JSON.stringify(log)}, JSON.stringify({ file, bytes: Buffer.byteLength(text) }) + '\\n');
  return parser.createSourceFile(file, text, ...rest);
} };`;
  return {
    name: 'counting-parser',
    setup(bundler) {
      bundler.onResolve({ filter: /^typescript$/ }, ({ namespace }) =>
        namespace === 'counting' ? undefined : { path: 'parser', namespace: 'counting' },
      );
      bundler.onLoad({ filter: /.*/, namespace: 'counting' }, () => ({
        contents: text,
        resolveDir: import.meta.dirname,
      }));
    },
  };
}
