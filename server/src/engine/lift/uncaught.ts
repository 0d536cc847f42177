import ts from 'typescript';
import type { UncaughtError } from '../model/handler';
import { functionOf } from '../syntax/callee';
import { resolve } from '../syntax/scope';
import {
  bare,
  isFunctionNode,
  memberName,
  propertyNameText,
  startOf,
  type FunctionNode,
} from '../syntax/tree';
import { isNext, type Run } from './flow/run';

// Functions that call one another are followed this far.
const DEEPEST = 3;

/** The errors that leave a handler because no `catch` in it takes them, in source order; none where it is not async. */
export function uncaughtIn(run: Run): readonly UncaughtError[] {
  return isAsync(run.fn) ? uncaughtOf(run.fn, run, [run.fn]) : [];
}

function uncaughtOf(fn: FunctionNode, run: Run, stack: readonly FunctionNode[]): readonly UncaughtError[] {
  const found: UncaughtError[] = [];
  const note = (kind: UncaughtError['kind'], at: ts.Node): void => {
    const start = startOf(at, run.tree);
    found.push({ kind, span: { start, end: start + kind.length } });
  };
  const visit = (node: ts.Node, isCatch: boolean): void => {
    if (isFunctionNode(node) || ts.isClassLike(node)) return;
    if (ts.isTryStatement(node)) {
      const { tryBlock, catchClause, finallyBlock } = node;
      if (!catchClause) visit(tryBlock, isCatch);
      // What a catch waits for writes the error down or cleans up: nobody guards that as well.
      else visit(catchClause.block, true);
      if (finallyBlock) visit(finallyBlock, true);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, isCatch));
    if (ts.isThrowStatement(node)) note('throw', node);
    else if (ts.isAwaitExpression(node) && !isCatch && mayFail(node, run, stack)) note('await', node);
  };
  if (fn.body) visit(fn.body, false);
  return found.sort((a, b) => a.span.start - b.span.start);
}

const ERROR_NAME = /^_*(?:e|err|error)$/i;
// They only wait.
const PAUSE = /^(?:sleep|delay|wait|pause|setTimeout|setImmediate|timeout|nextTick)$/;

function mayFail(
  { parent, expression }: ts.AwaitExpression,
  run: Run,
  stack: readonly FunctionNode[],
): boolean {
  // `const [err, user] = await to(…)`, `const { data, error } = await db.from(…)`: the failure is given back.
  if (ts.isVariableDeclaration(parent) && takesError(parent.name)) return false;
  return mayReject(expression, run, stack);
}

function takesError(name: ts.BindingName): boolean {
  if (ts.isIdentifier(name)) return false;
  return name.elements.some(
    (element) =>
      ts.isBindingElement(element) &&
      ERROR_NAME.test(propertyNameText(element.propertyName ?? element.name) ?? ''),
  );
}

// Of a value that is not made here nobody knows whether it is a promise at all.
function mayReject(expression: ts.Expression, run: Run, stack: readonly FunctionNode[]): boolean {
  const node = bare(expression);
  if (ts.isNewExpression(node)) return makesRejecting(node);
  if (!ts.isCallExpression(node) || isNext(node.expression, run) || isOfResponse(node, run)) return false;
  const callee = bare(node.expression);
  const member = memberName(callee);
  if (member !== undefined) {
    const owner = (callee as ts.PropertyAccessExpression).expression;
    if (member === 'catch' || (member === 'then' && node.arguments.length > 1)) return false;
    if (member === 'finally') return mayReject(owner, run, stack);
    if (member === 'allSettled') return false;
  }
  if (PAUSE.test(member ?? (ts.isIdentifier(callee) ? ts.idText(callee) : ''))) return false;
  const fn = isFunctionNode(callee) ? callee : functionOf(callee);
  if (!fn || !isAsync(fn)) return true;
  if (stack.includes(fn) || stack.length > DEEPEST) return false;
  return uncaughtOf(fn, run, [...stack, fn]).length > 0;
}

// `await res.status(200).json(x)` waits for nothing.
function isOfResponse(call: ts.CallExpression, { responses }: Run): boolean {
  let at: ts.Expression = call;
  while (ts.isCallExpression(at)) {
    const callee = bare(at.expression);
    if (memberName(callee) === undefined) return false;
    at = bare((callee as ts.PropertyAccessExpression).expression);
  }
  const declaration = ts.isIdentifier(at) ? resolve(at) : undefined;
  return declaration !== undefined && responses.has(declaration);
}

// `new Promise((resolve) => …)` has no way to fail.
function makesRejecting({ arguments: args, expression }: ts.NewExpression): boolean {
  const executor = args?.[0] && bare(args[0]);
  const isPromise = ts.isIdentifier(expression) && ts.idText(expression) === 'Promise';
  return isPromise && executor !== undefined && isFunctionNode(executor) && executor.parameters.length > 1;
}

function isAsync({ modifiers }: FunctionNode): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
