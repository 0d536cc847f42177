import ts from 'typescript';
import type { BodyValue } from '../../model/body';
import { resolve } from '../../syntax/scope';
import { bare, textOf } from '../../syntax/tree';
import type { LiftContext } from '../meaning/context';

const LONGEST_TEXT = 120;

/** A value that is not known, as it is written, and whether it may well be undefined. */
export function unknownOf(node: ts.Expression, context: LiftContext): BodyValue {
  return {
    kind: 'unknown',
    text: shorten(textOf(node, context.tree)),
    mayBeEmpty: mayBeEmpty(node, context),
  };
}

function mayBeEmpty(node: ts.Expression, context: LiftContext): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return node.questionDotToken !== undefined || mayBeEmpty(bare(node.expression), context);
  }
  if (ts.isCallExpression(node)) return node.questionDotToken !== undefined;
  if (!ts.isIdentifier(node)) return false;
  const declaration = resolve(node);
  if (!declaration) return false;
  if (ts.isParameter(declaration)) return declaration.questionToken !== undefined;
  return ts.isVariableDeclaration(declaration) && !declaration.initializer && !isInLoop(declaration);
}

function isInLoop(declaration: ts.VariableDeclaration): boolean {
  const list = declaration.parent.parent;
  return ts.isForOfStatement(list) || ts.isForInStatement(list);
}

/** Source on one line, cut to a length that a message can quote. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
