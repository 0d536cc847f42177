/** The commands that the manifest shows in the palette: `statusHints.<name>`. */
const shown = [
  'restart',
  'showOutput',
  'explainStatus',
  'whichStatus',
  'fixAll',
  'openRulePage',
  'setRuleLevel',
  'openExample',
] as const;

/** All commands. Only the server names `showResponses`: without its arguments it means nothing. */
export type CommandName = (typeof shown)[number] | 'showResponses';

/** The commands of the palette, with their prefix. */
export const SHOWN_COMMANDS: readonly string[] = shown.map(commandOf);

/** Commands that the server may name in code actions and lenses. */
export const SERVER_COMMANDS: readonly string[] = (
  ['setRuleLevel', 'openRulePage', 'showResponses'] as const
).map(commandOf);

/** The name that VS Code knows a command by. */
export function commandOf(name: CommandName): string {
  return `statusHints.${name}`;
}
