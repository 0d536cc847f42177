import ts from 'typescript';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../syntax/tree';
import { isNext, type Run } from './flow/run';
import { isRejection } from './flow/throwers';

/** What is told of the code of a function whose errors leave it. */
export interface LeavingVisitor {
  readonly call: (call: ts.CallExpression) => void;
  readonly thrown: (error: ts.Expression) => void;
}

/**
 * Visits everything in a function whose errors leave it: what a `catch` hands on as it is (`next(err)`, `throw err`)
 * leaves, too. Functions that are given to calls run as a part of it.
 */
export function whatLeaves(fn: FunctionNode, run: Run, visitor: LeavingVisitor): void {
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) return;
    if (isFunctionNode(node) && !(ts.isCallExpression(node.parent) && node.parent.expression !== node))
      return;
    if (ts.isTryStatement(node)) {
      const { tryBlock, catchClause, finallyBlock } = node;
      if (!catchClause || passesOn(catchClause.block, nameOf(catchClause.variableDeclaration?.name), run))
        visit(tryBlock);
      if (catchClause) visit(catchClause.block);
      if (finallyBlock) visit(finallyBlock);
      return;
    }
    if (ts.isThrowStatement(node)) visitor.thrown(node.expression);
    if (ts.isCallExpression(node)) {
      if (isCaught(node, run)) return;
      const [error] = node.arguments;
      if (isRejection(node) && error) visitor.thrown(error);
      else visitor.call(node);
    }
    ts.forEachChild(node, visit);
  };
  if (fn.body) visit(fn.body);
}

// `find(id).catch(handle)`: what comes out of it is for the handler of the rejection.
function isCaught(call: ts.CallExpression, run: Run): boolean {
  if (memberName(call.expression) !== 'catch') return false;
  const [handler] = call.arguments;
  if (!handler || isNext(handler, run)) return false;
  const fn = bare(handler);
  return !(isFunctionNode(fn) && passesOn(fn, nameOf(fn.parameters[0]?.name), run));
}

// `next(err)`, `throw err`: somewhere in the block the error goes on as it is.
function passesOn(block: ts.Node, name: string | undefined, run: Run): boolean {
  if (name === undefined) return false;
  const isIt = (node: ts.Node | undefined): boolean =>
    node !== undefined && ts.isIdentifier(node) && ts.idText(node) === name;
  const visit = (node: ts.Node): boolean => {
    if (ts.isThrowStatement(node)) return isIt(node.expression);
    if (ts.isCallExpression(node) && isIt(node.arguments[0])) {
      const callee = bare(node.expression);
      if (isNext(callee, run) || (ts.isIdentifier(callee) && ts.idText(callee) === 'next')) return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(block);
}

function nameOf(name: ts.BindingName | undefined): string | undefined {
  return name && ts.isIdentifier(name) ? ts.idText(name) : undefined;
}
