import { readArguments, type OptionSpec } from './arguments';
import type { ConfigOptions } from './configuration';
import type { CommandHelp } from './help';
import { configOptions, helpOption, readConfigOptions, testsOption } from './input-options';
import { UsageError } from './usage-error';

/** The formats of `routes`; each has its file in `routes/formats/`. */
const FORMATS = ['table', 'json', 'markdown', 'csv', 'html', 'openapi'] as const;
/** The formats of `routes --diff`; each has its file in `routes/diff-formats/`. */
const DIFF_FORMATS = ['table', 'json', 'markdown'] as const;

/** A format of `routes`. */
export type RoutesFormat = (typeof FORMATS)[number];

/** A format of `routes --diff`. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** Which endpoints are wanted; an empty list wants all. */
export interface EndpointFilter {
  /** Upper case. */
  readonly methods: readonly string[];
  /** Codes (`404`) and classes (`5xx`). */
  readonly statuses: readonly string[];
  /** What the path has in it, in lower case. */
  readonly path: string | undefined;
}

/** How the endpoints are to be shown. */
export type RoutesOutput =
  | { readonly kind: 'all'; readonly format: RoutesFormat; readonly places: boolean }
  | { readonly kind: 'diff'; readonly format: DiffFormat; readonly base: string };

/** What `routes` was asked to do. */
export interface RoutesOptions extends ConfigOptions {
  /** Files, folders, globs; empty: the working directory. */
  readonly paths: readonly string[];
  readonly includeTests: boolean;
  readonly filter: EndpointFilter;
  readonly output: RoutesOutput;
}

const specs: readonly OptionSpec[] = [
  { name: 'format', value: '<format>', help: `${choice(FORMATS)};\n${FORMATS[0]} by default` },
  {
    name: 'diff',
    value: '<base.json>',
    help: `tell what has changed since --format json wrote this file:\nendpoints and statuses that are new or gone; as ${choice(DIFF_FORMATS)}`,
  },
  {
    name: 'method',
    value: '<method>',
    repeatable: true,
    help: 'only endpoints of this method; may be given several times',
  },
  {
    name: 'status',
    value: '<code>',
    repeatable: true,
    help: 'only endpoints that can send this code or class: 404, 5xx;\nmay be given several times',
  },
  { name: 'path', value: '<text>', help: 'only endpoints whose path has this text in it' },
  { name: 'places', help: 'list in the table where each status is decided' },
  testsOption,
  ...configOptions,
  helpOption,
];

/** The page of `routes --help`. */
export const ROUTES_HELP: CommandHelp = {
  name: 'routes',
  operands: '[paths…]',
  summary: 'list every endpoint with the statuses that it can send',
  options: specs,
  notes: [
    'Listed is what is registered or handled in these files, the same as those of check. The whole project around\n' +
      'them is read: what mounts a router, runs before a handler or takes its errors stands elsewhere.',
    'Beside statuses, … says that others are possible: they are decided as the code runs, or by code that was\n' +
      'not found.',
    'For example: status-hints routes --format html > routes.html\n' +
      '             status-hints routes --format json > base.json, and after a change:\n' +
      '             status-hints routes --diff base.json',
    'Exit codes: 0 done, whatever has changed; 2 something could not be done.',
  ],
};

/**
 * Reads the command line of `routes`.
 * @returns undefined when its help is wanted
 * @throws UsageError
 */
export function readRoutesOptions(args: readonly string[]): RoutesOptions | undefined {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const options: RoutesOptions = {
    paths: given.positionals,
    includeTests: given.has('include-tests'),
    ...readConfigOptions(given),
    filter: {
      methods: given.values('method').map(readMethod),
      statuses: given.values('status').map(readStatus),
      path: given.value('path')?.toLowerCase(),
    },
    output: readOutput(given.value('format'), given.value('diff'), given.has('places')),
  };
  if (options.paths.includes('-')) {
    throw new UsageError('Routes are put together from files: give paths instead of standard input.');
  }
  return options;
}

function readOutput(format: string = FORMATS[0], base: string | undefined, places: boolean): RoutesOutput {
  const known = FORMATS.find((name) => name === format);
  if (known === undefined)
    throw new UsageError(`--format is ${choice(FORMATS)}, not ${JSON.stringify(format)}.`);
  if (places && (known !== 'table' || base !== undefined)) {
    throw new UsageError(
      '--places belongs to the table of all routes; json, csv and html have the places anyway.',
    );
  }
  if (base === undefined) return { kind: 'all', format: known, places };
  const ofDiff = DIFF_FORMATS.find((name) => name === known);
  if (ofDiff !== undefined) return { kind: 'diff', format: ofDiff, base };
  throw new UsageError(`--diff is shown as ${choice(DIFF_FORMATS)}, not as ${known}.`);
}

function readMethod(value: string): string {
  if (/^[a-z][a-z-]*$/i.test(value)) return value.toUpperCase();
  throw new UsageError(`--method is a method such as GET, not ${JSON.stringify(value)}.`);
}

function readStatus(value: string): string {
  if (/^[1-5](?:\d\d|xx)$/i.test(value)) return value.toLowerCase();
  throw new UsageError(`--status is a code or a class such as 404 or 5xx, not ${JSON.stringify(value)}.`);
}

/** `table, json or markdown` */
function choice(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
