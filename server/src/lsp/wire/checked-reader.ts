import {
  AbstractMessageReader,
  ErrorCodes,
  ResponseError,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-jsonrpc';

/**
 * Lets those messages through alone that are some of JSON-RPC. The connection would drop the others without a word, or
 * throw in the middle of its work.
 */
export class CheckedReader extends AbstractMessageReader {
  readonly #reader: MessageReader;

  /** @param reader of any transport */
  constructor(reader: MessageReader) {
    super();
    this.#reader = reader;
    reader.onError((error) => this.fireError(error));
    reader.onClose(() => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    return this.#reader.listen((message) => {
      const fault = faultOf(message);
      if (fault === undefined) callback(message);
      else this.fireError(new ResponseError(ErrorCodes.InvalidRequest, fault));
    });
  }
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
  return method === '$/cancelRequest' && !isId(idIn(params))
    ? 'it cancels nothing: its id is missing'
    : undefined;
}

const ID = 'its id is neither a whole number nor a string';

/** One that comes back as it was sent: beyond 53 bits a number would be another one. */
function isId(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function idIn(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
}
