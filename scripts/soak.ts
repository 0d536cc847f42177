/**
 * Drives the built language server over stdio through the edits of a long day, and tells whether its memory stays flat.
 *
 *     npm run soak -- [DIR] [--edits 40000] [--minutes N] [--seed 1] [--files 250] [--json]
 *     npm run soak -- --sequences 2000 [--seed 1]
 *
 * Without a folder the project is generated; one that is named is copied first, since its files are written. What counts
 * is the heap after a garbage collection, with all documents closed and the project as it was. Exit code 1 when it grows by
 * more than the bound. With `--sequences` random sequences of messages are played instead, each to a server of its own, which
 * must say in the end what a fresh one says. Not part of the tests; test/lsp/memory.test.ts has a short form of it.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { giveUp } from './command-line';
import { playMany } from './soak/sequences';
import { soak, type SoakSample } from './soak/soak';
import { growthPerThousand } from './soak/trend';
import { tableOf } from './table';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '40000' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '250' },
    sequences: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [edits, seed, files] = [values.edits, values.seed, values.files].map(Number);
const minutes = values.minutes === undefined ? Infinity : Number(values.minutes);
if (
  !edits ||
  seed === undefined ||
  !files ||
  Number.isNaN(minutes) ||
  Number.isNaN(seed) ||
  positionals.length > 1
) {
  giveUp('npm run soak -- [DIR] [--edits 40000] [--minutes N] [--seed 1] [--files 250] [--json]');
}

/** In bytes for each thousand edits: a leak of one syntax tree, or of a few texts, for each hundred would be more. */
const BOUND = 100_000;
/** The first samples hold what V8 learns, which takes some ten thousand edits. */
const WARM_UP = 0.5;

if (values.sequences !== undefined) {
  const { played, messages, differences } = await playMany(Number(values.sequences), seed);
  console.log(
    `${played} sequences of ${messages} messages played; ${differences.length} end otherwise than fresh`,
  );
  for (const difference of differences.slice(0, 5)) console.log(`\n${difference}`);
  process.exit(differences.length === 0 ? 0 : 1);
}

const scratch = await mkdtemp(path.join(tmpdir(), 'status-hints-soak-'));
try {
  const [given] = positionals;
  if (given !== undefined) await cp(given, scratch, { recursive: true });
  const isOver = (done: number): boolean =>
    values.minutes === undefined ? done >= edits : performance.now() >= minutes * 60_000;
  const { samples, sent, received, code, faults } = await soak({
    folder: scratch,
    generated: given === undefined ? files : 0,
    seed,
    every: Math.max(500, Math.round(edits / 40)),
    isOver,
    tell: (sample) => {
      if (!values.json) console.error(lineOf(sample));
    },
  });
  const steady = samples.slice(Math.floor(samples.length * WARM_UP));
  const heap = growthPerThousand(steady.map(({ edits: at, heapUsed: bytes }) => ({ edits: at, bytes })));
  const rss = growthPerThousand(steady.map(({ edits: at, rss: bytes }) => ({ edits: at, bytes })));
  const isFlat = heap <= BOUND && code === 0 && faults.length === 0;
  if (values.json) console.log(JSON.stringify({ samples, sent, received, heap, rss, code, faults, isFlat }));
  else {
    console.log(
      tableOf(
        ['edits', 'heap MB', 'RSS MB'],
        samples.map(({ edits: at, heapUsed, rss: all }) => [String(at), megabytes(heapUsed), megabytes(all)]),
      ),
    );
    console.log(
      `\n${sent} messages sent, ${received} received; exit code ${String(code)}; faults: ${faults.length}`,
    );
    console.log(
      `heap: ${kilobytes(heap)} for each 1000 edits (bound ${kilobytes(BOUND)}); RSS: ${kilobytes(rss)}`,
    );
    console.log(isFlat ? 'flat' : `NOT FLAT\n${faults.join('\n')}`);
  }
  process.exitCode = isFlat ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

function lineOf({ edits: at, heapUsed, rss }: SoakSample): string {
  return `${at} edits: heap ${megabytes(heapUsed)} MB, RSS ${megabytes(rss)} MB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
