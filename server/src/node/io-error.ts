import { ownEntry } from '../engine/text/own-entry';

/** A file or folder that could not be handled, named as the user knows it. */
export interface FileError {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** One sentence without a full stop: what is wrong. */
  readonly message: string;
}

const messages: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'it cannot be read: permission denied',
  EPERM: 'it cannot be read: not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENOSPC: 'no room is left on the device',
  EROFS: 'the file system is read-only',
};

/**
 * Why the operating system refused, in words; the system's own text where the code is rare.
 * @param deed what could not be done with the file
 */
export function ioMessage(error: unknown, deed: 'read' | 'written' = 'read'): string {
  const code = codeOf(error);
  const known = code === undefined ? undefined : ownEntry(messages, code);
  if (known !== undefined) return known.replace('be read', `be ${deed}`);
  return error instanceof Error ? error.message : String(error);
}

/** The system's error code (`ENOENT`), or undefined for errors of other origin. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
