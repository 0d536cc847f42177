import ts from 'typescript';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, isFunctionNode } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import { chainOf, lastName } from '../meaning/callees';
import type { LiftContext } from '../meaning/context';
import { spell } from '../meaning/vocabulary/spelling';

/** What an expression is made of: the calls that gave its parts, and the variables that hold them. */
export interface Parts {
  readonly calls: ReadonlySet<ts.Node>;
  readonly variables: ReadonlySet<Declaration>;
}

const MAKES_TOKEN = /\b(?:sign|token|tokens|jwt|hash|encrypt)\b/;
const DEEPEST = 8;
const MOST_NODES = 200;

/** Follows the names in an expression to the calls that their values came from, also through `.then((user) => …)`. */
export function partsOf(roots: readonly ts.Expression[], context: LiftContext): Parts {
  const calls = new Set<ts.Node>();
  const variables = new Set<Declaration>();
  let left = MOST_NODES;
  const follow = (declaration: Declaration, name: string, depth: number): void => {
    if (depth === 0 || variables.has(declaration)) return;
    variables.add(declaration);
    let owner: ts.Node = declaration;
    while (ts.isBindingElement(owner)) owner = owner.parent.parent;
    if (ts.isParameter(owner)) {
      // The request is where everything comes from.
      if (owner.parent === context.site.fn) return;
      const given = context.environment.bindings.get(owner)?.expression;
      if (given) visit(given, depth - 1);
      const call = callGiven(owner.parent);
      for (const link of call ? chainOf(call) : []) visit(link, depth - 1);
    } else if (ts.isVariableDeclaration(owner)) {
      if (owner.initializer) visit(owner.initializer, depth - 1);
      for (const { right } of assignmentsTo(declaration, name, context.tree)) visit(right, depth - 1);
    }
  };
  const visit = (node: ts.Node, depth: number): void => {
    if (left-- <= 0 || depth === 0) return;
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      if (declaration) follow(declaration, ts.idText(node), depth);
      return;
    }
    if (ts.isCallExpression(node)) {
      calls.add(node);
      // A token is not what it speaks of.
      if (MAKES_TOKEN.test(spell(lastName(node.expression)))) return;
    }
    if (ts.isTaggedTemplateExpression(node)) calls.add(node);
    if (ts.isPropertyAssignment(node)) {
      visit(node.initializer, depth);
      return;
    }
    if (ts.isPropertyAccessExpression(node)) {
      visit(node.expression, depth);
      return;
    }
    if (isFunctionNode(node) && node.body && ts.isBlock(node.body)) {
      for (const statement of node.body.statements)
        if (ts.isReturnStatement(statement) && statement.expression) visit(statement.expression, depth);
      return;
    }
    ts.forEachChild(node, (child) => {
      visit(child, depth);
    });
  };
  for (const root of roots) visit(root, DEEPEST);
  return { calls, variables };
}

// The call that a function is given to, as what it calls back with.
function callGiven(fn: ts.Node): ts.CallExpression | undefined {
  let at = fn;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  return ts.isCallExpression(at.parent) && bare(at.parent.expression) !== fn ? at.parent : undefined;
}
