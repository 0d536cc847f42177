import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  Disposable,
  ErrorCodes,
  ResponseError,
  type DataCallback,
} from 'vscode-jsonrpc';
import { framesOf } from './frames';

/**
 * Reads messages from a stream: that of `vscode-jsonrpc` waits for ever behind a header that it cannot read, keeps
 * whatever is announced, and looks at each byte of an endless header again with each part of it.
 */
export class FramedReader extends AbstractMessageReader {
  readonly #stream: Readable;
  readonly #onHopeless: () => void;

  /** @param onHopeless nothing but garbage comes, and so much of it that the end is near */
  constructor(stream: Readable, onHopeless: () => void) {
    super();
    this.#stream = stream;
    this.#onHopeless = onHopeless;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    const take = framesOf({
      message: (text, charset) => {
        try {
          callback(messageIn(text, charset));
        } catch (error) {
          this.fireError(error);
        }
      },
      garbage: (reason) =>
        this.fireError(unreadable(`${reason}; what follows is passed over up to the next header`)),
      hopeless: this.#onHopeless,
    });
    this.#stream.on('data', take);
    return Disposable.create(() => this.#stream.off('data', take));
  }
}

/** @throws ResponseError (ParseError) when it is no JSON, or not in UTF-8 */
function messageIn(text: string, charset: string): Parameters<DataCallback>[0] {
  if (charset !== 'utf-8' && charset !== 'utf8') throw unreadable(`its charset is ${charset}, and not utf-8`);
  try {
    return JSON.parse(text) as Parameters<DataCallback>[0];
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(reason: string): ResponseError {
  return new ResponseError(ErrorCodes.ParseError, reason);
}
