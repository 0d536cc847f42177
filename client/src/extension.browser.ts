import { type ExtensionContext, Uri } from 'vscode';
import { startExtension } from './activation';
import { WorkerClient } from './worker-client';

export { stopExtension as deactivate } from './activation';

/** The extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const fileOf = (path: string): Uri => Uri.joinPath(context.extensionUri, path);
  const bundles = { engine: fileOf('server/dist/engine.cjs'), server: fileOf('client/dist/worker.js') };
  startExtension(context, (options) => new WorkerClient(bundles, options));
}
