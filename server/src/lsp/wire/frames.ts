/** What comes out of the bytes of a client. */
export interface FrameEvents {
  /** One message: its text, and the character set that its header names, in lower case. */
  readonly message: (text: string, charset: string) => void;
  /** Bytes that are no message are passed over up to the next header. @param reason what is wrong, as a clause */
  readonly garbage: (reason: string) => void;
  /** So much came that is no message that none is to be expected any more. */
  readonly hopeless: () => void;
}

/** The most that is taken and kept, in bytes. */
export interface FrameLimits {
  /** A longer message is passed over. Editors keep texts of that size to themselves. */
  readonly message: number;
  /** So much without a message is the end. */
  readonly garbage: number;
}

/** Takes bytes in parts of any size. */
export type TakeBytes = (bytes: Buffer) => void;

const MEGABYTE = 1024 * 1024;
const LIMITS: FrameLimits = { message: 64 * MEGABYTE, garbage: 256 * MEGABYTE };
/** Two short fields are all that LSP knows. */
const MOST_HEADER = 4096;
/** What is kept for the next bytes when nothing is waiting. */
const USUAL_STORE = 64 * 1024;
const [CR, LF] = [13, 10];
const FIELD_NAME = 'Content-Length: ';

/**
 * Takes the messages out of a stream of bytes (LSP, "Base Protocol"). Clients count characters for bytes, print where
 * messages go, and die in the middle of one: a wrong length costs the message that it was about, and none behind it. No
 * JSON holds a raw line break behind `Content-Length: 12`, so where one is found a message begins.
 */
export function framesOf(events: FrameEvents, limits: FrameLimits = LIMITS): TakeBytes {
  const bytes = storeOf();
  /** What the header said whose message is awaited. */
  let awaited: Header | undefined;
  /** Up to where what is stored has been looked at. */
  let seen = 0;
  let lost = 0;
  let isLost = false;

  const lose = (reason: string, count: number): void => {
    lost += count;
    if (!isLost) events.garbage(reason);
    isLost = true;
  };

  const deliver = (length: number, charset: string): void => {
    const text = bytes.read(length).toString('utf8');
    [awaited, seen, isLost, lost] = [undefined, 0, false, 0];
    events.message(text, charset);
  };

  const readHeader = (): boolean => {
    const end = endOfHeader(bytes.view(), seen);
    if (end === undefined) {
      seen = Math.max(0, bytes.length() - 3);
      const tooMuch = bytes.length() - MOST_HEADER;
      if (tooMuch > 0) {
        lose('a header does not end', tooMuch);
        bytes.read(tooMuch);
        seen = MOST_HEADER - 3;
      }
      return false;
    }
    const text = bytes.read(end).toString('latin1', Math.max(0, end - MOST_HEADER));
    seen = 0;
    const header = headerIn(text);
    if (typeof header === 'string') {
      lose(header, end);
    } else if (header.length > limits.message) {
      lose(`a message has ${header.length} bytes`, end);
    } else {
      if (header.isBehindGarbage) lose('there is something before a header', end);
      awaited = header;
    }
    return true;
  };

  const readBody = ({ length, charset }: Header): boolean => {
    const next = headerBefore(length, bytes.view(), seen);
    if (next !== undefined) {
      // What stands before it is a whole message when its length was not far from right.
      deliver(next, charset);
      return true;
    }
    if (bytes.length() < length) {
      seen = Math.max(0, bytes.length() - FIELD_NAME.length - 20);
      return false;
    }
    deliver(length, charset);
    return true;
  };

  return (part) => {
    bytes.add(part);
    while (awaited === undefined ? readHeader() : readBody(awaited)) if (lost > limits.garbage) break;
    if (lost > limits.garbage) events.hopeless();
  };
}

interface Header {
  readonly length: number;
  readonly charset: string;
  readonly isBehindGarbage: boolean;
}

/** Behind the empty line that ends a header; some clients write LF alone. */
function endOfHeader(view: Buffer, from: number): number | undefined {
  for (let at = view.indexOf(LF, from); at !== -1; at = view.indexOf(LF, at + 1)) {
    if (view[at + 1] === LF) return at + 2;
    if (view[at + 1] === CR && view[at + 2] === LF) return at + 3;
  }
  return undefined;
}

/** @returns what is wrong where it has no length */
function headerIn(text: string): Header | string {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const fields = lines.map((line) => /^(.*)content-length:(.*)$/is.exec(line) ?? undefined);
  const last = fields.findLastIndex((field) => field !== undefined);
  const [, before = '', value = ''] = fields[last] ?? [];
  if (last === -1) return 'a header has no Content-Length';
  const digits = /^[ \t]*(\d{1,15})[ \t]*$/.exec(value)?.[1];
  if (digits === undefined) return `a Content-Length is "${value.trim().slice(0, 40)}"`;
  const charset = /^content-type:.*;[ \t]*charset="?([\w-]+)/im.exec(text)?.[1] ?? 'utf-8';
  const isBehindGarbage = before !== '' || lines.some((line) => !/^[A-Za-z][\w-]*:/.test(line));
  return { length: Number(digits), charset: charset.toLowerCase(), isBehindGarbage };
}

/** Where a header begins in what should be one message of this length. */
function headerBefore(length: number, view: Buffer, from: number): number | undefined {
  for (let at = view.indexOf(FIELD_NAME, from); at !== -1; at = view.indexOf(FIELD_NAME, at + 1)) {
    const digits = at + FIELD_NAME.length;
    if (at >= length) return undefined;
    if (/^\d{1,15}\r?\n/.test(view.toString('latin1', digits, digits + 20))) return at;
  }
  return undefined;
}

interface Store {
  readonly add: (part: Buffer) => void;
  readonly length: () => number;
  /** All that is stored; valid until something is added. */
  readonly view: () => Buffer;
  /** Takes the first bytes out; valid until something is added. */
  readonly read: (count: number) => Buffer;
}

/** Bytes in a row, which grows to twice its size: each byte is moved a few times at most, however small the parts are. */
function storeOf(): Store {
  let store = Buffer.allocUnsafe(USUAL_STORE);
  let [start, end] = [0, 0];
  return {
    add(part) {
      if (start === end) {
        [start, end] = [0, 0];
        // A long message is no reason to keep its room.
        if (store.length > MEGABYTE) store = Buffer.allocUnsafe(USUAL_STORE);
      }
      if (end + part.length > store.length) {
        const needed = end - start + part.length;
        const room = needed * 2 > store.length ? Buffer.allocUnsafe(needed * 2) : store;
        store.copy(room, 0, start, end);
        [store, start, end] = [room, 0, end - start];
      }
      part.copy(store, end);
      end += part.length;
    },
    length: () => end - start,
    view: () => store.subarray(start, end),
    read(count) {
      start += count;
      return store.subarray(start - count, start);
    },
  };
}
