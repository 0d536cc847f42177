import ts from 'typescript';
import { isFunctionNode } from '../../syntax/tree';

/** The statement whose whole expression the node is; undefined for a part of something larger. */
export function statementOf(node: ts.Node): ts.ExpressionStatement | ts.ReturnStatement | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && (ts.isParenthesizedExpression(at) || ts.isAwaitExpression(at) || isChainLink(at)))
    at = at.parent;
  return at && (ts.isExpressionStatement(at) || ts.isReturnStatement(at)) && !isFunctionNode(at)
    ? at
    : undefined;
}

// `res.json(x)` inside `res.json(x).end()`.
function isChainLink(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) ||
    (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
  );
}
