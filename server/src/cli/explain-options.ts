import { readArguments, type OptionSpec } from './arguments';
import type { CommandHelp } from './help';
import { UsageError } from './usage-error';

const specs: readonly OptionSpec[] = [{ name: 'help', short: 'h', help: 'print this page' }];

/** The page of `explain --help`. */
export const EXPLAIN_HELP: CommandHelp = {
  name: 'explain',
  operands: '<code|phrase|rule>',
  summary: 'tell what a status code means and when to send it, or what a rule reports',
  options: specs,
  notes: [
    'For example: status-hints explain 404, status-hints explain conflict,\n' +
      'status-hints explain 4xx, status-hints explain no-error-in-2xx',
  ],
};

/**
 * Reads the command line of `explain`: the words, or undefined when its help is wanted.
 * @throws UsageError
 */
export function readExplainWords(args: readonly string[]): string | undefined {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const words = given.positionals.join(' ').trim();
  if (words !== '') return words;
  throw new UsageError('What is to be explained? A code, a phrase or a rule: status-hints explain 404');
}
