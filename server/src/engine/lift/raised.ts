import ts from 'typescript';
import { thrownStatusOf } from '../facts/thrown-error';
import type { RaisedError } from '../model/handler';
import { rememberedBy } from '../syntax/remembered-by';
import {
  bare,
  isFunctionNode,
  memberName,
  spanOf,
  treeOf,
  type FunctionNode,
  type Tree,
} from '../syntax/tree';
import { emptyEnvironment, type Environment } from '../values/environment';
import { calledFunction } from '../values/evaluate';
import { addedFunctions, additionCalled } from './flow/added';
import { finalStatus } from './flow/final-status';
import { isNext, receivesResponse, type Run } from './flow/run';
import { isRejection } from './flow/throwers';

// Services that call services.
const DEEPEST = 4;

/**
 * The HTTP errors that functions which a handler calls may throw, and that nothing in it takes: what a service decides
 * about its status. Errors without a status say nothing here.
 */
export function raisedIn(run: Run): readonly RaisedError[] {
  const found = new Map<string, RaisedError>();
  const { tree, environment } = run;
  walk(run.fn, run, {
    call: (call) => {
      if (receivesResponse(call, run)) return;
      const codes = calledIn(call, environment, run)
        .filter((fn) => fn !== run.fn)
        .flatMap((fn) => thrownBy(fn, run, [run.fn]));
      for (const code of codes) {
        const span = spanOf(call.expression, tree);
        found.set(`${code} ${span.start}`, { code, span });
      }
    },
    thrown: () => undefined, // the handler's own are responses of its own
  });
  return [...found.values()];
}

// By the tree that asks: which status an error gets hangs on the error handlers that its file's routes reach.
const memories = rememberedBy<Tree, Map<FunctionNode, readonly number[]>>();

function memoryOf(tree: Tree): Map<FunctionNode, readonly number[]> {
  const known = memories.get(tree);
  if (known) return known;
  const made = new Map<FunctionNode, readonly number[]>();
  memories.set(tree, made);
  return made;
}

function thrownBy(fn: FunctionNode, run: Run, stack: readonly FunctionNode[]): readonly number[] {
  const memory = memoryOf(run.tree);
  const known = memory.get(fn);
  if (known) return known;
  if (stack.includes(fn) || stack.length > DEEPEST) return [];
  const tree = treeOf(fn) ?? run.tree;
  const environment = emptyEnvironment(tree);
  const codes = new Set<number>();
  walk(fn, run, {
    call: (call) => {
      for (const called of calledIn(call, environment, NOBODY))
        for (const code of thrownBy(called, run, [...stack, fn])) codes.add(code);
    },
    thrown: (error) => {
      for (const code of codesOfError(error, environment, run)) codes.add(code);
    },
  });
  const found = [...codes].sort((a, b) => a - b);
  // What was cut short by a circle depends on where it was begun.
  if (stack.length === 1) memory.set(fn, found);
  return found;
}

const NOBODY = { self: undefined, request: undefined } as const;

// Also what is added to requests and applications: `request.requireUser()`, `fastify.verify(token)`.
function calledIn(
  call: ts.CallExpression,
  environment: Environment,
  on: Pick<Run, 'self' | 'request'>,
): readonly FunctionNode[] {
  const fn = calledFunction(call, environment);
  if (fn) return [fn];
  const addition = additionCalled(call, on);
  return addition ? addedFunctions(environment.tree, addition).map((added) => added.fn) : [];
}

function codesOfError(error: ts.Expression, environment: Environment, run: Run): readonly number[] {
  const known = thrownStatusOf(error, environment);
  if (!known || known.kind === 'plain') return [];
  const { codes, dynamic } = known.status;
  const isProved = !dynamic && codes.some(({ origin }) => origin !== 'name');
  const status = isProved ? undefined : finalStatus(run, { error, environment }, run.fn);
  return (status ?? known.status).codes.map(({ code }) => code).filter((code) => code >= 400 && code < 600);
}

interface Visitor {
  readonly call: (call: ts.CallExpression) => void;
  readonly thrown: (error: ts.Expression) => void;
}

// Everything in a function whose errors leave it; functions that are given to calls run as a part of it.
function walk(fn: FunctionNode, run: Run, visitor: Visitor): void {
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
