import ts from 'typescript';
import { bare } from '../../syntax/tree';

/** The sub-expressions of a status expression that can be its value: the arms of `a ? b : c`, both sides of `||` and `??`. */
export function armsOf(expression: ts.Expression): readonly ts.Expression[] {
  const node = bare(expression);
  if (ts.isConditionalExpression(node)) return [...armsOf(node.whenTrue), ...armsOf(node.whenFalse)];
  if (ts.isAwaitExpression(node)) return armsOf(node.expression);
  if (!ts.isBinaryExpression(node)) return [node];
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return [...armsOf(node.left), ...armsOf(node.right)];
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return armsOf(node.right);
    default:
      return [node];
  }
}
