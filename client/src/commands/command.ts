import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { ResponsesView } from '../responses/view';
import type { Server } from '../server';

/** What commands work with. */
export interface Services {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly server: Server;
  readonly responses: ResponsesView;
}

/**
 * One command. What it throws is shown and logged.
 * @param given the arguments of whoever runs it: nothing from the palette, anything from another extension
 */
export type Command = (services: Services, ...given: readonly unknown[]) => unknown;
