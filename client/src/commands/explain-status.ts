import { QuickPickItemKind, type QuickPickItem, l10n, window } from 'vscode';
import { STATUSES, type StatusItem } from '../../../server/src/lsp/protocol';
import { showPage } from '../show-page';
import { statusPage } from '../status-pages';
import type { Command } from './command';
import { whichStatus } from './which-status';

interface Choice extends QuickPickItem {
  /** None for the guided choice. */
  readonly status?: StatusItem;
}

/** Shows the page of a code: the given one, or one that is picked; the first entry is the guided choice. */
export const explainStatus: Command = async (services, code) => {
  const statuses = await services.server.client().sendRequest<readonly StatusItem[]>(STATUSES);
  const known = statuses.find((status) => status.code === code);
  if (known !== undefined) return showPage(statusPage(known));
  const choice = await pick(statuses);
  if (choice?.status !== undefined) return showPage(statusPage(choice.status));
  return choice === undefined ? undefined : whichStatus(services);
};

/** A status that was picked by its code or words. */
function pick(statuses: readonly StatusItem[]): Thenable<Choice | undefined> {
  return window.showQuickPick(choicesOf(statuses), {
    title: l10n.t('Explain a Status Code'),
    placeHolder: l10n.t('Type a code or a word: 404, conflict, too large'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

function choicesOf(statuses: readonly StatusItem[]): Choice[] {
  const guided = {
    label: `$(question) ${l10n.t('Which Status Fits?')}`,
    detail: l10n.t('A few questions lead to the code.'),
  };
  return [
    guided,
    ...statuses.flatMap((status, at) => {
      const choice = { label: `${status.code} ${status.phrase}`, detail: status.meaning, status };
      const opensClass = status.className !== statuses[at - 1]?.className;
      return opensClass ? [{ label: status.className, kind: QuickPickItemKind.Separator }, choice] : [choice];
    }),
  ];
}
