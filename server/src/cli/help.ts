import type { OptionSpec } from './arguments';

/** A command as its help shows it. */
export interface CommandHelp {
  readonly name: string;
  /** What follows the name: `[paths…]`. */
  readonly operands: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Paragraphs below the options. */
  readonly notes: readonly string[];
}

const width = 28;

/** The page that lists the commands. */
export function mainHelp(version: string, commands: readonly CommandHelp[]): string {
  return [
    `status-hints ${version}: finds wrong HTTP status codes in Express and Fastify handlers`,
    '',
    'Usage: status-hints <command> [options]',
    '',
    'Commands',
    ...commands.map(({ name, operands, summary }) => row(`${name} ${operands}`, summary)),
    '',
    'Options',
    row('--version', 'print the version'),
    row('--help', 'print this page, or after a command its own: status-hints check --help'),
    '',
    'Colours: on a terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.',
    'Exit codes: 0 clean, 1 findings at or above the level, 2 something could not be done.',
    '',
  ].join('\n');
}

/** The page of one command. */
export function commandHelp({ name, operands, summary, options, notes }: CommandHelp): string {
  return [
    `Usage: status-hints ${name} [options] ${operands}`,
    '',
    sentence(summary),
    '',
    'Options',
    ...options.map((option) => row(optionText(option), option.help)),
    ...notes.flatMap((note) => ['', note]),
    '',
  ].join('\n');
}

function optionText({ name, short, value, optional }: OptionSpec): string {
  const given = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`;
  const long = `--${name}${given}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function row(left: string, right: string): string {
  const [first = '', ...others] = right.split('\n');
  const indent = ' '.repeat(width + 2);
  const start = left.length < width ? `  ${left.padEnd(width)}${first}` : `  ${left}\n${indent}${first}`;
  return [start, ...others.map((line) => indent + line)].join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
