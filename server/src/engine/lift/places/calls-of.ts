import ts from 'typescript';
import { functionName } from '../../frameworks/discovery/names';
import { superclassOf } from '../../syntax/classes';
import { functionOf } from '../../syntax/callee';
import { resolve } from '../../syntax/scope';
import { bare, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { responseMembersOf } from '../flow/response-members';

/** Finds the calls of a function of this file: `send(res, 404)`, `this.fail(404)`, `new ApiError(404)`, `super(404)`. */
export type CallsOf = (fn: FunctionNode) => readonly (ts.CallExpression | ts.NewExpression)[];

/** Prepares finding calls. */
export function callsIn(tree: Tree): CallsOf {
  let byName: ReadonlyMap<string, readonly ts.CallExpression[]> | undefined;
  return (fn) => {
    if (ts.isConstructorDeclaration(fn)) return [...constructionsOf(fn.parent, tree), ...supersOf(fn, tree)];
    byName ??= callsByName(tree);
    const name = functionName(fn);
    const added = [...responseMembersOf(tree)].find(([, member]) => member === fn)?.[0];
    return [name, added]
      .flatMap((called) => (called === undefined ? [] : (byName?.get(called) ?? [])))
      .filter((call) => functionOf(call.expression) === fn || (added !== undefined && isMember(call, added)));
  };
}

function callsByName(tree: Tree): ReadonlyMap<string, readonly ts.CallExpression[]> {
  const found = new Map<string, ts.CallExpression[]>();
  for (const call of tree.calls) {
    const callee = bare(call.expression);
    const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : undefined);
    if (name === undefined) continue;
    const known = found.get(name);
    if (known) known.push(call);
    else found.set(name, [call]);
  }
  return found;
}

function isMember(call: ts.CallExpression, name: string): boolean {
  return memberName(bare(call.expression)) === name;
}

function constructionsOf(
  owner: ts.ClassLikeDeclaration,
  { constructions }: Tree,
): readonly ts.NewExpression[] {
  return constructions.filter(({ expression }) => {
    const callee = bare(expression);
    return ts.isIdentifier(callee) && resolve(callee) === owner;
  });
}

function supersOf({ parent }: ts.ConstructorDeclaration, tree: Tree): readonly ts.CallExpression[] {
  const children = new Set<ts.Node>(tree.classes.filter((candidate) => parentClassOf(candidate) === parent));
  if (children.size === 0) return [];
  return tree.calls.filter(
    (call) => call.expression.kind === ts.SyntaxKind.SuperKeyword && children.has(classAround(call) ?? call),
  );
}

/** The class of this file that a class extends. */
function parentClassOf(node: ts.ClassLikeDeclaration): ts.Node | undefined {
  const parent = superclassOf(node);
  return parent && ts.isIdentifier(parent) ? resolve(parent) : undefined;
}

/** The class that a node stands in. */
export function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && !ts.isClassLike(at)) at = at.parent;
  return at;
}
