import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { packageContexts, type PackageContext } from '../engine/project/packages';
import type { PackageFiles } from '../engine/project/package-files';
import { displayPath } from './display-path';
import { ioMessage, type FileError } from './io-error';

/** Answers which frameworks a file's package depends on. */
export interface PackageReader {
  /** The context of a file, by its absolute path; the same object for each file of a folder. */
  readonly contextOf: (file: string) => Promise<PackageContext>;
  /** One entry for each `package.json` that could not be used, so far. */
  readonly errors: readonly FileError[];
}

/**
 * Reads the `package.json` files of a project, each once.
 * @param cwd for naming them in errors
 */
export function packageReader(cwd: string): PackageReader {
  const errors: FileError[] = [];
  const contextOf = packageContexts(packageFiles(), (folder, message) => {
    errors.push({ file: displayPath(cwd, join(folder, 'package.json')), message });
  });
  return { contextOf: (file) => contextOf(dirname(file)), errors };
}

/**
 * The files around packages, on this machine's disk.
 * @param boundary a folder that nothing is read outside of, links included; without it all folders upward count
 */
export function packageFiles(boundary?: string): PackageFiles {
  const isAllowed = (path: string): boolean => boundary === undefined || isInside(path, boundary);
  return {
    read(folder, name) {
      const path = join(folder, name);
      if (!existsSync(path) || !isAllowed(path)) return undefined;
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        throw new Error(ioMessage(error), { cause: error });
      }
    },
    has: (folder, name) => existsSync(join(folder, name)),
    above(folder) {
      const above = dirname(folder);
      return above === folder || folder === boundary ? undefined : above;
    },
  };
}

/** Whether something that exists lies in a folder when all links are followed. */
export function isInside(path: string, folder: string): boolean {
  try {
    const real = realpathSync.native(path);
    const root = realpathSync.native(folder);
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    // It went away, or a link leads in a circle: it cannot be read either.
    return false;
  }
}
