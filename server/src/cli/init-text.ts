import type { CodeSetting } from '../engine/lint/habits';
import { phraseOf } from '../engine/http/statuses';

/** What was found in a project. */
export interface FoundInProject {
  /** Frameworks with their majors: `Express 4`. */
  readonly frameworks: readonly string[];
  readonly files: number;
  readonly handlers: number;
  readonly responses: number;
  /** The error handlers that are registered, with their places. */
  readonly errorHandlers: readonly string[];
  /** How often which code is sent for what a setting is about. */
  readonly codes: ReadonlyMap<CodeSetting, ReadonlyMap<number, number>>;
  /** How many codes are written in which way. */
  readonly spelling: {
    readonly numbers: number;
    readonly constants: number;
    readonly names: string | undefined;
  };
  /** Functions that answer and could not be read, the most used first. */
  readonly helpers: readonly string[];
}

const NAMES: Readonly<Record<CodeSetting, string>> = {
  validation: 'Invalid input is answered with',
  'auth.wrongCredentials': 'Wrong passwords and tokens are answered with',
  duplicate: 'What exists already is answered with',
  'delete.success': 'A DELETE that has worked is answered with',
  'delete.missing': 'A DELETE of what is not there is answered with',
};
const SETTINGS = Object.keys(NAMES) as readonly CodeSetting[];
/** To set what the code does already asks more of it than to leave it open: that a DELETE looks at all. */
const ASKS_MORE: ReadonlySet<CodeSetting> = new Set<CodeSetting>(['delete.missing']);
/** Once is chance. */
const FEWEST_USES = 2;
const MOST_LISTED = 5;

/**
 * The text of a configuration with what was found in a project. What the code always does is set, so that it stays that
 * way; what it does in several ways stands there as a comment, to be decided.
 */
export function configurationText(found: FoundInProject): string {
  const blocks = [
    [
      ...summary(found),
      '',
      '// "recommended", "strict" (each rule one level louder), "rfc" or "seed".',
      member('preset', 'recommended'),
    ],
    ...SETTINGS.flatMap((setting) => policy(setting, found) ?? []),
    ...spelling(found),
    ...helpers(found),
    [
      '// An old project can start at zero: with this setting "npx status-hints check --update-baseline" writes down what is',
      '// found today, and from then on only what is new is reported.',
      comment(member('baseline', 'status-hints-baseline.json')),
    ],
  ];
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  return [
    ...HEAD,
    '{',
    `  "$schema": ${JSON.stringify(SCHEMA)},`,
    '',
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
    '',
  ].join('\n');
}

const SCHEMA = 'https://unpkg.com/status-hints/schema/config.schema.json';
const HEAD = [
  '// What this project has decided about HTTP status codes: for the command line and for every editor.',
  '// All settings: https://github.com/status-hints/status-hints/blob/main/docs/configuration.md',
];

function summary({
  frameworks,
  files,
  handlers,
  responses,
  errorHandlers,
}: FoundInProject): readonly string[] {
  if (handlers === 0) return ['// No handlers were found yet.'];
  const what = `${counted(handlers, 'handler')} with ${counted(responses, 'response')} in ${counted(files, 'file')}`;
  return [
    `// Found: ${frameworks.join(', ')}; ${what}.`,
    errorHandlers.length === 0
      ? '// No error handler was found: what is thrown is answered by the framework.'
      : `// Errors are answered by ${listed(errorHandlers)}.`,
  ];
}

function policy(setting: CodeSetting, { codes }: FoundInProject): readonly (readonly string[])[] | undefined {
  const uses = [...(codes.get(setting) ?? [])].sort(([a, x], [b, y]) => y - x || a - b);
  const [most] = uses;
  if (!most) return undefined;
  const [code, count] = most;
  const counts = uses.map(([one, times]) => `${one} ${phraseOf(one) ?? ''} (${timesText(times)})`);
  const line = member(setting, String(code));
  const isRule = uses.length === 1 && count >= FEWEST_USES && !ASKS_MORE.has(setting);
  return [[`// ${NAMES[setting]} ${counts.join(', ')}.`, isRule ? line : comment(line)]];
}

function spelling({
  spelling: { numbers, constants, names },
}: FoundInProject): readonly (readonly string[])[] {
  if (numbers + constants === 0) return [];
  const [style, uses, others] =
    numbers >= constants
      ? (['number', numbers, constants] as const)
      : (['constant', constants, numbers] as const);
  const where = style === 'constant' && names !== undefined ? ` of ${names}` : '';
  const rest = others === 0 ? '' : `, ${others} otherwise`;
  const line = member('codeStyle', style);
  return [
    [
      `// Codes are written as ${style}s${where}: ${uses}${rest}.`,
      others === 0 && uses >= FEWEST_USES ? line : comment(line),
    ],
  ];
}

function helpers({ helpers: found }: FoundInProject): readonly (readonly string[])[] {
  if (found.length === 0) return [];
  const list = found.slice(0, MOST_LISTED).map((name) => JSON.stringify(name));
  return [
    [
      '// These are called with a status, and their code was not found. If they send the response:',
      `// "responseHelpers": [${list.join(', ')}],`,
    ],
  ];
}

function member(key: string, value: string): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)},`;
}

function comment(line: string): string {
  return `// ${line}`;
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, MOST_LISTED);
  const more = all.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function timesText(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}
