import { dirname, join } from 'node:path';
import { packageContexts, type PackageContext } from '../engine/project/packages';
import type { PackageFiles } from '../engine/project/package-files';
import { existsSync } from './disk';
import { displayPath } from './display-path';
import { textInside } from './inside';
import { ioMessage, type FileError } from './io-error';
import { projectRootsIn } from './project-root';

/** Answers which frameworks a file's package depends on. */
export interface PackageReader {
  /** The context of a file, by its absolute path; the same object for each file of a folder. */
  readonly contextOf: (file: string) => Promise<PackageContext>;
  /** One entry for each `package.json` that could not be used, so far. */
  readonly errors: readonly FileError[];
}

/**
 * Reads the `package.json` files of projects, each once. Nothing outside of a file's project is read, links included.
 * @param cwd for naming them in errors
 * @param rootOf the root of a file's project; where there is none, the file's own folder counts alone
 */
export function packageReader(cwd: string, rootOf = projectRootsIn({ cwd })): PackageReader {
  const errors: FileError[] = [];
  const readers = new Map<string, ReturnType<typeof packageContexts>>();
  const readerIn = (root: string): ReturnType<typeof packageContexts> => {
    const reader =
      readers.get(root) ??
      packageContexts(packageFiles(root), (folder, message) => {
        errors.push({ file: displayPath(cwd, join(folder, 'package.json')), message });
      });
    readers.set(root, reader);
    return reader;
  };
  return { contextOf: (file) => readerIn(rootOf(file) ?? dirname(file))(dirname(file)), errors };
}

/**
 * The files around packages, on this machine's disk.
 * @param boundary a folder that nothing is read outside of, links included
 */
export function packageFiles(boundary: string): PackageFiles {
  return {
    read(folder, name) {
      try {
        return textInside(join(folder, name), boundary, LARGEST_MANIFEST);
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

/** In bytes; no registry takes packages whose manifests are that long. */
export const LARGEST_MANIFEST = 10_000_000;
