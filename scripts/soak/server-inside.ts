import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
} from 'vscode-languageserver-protocol/node';
import { nodePlatform } from '../../server/src/lsp/node-platform';
import type { Platform } from '../../server/src/lsp/platform';
import { serveOn } from '../../server/src/lsp/server';
import { conversationOver, type Conversation, type ReplyTo } from './conversation';

/** A server in this process: it starts in no time, and what is said to it is never lost in a pipe. */
export interface ServerInside extends Omit<Conversation, 'hear'> {
  /** The code that it would have ended with; undefined while it lives. */
  readonly exitCode: () => number | undefined;
}

/** Starts a server from its sources. @param platform what of the platform is another one than Node's */
export function startServerInside(reply?: ReplyTo, platform: Partial<Platform> = {}): ServerInside {
  let exitCode: number | undefined;
  const reader = new MemoryReader();
  const send = (message: object): void => reader.take(copyOf({ jsonrpc: '2.0', ...message }));
  const { hear, ...conversation } = conversationOver(send, reply);
  serveOn(
    { reader, writer: new MemoryWriter((message) => hear(copyOf(message))) },
    { ...nodePlatform, watchClient: () => undefined, exit: (code) => (exitCode ??= code), ...platform },
  );
  return { ...conversation, exitCode: () => exitCode };
}

// As it would come out of a pipe.
function copyOf(message: object): Message {
  return JSON.parse(JSON.stringify(message)) as Message;
}

class MemoryReader extends AbstractMessageReader {
  take: (message: Message) => void = () => undefined;

  override listen(callback: DataCallback): { dispose: () => void } {
    this.take = callback;
    return { dispose: () => (this.take = () => undefined) };
  }
}

class MemoryWriter extends AbstractMessageWriter {
  readonly #take: (message: Message) => void;

  constructor(take: (message: Message) => void) {
    super();
    this.#take = take;
  }

  write(message: Message): Promise<void> {
    this.#take(message);
    return Promise.resolve();
  }

  end(): void {
    this.dispose();
  }
}
