import { Range, Uri, window, workspace } from 'vscode';
import type { PlaceInFile } from '../../../server/src/lsp/protocol';
import type { Command } from './command';

/** Opens a place that a line of the view is about; the text can be another by now, the line is then what counts. */
export const openPlace: Command = async (_services, given) => {
  const { uri, line, start } = given as PlaceInFile;
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const exact = document.positionAt(start);
  const position = exact.line === line ? exact : document.validatePosition(exact.with(line, 0));
  await window.showTextDocument(document, { selection: new Range(position, position) });
};
