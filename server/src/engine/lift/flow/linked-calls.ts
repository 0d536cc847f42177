import ts from 'typescript';
import { isElided } from '../../facts/excerpt';
import { memberName, bare, isFunctionNode, type FunctionNode } from '../../syntax/tree';
import { placesOf } from '../../values/evaluate';
import type { Run } from './run';

// Other calls are not looked up in other files: nothing but these would come of it.
const MAY_THROW = /throw|assert|ensure|require|check|validate|verify|fail|raise|reject|must|guard/i;

/**
 * The function of another file of the project that a call runs: an import, a member of an imported object, class or
 * instance.
 * @returns undefined for packages, for what cannot be told, and for functions of which the body is not known
 */
export function linkedFunctionOf(run: Run, call: ts.CallExpression): FunctionNode | undefined {
  if (!run.tree.modules) return undefined;
  const { places, open } = placesOf(call.expression, run.environment);
  const [only, ...others] = places;
  if (open || others.length > 0 || only?.kind !== 'node') return undefined;
  const { node } = only;
  return isFunctionNode(node) && only.environment.tree !== run.tree && !isElided(node) ? node : undefined;
}

/** Whether a call that gets neither the response nor `next` is named as if it could only return or throw. */
export function mayThrowByName(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  return MAY_THROW.test(name);
}
