import type { Modules } from '../syntax/modules';
import { unlessTooDeep } from '../syntax/too-deep';
import { parseTree, type Tree } from '../syntax/tree';

/**
 * Parses a file of a project: what is nested too deeply to be parsed says nothing to others.
 * @param modules what its imports lead to, for a tree that others are to follow names in
 * @returns undefined for such a file
 */
export function parsed(file: string, text: string, modules?: Modules): Tree | undefined {
  return unlessTooDeep(() => parseTree(file, text, modules, modules && file));
}
