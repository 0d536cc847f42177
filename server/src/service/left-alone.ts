import { isWalkedPath, looksMinified } from '../engine/lint/file-kind';

/**
 * Why a document gets no help at all, as a clause for the log; undefined when it does. It is what `status-hints check`
 * leaves out of a folder, too, except for tests: those get everything but findings.
 * @param path below the workspace folder, with slashes
 */
export function reasonToLeaveAlone(path: string, text: string): string | undefined {
  if (!isWalkedPath(path, true)) return 'it is a package, build output, minified or declares types only';
  return looksMinified(text) ? 'it looks like the output of a minifier' : undefined;
}
