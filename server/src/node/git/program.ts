import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { isBelow } from '../inside';
import { realPath } from '../standing-at';

/** Where a program is looked for. */
export interface ProgramSearch {
  /** The value of the variable PATH. */
  readonly path: string | undefined;
  /** Folders of which nothing is run, absolute: what somebody else has written may lie there. */
  readonly never: readonly string[];
}

/**
 * Finds git as a shell would, but never in the working folder (where Windows looks first), in a folder of the workspace or in a
 * `node_modules` (npm puts those of all folders upward first in the PATH of its scripts): a workspace may bring a `git` of its own.
 * @returns its absolute path; undefined where there is none
 */
export function findGit({ path = '', never }: ProgramSearch): string | undefined {
  const forbidden = never.map(realPath);
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !folder.split(/[\\/]/).includes('node_modules'))
    .filter((folder) => !forbidden.some((one) => isBelow(one, realPath(resolve(folder)))))
    .map((folder) => join(folder, NAME))
    .find(isProgram);
}

// A `git.cmd` would need a shell.
const NAME = process.platform === 'win32' ? 'git.exe' : 'git';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // The next folder may have one.
    return false;
  }
}
