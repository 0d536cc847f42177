import type { HandlerSite } from '../../frameworks/framework';
import { startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { isTorn } from '../half-typed';
import { holdsMembers, isApart, rolesOf, type Before, type OtherBefore } from './before';
import { holderIn, type HolderBefore } from './holder';
import type { Lift } from './lift';
import { followedBy, shifted, type Replaced } from './shift';
import { surroundingsOf } from './surroundings';
import { touchedBy } from './touched';

// Each handler that is kept keeps its tree.
const MOST_TREES = 3;
const NONE: KeptLifts = { kept: new Map(), touched: new Set(), holder: undefined };

/** What was read before of the handlers of a file, by their functions in the new version. */
export interface KeptLifts {
  readonly kept: ReadonlyMap<FunctionNode, Lift>;
  /** The others that are to be read again because they see what was edited. */
  readonly touched: ReadonlySet<FunctionNode>;
  /** Where the function starts that was edited. */
  readonly holder: number | undefined;
}

/**
 * Finds the handlers that need not be read again: those that an edit inside of one function cannot concern. In doubt
 * there are none.
 * @param tree the new version
 * @param sites its handlers
 */
export function keptLifts(
  { holder, holdsMembers: heldMembers, others, asked, surroundings }: Before,
  tree: Tree,
  sites: readonly HandlerSite[],
): KeptLifts {
  const after = holder && holderIn(holder, tree);
  if (!after || touchesLines(holder, after, tree) || heldMembers || holdsMembers(after, tree)) return NONE;
  const { body } = holder;
  const wanted = sites.filter(({ fn }) => isApart(fn, after));
  if (others.length !== wanted.length || surroundings !== surroundingsOf(tree, asked)) return NONE;
  const places = touchedBy(after, holder.outward, tree);
  if (!places) return NONE;
  const touched = new Set<FunctionNode>();
  const kept = new Map<FunctionNode, Lift>();
  for (const [index, site] of wanted.entries()) {
    const other = others[index];
    if (!other || shifted(other.pos, [body]) !== site.fn.pos) return NONE;
    const { fn } = site;
    if (places.some(({ start, end }) => start < fn.end && fn.pos < end)) {
      touched.add(fn);
      continue;
    }
    if (!other.lift || !isSame(other, site, body)) continue;
    if (other.lift.read.torn !== isTorn(fn, tree)) continue;
    const { read, tree: own, shifts } = other.lift;
    kept.set(fn, { read, tree: own, shifts: followedBy(shifts, body) });
  }
  return { kept: ofFewTrees(kept), touched, holder: after.pos };
}

// Edits of a model look at the whole line that they stand in.
function touchesLines({ lines }: HolderBefore, after: FunctionNode, tree: Tree): boolean {
  return tree.functions.some(
    (fn) => fn.end > lines.start && fn.pos < lines.end && isApart(fn, after) && startOf(fn, tree) < lines.end,
  );
}

function isSame({ site: old, roles }: OtherBefore, site: HandlerSite, body: Replaced): boolean {
  return (
    old.framework.name === site.framework.name &&
    old.framework.majors.join() === site.framework.majors.join() &&
    old.role === site.role &&
    old.certainty === site.certainty &&
    old.name === site.name &&
    old.method === site.method &&
    old.path === site.path &&
    old.paths?.join(' ') === site.paths?.join(' ') &&
    old.wrapped === site.wrapped &&
    rolesOf(site).every((pos, index) => {
      const before = roles[index];
      return pos === (before === undefined ? undefined : shifted(before, [body]));
    }) &&
    (old.routes ?? []).length === (site.routes ?? []).length
  );
}

function ofFewTrees(lifts: ReadonlyMap<FunctionNode, Lift>): ReadonlyMap<FunctionNode, Lift> {
  const counts = new Map<Tree, number>();
  for (const { tree } of lifts.values()) counts.set(tree, (counts.get(tree) ?? 0) + 1);
  const trees = [...counts].sort(([, a], [, b]) => b - a).map(([tree]) => tree);
  if (trees.length <= MOST_TREES) return lifts;
  // What is read again goes together into one tree, so that there is room for a while.
  return new Map([...lifts].filter(([, { tree }]) => tree === trees[0]));
}
