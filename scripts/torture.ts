/**
 * Feeds files to the engine that nobody meant as programs: the inputs that parsers and formatters are tested with, or any
 * other folder. Each is fed alone and in handlers, with every rule on, and every fix that is offered is written.
 *
 *     npm run torture -- DIR [DIR…] [--slow 2000] [--jobs 1]
 *
 * `--slow`: what takes longer is reported, in milliseconds of CPU. Files of one content are fed once. Not part of
 * the tests. Exit code 0, or 1 when something crashed, broke a promise or was slow.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { hasSourceEnding } from '../server/src/engine/lint/file-kind';
import { giveUp } from './command-line';
import { parserOnly } from './parser-bundle';
import { tableOf } from './table';
import { feedAll, type Outcome } from './torture/herd';

const usage = 'npm run torture -- DIR [DIR…] [--slow 2000] [--jobs 1]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slow: { type: 'string', default: '2000' },
    jobs: { type: 'string', default: '1' },
  },
});
const [slowMs, jobs] = [Number(values.slow), Number(values.jobs)];
if (positionals.length === 0 || !(slowMs > 0) || !Number.isInteger(jobs) || jobs < 1) giveUp(usage);

const started = performance.now();
const scratch = await mkdtemp(path.join(tmpdir(), 'status-hints-torture-'));
const { files, same } = distinct(positionals.flatMap(sourcesIn));
const counts = { fed: 0, texts: 0, findings: 0, tooDeep: 0, crashes: 0, broken: 0, slow: 0 };
const slowest: { ms: number; name: string }[] = [];
let most = { heap: 0, file: '' };
try {
  const script = path.join(scratch, 'child.cjs');
  await bundleChild(script);
  await feedAll(script, files, { jobs, limitMs: 120_000 }, note);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

console.log(
  `\n${tableOf(
    ['slowest', 'ms'],
    slowest.map(({ name, ms }) => [name, ms.toFixed(0)]),
  )}\n`,
);
console.log(
  `${counts.fed} files (${same} more are copies of them), ${counts.texts} texts, ${counts.findings} findings; ` +
    `${counts.tooDeep} texts nested too deeply; ${counts.crashes} crashes, ${counts.broken} broken promises, ` +
    `${counts.slow} over ${slowMs} ms; at most ${(most.heap / 1e6).toFixed(0)} MB of heap (${most.file}); ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = counts.crashes + counts.broken + counts.slow > 0 ? 1 : 0;

function note(outcome: Outcome): void {
  counts.fed += 1;
  if (counts.fed % 1000 === 0) console.error(`${counts.fed} of ${files.length} files`);
  const { file } = outcome;
  if ('died' in outcome) {
    counts.crashes += 1;
    console.log(`${file}: CRASH ${outcome.died}`);
    return;
  }
  if (outcome.heap > most.heap) most = { heap: outcome.heap, file };
  for (const { name, ms, findings, tooDeep, crashes, broken } of outcome.forms) {
    counts.texts += 1;
    counts.findings += findings;
    counts.tooDeep += tooDeep ? 1 : 0;
    counts.crashes += crashes.length;
    counts.broken += broken.length;
    for (const stack of crashes) console.log(`${file} (${name}): CRASH ${stack}`);
    for (const promise of broken) console.log(`${file} (${name}): BROKEN ${promise}`);
    if (ms > slowMs) {
      counts.slow += 1;
      console.log(`${file} (${name}): SLOW ${ms.toFixed(0)} ms`);
    }
    slowest.push({ ms, name: `${file} (${name})` });
  }
  slowest.sort((a, b) => b.ms - a.ms).splice(10);
}

/** As the product is built, with its parser, but with names and with lines that lead to the sources. */
async function bundleChild(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('torture/child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [parserOnly],
  });
}

function sourcesIn(folder: string): readonly string[] {
  const root = path.resolve(folder);
  if (statSync(root).isFile()) return [root];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && hasSourceEnding(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

// What two projects test their parsers with is often the same file.
function distinct(all: readonly string[]): { readonly files: readonly string[]; readonly same: number } {
  const byContent = new Map<string, string>();
  for (const file of all) {
    const key = createHash('sha256').update(path.extname(file)).update(readFileSync(file)).digest('hex');
    if (!byContent.has(key)) byContent.set(key, file);
  }
  return { files: [...byContent.values()], same: all.length - byContent.size };
}
