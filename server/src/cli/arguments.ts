import { parseArgs } from 'node:util';
import { didYouMean } from '../engine/text/near';
import { UsageError } from './usage-error';

/** One option of a command; its help is written from this. */
export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  /** A single letter that means the same. */
  readonly short?: string;
  /** What stands for the value in the help (`<level>`); absent for options that take none. */
  readonly value?: string;
  /** The value may be left out; it is written behind `=` alone. */
  readonly optional?: true;
  readonly repeatable?: true;
  readonly help: string;
}

/** A command line taken apart; names of options are those of the specs. */
export interface Arguments {
  /** What is no option, and everything after `--`. */
  readonly positionals: readonly string[];
  readonly has: (name: string) => boolean;
  /** The value of an option that takes one; undefined when it is not given, empty when it is left out. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  /** The positional right behind an option without a value, which somebody may mean as one; by the option's name. */
  readonly behind: (name: string) => string | undefined;
}

/**
 * Takes a command line apart. Node's own reader does it: it costs no start-up time, and it keeps values as they
 * were typed (`cac` makes the file name `1e3` the number 1000).
 * @throws UsageError for unknown options, missing or superfluous values, options given twice
 */
export function readArguments(args: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(specs.map((spec) => [spec.name, parserOption(spec)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const behind = new Map<string, string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'positional') {
      positionals.push(token.value);
      const before = tokens[index - 1];
      if (before?.kind === 'option' && before.value === undefined) behind.set(before.name, token.value);
    }
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (spec === undefined) throw unknownOption(token.rawName, specs);
    const before = given.get(spec.name);
    if (before !== undefined && spec.repeatable !== true)
      throw new UsageError(`${token.rawName} is given twice.`);
    given.set(spec.name, [...(before ?? []), valueOf(spec, token.rawName, token.value)]);
  }
  return {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.[0],
    values: (name) => given.get(name) ?? [],
    behind: (name) => behind.get(name),
  };
}

function parserOption({ value, optional, short }: OptionSpec): {
  type: 'string' | 'boolean';
  short?: string;
} {
  return {
    type: value === undefined || optional ? 'boolean' : 'string',
    ...(short === undefined ? {} : { short }),
  };
}

function valueOf(spec: OptionSpec, written: string, value: string | undefined): string {
  if (spec.value === undefined) {
    if (value !== undefined)
      throw new UsageError(`${written} takes no value, but ${JSON.stringify(value)} is given.`);
    return '';
  }
  if (spec.optional && value === undefined) return '';
  if (value === undefined || value === '')
    throw new UsageError(`${written} needs a value: ${written}${spec.optional ? '=' : ' '}${spec.value}`);
  return value;
}

function unknownOption(written: string, specs: readonly OptionSpec[]): UsageError {
  const hint = didYouMean(
    written,
    specs.map(({ name }) => `--${name}`),
  );
  return new UsageError(`There is no option ${written}.${hint} --help lists them all.`);
}
