import {
  AbstractMessageReader,
  ErrorCodes,
  Message,
  ResponseError,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-jsonrpc';
import type { Pace } from './pace';

/**
 * Lets those messages through alone that are some of JSON-RPC. The connection would drop the others without a word, or
 * throw in the middle of its work; of two requests with one id that wait it would forget the first.
 */
export class CheckedReader extends AbstractMessageReader {
  readonly #reader: MessageReader;
  readonly #pace: Pace;
  /** The ids of requests that the connection has not looked at yet, as it tells them apart: 1 is "1". */
  readonly #waiting = new Set<string>();

  /** @param reader of any transport */
  constructor(reader: MessageReader, pace: Pace) {
    super();
    this.#reader = reader;
    this.#pace = pace;
    reader.onError((error) => this.fireError(error));
    reader.onClose(() => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    return this.#reader.listen((message) => {
      const fault = faultOf(message) ?? this.#faultOfId(message);
      if (fault !== undefined) {
        this.fireError(new ResponseError(ErrorCodes.InvalidRequest, fault));
        return;
      }
      if (Message.isRequest(message)) this.#waiting.add(String(message.id));
      if (isQueued(message)) this.#pace.begin();
      callback(message);
    });
  }

  /** The connection begins to look at a message. */
  taken(message: Message): void {
    if (Message.isRequest(message)) this.#waiting.delete(String(message.id));
    if (isQueued(message)) this.#pace.end();
  }

  #faultOfId(message: Message): string | undefined {
    const isTwice = Message.isRequest(message) && this.#waiting.has(String(message.id));
    return isTwice ? 'another request that waits has the same id' : undefined;
  }
}

const CANCEL = '$/cancelRequest';

/** What the connection takes in order, and nothing else: of answers and cancels it does some at once. */
function isQueued(message: Message): boolean {
  return Message.isRequest(message) || (Message.isNotification(message) && message.method !== CANCEL);
}

/** What is wrong with a message, as a sentence without its end. */
function faultOf(message: unknown): string | undefined {
  if (Array.isArray(message)) return 'LSP knows no batches of messages';
  if (typeof message !== 'object' || message === null) return 'it is no object';
  const { method, id, params, result, error }: Readonly<Record<string, unknown>> = { ...message };
  if (method === undefined) {
    if (result === undefined && error === undefined && id === undefined)
      return 'it has neither a method nor an id';
    return id === null || isId(id) ? undefined : ID;
  }
  if (typeof method !== 'string') return 'its method is no string';
  if (id !== undefined && !isId(id)) return ID;
  return method === CANCEL && !isId(idIn(params)) ? 'it cancels nothing: its id is missing' : undefined;
}

const ID = 'its id is neither a whole number nor a string';

/** One that comes back as it was sent: beyond 53 bits a number would be another one. */
function isId(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function idIn(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
}
