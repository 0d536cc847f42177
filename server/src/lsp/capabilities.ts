import type { ServerCapabilities } from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from '../service/features/code-actions/kinds';
import type { ClientFacts } from './client-facts';
import { COMMANDS } from './handlers/commands';

const INCREMENTAL = 2;

/** What the server tells of itself, as far as the client can make use of it. */
export function serverCapabilities(facts: ClientFacts): ServerCapabilities {
  return {
    positionEncoding: facts.encoding,
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    ...(facts.pulls
      ? {
          diagnosticProvider: {
            identifier: 'status-hints',
            // A client that is told to ask again need not ask for all files after each edit.
            interFileDependencies: !facts.refreshes.includes('workspace/diagnostic/refresh'),
            workspaceDiagnostics: facts.wantsWorkspaceDiagnostics,
          },
        }
      : {}),
    hoverProvider: true,
    // Where codes are written they stand first in a call. More characters would ask at each dot and blank of every file.
    completionProvider: { triggerCharacters: ['('], resolveProvider: false },
    codeActionProvider: {
      codeActionKinds: [...CODE_ACTION_KINDS],
      resolveProvider: true,
    },
    definitionProvider: true,
    workspaceSymbolProvider: true,
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    // A client makes a command of its own for each: it cannot where it has one of that name.
    executeCommandProvider: {
      commands: Object.keys(COMMANDS).filter((name) => !facts.commands.includes(name)),
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: facts.workspaceFolders } },
  };
}
