import type { HandlerSite } from '../../frameworks/framework';
import { startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { responseMembersOf } from '../flow/response-members';
import { isTorn } from '../half-typed';
import { holderOf, type Holder } from './holder';
import type { Lift } from './lift';
import { followedBy, shifted, type Replaced } from './shift';
import { isSameFor } from './surroundings';
import { touchedBy } from './touched';

/** A version of a file as it was read: its tree, the handlers found in it and what was read of each. */
export interface ReadVersion {
  readonly tree: Tree;
  readonly sites: readonly HandlerSite[];
  readonly lifts: readonly Lift[];
}

// Each handler that is kept keeps its tree.
const MOST_TREES = 3;
const NONE: ReadonlyMap<FunctionNode, Lift> = new Map();

/**
 * Finds the handlers that need not be read again: those that an edit inside of one function cannot concern. In doubt
 * there are none.
 * @param sites the handlers of the new version
 * @returns what was read of them, by their functions in the new version
 */
export function keptLifts(
  previous: ReadVersion,
  tree: Tree,
  sites: readonly HandlerSite[],
): ReadonlyMap<FunctionNode, Lift> {
  const { tree: before } = previous;
  const holder = holderOf(before, tree, new Set(previous.sites.map(({ fn }) => fn)));
  if (!holder || touchesLines(holder, tree) || holdsMembers(holder, before, tree)) return NONE;
  const { body } = holder;
  const others = previous.sites
    .map((site, index) => ({ site, lift: previous.lifts[index] }))
    .filter(({ site }) => isApart(site.fn, holder.before));
  const wanted = sites.filter(({ fn }) => isApart(fn, holder.after));
  if (others.length !== wanted.length || !isSameFor(before, tree, body)) return NONE;
  const touched = touchedBy(holder, before, tree);
  if (!touched) return NONE;
  const kept = new Map<FunctionNode, Lift>();
  for (const [index, site] of wanted.entries()) {
    const other = others[index];
    if (!other || shifted(other.site.fn.pos, [body]) !== site.fn.pos) return NONE;
    const { fn } = site;
    const isTouched = touched.some(({ start, end }) => start < fn.end && fn.pos < end);
    if (isTouched || !other.lift || !isSame(other.site, site, body)) continue;
    if (other.lift.read.torn !== isTorn(fn, tree)) continue;
    kept.set(fn, { ...other.lift, shifts: followedBy(other.lift.shifts, body) });
  }
  return ofFewTrees(kept);
}

function isApart(fn: FunctionNode, holder: FunctionNode): boolean {
  return fn.end <= holder.pos || holder.end <= fn.pos;
}

// Edits of a model look at the whole line that they stand in.
function touchesLines({ lines, after }: Holder, tree: Tree): boolean {
  return tree.functions.some(
    (fn) => isApart(fn, after) && fn.end > lines.start && fn.pos < lines.end && startOf(fn, tree) < lines.end,
  );
}

// What a file adds to the response is read wherever a response is.
function holdsMembers(holder: Holder, before: Tree, after: Tree): boolean {
  const concerns = (tree: Tree, fn: FunctionNode): boolean =>
    [...responseMembersOf(tree).values()].some((member) => !isApart(member, fn));
  return concerns(before, holder.before) || concerns(after, holder.after);
}

function isSame(old: HandlerSite, site: HandlerSite, body: Replaced): boolean {
  const isSameNode = (a: { pos: number } | undefined, b: { pos: number } | undefined): boolean =>
    a && b ? shifted(a.pos, [body]) === b.pos : a === b;
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
    isSameNode(old.request, site.request) &&
    isSameNode(old.response, site.response) &&
    isSameNode(old.next, site.next) &&
    isSameNode(old.error, site.error) &&
    (old.routes ?? []).length === (site.routes ?? []).length
  );
}

function ofFewTrees(lifts: ReadonlyMap<FunctionNode, Lift>): ReadonlyMap<FunctionNode, Lift> {
  const counts = new Map<Tree, number>();
  for (const { tree } of lifts.values()) counts.set(tree, (counts.get(tree) ?? 0) + 1);
  const trees = [...counts].sort(([, a], [, b]) => b - a).map(([tree]) => tree);
  if (trees.length <= MOST_TREES) return lifts;
  const few = new Set(trees.slice(0, MOST_TREES));
  return new Map([...lifts].filter(([, { tree }]) => few.has(tree)));
}
