import ts from 'typescript';
import { bare, isFunctionNode, memberName } from '../../syntax/tree';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { definitionOf } from './definitions';
import type { ValueOrigin } from './origin';
import { originOf } from './provenance';

// What names of caught errors look like, and of members that hold one.
const ERROR_NAME = /^(?:e|er|err|error|ex|exc|exception|reason|cause)$|(?:[eE]rr(?:or)?|Exception)$/;
const ERROR_MEMBER = /(?:[eE]rr(?:or)?|[eE]xception)$/;

const DEPTH = 4;

/**
 * Whether a condition looks at an error: `if (error)`, `err.code === 11000`, `isKnown(err)`, `result.error`. What is an
 * error is told by where it comes from, and by its name where that is not known.
 */
export function looksAtError(condition: ts.Expression, context: LiftContext): boolean {
  return looks(condition, context, DEPTH);
}

function looks(root: ts.Expression, context: LiftContext, depth: number): boolean {
  const visit = (node: ts.Node): boolean => {
    // The parameters of a callback in a condition are elements of something.
    if (isFunctionNode(node) || ts.isTypeNode(node)) return false;
    if (ts.isIdentifier(node))
      return isError(node, ERROR_NAME, context) || isTestOfError(node, context, depth);
    const name = memberName(node);
    if (name !== undefined) {
      const access = node as ts.PropertyAccessExpression;
      return isError(access, ERROR_MEMBER, context) || visit(access.expression);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword)
      return ERROR_MEMBER.test(lastName(node.right)) || visit(node.left);
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(bare(root));
}

function isError(node: ts.Expression, pattern: RegExp, context: LiftContext): boolean {
  const origin = originOf(node, context);
  if (origin.kind === 'error') return true;
  return pattern.test(lastName(node)) && !isSent(origin);
}

// `req.body.reason` is a client's, whatever it is called.
function isSent(origin: ValueOrigin): boolean {
  return origin.kind === 'request' && origin.part !== 'other';
}

// `const isDuplicate = err.code === 11000`
function isTestOfError(node: ts.Identifier, context: LiftContext, depth: number): boolean {
  const meant = depth > 0 ? definitionOf(node, context) : undefined;
  return meant !== undefined && looks(meant, context, depth - 1);
}
