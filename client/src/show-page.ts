import { type Uri, commands, window } from 'vscode';

/** Shows a Markdown document for reading; as text where VS Code has no preview (its extension can be switched off). */
export async function showPage(uri: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // VS Code tells of a missing command only by failing: one that is not loaded yet is not in its list either.
    await window.showTextDocument(uri, { preview: true });
  }
}
