import { type Uri, commands, window } from 'vscode';

/** Shows a Markdown document for reading. Where VS Code has no preview (its extension can be switched off), as text. */
export async function showPage(uri: Uri): Promise<void> {
  const preview = 'markdown.showPreview';
  if ((await commands.getCommands(true)).includes(preview)) await commands.executeCommand(preview, uri);
  else await window.showTextDocument(uri, { preview: true });
}
