import { type TextEditor, WorkspaceEdit, workspace } from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import { WRITE_STATUS, type WriteStatusParams } from '../../server/src/lsp/protocol';
import type { Server } from './server';

/** Writes a code at the cursor: over the status that stands there, else into the text, as the server says. */
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
    const edit = new WorkspaceEdit();
    edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(edits));
    await workspace.applyEdit(edit);
    return;
  }
}
