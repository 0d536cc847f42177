import { type ExtensionContext, window } from 'vscode';
import { CLIENT_NAME } from './client';
import { registerCommands } from './commands';
import { showResponsesView } from './responses/view';
import { type CreateClient, createServer } from './server';
import { showStatusItem } from './status-item';
import { providePages } from './status-pages';

let stop: (() => Promise<void>) | undefined;

/** Sets everything up and starts the server, without waiting for it: its commands work while it starts, or hangs. */
export function startExtension(context: ExtensionContext, createClient: CreateClient): void {
  const output = window.createOutputChannel(CLIENT_NAME, { log: true });
  const server = createServer(createClient, output);
  stop = server.stop;
  const responses = showResponsesView(context, server, output);
  context.subscriptions.push(
    output,
    ...showStatusItem(server),
    providePages(server),
    responses,
    ...registerCommands({ context, output, server, responses }),
  );
  void server.restart();
}

/** Stops the server; VS Code waits for it. */
export async function stopExtension(): Promise<void> {
  await stop?.();
}
