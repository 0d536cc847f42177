import ts from 'typescript';
import { resolveName, type Declaration } from '../../syntax/scope';
import { functionAround, type FunctionNode, type Tree } from '../../syntax/tree';
import { isErrorVariable } from '../../values/error-variable';
import { contains, type Span } from '../../text/span';
import { carry, type Reached } from './carried';
import { memberUsesOf, readsUnnamed, usesOf } from './mentions';
import { outwardOf, type Outward } from './outward';

// What is used in more places than this is not worth following.
const MOST_USES = 400;

/**
 * Finds the places from which what stands in a function can be seen, directly or through others: uses of its name, of
 * functions that use it, of variables that it writes. A handler without any of them reads as it did before.
 * @param was what the function did to variables of others before
 * @returns undefined where it can be seen from anywhere
 */
export function touchedBy(after: FunctionNode, was: Outward, tree: Tree): readonly Span[] | undefined {
  const places: Span[] = [...errorScopes(after)];
  const variables = new Map<Declaration, Set<string> | undefined>();
  const members = new Set<string>();
  const waiting: (() => readonly ts.Node[])[] = [];
  const carried = new Set<ts.Node>();

  const reached: Reached = {
    variable(declaration, member) {
      const known = variables.get(declaration);
      const isKnown = variables.has(declaration) && (!known || (member !== undefined && known.has(member)));
      if (isKnown) return;
      const wanted = member === undefined ? undefined : new Set([...(known ?? []), member]);
      variables.set(declaration, wanted);
      waiting.push(() => usesOf(declaration, wanted, tree));
    },
    member(name) {
      if (members.has(name)) return;
      members.add(name);
      waiting.push(() => memberUsesOf(name, tree));
    },
  };
  const follow = (node: ts.Node): boolean => {
    if (carried.has(node)) return true;
    carried.add(node);
    return carry(node, reached);
  };

  // Reading a function around it reads it as well.
  for (let fn: FunctionNode | undefined = after; fn; fn = functionAround(fn))
    if (!follow(fn)) return undefined;
  if (!reachOutward(was, after, tree, reached)) return undefined;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const use of next()) {
      if (contains({ start: after.pos, end: after.end }, { start: use.pos, end: use.end })) continue;
      places.push({ start: use.pos, end: use.end });
      if (places.length > MOST_USES || !follow(use)) return undefined;
      // Whoever reads the function that uses it sees it, too.
      for (let fn = functionAround(use); fn && !isAround(fn, after); fn = functionAround(fn)) {
        if (!follow(fn)) return undefined;
      }
    }
  }
  return members.size > 0 && readsUnnamed(tree) ? undefined : places;
}

// Variables that it writes, in either version, and those that only one of them gives away.
function reachOutward(was: Outward, fn: FunctionNode, tree: Tree, reached: Reached): boolean {
  const is = outwardOf(fn, tree);
  const names = [...was.written, ...is.written];
  for (const name of was.passed) if (!is.passed.has(name)) names.push(name);
  for (const name of is.passed) if (!was.passed.has(name)) names.push(name);
  for (const name of names) {
    const declaration = resolveName(name, fn);
    if (declaration) reached.variable(declaration, undefined);
  }
  const written = [...was.members, ...is.members];
  if (written.length === 0) return true;
  for (const member of written) reached.member(member);
  const owner = classAround(fn);
  return !written.includes('*') && (!owner || carry(owner, reached));
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && !ts.isClassLike(at)) at = at.parent;
  return at;
}

// Whether an error is tested is asked of everything that can see it.
function errorScopes(fn: FunctionNode): readonly Span[] {
  const scopes: Span[] = [];
  for (let at: ts.Node = fn.parent; !ts.isSourceFile(at); at = at.parent) {
    const isScope = ts.isCatchClause(at) || (ts.isFunctionLike(at) && at.parameters.some(isErrorVariable));
    if (isScope) scopes.push({ start: at.pos, end: at.end });
  }
  return scopes;
}

function isAround(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
