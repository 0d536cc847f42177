import { dirname, join, sep } from 'node:path';
import { isWalkedFile, isWalkedFolder } from '../engine/lint/file-kind';
import { readdirSync } from './disk';
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
  for (const path of walked(folder, how)) how.onFile(path);
}

/** The same at the pace of whoever asks for the next file. */
export function walked(folder: string, how: Omit<Walk, 'onFile'>): Iterable<string> {
  return visited(folder, guarded(folder, how, () => rulesAbove(folder)) ?? [], how);
}

/**
 * Tells of single files whether a walk from a folder would come to them, without walking. Ignore files are read once, so
 * it is for a few files at a time.
 * @param folder absolute
 */
export function wouldWalk(folder: string, how: Omit<Walk, 'onFile'>): (path: string) => boolean {
  const known = new Map<string, IgnoreRules | undefined>();
  /** Undefined for folders that a walk does not enter. */
  const rulesIn = (at: string): IgnoreRules | undefined => {
    if (known.has(at)) return known.get(at);
    const found = guarded(at, how, () => {
      if (at === folder) return withRulesOf(at, rulesAbove(at));
      if (!at.startsWith(folder + sep)) return undefined;
      const outer = rulesIn(dirname(at));
      const isEntered =
        outer !== undefined &&
        isWalkedFolder(at.slice(dirname(at).length + 1), how.includeTests) &&
        !isIgnored(outer, at, true);
      return isEntered ? withRulesOf(at, outer) : undefined;
    });
    known.set(at, found);
    return found;
  };
  return (path) => {
    const parent = dirname(path);
    if (!isWalkedFile(path.slice(parent.length + 1), how.includeTests)) return false;
    const rules = rulesIn(parent);
    return rules !== undefined && !isIgnored(rules, path, false);
  };
}

function* visited(folder: string, outer: IgnoreRules, how: Omit<Walk, 'onFile'>): Generator<string> {
  const entries = guarded(folder, how, () => readdirSync(folder));
  if (entries === undefined) return;
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
  const rules = own
    ? (guarded(join(folder, '.gitignore'), how, () => withRulesOf(folder, outer)) ?? outer)
    : outer;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (isWalkedFolder(entry.name, how.includeTests) && !isIgnored(rules, path, true))
        yield* visited(path, rules, how);
    } else if (entry.isFile() && isWalkedFile(entry.name, how.includeTests)) {
      if (!isIgnored(rules, path, false)) yield path;
    }
  }
}

function guarded<T>(path: string, how: Omit<Walk, 'onFile'>, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    how.onError(path, error);
    return undefined;
  }
}
