import type { Setting } from '../engine/config/config';
import type { Level } from '../engine/model/finding';
import { readArguments, type OptionSpec } from './arguments';
import type { BaselineOptions } from './baselines';
import { CHANGED_NOTE, changedOption, checkChanged, readChanged, type ChangedOption } from './changed-option';
import type { ConfigOptions } from './configuration';
import type { CommandHelp } from './help';
import {
  checkInput,
  configOptions,
  helpOption,
  projectOption,
  readConfigOptions,
  stdinOption,
  testsOption,
} from './input-options';
import { readLevel, readRuleLevels } from './levels';
import { outputOptions, readOutputOptions, type OutputOptions } from './output-options';
import { UsageError } from './usage-error';

/** What `check` was asked to do. */
export interface CheckOptions extends ConfigOptions, BaselineOptions, OutputOptions {
  /** Files, folders, globs; empty: the working directory. */
  readonly paths: readonly string[];
  /** Findings of this level and louder ones fail the check. */
  readonly level: Level;
  /** Findings of this level and louder ones are printed. */
  readonly show: Level;
  /** How many warnings are allowed; undefined: they are judged by `level`. */
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly ruleLevels: ReadonlyMap<string, Setting>;
  /** `write` puts the fixed texts on the disk, `dry-run` only tells which fixes that would be. */
  readonly fix: 'write' | 'dry-run' | undefined;
  /** Lint standard input under this name instead of files. */
  readonly stdinName: string | undefined;
  readonly includeTests: boolean;
  /** A file that is named is no exception from what is left out. */
  readonly forceExclude: boolean;
  /** Only files that differ from a revision are reported, and fixed. */
  readonly changed: ChangedOption | undefined;
  /** What the other files of a file's project say counts. */
  readonly project: boolean;
  readonly stats: boolean;
  /** What an earlier run has found is told again where nothing has changed. */
  readonly cache: boolean;
  /** The cache's file or folder; undefined: the usual place. */
  readonly cacheLocation: string | undefined;
  /** Print the settings of this file instead of checking. */
  readonly printConfig: string | undefined;
  /** Findings that a comment or the baseline silences are printed too. */
  readonly showSuppressed: boolean;
  /** They are in no format, not even in those that tell them apart. */
  readonly hideSuppressed: boolean;
}

const specs: readonly OptionSpec[] = [
  ...outputOptions,
  {
    name: 'level',
    value: '<level>',
    help: 'findings of this level and above fail the check:\nerror, warning (default), information, hint',
  },
  {
    name: 'show',
    value: '<level>',
    help: 'findings of this level and above are printed;\ninformation by default, or the --level if that is hint',
  },
  {
    name: 'max-warnings',
    value: '<n>',
    help: 'allow up to n warnings, whatever the --level; with more the check fails',
  },
  { name: 'quiet', short: 'q', help: 'print only what fails the check, and nothing when it is clean' },
  {
    name: 'rule',
    value: '<id>=<level>',
    repeatable: true,
    help: 'set the level of a rule, or turn it off; may be given several times',
  },
  { name: 'fix', help: 'write the safe fixes to the files, and report what is left' },
  { name: 'fix-dry-run', help: 'list the fixes that --fix would write; no file is changed' },
  {
    name: 'baseline',
    value: '<file>',
    help: 'findings that this file knows are not reported; by default the file\nthat the configuration names',
  },
  { name: 'no-baseline', help: 'report what the baseline of the configuration knows, too' },
  {
    name: 'update-baseline',
    help: 'write what is found to the baseline, and drop from it what is gone;\nwhat is not checked in this run stays as it is',
  },
  { name: 'show-suppressed', help: 'print what comments or the baseline silence, too, with the reason' },
  {
    name: 'hide-suppressed',
    help: 'leave what is silenced out of sarif and json, too: for readers that do\nnot know suppressions, such as code scanning of GitHub',
  },
  changedOption,
  stdinOption,
  testsOption,
  {
    name: 'force-exclude',
    help: 'leave out what is left out of folders (tests, ignored files, …) also where a\nfile is named: for hooks that name all files',
  },
  projectOption,
  ...configOptions,
  {
    name: 'print-config',
    value: '<file>',
    help: 'print the settings that hold for this file, and where each is set',
  },
  {
    name: 'cache',
    help: 'remember what was found, and tell it again in the next run if nothing that\ncounts has changed; by default in node_modules/.cache',
  },
  { name: 'cache-location', value: '<path>', help: 'keep the cache in this file, or in this folder' },
  { name: 'stats', help: 'tell how much was read and how long it took' },
  helpOption,
];

/** The page of `check --help`. */
export const CHECK_HELP: CommandHelp = {
  name: 'check',
  operands: '[paths…]',
  summary: 'check files, folders and globs (default: the working directory)',
  options: specs,
  notes: [
    'Checked are .js .jsx .mjs .cjs .ts .tsx .mts .cts, but not .d.ts. Left out in folders and globs: node_modules,\n' +
      '.git, dist, build, out, coverage, .next, what .gitignore names, minified files, tests, and symbolic links.\n' +
      'A file that is named is always checked, unless --force-exclude is given. A path that begins with ! leaves out\n' +
      'what it matches.',
    'Settings stand in status-hints.config.json, status-hints.config.jsonc (with comments), or under statusHints in\n' +
      'package.json. For each file the nearest counts, from its folder up to the root of its project; options of\n' +
      'the command line come before it.',
    CHANGED_NOTE,
    'Exit codes: 0 clean, 1 findings that fail the check, 2 something could not be done.',
  ],
};

/**
 * Reads the command line of `check`.
 * @param ruleIds for `--rule`; asked for only when that is given
 * @returns undefined when its help is wanted
 * @throws UsageError
 */
export async function readCheckOptions(
  args: readonly string[],
  ruleIds: () => Promise<readonly string[]>,
): Promise<CheckOptions | undefined> {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const level = readLevel('--level', given.value('level') ?? 'warning');
  const show = given.value('show') ?? (level === 'hint' ? 'hint' : 'information');
  const rules = given.values('rule');
  const options: CheckOptions = {
    paths: given.positionals,
    ...readOutputOptions(given),
    level,
    show: readLevel('--show', show),
    maxWarnings: readCount(given.value('max-warnings')),
    quiet: given.has('quiet'),
    ruleLevels: rules.length === 0 ? new Map() : readRuleLevels(rules, await ruleIds()),
    fix: given.has('fix') ? 'write' : given.has('fix-dry-run') ? 'dry-run' : undefined,
    stdinName: given.value('stdin-filename'),
    includeTests: given.has('include-tests'),
    forceExclude: given.has('force-exclude'),
    changed: readChanged(given),
    project: !given.has('no-project'),
    stats: given.has('stats'),
    cache: given.has('cache') || given.value('cache-location') !== undefined,
    cacheLocation: given.value('cache-location'),
    printConfig: given.value('print-config'),
    ...readConfigOptions(given),
    baseline: given.value('baseline'),
    readsBaseline: !given.has('no-baseline'),
    updateBaseline: given.has('update-baseline'),
    showSuppressed: given.has('show-suppressed'),
    hideSuppressed: given.has('hide-suppressed'),
  };
  checkTogether(options, given.has('fix') && given.has('fix-dry-run'));
  return options;
}

function checkTogether(options: CheckOptions, bothFixes: boolean): void {
  if (bothFixes) throw new UsageError('--fix writes and --fix-dry-run does not: give one of them.');
  checkInput(options);
  checkChanged(options);
  if (options.printConfig !== undefined && (options.paths.length > 0 || options.stdinName !== undefined)) {
    throw new UsageError('--print-config is about the file that it names: leave the other paths out.');
  }
  if (options.printConfig !== undefined && options.outputs.length > 0) {
    throw new UsageError('--print-config checks nothing that --output could tell: leave one of them out.');
  }
  if (options.showSuppressed && options.hideSuppressed) {
    throw new UsageError('--show-suppressed and --hide-suppressed are opposites: give one of them.');
  }
  if (!options.readsBaseline && (options.updateBaseline || options.baseline !== undefined)) {
    throw new UsageError(
      '--no-baseline leaves the baseline out: give it without the other options about it.',
    );
  }
  if (options.updateBaseline && options.stdinName !== undefined) {
    throw new UsageError('--update-baseline looks at files, not at standard input: leave one of them out.');
  }
  if (options.forceExclude && options.stdinName !== undefined) {
    throw new UsageError('--force-exclude is about files, not about standard input: leave one of them out.');
  }
  if (options.cache && options.stdinName !== undefined) {
    throw new UsageError('--cache remembers files, not standard input: leave one of them out.');
  }
  if (options.fix === 'write' && options.stdinName !== undefined) {
    throw new UsageError('--fix has no file to write to with --stdin-filename: use --fix-dry-run.');
  }
}

function readCount(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`--max-warnings is a number from 0, not ${JSON.stringify(value)}.`);
}
