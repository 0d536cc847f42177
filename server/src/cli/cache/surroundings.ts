import { realpathSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import type { DiskRead } from '../../node/disk-reads';

/**
 * Tells which questions a run can have asked: about what lies in one of its folders, and about what stands beside a way up from
 * one. A cache that comes with a workspace can name any path; nothing else is looked at, by links neither.
 * @param roots absolute folders or files
 * @param exact other paths that it asks about, not what is in them
 */
export function surroundings(
  roots: readonly string[],
  exact: readonly string[],
): (read: DiskRead) => boolean {
  const real = roots.flatMap((root) => realOf(root) ?? []);
  const known = new Map<string, boolean>();
  const remember = (folder: string, ask: () => boolean): boolean => {
    const answer = known.get(folder) ?? ask();
    known.set(folder, answer);
    return answer;
  };
  return ({ question, path }) => {
    if (exact.includes(path)) return question !== 'read';
    const folder = question === 'list' ? path : dirname(path);
    const isNamed = remember(folder, () =>
      roots.some((root) => isIn(folder, root) || isIn(root, besideOf(folder))),
    );
    const isManifest = MODULES.test(folder) && basename(path) === 'package.json';
    if (!isNamed || isManifest || (question !== 'list' && question !== 'read')) return isNamed;
    // What is looked into must not be reached through a link.
    return remember(`${question} ${folder}`, () => {
      const found = realOf(folder);
      return found === undefined || real.some((root) => isIn(found, root) || isIn(root, found));
    });
  };
}

// Packages are looked for in every folder upward.
const MODULES = /[\\/]node_modules(?:[\\/].*)?$/;

function besideOf(folder: string): string {
  return folder.replace(MODULES, '') || sep;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    // Nothing is there to be looked into.
    return undefined;
  }
}
