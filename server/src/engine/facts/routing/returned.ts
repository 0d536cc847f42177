import ts from 'typescript';
import { isFunctionNode, type FunctionNode } from '../../syntax/tree';

/** The expressions that a function returns, in source order; those of functions inside it are not its own. */
export function returnedExpressions(fn: FunctionNode): readonly ts.Expression[] {
  const { body } = fn;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionNode(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    else if (!ts.isExpression(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}
