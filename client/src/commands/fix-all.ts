import {
  type CodeAction,
  CodeActionKind,
  Range,
  type TextDocument,
  commands,
  l10n,
  window,
  workspace,
} from 'vscode';
import { isServed } from '../served-documents';
import type { Command } from './command';

const kind = CodeActionKind.SourceFixAll.append('statusHints').value;

/** Applies all safe fixes to the text in the active editor. */
export const fixAll: Command = async () => {
  const document = window.activeTextEditor?.document;
  if (document === undefined || !isServed(document))
    return say(l10n.t('Open a JavaScript or TypeScript file first.'));
  const edit = (await actionsOf(document)).find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) return say(l10n.t('There is nothing in this file that can be fixed safely.'));
  await workspace.applyEdit(edit);
};

/** As VS Code asks for them when a file is saved; the edits of the first are worked out at once. */
async function actionsOf(document: TextDocument): Promise<readonly CodeAction[]> {
  const whole = new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind,
    1,
  );
}

async function say(message: string): Promise<void> {
  await window.showInformationMessage(message);
}
