import { constants, fstatSync, readSync } from 'node:fs';
import { readOpened } from './disk';

/**
 * The bytes of a regular file, which are counted as they are read: what says that it is empty and never ends (a file of
 * `/proc`) ends here too. Pipes, sockets and devices are refused without waiting for anybody to write into them.
 * @param path links are followed
 * @param largest in bytes
 * @throws the system's error, or one whose message is a clause: `it is larger than 1 MB`
 */
export function bytesOfFile(path: string, largest: number): Buffer {
  return bytesBehind(path, largest, READ);
}

/** The same of a path that must not be a link itself. */
export function bytesOfFileItself(path: string, largest: number): Buffer {
  return bytesBehind(path, largest, READ | NO_LINK);
}

/** How a file is opened that may be a pipe: one that nobody writes into would be waited for before it says what it is. */
export const READ = constants.O_RDONLY | optional('O_NONBLOCK');
const NO_LINK = optional('O_NOFOLLOW');

/** A flag that Windows has not. */
function optional(flag: 'O_NONBLOCK' | 'O_NOFOLLOW'): number {
  return (constants as Partial<typeof constants>)[flag] ?? 0;
}

function bytesBehind(path: string, largest: number, flags: number): Buffer {
  return readOpened(path, flags, (file) => {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw new Error('it is a folder');
    if (!stats.isFile()) throw new Error('it is no file');
    if (stats.size > largest) throw tooLarge(largest);
    return contentOf(file, stats.size, largest);
  });
}

function contentOf(file: number, size: number, largest: number): Buffer {
  // One more than there should be: a file that has not grown is read in one go.
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > largest) throw tooLarge(largest);
    if (length < bytes.length) continue;
    const more = Buffer.allocUnsafe(Math.min(largest + 1, Math.max(PART, bytes.length * 2)));
    bytes.copy(more);
    bytes = more;
  }
}

const PART = 65_536;

function tooLarge(largest: number): Error {
  return new Error(`it is larger than ${largest / 1_000_000} MB`);
}
