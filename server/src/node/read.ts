import { isAscii, isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { looksMinified } from '../engine/lint/file-kind';
import { readOpened } from './disk';
import { ioMessage } from './io-error';
import { bytesOfFile, READ } from './regular-file';

/** What a file holds, as far as it is worth looking. */
export type Content =
  | SourceText
  /** Nothing in it can be a response. */
  | { readonly kind: 'silent' }
  /** Output of a minifier, or no text at all (NUL bytes). */
  | { readonly kind: 'minified' | 'binary' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** A text to lint. */
export interface SourceText {
  readonly kind: 'text';
  /** Without its BOM. */
  readonly text: string;
  readonly bom: boolean;
  /**
   * False when the bytes are not UTF-8. They are linted all the same, with U+FFFD for what cannot be read: mostly
   * it is a comment of a Latin-1 file. Such a file must not be written, or its bytes would be lost.
   */
  readonly isUtf8: boolean;
}

/** How to judge a file. */
export interface Reading {
  /** Whether a text is worth linting; gets one character per byte, so its pattern must be ASCII. */
  readonly mayMatter: (text: string) => boolean;
  /** Named by the user: a minified file is read too. */
  readonly explicit: boolean;
}

/** Why a file that somebody has named is not read, when it is `binary`. */
export const NO_TEXT = 'it has NUL bytes: it is UTF-16 (save it as UTF-8) or no text';

/** Reads a file; never throws. */
export function readSource(path: string, how: Reading): Content {
  let bytes: Buffer;
  try {
    bytes = bytesOf(path);
  } catch (error) {
    return { kind: 'unreadable', message: ioMessage(error) };
  }
  return sourceOf(bytes, how);
}

// One buffer for all files: a new one for each would make the collector run for memory that is not even on its heap.
let shared: Buffer | undefined;
const SHARED_BYTES = 1024 * 1024;
/** In bytes. Larger than anything that people or their generators write; a text of a tenth of it takes a second already. */
const LARGEST = 64_000_000;

/**
 * The bytes of a file that may be a source; they are valid until the next call.
 * @throws the system's error, or one whose message is a clause, when it cannot be read
 */
export function bytesOf(path: string): Buffer {
  const buffer = (shared ??= Buffer.allocUnsafeSlow(SHARED_BYTES));
  const bytes = readOpened(path, READ, (file) => {
    let length = 0;
    while (length < SHARED_BYTES) {
      const count = readSync(file, buffer, length, SHARED_BYTES - length, length);
      if (count === 0) return buffer.subarray(0, length);
      length += count;
    }
    return undefined;
  });
  return bytes ?? bytesOfFile(path, LARGEST);
}

/** Judges bytes from anywhere. Cheap tests come first: most files of a repository end at the first. */
export function sourceOf(bytes: Buffer, { mayMatter, explicit }: Reading): Content {
  // A JavaScript file with a NUL byte is UTF-16 or not JavaScript. `includes` is the fastest scan there is.
  if (bytes.includes(0)) return { kind: 'binary' };
  const latin1 = bytes.toString('latin1');
  if (!mayMatter(latin1)) return { kind: 'silent' };
  if (!explicit && looksMinified(latin1)) return { kind: 'minified' };
  if (isAscii(bytes)) return { kind: 'text', text: latin1, bom: false, isUtf8: true };
  const text = bytes.toString('utf8');
  const bom = text.startsWith('\uFEFF');
  return { kind: 'text', text: bom ? text.slice(1) : text, bom, isUtf8: isUtf8(bytes) };
}
