import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMITTED_TEXT, FIND_FILES, READ_FILE } from '../../../server/src/lsp/protocol';
import { committedText } from './committed-text';
import { findFiles } from './find-files';
import { readFile } from './read-file';

/** Answers what the server asks of the editor. */
export function answerRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(READ_FILE, readFile),
    client.onRequest(FIND_FILES, findFiles),
    client.onRequest(COMMITTED_TEXT, committedText),
  ];
}
