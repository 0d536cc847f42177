/**
 * Measures speed, memory and size of the built command line, language server and extension against references and other
 * linters, in one run.
 *
 *     npm run bench -- DIR [DIR…] [--runs 5] [--include-tests] [--no-linters] [--no-server] [--format plain|markdown|json]
 *
 * Nearly everything is CPU time of whole processes: clocks lie on a busy machine, and ratios within one run outlive it.
 * What a person waits for at the server is told too, by the clock. The server's files are generated, but for the largest
 * folders given, which it reads whole. `npm run install:tools` brings the other linters. Not part of the tests.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureCheck } from './bench/measure-check';
import { packageSize } from './bench/package-size';
import { programsFor } from './bench/programs';
import { markdownReport, plainReport, type BenchReport } from './bench/report';
import { measureServer } from './bench/server';
import { giveUp } from './command-line';

const REPORTS: Readonly<Record<string, (report: BenchReport) => string>> = {
  plain: plainReport,
  markdown: markdownReport,
  json: (report) => JSON.stringify(report, undefined, 2),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '5' },
    'include-tests': { type: 'boolean', default: false },
    linters: { type: 'boolean', default: true },
    server: { type: 'boolean', default: true },
    format: { type: 'string', default: 'plain' },
  },
});
const runs = Number(values.runs);
const reportOf = Object.hasOwn(REPORTS, values.format) ? REPORTS[values.format] : undefined;
if (positionals.length === 0 || !Number.isInteger(runs) || runs < 1 || reportOf === undefined) {
  giveUp(
    `npm run bench -- DIR [DIR…] [--runs 5] [--include-tests] [--no-linters] [--no-server] [--format ${Object.keys(REPORTS).join('|')}]`,
  );
}

const folders = positionals.map((folder) => path.resolve(folder));
const scratch = await mkdtemp(path.join(tmpdir(), 'status-hints-bench-'));
try {
  const programs = await programsFor({ folders, includeTests: values['include-tests'], scratch });
  const check = await measureCheck(programs, runs, values.linters, scratch);
  const server = values.server ? await measureServer(programs.empty, folders, runs, scratch) : [];
  const report: BenchReport = {
    check,
    goals: [...check.goals, ...server, ...(await packageSize())],
    nothingMb: programs.nothingMb,
    conditions: [
      `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'a processor'}, ${process.platform}, medians of ${runs} runs`,
      `npm run bench -- ${[...folders.map((folder) => path.basename(folder)), `--runs ${runs}`].join(' ')}`,
    ],
  };
  console.log(reportOf(report));
} finally {
  await rm(scratch, { recursive: true, force: true });
}
