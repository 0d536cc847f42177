import { lstatSync, realpathSync, statSync, type Standing as Stats } from './disk';
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

/** A path without links; the path itself when it is gone in the meantime, which its reader will tell. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path)?.isSymbolicLink() === true;
  } catch {
    // A part of its path is not ours to look at.
    return false;
  }
}
