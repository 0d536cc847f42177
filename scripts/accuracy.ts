/**
 * Compares what is reported for real code with labels made by hand.
 *
 *     npm run accuracy -- --corpus DIR [--labels FILE] [--framework express|fastify] [--repo TEXT] [--verbose] [--json]
 *     npm run accuracy -- --whole DIR [--truth FILE] …
 *
 * DIR holds one folder `<owner>+<name>` for each repository; the labels are DIR/labels.json unless given.
 * `--corpus` asks the command line about the labelled files, by themselves; it must be built. `--whole` reads whole
 * repositories and lints those files with what their projects tell, and compares the endpoints with a truth about routes
 * (accuracy/routes-truth.json unless given). Exit code 0, or 2 when something could not be measured: it is named, never
 * skipped.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { choiceIn } from './accuracy/json';
import { frameworks, parseLabels, type Framework } from './accuracy/labels';
import { measure, type Measurement } from './accuracy/measure';
import { listFindings, printFindings } from './accuracy/print-findings';
import { listSites, printSites, section } from './accuracy/print-sites';
import { catalogueSections } from './accuracy/rule-sections';
import { tallyRules, tallySections, tallySites } from './accuracy/tally';
import { measureWhole, type WholeMeasurement } from './accuracy/whole/measure-whole';
import { plainOf, wholeSummary } from './accuracy/whole/json';
import { printGoals } from './accuracy/whole/print-goals';
import { printHandlers } from './accuracy/whole/print-handlers';
import { listRoutes, printRoutes, withTruth } from './accuracy/whole/print-routes';
import { readRepository } from './accuracy/whole/repository';
import { parseTruth } from './accuracy/whole/truth';
import { openProject } from '../server/src/engine/lint/open-project';
import { askCommandLine, commandLine, giveUp } from './command-line';

const usage =
  'npm run accuracy -- (--corpus DIR | --whole DIR [--truth FILE]) [--labels FILE] [--framework express|fastify] ' +
  '[--repo TEXT] [--verbose] [--json]';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    whole: { type: 'string' },
    truth: { type: 'string' },
    labels: { type: 'string' },
    framework: { type: 'string' },
    repo: { type: 'string' },
    verbose: { type: 'boolean', short: 'v', default: false },
    json: { type: 'boolean', default: false },
  },
});
const folder = values.whole ?? values.corpus;
if (folder === undefined) giveUp(`--corpus or --whole is missing. ${usage}`);
if (values.whole !== undefined && values.corpus !== undefined)
  giveUp(`Only one of --corpus and --whole. ${usage}`);
if (values.truth !== undefined && values.whole === undefined) giveUp(`--truth goes with --whole. ${usage}`);
const framework =
  values.framework === undefined ? undefined : choiceIn(values.framework, frameworks, '--framework');
const isChosen = (one: { readonly repo: string; readonly framework: Framework }) =>
  (framework === undefined || one.framework === framework) && one.repo.includes(values.repo ?? '');

const corpus = path.resolve(folder);
const labelFile = path.resolve(values.labels ?? path.join(corpus, 'labels.json'));
const labels = parseLabels(await readFile(labelFile, 'utf8')).filter(isChosen);

const measurement = values.whole === undefined ? await measureFiles() : await measureRepositories();
console.log(values.json ? jsonOf(measurement) : textOf(measurement, values.verbose));
if (measurement.problems.length > 0) process.exitCode = 2;

async function measureFiles(): Promise<Measurement> {
  if (labels.length === 0) giveUp(`No label in ${labelFile} is left by --framework and --repo.`);
  askCommandLine('--version');
  return measure(labels, corpus, commandLine);
}

async function measureRepositories(): Promise<WholeMeasurement> {
  const truthFile = values.truth ?? fileURLToPath(new URL('accuracy/routes-truth.json', import.meta.url));
  const repositories = parseTruth(await readFile(truthFile, 'utf8')).repositories.filter(isChosen);
  if (labels.length + repositories.length === 0)
    giveUp(`Neither a label nor a truth is left by --framework and --repo.`);
  return measureWhole(labels, { repositories }, corpus, (root, wanted) =>
    readRepository(root, wanted, openProject),
  );
}

function textOf(measured: Measurement | WholeMeasurement, verbose: boolean): string {
  const { files, problems } = measured;
  const parts = [
    `${files.length} labelled files of ${new Set(files.map(({ file }) => file.repo)).size} repositories`,
    ...('repositories' in measured ? wholeParts(measured, verbose) : []),
    printSites(files),
    ...(verbose ? [listSites(files)] : []),
    printFindings(files),
    listFindings(files, verbose),
    ...(problems.length > 0 ? [section('COULD NOT BE MEASURED', problems)] : []),
  ];
  return parts.join('\n\n');
}

function wholeParts(measured: WholeMeasurement, verbose: boolean): readonly string[] {
  const routes = withTruth(measured.repositories);
  return [
    printGoals(measured),
    printHandlers(measured.repositories),
    printRoutes(routes),
    ...(verbose ? [listRoutes(routes)] : []),
  ];
}

function jsonOf(measured: Measurement | WholeMeasurement): string {
  const { files, problems } = measured;
  const comparisons = files.map(({ findings }) => findings);
  const sitesOf = (name: string) =>
    tallySites(files.filter(({ file }) => file.framework === name).map(({ sites }) => sites));
  const summary = {
    sites: {
      ...Object.fromEntries(frameworks.map((name) => [name, sitesOf(name)])),
      total: tallySites(files.map(({ sites }) => sites)),
    },
    findings: { catalogue: tallySections(comparisons, catalogueSections), rules: tallyRules(comparisons) },
    ...('repositories' in measured ? wholeSummary(measured) : {}),
  };
  const places = files.map(({ file: { repo, path: place, framework: name }, sites, findings }) => ({
    repo,
    path: place,
    framework: name,
    sites,
    findings,
  }));
  const whole = 'repositories' in measured ? { repositories: measured.repositories.map(plainOf) } : {};
  return JSON.stringify({ summary, files: places, ...whole, problems }, undefined, 2);
}
