import { lstatSync, statSync, type Stats } from 'node:fs';
import { codeOf, ioMessage } from './io-error';

/** What stands at a path, links followed; a message where it can be neither read nor walked. */
export type Standing = 'file' | 'folder' | 'nothing' | { readonly message: string };

/** Looks what a path leads to. */
export function standingAt(path: string): Standing {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') return { message: ioMessage(error) };
    return isLink(path) ? { message: 'it is a symbolic link to something that does not exist' } : 'nothing';
  }
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : { message: 'it is neither a file nor a folder' };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // Nothing has this name, not even a link.
    return false;
  }
}
