import type { Arguments, OptionSpec } from './arguments';
import type { ConfigOptions } from './configuration';
import { UsageError } from './usage-error';

/** The formats of `inspect`. */
const FORMATS = ['pretty', 'json'] as const;

/** A format of the output. */
export type Format = (typeof FORMATS)[number];

/** `--help` */
export const helpOption: OptionSpec = { name: 'help', short: 'h', help: 'print this page' };

/** `--format` */
export const formatOption: OptionSpec = {
  name: 'format',
  value: '<format>',
  help: `${FORMATS.join(' or ')}; ${FORMATS[0]} by default`,
};

/** `--config` and `--no-config` */
export const configOptions: readonly OptionSpec[] = [
  {
    name: 'config',
    value: '<file>',
    help: 'take the configuration from this file; without it each file has the nearest\nstatus-hints.config.json, status-hints.config.jsonc or package.json#statusHints',
  },
  { name: 'no-config', help: 'read no configuration file' },
];

/**
 * Reads `--config` and `--no-config`.
 * @throws UsageError when both are given
 */
export function readConfigOptions(given: Arguments): ConfigOptions {
  const config = given.value('config');
  const readsConfig = !given.has('no-config');
  if (config !== undefined && !readsConfig)
    throw new UsageError('--config names a file and --no-config reads none: give one of them.');
  return { config, readsConfig };
}

/** `--include-tests` */
export const testsOption: OptionSpec = {
  name: 'include-tests',
  help: 'look at tests too: *.test.*, *.spec.*, *.e2e.*, and folders like\ntest or __mocks__',
};

/** `--stdin-filename` */
export const stdinOption: OptionSpec = {
  name: 'stdin-filename',
  value: '<name>',
  help: 'read standard input instead of files, as if it were the file of this name',
};

/** `--no-project` */
export const projectOption: OptionSpec = {
  name: 'no-project',
  help: 'look at each file by itself: faster, but what other files say of it is\nnot known (routes, constants, error classes, helpers)',
};

/**
 * Reads the value of `--format`.
 * @throws UsageError that names the formats
 */
export function readFormat(value: string = FORMATS[0]): Format {
  const format = FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  throw new UsageError(`--format is ${FORMATS.join(' or ')}, not ${JSON.stringify(value)}.`);
}

/**
 * Checks that either paths are given or standard input with a name; `-` may stand for the latter.
 * @throws UsageError
 */
export function checkInput(wanted: {
  readonly paths: readonly string[];
  readonly stdinName: string | undefined;
}): void {
  const { paths, stdinName } = wanted;
  if (stdinName === undefined && paths.includes('-')) {
    throw new UsageError('For standard input give its name: --stdin-filename src/app.ts');
  }
  if (stdinName !== undefined && paths.some((path) => path !== '-')) {
    throw new UsageError('--stdin-filename reads standard input: leave the paths out.');
  }
}
