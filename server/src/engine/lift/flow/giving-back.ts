import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, type FunctionNode } from '../../syntax/tree';

/** Whether a function returns one of its parameters (or its `this`), as it is or behind calls of its members. */
export function givesBack(
  fn: FunctionNode,
  parameter: ts.ParameterDeclaration | ts.BindingElement | 'this',
): boolean {
  const { body } = fn;
  if (!body) return false;
  const isIt = (expression: ts.Expression): boolean => {
    let at = bare(expression);
    while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = bare(at.expression);
    if (parameter === 'this') return at.kind === ts.SyntaxKind.ThisKeyword;
    return ts.isIdentifier(at) && resolve(at) === parameter;
  };
  if (!ts.isBlock(body)) return isIt(body);
  const visit = (node: ts.Node): boolean | undefined => {
    if (isFunctionNode(node)) return undefined;
    if (ts.isReturnStatement(node) && node.expression && isIt(node.expression)) return true;
    return ts.forEachChild(node, visit);
  };
  return ts.forEachChild(body, visit) ?? false;
}
