import type { MessageConnection } from 'vscode-jsonrpc';
import { messageOf } from './errors';
import type { Log } from './log';
import { labelText } from '../engine/text/visible';

/** The other side of the connection. Nothing here throws or rejects: a client that fails is told of in the log. */
export interface Client {
  /** Undefined when the client answers with an error, or not at all for a while. */
  readonly ask: (method: string, params: unknown) => Promise<unknown>;
  readonly tell: (method: string, params: unknown) => void;
  /** A message in front of the person's eyes: words of a workspace in it are neither links nor commands. */
  readonly warn: (message: string) => void;
}

/** What waits for a client that never answers would wait for ever, and with it what waits for us. */
const PATIENCE_MS = 20_000;
/** Of a client that has left a question of the kind unanswered little is expected: each document would wait as long. */
const LITTLE_PATIENCE_MS = 1000;

/** What the server says to its client. */
export function clientOf(connection: MessageConnection, log: Log): Client {
  const failed = (method: string, error: unknown): void => {
    log.write('warning', `The client did not do ${method}: ${messageOf(error)}`);
  };
  const tell = (method: string, params: unknown): void => {
    connection.sendNotification(method, params).catch((error: unknown) => failed(method, error));
  };
  const late = new Set<string>();
  return {
    ask: async (method, params) => {
      try {
        const answer = connection.sendRequest<unknown>(method, params);
        answer.then(
          () => late.delete(method),
          // Whoever waits for it tells of it.
          () => undefined,
        );
        return await inTime(answer, late.has(method) ? LITTLE_PATIENCE_MS : PATIENCE_MS);
      } catch (error) {
        if (error instanceof TooLate) late.add(method);
        failed(method, error);
        return undefined;
      }
    },
    tell,
    warn: (message) => tell('window/showMessage', { type: 2, message: labelText(message) }),
  };
}

class TooLate extends Error {}

async function inTime<T>(answer: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer in ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
