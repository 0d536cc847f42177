import { type TextEditor, WorkspaceEdit, l10n, window, workspace } from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import { WRITE_STATUS, type WriteStatusParams } from '../../server/src/lsp/protocol';
import type { Server } from './server';

/**
 * Writes a code at the cursor: over the status that stands there, else into the text, as the server says. Where a name
 * decides the status (`reply.notFound()`) it has no edits, and the person is told.
 */
export async function insertStatus(server: Server, editor: TextEditor, code: number): Promise<void> {
  const { document } = editor;
  const client = server.client();
  for (;;) {
    const { version } = document;
    const params: WriteStatusParams = {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
      position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      code,
    };
    const edits = await client.sendRequest<TextEdit[]>(WRITE_STATUS, params);
    // Somebody typed meanwhile: these edits are for another text.
    if (document.version !== version) continue;
    if (edits.length === 0) {
      const message = l10n.t('The name at the cursor decides the status: {0} was not inserted.', code);
      await window.showInformationMessage(message);
      return;
    }
    const edit = new WorkspaceEdit();
    edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(edits));
    await workspace.applyEdit(edit);
    return;
  }
}
