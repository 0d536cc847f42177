import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isWalkedFile, isWalkedFolder } from '../engine/lint/file-kind';
import { isIgnored, rulesAbove, withRulesOf, type IgnoreRules } from './gitignore';

/** What a walk is told and tells. */
export interface Walk {
  readonly includeTests: boolean;
  /** Gets each file that is to be checked, as an absolute path. */
  readonly onFile: (path: string) => void;
  /** Gets each folder, or `.gitignore`, that could not be read. */
  readonly onError: (path: string, error: unknown) => void;
}

/**
 * Visits the files to be checked below a folder, in order of name. Symbolic links are not followed: what they
 * lead to inside the folder is visited by its own name, what lies outside was not asked for, and no link can
 * lead in a circle.
 * @param folder absolute; its own name is never a reason to skip it
 */
export function walk(folder: string, how: Walk): void {
  visit(folder, guarded(folder, how, () => rulesAbove(folder)) ?? [], how);
}

function visit(folder: string, outer: IgnoreRules, how: Walk): void {
  const entries = guarded(folder, how, () => readdirSync(folder, { withFileTypes: true }));
  if (entries === undefined) return;
  entries.sort(byName);
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
  const rules = own
    ? (guarded(join(folder, '.gitignore'), how, () => withRulesOf(folder, outer)) ?? outer)
    : outer;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (isWalkedFolder(entry.name, how.includeTests) && !isIgnored(rules, path, true))
        visit(path, rules, how);
    } else if (entry.isFile() && isWalkedFile(entry.name, how.includeTests)) {
      if (!isIgnored(rules, path, false)) how.onFile(path);
    }
  }
}

function guarded<T>(path: string, how: Walk, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    how.onError(path, error);
    return undefined;
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
