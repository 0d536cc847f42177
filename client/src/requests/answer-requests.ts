import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMITTED, COMMITTED_TEXT, FIND_FILES, READ_FILE } from '../../../server/src/lsp/protocol';
import { committedTexts } from './committed-text';
import { findFiles } from './find-files';
import { fileReader } from './read-file';

/** Answers what the server asks of the editor, until the returned things are disposed of. */
export function answerRequests(client: BaseLanguageClient): Pick<Disposable, 'dispose'>[] {
  const committed = committedTexts(() => void tell(client, COMMITTED));
  return [
    client.onRequest(READ_FILE, fileReader()),
    client.onRequest(FIND_FILES, findFiles),
    client.onRequest(COMMITTED_TEXT, committed.of),
    committed,
  ];
}

/** A server that does not run has nothing to learn: it asks anew when it starts. */
async function tell(client: BaseLanguageClient, method: string): Promise<void> {
  if (!client.isRunning()) return;
  try {
    await client.sendNotification(method);
  } catch (error) {
    client.debug(`The server could not be told ${method}:`, error);
  }
}
