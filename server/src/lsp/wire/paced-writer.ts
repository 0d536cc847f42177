import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc';
import type { Pace } from './pace';

/** Tells of each message how long it waits until the client takes it. */
export class PacedWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #writer: MessageWriter;
  readonly #pace: Pace;

  /** @param writer to any transport */
  constructor(writer: MessageWriter, pace: Pace) {
    super();
    this.#writer = writer;
    this.#pace = pace;
    writer.onError(([error, message, count]) => this.fireError(error, message, count));
    writer.onClose(() => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    this.#pace.begin();
    try {
      await this.#writer.write(message);
    } finally {
      this.#pace.end();
    }
  }

  end(): void {
    this.#writer.end();
  }
}
