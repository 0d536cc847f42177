import ts from 'typescript';
import { bare, memberName, type FunctionNode } from '../syntax/tree';
import { returnsOf } from './calls';

/** Whether a function evidently never returns: it ends in a throw, and nothing in it returns. */
export function alwaysThrows(fn: FunctionNode): boolean {
  const { body } = fn;
  if (!body || !ts.isBlock(body)) return false;
  const last = body.statements.at(-1);
  return last !== undefined && ts.isThrowStatement(last) && returnsOf(fn).length === 0;
}

// Other calls are not looked up in other files: nothing but these would come of it.
const MAY_THROW = /^(?:throw|raise|fail|reject|abort|panic|die)/i;

/** Whether a call that gets neither the response nor `next` is named as if it could only return or throw. */
export function mayThrowByName(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  return MAY_THROW.test(name);
}
