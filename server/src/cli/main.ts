import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import { mayMatter } from '../engine/lint/prefilter';
import { run } from './run';
import type { Engine, Output, World } from './world';
import { printable } from './printable';

/**
 * The program. It never calls `process.exit`: what is written to a pipe may not have left yet. A reader that
 * closes the pipe (`| head`) ends the output quietly.
 */
async function main(): Promise<void> {
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  // Whatever ends the program before it has an answer is a failure.
  process.exitCode = 2;
  try {
    process.exitCode = await run(process.argv.slice(2), world());
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`status-hints failed; please report this fault of ours:\n${printable(reason)}\n`);
  }
}

function world(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: readStdin,
    now: () => performance.now(),
    clock: Date.now,
    version,
    build: programHash,
    mayMatter,
    engine: loadEngine,
    rules: async () => (await import('../engine/lint/catalogue')).CATALOGUE,
    serve: async (start) => (await import('../lsp/main')).serve(start),
  };
}

/**
 * Loads the engine. A run is short and goes through much code a few times, so V8's optimizing compiler costs more than
 * it brings at its usual eagerness: asked to wait longer, a run over 6,000 files takes 30 % less CPU and no more time
 * (docs/performance.md). The V8 of Node 20 alone has this flag; others would complain about it on stderr.
 */
async function loadEngine(): Promise<Engine> {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=400000');
  // Its heap may grow by a quarter before it is collected again: that takes a fifth off the peak, and 2 to 5 % more CPU.
  setFlagsFromString('--heap-growing-percent=25');
  return (await import('./engine')).engine;
}

// Of the same version there are many while it is worked on.
async function programHash(): Promise<string> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(version);
  for (const bundle of ['cli.cjs', 'engine.cjs']) hash.update(readFileSync(join(__dirname, bundle)));
  return hash.digest('base64url');
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write(text) {
      if (text !== '') stream.write(text);
    },
    isTTY: stream.isTTY,
    columns: stream.columns,
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

void main();
