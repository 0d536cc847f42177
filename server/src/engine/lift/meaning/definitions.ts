import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, memberName } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import type { LiftContext } from './context';

/** What a call of `Boolean` asks: `user` of `Boolean(user)`. */
export function convertedToBoolean(node: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return ts.idText(node.expression) === 'Boolean' ? node.arguments[0] : undefined;
}

/** The test that a boolean constant stands for: `isOwner` of `const isOwner = doc.owner.equals(req.user.id)`. */
export function definitionOf(node: ts.Expression, context: LiftContext): ts.Expression | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = resolve(node);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return undefined;
  const { initializer } = declaration;
  if (!initializer || assignmentsTo(declaration, ts.idText(node), context.tree).length > 0) return undefined;
  return isTest(initializer, 6) ? initializer : undefined;
}

function isTest(expression: ts.Expression, depth: number): boolean {
  if (depth === 0) return false;
  const node = bare(expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isCallExpression(node)) {
    const callee = bare(node.expression);
    if (convertedToBoolean(node)) return true;
    return (
      ts.isPropertyAccessExpression(callee) &&
      /^(?:equals|includes|has|some|startsWith|test)$/.test(memberName(callee) ?? '')
    );
  }
  if (!ts.isBinaryExpression(node)) return false;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
    case ts.SyntaxKind.InstanceOfKeyword:
      return true;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return isTest(node.left, depth - 1) || isTest(node.right, depth - 1);
    default:
      return false;
  }
}
