import ts from 'typescript';
import { isFunctionNode, isWithin, type FunctionNode } from '../../syntax/tree';
import type { State } from './state';

/**
 * Whether a path through a function ends in handing the response to one that cannot be read: what that sends is not known.
 * A call somewhere on the way (`setCookie(res)`) prepares the response, as a rule.
 */
export function isLeftToOthers({ sends, handedTo }: State, fn: FunctionNode): boolean {
  return sends.length === 0 && handedTo !== undefined && isWithin(handedTo, fn) && isLastWord(handedTo);
}

// `return fire(res)`, `await fire(res)` at the end of a function or of its branches.
function isLastWord(call: ts.Node): boolean {
  for (let at = call; ; at = at.parent) {
    const { parent } = at;
    if (ts.isReturnStatement(parent) || isFunctionNode(parent)) return true;
    if (ts.isBlock(parent) && parent.statements.at(-1) !== at) return false;
    if (ts.isIterationStatement(parent, false) || ts.isCaseOrDefaultClause(parent)) return false;
    if (ts.isVariableDeclaration(parent) || ts.isSourceFile(parent)) return false;
    const isCondition = ts.isIfStatement(parent) || ts.isConditionalExpression(parent);
    if (isCondition && isTested(at, parent)) return false;
  }
}

function isTested(node: ts.Node, parent: ts.IfStatement | ts.ConditionalExpression): boolean {
  return node === (ts.isIfStatement(parent) ? parent.expression : parent.condition);
}
