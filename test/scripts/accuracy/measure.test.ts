import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLabels } from '../../../scripts/accuracy/labels';
import { measure } from '../../../scripts/accuracy/measure';
import { listFindings, printFindings } from '../../../scripts/accuracy/print-findings';
import { listSites, printSites } from '../../../scripts/accuracy/print-sites';
import { tallySites } from '../../../scripts/accuracy/tally';

// A stand-in for the command line: it answers for the files it is given and fails for `crash.js`.
const program = `
const [command, ...rest] = process.argv.slice(2);
const files = rest.filter((argument) => argument.endsWith('.js'));
if (files.includes('crash.js')) { console.error('out of order'); process.exit(2); }
const place = (file) => ({ file, line: 2, column: 1, endLine: 2, endColumn: 9 });
console.log(JSON.stringify(command === 'inspect'
  ? { version: 1, handlers: [], responses: files.map((file) => ({ ...place(file), kind: 'explicit', role: 'error handler', statuses: [500], dynamic: false })) }
  : { version: 1, findings: files.map((file) => ({ ...place(file), rule: 'no-error-leak', level: 'warning', message: 'It leaks.', related: [] })), errors: [{ file: 'x.js', message: 'unreadable' }] }));
process.exit(1);
`;

const labels = (repo: string, name: string) => ({
  repo,
  framework: 'express',
  path: name,
  sites: [{ line: 2, kind: 'explicit', statuses: [500], role: 'error-handler' }],
  findings: [
    { line: 2, rule: 'no-error-leak', expected: '500', confidence: 'high', why: 'stack' },
    { line: 1, rule: 'no-explicit-500', expected: '404', confidence: 'high', why: 'not found' },
  ],
});

let corpus = '';
beforeAll(async () => {
  corpus = await mkdtemp(path.join(tmpdir(), 'status-hints-accuracy-'));
  await mkdir(path.join(corpus, 'o+good'));
  await mkdir(path.join(corpus, 'o+bad'));
  await writeFile(path.join(corpus, 'cli.cjs'), program);
  await writeFile(path.join(corpus, 'o+good', 'a.js'), 'first();\n  second();\n');
  await writeFile(path.join(corpus, 'o+bad', 'crash.js'), '\n');
});
afterAll(async () => {
  await rm(corpus, { recursive: true });
});

describe('measure', () => {
  it('compares what the program prints, also when it ends with 1', async () => {
    const { files } = await run([labels('o/good', 'a.js')]);
    expect(tallySites(files.map(({ sites }) => sites))).toMatchObject({ sites: 1, strict: 1, unlabelled: 0 });
    expect(files[0]?.findings.labels.map(({ by }) => by)).toEqual(['line', undefined]);
  });

  it('names a labelled file that is not there', async () => {
    const { files, problems } = await run([labels('o/good', 'gone.js')]);
    expect(files).toEqual([]);
    expect(problems).toEqual([expect.stringContaining('gone.js is labelled and not in')]);
  });

  it('names what the program could not read', async () => {
    expect((await run([labels('o/good', 'a.js')])).problems).toEqual(['o/good: x.js: unreadable']);
  });

  it('counts the labels of a failed run as missed and gives the program’s own words', async () => {
    const { files, problems } = await run([labels('o/bad', 'crash.js')]);
    expect(files[0]?.sites.missed).toHaveLength(1);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('out of order');
  });
});

describe('the report', () => {
  it('gives counts, lists the misses and quotes the source', async () => {
    const { files } = await run([labels('o/good', 'a.js')]);
    expect(printSites(files)).toMatch(/^express +1 of 1 +1 of 1/m);
    expect(printFindings(files)).toMatch(/^no-error-leak +1 of 1 +- +- +1 +0$/m);
    expect(printFindings(files)).toMatch(/^All sections +1 of 2/m);
    expect(listFindings(files, false)).toContain(
      'o/good a.js:1  no-explicit-500 (high) expected 404: not found',
    );
    expect(listFindings(files, false)).toContain('| first();');
    expect(listSites(files)).toContain('Labelled sites that were not found: 0');
  });
});

describe('parseLabels', () => {
  it('names the entry that is not of the form', () => {
    const broken = {
      ...labels('o/good', 'a.js'),
      sites: [{ line: 2, kind: 'odd', statuses: [], role: 'handler' }],
    };
    expect(() => parseLabels(JSON.stringify([broken]))).toThrow(
      /Label entry 1 \(a\.js\): the site on line 2: kind/,
    );
  });
});

function run(files: readonly object[]) {
  return measure(parseLabels(JSON.stringify(files)), corpus, path.join(corpus, 'cli.cjs'));
}
