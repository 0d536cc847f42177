/**
 * Compares what the command line reports with labels made by hand.
 *
 *     npm run accuracy -- --corpus DIR [--labels FILE] [--framework express|fastify] [--repo TEXT] [--verbose] [--json]
 *
 * DIR holds one folder `<owner>+<name>` for each repository; FILE is DIR/labels.json unless given. The command
 * line must be built. Exit code 0, or 2 when something could not be measured: it is named, never skipped.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { choiceIn } from './accuracy/json';
import { frameworks, parseLabels } from './accuracy/labels';
import { measure, type Measurement } from './accuracy/measure';
import { listFindings, printFindings } from './accuracy/print-findings';
import { listSites, printSites, section } from './accuracy/print-sites';
import { builtSections } from './accuracy/rule-sections';
import { tallyRules, tallySections, tallySites } from './accuracy/tally';
import { askCommandLine, commandLine, giveUp } from './command-line';

const usage =
  'npm run accuracy -- --corpus DIR [--labels FILE] [--framework express|fastify] [--repo TEXT] [--verbose] [--json]';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    labels: { type: 'string' },
    framework: { type: 'string' },
    repo: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined) giveUp(`--corpus is missing. ${usage}`);
const framework =
  values.framework === undefined ? undefined : choiceIn(values.framework, frameworks, '--framework');

const corpus = path.resolve(values.corpus);
const labelFile = path.resolve(values.labels ?? path.join(corpus, 'labels.json'));
const labels = parseLabels(await readFile(labelFile, 'utf8')).filter(
  (file) =>
    (framework === undefined || file.framework === framework) && file.repo.includes(values.repo ?? ''),
);
if (labels.length === 0) giveUp(`No label in ${labelFile} is left by --framework and --repo.`);

askCommandLine('--version');
const measurement = await measure(labels, corpus, commandLine);
console.log(values.json ? jsonOf(measurement) : textOf(measurement, values.verbose));
if (measurement.problems.length > 0) process.exitCode = 2;

function textOf({ files, problems }: Measurement, verbose: boolean): string {
  const parts = [
    `${files.length} labelled files of ${new Set(files.map(({ file }) => file.repo)).size} repositories`,
    printSites(files),
    ...(verbose ? [listSites(files)] : []),
    printFindings(files),
    listFindings(files, verbose),
    ...(problems.length > 0 ? [section('COULD NOT BE MEASURED', problems)] : []),
  ];
  return parts.join('\n\n');
}

function jsonOf({ files, problems }: Measurement): string {
  const comparisons = files.map(({ findings }) => findings);
  const sitesOf = (name: string) =>
    tallySites(files.filter(({ file }) => file.framework === name).map(({ sites }) => sites));
  const summary = {
    sites: {
      ...Object.fromEntries(frameworks.map((name) => [name, sitesOf(name)])),
      total: tallySites(files.map(({ sites }) => sites)),
    },
    findings: { built: tallySections(comparisons, builtSections), rules: tallyRules(comparisons) },
  };
  const places = files.map(({ file: { repo, path: place, framework: name }, sites, findings }) => ({
    repo,
    path: place,
    framework: name,
    sites,
    findings,
  }));
  return JSON.stringify({ summary, files: places, problems }, undefined, 2);
}
