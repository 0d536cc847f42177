import { type LogOutputChannel, extensions } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { CLIENT_COMMANDS } from './command-names';
import { CONFIG_DOCUMENTS, SERVED_DOCUMENTS } from './served-documents';

/** The language client's id, which is also the section of its settings (`statusHints.trace.server`). */
export const CLIENT_ID = 'statusHints';
/** The name that people read: of the log, in messages. */
export const CLIENT_NAME = 'Status Hints';

/** How the language client is made, on the desktop and in the web alike. */
export function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...SERVED_DOCUMENTS, ...CONFIG_DOCUMENTS],
    outputChannel: output,
    // With `statusHints.run: onSave` the findings are those of the saved text: they are asked for when it is saved.
    diagnosticPullOptions: { onChange: true, onSave: true },
    initializationOptions: (): InitializationOptions => ({
      commands: CLIENT_COMMANDS,
      state: true,
      files: true,
      endpoints: true,
      // VS Code's own TypeScript leads from names to what they mean.
      namesExplained: true,
      committedText: extensions.getExtension('vscode.git') !== undefined,
    }),
  };
}
