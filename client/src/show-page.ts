import { type Uri, commands, extensions, window } from 'vscode';

/** Shows a Markdown document for reading. Where VS Code has no preview (its extension can be switched off), as text. */
export async function showPage(uri: Uri): Promise<void> {
  if (extensions.getExtension('vscode.markdown-language-features') === undefined)
    await window.showTextDocument(uri, { preview: true });
  else await commands.executeCommand('markdown.showPreview', uri);
}
