import { isWalkedPath, looksMinified } from '../engine/lint/file-kind';

/** In UTF-16 code units. Nobody writes such a file by hand, and each keystroke in it would take seconds. */
const MOST_TEXT = 5_000_000;

/**
 * Why a document gets no help at all, as a clause for the log; undefined when it does. It is what `status-hints check`
 * leaves out of a folder, too, except for tests: those get everything but findings. And it is what is too long to be
 * read again and again.
 * @param path below the workspace folder, with slashes
 */
export function reasonToLeaveAlone(path: string, text: string): string | undefined {
  if (!isWalkedPath(path, true)) return 'it is a package, build output, minified or declares types only';
  if (text.length > MOST_TEXT) return 'it is longer than 5 MB; `status-hints check` reads it';
  return looksMinified(text) ? 'it looks like the output of a minifier' : undefined;
}
