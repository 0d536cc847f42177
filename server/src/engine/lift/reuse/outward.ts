import ts from 'typescript';
import { resolveName } from '../../syntax/scope';
import { bare, functionAround, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { isReading } from '../../values/assignments';

/** What a function does to variables that others can read; all by their names. */
export interface Outward {
  /** Variables of others that it gives a value to, or to a member of which. */
  readonly written: ReadonlySet<string>;
  /** Members of a `this` that is not its own that it gives a value to; `*` for one that is computed. */
  readonly members: ReadonlySet<string>;
  /** Variables of others that it gives to a call which may change what is in them. */
  readonly passed: ReadonlySet<string>;
}

/** Finds what a function does to variables that others can read. */
export function outwardOf(fn: FunctionNode, tree: Tree): Outward {
  const written = new Set<string>();
  const members = new Set<string>();
  const passed = new Set<string>();
  const isWithin = (node: ts.Node): boolean => fn.pos <= node.pos && node.end <= fn.end;
  const isOuter = (name: string, from: ts.Node): boolean => {
    const declaration = resolveName(name, from);
    return declaration !== undefined && (declaration === fn || !isWithin(declaration));
  };
  for (const [name, assignments] of tree.assignments) {
    if (assignments.some((one) => isWithin(one) && isOuter(name, one.left))) written.add(name);
  }
  for (const { left } of tree.memberAssignments.filter(isWithin)) {
    const root = rootOf(left);
    if (root.kind === ts.SyntaxKind.ThisKeyword && !isOwnThis(root, fn)) members.add(memberName(left) ?? '*');
    else if (ts.isIdentifier(root) && isOuter(ts.idText(root), root)) written.add(ts.idText(root));
  }
  for (const call of tree.calls) {
    if (!isWithin(call) || isReading(call)) continue;
    for (const argument of call.arguments) {
      if (ts.isIdentifier(argument) && isOuter(ts.idText(argument), argument))
        passed.add(ts.idText(argument));
    }
  }
  return { written, members, passed };
}

function rootOf(target: ts.Expression): ts.Expression {
  let at = bare(target);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = bare(at.expression);
  return at;
}

// Whether `this` belongs to the function or to one inside it that is no arrow function.
function isOwnThis(node: ts.Node, fn: FunctionNode): boolean {
  let at = functionAround(node);
  while (at && at !== fn && ts.isArrowFunction(at)) at = functionAround(at);
  if (!at || at.pos < fn.pos) return false;
  return ts.isFunctionExpression(at) || ts.isFunctionDeclaration(at);
}
