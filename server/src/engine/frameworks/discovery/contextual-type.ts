import ts from 'typescript';
import { functionAround, isFunctionNode, type FunctionNode } from '../../syntax/tree';

const LEVELS = 8;

/**
 * The type that the place of a function gives it: of the variable, property or array that holds it, of an `as` or
 * `satisfies` around it, or the return type of the factory that returns it.
 */
export function contextualType(fn: FunctionNode): ts.TypeNode | undefined {
  let node: ts.Node = fn;
  for (let level = 0; level < LEVELS; level++) {
    const parent = node.parent as ts.Node | undefined;
    if (!parent) return undefined;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent.type;
    if (
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isTypeAssertionExpression(parent)
    ) {
      return parent.type;
    }
    if (ts.isReturnStatement(parent)) return functionAround(parent)?.type;
    if (isFunctionNode(parent))
      return ts.isArrowFunction(parent) && parent.body === node ? parent.type : undefined;
    const passesOn =
      ts.isParenthesizedExpression(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isConditionalExpression(parent);
    if (!passesOn) return undefined;
    node = parent;
  }
  return undefined;
}
