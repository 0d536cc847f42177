import { type ExtensionContext, Uri } from 'vscode';
import { startExtension } from './activation';
import { WorkerClient } from './worker-client';

export { stopExtension as deactivate } from './activation';

/** The extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'server/dist/worker.js');
  return startExtension(context, (options) => new WorkerClient(script, options));
}
