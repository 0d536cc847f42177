import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc';

/** So many messages may wait for a client that does not read them. */
const MOST_WAITING = 256;

/** What can wait. */
export interface Pausable {
  readonly pause: () => unknown;
  readonly resume: () => unknown;
}

/**
 * Listens to no more questions while the client does not take the answers: they would fill the memory. A client that is
 * only slow loses nothing, as what it says waits in its pipe.
 */
export class PacedWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #writer: MessageWriter;
  readonly #input: Pausable;
  #waiting = 0;

  /** @param input where the questions come from */
  constructor(writer: MessageWriter, input: Pausable) {
    super();
    this.#writer = writer;
    this.#input = input;
    writer.onError(([error, message, count]) => this.fireError(error, message, count));
    writer.onClose(() => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    if (++this.#waiting === MOST_WAITING) this.#input.pause();
    try {
      await this.#writer.write(message);
    } finally {
      if (--this.#waiting === MOST_WAITING - 1) this.#input.resume();
    }
  }

  end(): void {
    this.#writer.end();
  }
}
