import { readArguments, type OptionSpec } from './arguments';
import type { CommandHelp } from './help';
import { helpOption } from './input-options';
import { UsageError } from './usage-error';

/** What `init` was asked to do. */
export interface InitOptions {
  /** The folder that the configuration is for; undefined: the working directory. */
  readonly folder: string | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
}

const specs: readonly OptionSpec[] = [
  { name: 'dry-run', help: 'print the configuration; no file is written' },
  { name: 'force', help: 'write it over one that is there' },
  helpOption,
];

/** The page of `init --help`. */
export const INIT_HELP: CommandHelp = {
  name: 'init',
  operands: '[folder]',
  summary: 'write a configuration with what the project does today',
  options: specs,
  notes: [
    'It reads the code of the folder (default: the working directory) and writes status-hints.config.jsonc with\n' +
      'comments. What the code always does becomes a setting, what it mostly does a comment: check says no more with\n' +
      'it than without.',
    'Exit codes: 0 written, 2 something could not be done.',
  ],
};

/**
 * Reads the command line of `init`.
 * @returns undefined when its help is wanted
 * @throws UsageError
 */
export function readInitOptions(args: readonly string[]): InitOptions | undefined {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const [folder, ...others] = given.positionals;
  if (others.length > 0) throw new UsageError('init takes one folder.');
  return { folder, force: given.has('force'), dryRun: given.has('dry-run') };
}
