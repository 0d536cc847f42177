import { type ExtensionContext, window } from 'vscode';
import { CLIENT_NAME } from './client';
import { registerCommands } from './commands';
import { type CreateClient, createServer } from './server';
import { showStatusItem } from './status-item';
import { providePages } from './status-pages';

let stop: (() => Promise<void>) | undefined;

/** Sets everything up and starts the server, without waiting for it: its commands work while it starts, or hangs. */
export function startExtension(context: ExtensionContext, createClient: CreateClient): void {
  const output = window.createOutputChannel(CLIENT_NAME, { log: true });
  const server = createServer(createClient, output);
  stop = server.stop;
  context.subscriptions.push(
    output,
    ...showStatusItem(server),
    providePages(server),
    ...registerCommands({ context, output, server }),
  );
  void server.restart();
}

/** Stops the server; VS Code waits for it. */
export async function stopExtension(): Promise<void> {
  await stop?.();
}
