import { type Disposable, commands, l10n, window } from 'vscode';
import { type CommandName, commandOf } from './command-names';
import { explainStatus } from './commands/explain-status';
import { fixAll } from './commands/fix-all';
import { openExample } from './commands/open-example';
import { openPlace } from './commands/open-place';
import { openRulePage } from './commands/open-rule-page';
import { setRuleLevel } from './commands/set-rule-level';
import { showResponses } from './commands/show-responses';
import { whichStatus } from './commands/which-status';
import type { Command, Services } from './commands/command';

const table: Readonly<Record<CommandName, Command>> = {
  restart: ({ server }) => server.restart(),
  showOutput: ({ output }) => output.show(),
  explainStatus,
  whichStatus,
  fixAll,
  openRulePage,
  setRuleLevel,
  showResponses,
  openExample,
  openPlace,
  refreshResponses: ({ responses }) => responses.refresh(),
  groupResponsesByPath: ({ responses }) => responses.group('path'),
  groupResponsesByFile: ({ responses }) => responses.group('file'),
  filterResponses: ({ responses }) => responses.filter(),
  clearResponsesFilter: ({ responses }) => responses.clearFilter(),
};

/** Registers the commands. What one throws is shown, and logged. */
export function registerCommands(services: Services): Disposable[] {
  return (Object.keys(table) as CommandName[]).map((name) =>
    commands.registerCommand(commandOf(name), async (...given: readonly unknown[]) => {
      try {
        await table[name](services, ...given);
      } catch (error) {
        await report(services, name, error);
      }
    }),
  );
}

async function report({ output, server }: Services, name: CommandName, error: unknown): Promise<void> {
  output.error(`The command ${commandOf(name)} failed:`, error);
  const isGone = ['stopped', 'failed'].includes(server.status().kind);
  const reason = error instanceof Error ? error.message : String(error);
  const message = isGone
    ? l10n.t('The Status Hints server is not running.')
    : l10n.t('Status Hints: {0}', reason);
  const restart = l10n.t('Restart');
  const show = l10n.t('Show Output');
  const answer = await window.showErrorMessage(message, ...(isGone ? [restart, show] : [show]));
  if (answer === restart) await server.restart();
  else if (answer === show) output.show();
}
