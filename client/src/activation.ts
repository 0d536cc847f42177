import { type ExtensionContext, window } from 'vscode';
import { CLIENT_NAME } from './client';
import { registerCommands } from './commands';
import { type CreateClient, createServer } from './server';
import { showStatusItem } from './status-item';
import { providePages } from './status-pages';

let stop: (() => Promise<void>) | undefined;

/** Starts the server and everything around it. Done when the server is up, or the log says why it is not. */
export async function startExtension(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const output = window.createOutputChannel(CLIENT_NAME, { log: true });
  const server = createServer(createClient, output);
  stop = server.stop;
  context.subscriptions.push(
    output,
    ...showStatusItem(server),
    providePages(server),
    ...registerCommands({ context, output, server }),
  );
  await server.restart();
}

/** Stops the server; VS Code waits for it. */
export async function stopExtension(): Promise<void> {
  await stop?.();
}
