import { isAbsolute, relative, sep } from 'node:path';
import { existsSync, realpathSync } from './disk';
import { bytesOfFileItself } from './regular-file';

/** The part of `node:path` that places are compared with: another system's in tests. */
export interface PathRules {
  readonly relative: (from: string, to: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly sep: string;
}

/**
 * Whether a path is a folder or lies in it, by its letters alone: no disk, and on Windows no server of a network, is
 * asked. Both absolute. What the system itself compares without case is compared so.
 */
export function isBelow(
  folder: string,
  path: string,
  rules: PathRules = { relative, isAbsolute, sep },
): boolean {
  const way = rules.relative(folder, path);
  // To another drive there is no relative path.
  return way !== '..' && !way.startsWith(`..${rules.sep}`) && !rules.isAbsolute(way);
}

/** Whether something that exists lies in a folder when all links are followed. */
export function isInside(path: string, folder: string): boolean {
  return realInside(path, folder) !== undefined;
}

/**
 * The text of a file in a folder, read at the place that was found to lie in it.
 * @param folder nothing outside of it is read, links included
 * @param largest in bytes
 * @returns undefined when there is no such file in the folder
 * @throws the system's error, or one whose message is a clause, when it cannot be read
 */
export function textInside(path: string, folder: string, largest: number): string | undefined {
  // Most of what is asked for is not there.
  const real = isBelow(folder, path) && existsSync(path) ? realInside(path, folder) : undefined;
  return real === undefined ? undefined : bytesOfFileItself(real, largest).toString('utf8');
}

/** The path without links of what lies in a folder; undefined for what does not, or is not there. */
function realInside(path: string, folder: string): string | undefined {
  try {
    const real = realpathSync(path);
    const root = realpathSync(folder);
    return isBelow(root, real) ? real : undefined;
  } catch {
    // It is not there, it went away, or a link leads in a circle: it cannot be read either.
    return undefined;
  }
}
