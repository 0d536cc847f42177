import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { evaluateStatus } from '../../values/evaluate';
import { codesOf } from '../../model/status-value';
import type { LiftContext } from './context';

const DEPTH = 8;

/**
 * The status codes that something must be equal to, or one of them, for a condition to hold (or not to): 404 for
 * `err.status === 404`, 404 and 410 for `[404, 410].includes(status)`.
 */
export function codesAskedFor(
  condition: ts.Expression,
  holds: boolean,
  context: LiftContext,
): readonly number[] {
  return [...new Set(read(condition, holds, context, DEPTH))];
}

function read(
  condition: ts.Expression,
  holds: boolean,
  context: LiftContext,
  depth: number,
): readonly number[] {
  const node = bare(condition);
  if (depth === 0) return [];
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken
      ? read(node.operand, !holds, context, depth - 1)
      : [];
  if (ts.isCallExpression(node)) return holds ? codesOfList(node, context) : [];
  if (!ts.isBinaryExpression(node)) return [];
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return [...read(left, holds, context, depth - 1), ...read(right, holds, context, depth - 1)];
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return holds ? [...codesIn(left, context), ...codesIn(right, context)] : [];
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return holds ? [] : [...codesIn(left, context), ...codesIn(right, context)];
    default:
      return [];
  }
}

// `[404, 410].includes(err.status)`
function codesOfList(call: ts.CallExpression, context: LiftContext): readonly number[] {
  const callee = bare(call.expression);
  if (memberName(callee) !== 'includes') return [];
  const list = bare((callee as ts.PropertyAccessExpression).expression);
  return ts.isArrayLiteralExpression(list) ? list.elements.flatMap((one) => codesIn(one, context)) : [];
}

/** The status code that an expression is: a number, a text of three digits or a constant; empty for all else. */
export function codesIn(expression: ts.Expression, { environment }: LiftContext): readonly number[] {
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return /^[1-5]\d\d$/.test(node.text) ? [Number(node.text)] : [];
  const isConstant =
    ts.isNumericLiteral(node) || ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  if (!isConstant) return [];
  const status = evaluateStatus(node, environment);
  return status.dynamic || status.codes.length !== 1 ? [] : codesOf(status).filter(isCode);
}

function isCode(code: number): boolean {
  return code >= 100 && code <= 599;
}
