import { Uri, window, workspace } from 'vscode';
import type { Command } from './command';

/** Opens a new text with a few mistakes to try things on. */
export const openExample: Command = async ({ context: { extensionUri } }) => {
  const example = Uri.joinPath(extensionUri, 'walkthrough', 'example.js');
  const content = await workspace.decode(await workspace.fs.readFile(example), { encoding: 'utf8' });
  const document = await workspace.openTextDocument({ language: 'javascript', content });
  await window.showTextDocument(document);
};
