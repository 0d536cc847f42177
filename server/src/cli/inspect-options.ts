import { readArguments, type OptionSpec } from './arguments';
import type { ConfigOptions } from './configuration';
import type { CommandHelp } from './help';
import {
  checkInput,
  configOptions,
  formatOption,
  helpOption,
  projectOption,
  readConfigOptions,
  readFormat,
  stdinOption,
  testsOption,
  type Format,
} from './input-options';

/** What `inspect` was asked to do. */
export interface InspectOptions extends ConfigOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly stdinName: string | undefined;
  readonly includeTests: boolean;
  /** What the other files of a file's project say counts. */
  readonly project: boolean;
}

const specs: readonly OptionSpec[] = [
  formatOption,
  stdinOption,
  testsOption,
  projectOption,
  ...configOptions,
  helpOption,
];

/** The page of `inspect --help`. */
export const INSPECT_HELP: CommandHelp = {
  name: 'inspect',
  operands: '[paths…]',
  summary: 'show the handlers and responses that are found, and what is known of them',
  options: specs,
  notes: ['It looks at the same files as check.'],
};

/**
 * Reads the command line of `inspect`.
 * @returns undefined when its help is wanted
 * @throws UsageError
 */
export function readInspectOptions(args: readonly string[]): InspectOptions | undefined {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const options: InspectOptions = {
    paths: given.positionals,
    format: readFormat(given.value('format')),
    stdinName: given.value('stdin-filename'),
    includeTests: given.has('include-tests'),
    project: !given.has('no-project'),
    ...readConfigOptions(given),
  };
  checkInput(options);
  return options;
}
