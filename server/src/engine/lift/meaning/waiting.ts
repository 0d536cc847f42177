import ts from 'typescript';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../../syntax/tree';
import { isLink } from '../../values/promise-calls';
import { calleeText } from './callees';

/** Where code is read, as far as it decides who waits for what it gives. */
export interface Waiting {
  /** The functions of the project that are being read, outermost first. */
  readonly fns: readonly FunctionNode[];
  /** Somebody waits for what the innermost of them gives. */
  readonly waits: boolean;
  /** The expression that is waited for as a whole: a promise chain, a call with a callback. */
  readonly root: ts.Node | undefined;
}

/** Whether the result of a call is waited for, so that its failure arrives where it was tried. */
export function isWaitedFor(node: ts.Node, { waits, root, fns }: Waiting): boolean {
  if (!waits) return false;
  for (let at = node; ; at = at.parent) {
    if (at === root || ts.isAwaitExpression(at)) return true;
    const parent = at.parent as ts.Node | undefined;
    if (!parent || isArgumentOfOther(at, parent)) return false;
    // What a function gives back is its caller's to wait for; the handler's own is for nobody in it.
    if (isFunctionNode(at))
      return ts.isArrowFunction(at) && !ts.isBlock(at.body) && (fns.includes(at) || isGiven(at));
    if (ts.isReturnStatement(at)) return fns.length > 0 || isGiven(functionOfReturn(at));
    if (ts.isCallExpression(at) && isLink(memberName(bare(at.expression))) && at !== node) return true;
    if (ts.isForOfStatement(parent) && parent.awaitModifier && parent.expression === at) return true;
    if (ts.isStatement(at)) return false;
  }
}

// In `await send(made())` only `send` is waited for; in `await Promise.all([a(), b()])` all of them are.
function isArgumentOfOther(node: ts.Node, parent: ts.Node): boolean {
  if (!ts.isCallExpression(parent) || parent.expression === node || isFunctionNode(node)) return false;
  return !calleeText(parent.expression).startsWith('Promise.');
}

function functionOfReturn(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!isFunctionNode(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

function isGiven(fn: ts.Node): boolean {
  const parent = fn.parent as ts.Node | undefined;
  return parent !== undefined && ts.isCallExpression(parent) && parent.expression !== fn;
}
