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
  'refreshResponses',
  'groupResponsesByPath',
  'groupResponsesByFile',
  'filterResponses',
  'clearResponsesFilter',
] as const;

/** All commands. `showResponses` and `openPlace` mean nothing without the arguments of a lens or of a line of the view. */
export type CommandName = (typeof shown)[number] | 'showResponses' | 'openPlace';

/** The commands of the palette, with their prefix. */
export const SHOWN_COMMANDS: readonly string[] = shown.map(commandOf);

/** All commands with their prefix: the server may name them in code actions and lenses, and must not declare them. */
export const CLIENT_COMMANDS: readonly string[] = [...SHOWN_COMMANDS, commandOf('showResponses')];

/** The name that VS Code knows a command by. */
export function commandOf(name: CommandName): string {
  return `statusHints.${name}`;
}
