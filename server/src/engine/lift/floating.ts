import ts from 'typescript';
import { bare, functionAround, memberName } from '../syntax/tree';
import { isLink } from '../values/promise-calls';

/**
 * Whether what is thrown in a promise chain gets nowhere: no later link takes rejections, and the chain is a statement of
 * its own, which nobody returns or waits for. Then the error is never answered, and Node ≥ 15 ends the process.
 * @param thrown a `throw` statement, or the call of `Promise.reject`
 */
export function isFloating(thrown: ts.Node): boolean {
  const fn = functionAround(thrown);
  if (!fn || isTried(thrown, fn)) return false;
  const link = fn.parent as ts.Node | undefined;
  if (!link || !ts.isCallExpression(link) || !isLink(memberName(bare(link.expression)))) return false;
  let at: ts.Node = link;
  for (;;) {
    const next = linkBehind(at);
    if (!next) break;
    if (!isLink(memberName(bare(next.expression))) || takesRejections(next)) return false;
    at = next;
  }
  return ts.isExpressionStatement(at.parent);
}

function isTried(node: ts.Node, fn: ts.Node): boolean {
  for (let at = node; at !== fn; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && parent.tryBlock === at && parent.catchClause) return true;
  }
  return false;
}

function linkBehind(node: ts.Node): ts.CallExpression | undefined {
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== node) return undefined;
  const call = access.parent;
  return ts.isCallExpression(call) && call.expression === access ? call : undefined;
}

function takesRejections(call: ts.CallExpression): boolean {
  const name = memberName(bare(call.expression));
  return (name === 'catch' && call.arguments.length > 0) || (name === 'then' && call.arguments.length > 1);
}
