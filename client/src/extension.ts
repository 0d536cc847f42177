import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { NODE_FLAGS } from '../../server/src/lsp/protocol';
import { startExtension } from './activation';
import { CLIENT_ID, CLIENT_NAME } from './client';

export { stopExtension as deactivate } from './activation';

/** The extension on a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'server/dist/lsp.cjs').fsPath;
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...NODE_FLAGS] } };
  startExtension(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, server, options));
}
