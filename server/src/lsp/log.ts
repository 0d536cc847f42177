import type { MessageConnection } from 'vscode-jsonrpc';
import { messageOf } from './errors';
import { visible } from '../engine/text/visible';

/** How loud a line is. */
export type LogLevel = 'error' | 'warning' | 'info' | 'debug';

/** What a person reads to see what the server does. */
export interface Log {
  readonly write: (level: LogLevel, message: string) => void;
  /** Lines of level `debug` are written only when the client traces (`$/setTrace`). */
  readonly trace: (value: unknown) => void;
  /** From now on the client may be sent messages. */
  readonly connect: () => void;
}

/** LSP's MessageType; `debug` is its Log, since Debug (5) is too new for most clients. */
const TYPES: Readonly<Record<LogLevel, number>> = { error: 1, warning: 2, info: 3, debug: 4 };

/**
 * The log goes to the client (`window/logMessage`).
 * @param complain where lines go while there is no client to tell: standard error
 */
export function logOf(connection: MessageConnection, complain: (line: string) => void): Log {
  let isConnected = false;
  let isTracing = false;
  return {
    write(level, text) {
      if (level === 'debug' && !isTracing) return;
      const message = visible(text);
      if (!isConnected) {
        complain(`${level}: ${message}`);
        return;
      }
      connection
        .sendNotification('window/logMessage', { type: TYPES[level], message })
        .catch((error: unknown) => {
          complain(`${level}: ${message} (the client could not be told: ${messageOf(error)})`);
        });
    },
    trace: (value) => void (isTracing = value === 'messages' || value === 'verbose'),
    connect: () => void (isConnected = true),
  };
}
