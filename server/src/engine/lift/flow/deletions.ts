import { rememberedBy } from '../../syntax/remembered-by';
import type { Tree } from '../../syntax/tree';

const known = rememberedBy<Tree, ReadonlyMap<string, ReadonlySet<string>>>();

/** The members that a file deletes (`delete body.stack`), by the name of what they are deleted from. */
export function deletedIn(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(tree);
  if (before) return before;
  const found = new Map<string, Set<string>>();
  for (const [, owner, member] of tree.text.matchAll(/\bdelete\s+([\w$]+)\s*\.\s*([\w$]+)/g)) {
    if (owner === undefined || member === undefined) continue;
    found.set(owner, (found.get(owner) ?? new Set()).add(member));
  }
  known.set(tree, found);
  return found;
}
