import type { HandlerSite } from '../../frameworks/framework';
import { responseMembersOf } from '../flow/response-members';
import type { Modules } from '../../syntax/modules';
import { updateTree, type FunctionNode, type Tree } from '../../syntax/tree';
import { differenceOf, type Difference } from '../../text/difference';
import { holderBefore, type HolderBefore } from './holder';
import type { Lift } from './lift';
import { askedAround, surroundingsOf, type AskedAround } from './surroundings';

/** A version of a file as it was read: its tree, the handlers found in it and what was read of each. */
export interface ReadVersion {
  readonly tree: Tree;
  readonly sites: readonly HandlerSite[];
  readonly lifts: readonly Lift[];
}

/**
 * What is to be known of a version of a file to tell what an edit leaves as it was: places and names, so that its tree may
 * meanwhile have become that of the next version.
 */
export interface Before {
  readonly edit: Difference;
  /** Undefined where the edit was made outside of all functions. */
  readonly holder: HolderBefore | undefined;
  readonly holdsMembers: boolean;
  /** The handlers outside of the holder. */
  readonly others: readonly OtherBefore[];
  readonly asked: AskedAround;
  readonly surroundings: string;
}

/** A handler that the edit does not stand in. */
export interface OtherBefore {
  /** Its nodes are not to be looked at. */
  readonly site: HandlerSite;
  readonly pos: number;
  readonly roles: readonly (number | undefined)[];
  readonly lift: Lift | undefined;
}

/** Looks at a version of a file before it becomes another text. */
export function beforeEdit({ tree, sites, lifts }: ReadVersion, text: string): Before {
  const edit = differenceOf(tree.text, text);
  const holder =
    sites.length === 0 ? undefined : holderBefore(tree, new Set(sites.map(({ fn }) => fn)), edit, text);
  if (!holder) return { edit, holder, holdsMembers: false, others: [], asked: {}, surroundings: '' };
  const asked = askedAround(holder.body, tree.text, text);
  return {
    edit,
    holder,
    holdsMembers: holdsMembers(holder.place, tree),
    others: sites.flatMap((site, index) => {
      if (!isApart(site.fn, holder.place)) return [];
      return [{ site, pos: site.fn.pos, roles: rolesOf(site), lift: lifts[index] }];
    }),
    asked,
    surroundings: surroundingsOf(tree, asked),
  };
}

/** The next version of a file, and what is to be known of the one before. */
export interface NextVersion {
  readonly tree: Tree;
  readonly before: Before;
}

/**
 * Makes the tree of the next version: out of that of the version before, which is much less work than parsing, unless a
 * handler was read from that one which may be kept.
 */
export function nextVersion(
  previous: ReadVersion,
  text: string,
  modules: Modules | undefined,
  parse: () => Tree,
): NextVersion {
  const { tree } = previous;
  const before = beforeEdit(previous, text);
  const { edit, holder, others } = before;
  // While one function is typed, those that see it are read again with each keystroke anyhow.
  const isFree = others.every(({ lift }) => lift?.tree !== tree || lift.sees === holder?.place.pos);
  const updated = isFree ? updateTree(tree, text, edit, modules) : undefined;
  if (!updated) return { tree: parse(), before };
  const gone = others.map((other) => (other.lift?.tree === tree ? { ...other, lift: undefined } : other));
  return { tree: updated, before: { ...before, others: gone } };
}

/** Whether a function stands outside of another. */
export function isApart(fn: FunctionNode, holder: { readonly pos: number; readonly end: number }): boolean {
  return fn.end <= holder.pos || holder.end <= fn.pos;
}

/** Whether a function holds one that the file adds to the response: that is read wherever a response is. */
export function holdsMembers(holder: { readonly pos: number; readonly end: number }, tree: Tree): boolean {
  return [...responseMembersOf(tree).values()].some((member) => !isApart(member, holder));
}

/** Where the parameters of a handler stand. */
export function rolesOf({ request, response, next, error }: HandlerSite): readonly (number | undefined)[] {
  return [request?.pos, response?.pos, next?.pos, error?.pos];
}
