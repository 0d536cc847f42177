import ts from 'typescript';
import { bare, memberName } from '../syntax/tree';

const STATUS = /^(?:status|statusCode|status_code|httpStatus)$/;

/**
 * The choice that takes an error's status for a part of its condition, because `||` and `??` bind tighter than `?`:
 * `err.status || err instanceof X ? 400 : 500`. Parentheses around the condition show that it is meant.
 * @param read where the member of an error is read
 */
export function slipAround(read: ts.Expression): ts.ConditionalExpression | undefined {
  if (!STATUS.test(memberName(read) ?? '')) return undefined;
  let at: ts.Expression = read;
  let test = false;
  for (;;) {
    const { parent } = at;
    if (ts.isNonNullExpression(parent)) at = parent;
    else if (ts.isBinaryExpression(parent) && parent.left === at && isFallback(parent)) {
      test ||= isTest(parent.right);
      at = parent;
    } else break;
  }
  const choice = at.parent;
  const isCondition = ts.isConditionalExpression(choice) && choice.condition === at;
  return isCondition && test && !readsStatus(choice.whenTrue) ? choice : undefined;
}

function isFallback({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}

// What gives true or false; a plain value is another choice.
function isTest(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isCallExpression(node)) {
    const callee = bare(node.expression);
    const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
    return /^(?:is|has)(?![a-z])/.test(name);
  }
  if (!ts.isBinaryExpression(node)) return false;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.InstanceOfKeyword:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return true;
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return isTest(node.left) || isTest(node.right);
    default:
      return false;
  }
}

function readsStatus(node: ts.Node): boolean {
  if (STATUS.test(memberName(node) ?? '')) return true;
  return ts.forEachChild(node, (child) => readsStatus(child) || undefined) ?? false;
}
