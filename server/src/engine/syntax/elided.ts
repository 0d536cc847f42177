import ts from 'typescript';
import { bare, type FunctionNode } from './tree';

/** Stands for the body of a function that an excerpt leaves out: a name that nothing declares. */
export const ELIDED = '$elided';

/** Whether a function's body was left out: nothing is known of what it does. */
export function isElided(fn: FunctionNode): boolean {
  const { body } = fn;
  if (!body) return true;
  if (!ts.isBlock(body)) return isMark(body);
  const last = body.statements.at(-1);
  return (
    last !== undefined &&
    ts.isReturnStatement(last) &&
    last.expression !== undefined &&
    isMark(last.expression)
  );
}

function isMark(node: ts.Expression): boolean {
  const name = bare(node);
  return ts.isIdentifier(name) && ts.idText(name) === ELIDED;
}
