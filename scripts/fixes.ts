/**
 * Writes every fix that the rules offer for real code, in memory, and looks whether each holds what fixes promise:
 * the text parses, the finding is gone, none is new, all comments are there, the form is the file's own.
 *
 *     npm run fixes -- DIR [DIR…] [--rule ID] [--read]
 *
 * `--read` prints each change, to be judged by a person; `--rule` keeps one rule's. A measurement, no test.
 * Exit code 0, 1 when a fix has a fault, 2 when something could not be tried.
 */
import { parseArgs } from 'node:util';
import { engine } from '../server/src/cli/engine';
import { DEFAULT_CONFIG } from '../server/src/engine/config/config';
import { mayMatter } from '../server/src/engine/lint/prefilter';
import { lineMapOf } from '../server/src/engine/text/line-map';
import { findFiles, type FoundFile } from '../server/src/node/files';
import { packageReader } from '../server/src/node/packages';
import { readSource } from '../server/src/node/read';
import { giveUp } from './command-line';
import { differenceOf } from './fixes/difference';
import { countFixes, tableOfCounts } from './fixes/tally';
import { hasFailed, type TrialFile } from './fixes/trial';
import { tryAll, type FileTrials, type TriedFix } from './fixes/trials';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string' }, read: { type: 'boolean', default: false } },
});
if (positionals.length === 0) giveUp('npm run fixes -- DIR [DIR…] [--rule ID] [--read]');

const cwd = process.cwd();
const packages = packageReader(cwd);
const { files, errors } = await findFiles(positionals, { cwd, wantsTests: () => Promise.resolve(false) });
const trials = new Map<string, FileTrials>();
let applied = 0;
let faulty = 0;
for (const file of files) await tryFile(file);

const counts = countFixes(trials);
const offered = [...trials.values()].reduce((sum, { single }) => sum + single.length, 0);
console.log(`\n${tableOfCounts(counts)}\n`);
console.log(
  `${files.length} files, ${trials.size} with findings; ${offered} fixes tried alone, ${applied} safe ones together; ` +
    `${faulty} with a fault`,
);
for (const { file, message } of errors) console.error(`${file}: ${message}`);
process.exitCode = errors.length > 0 ? 2 : faulty > 0 ? 1 : 0;

async function tryFile({ path, name }: FoundFile): Promise<void> {
  const content = readSource(path, { mayMatter, explicit: false });
  if (content.kind !== 'text') return;
  const context = await packages.contextOf(path);
  const file: TrialFile = {
    name,
    lint: (text) => engine.lint({ fileName: name, text, package: context, config: DEFAULT_CONFIG }),
    syntaxErrors: (text) => engine.syntaxErrors(name, text),
  };
  const before = file.lint(content.text);
  if (before.findings.length === 0) return;
  const found = tryAll(file, content.text, before);
  trials.set(name, found);
  applied += found.together.applied;
  for (const tried of found.single) tell(name, content.text, tried);
  for (const { kind, detail } of found.together.faults) {
    faulty++;
    console.log(`${name}: all safe fixes together: ${kind}: ${detail}`);
  }
}

function tell(name: string, text: string, { finding, fix, faults, after }: TriedFix): void {
  if (hasFailed(fix, faults)) faulty++;
  if (values.rule !== undefined && values.rule !== finding.rule) return;
  if (!values.read && faults.length === 0) return;
  const { line, character } = lineMapOf(text).positionAt(finding.span.start);
  console.log(
    `${name}:${line + 1}:${character + 1} ${finding.level} ${finding.rule}: ${fix.kind}: ${fix.title}`,
  );
  for (const { kind, detail } of faults)
    console.log(`    ${kind === 'lesser' && fix.kind !== 'safe' ? 'note' : 'FAULT'} ${kind}: ${detail}`);
  if (values.read) console.log(`${after === undefined ? '' : differenceOf(text, after)}\n`);
}
