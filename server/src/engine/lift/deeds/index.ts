import ts from 'typescript';
import type { Deed } from '../../model/deed';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve } from '../../syntax/scope';
import { bare, spanOf, textOf, treeOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { emptyEnvironment, type Environment } from '../../values/environment';
import { calledFunction } from '../../values/evaluate';
import type { Draft } from '../flow/draft';
import type { Run } from '../flow/run';
import { calleeText, receiverOf } from '../meaning/callees';
import type { LiftContext } from '../meaning/context';
import { callsBefore, callsOf, type Call } from './calls-before';
import { deedOfCall, type CallDeed } from './deed-of-call';
import { partsOf, type Parts } from './sent';

// Services that call repositories that call a database.
const DEEPEST = 3;

/** What the handler has done, or may have, when a response is sent: in source order, each call once for each kind and thing. */
export function deedsBefore(run: Run, draft: Draft, context: LiftContext): readonly Deed[] {
  const { tree, fn } = run;
  if (treeOf(draft.node) !== tree) return [];
  const before = callsBefore(draft.node, fn, tree).filter(({ call }) => call !== draft.node);
  let parts: Parts | undefined;
  const sentParts = (): Parts => (parts ??= partsOf(sentBy(run, draft), context));
  const found: Deed[] = [];
  for (const { call, always } of before) {
    for (const deed of deedsOfCall(call, context, run.environment, [fn])) {
      const { kind, certainty, thing } = deed;
      found.push({
        kind,
        certainty,
        thing,
        always: always && deed.always,
        isSent: isIn(call, sentParts()),
        callee: calleeOf(call, tree),
        span: spanOf(call, tree),
      });
    }
  }
  return found;
}

// `new User(data).save` has no name to begin with: as it is written.
function calleeOf(call: Call, tree: Tree): string {
  const callee = ts.isCallExpression(call) ? call.expression : call.tag;
  const names = calleeText(callee);
  return names.startsWith('…') ? textOf(callee, tree) : names;
}

function sentBy(run: Run, { body, node }: Draft): readonly ts.Expression[] {
  if (body) return [body];
  if (!ts.isCallExpression(node)) return ts.isExpression(node) ? [node] : [];
  return node.arguments.filter((argument) => !isParameterOf(run.fn, argument));
}

// `send(req, res, user)`: request and response are no parts of what is sent.
function isParameterOf(fn: FunctionNode, argument: ts.Expression): boolean {
  const node = bare(argument);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  return declaration !== undefined && ts.isParameter(declaration) && declaration.parent === fn;
}

// What it gave, or (`user.save()`) what it was called on, is among the parts.
function isIn(call: Call, { calls, variables }: Parts): boolean {
  if (calls.has(call)) return true;
  if (!ts.isCallExpression(call)) return false;
  const [argument] = call.arguments;
  return [receiverOf(call), argument].some((value) => {
    const node = value && bare(value);
    const declaration = node && ts.isIdentifier(node) ? resolve(node) : undefined;
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      isOwn(declaration) &&
      variables.has(declaration)
    );
  });
}

// Of a function, not of the module: what is imported is no result.
function isOwn(declaration: ts.VariableDeclaration): boolean {
  return !(
    ts.isVariableDeclarationList(declaration.parent) && ts.isSourceFile(declaration.parent.parent.parent)
  );
}

interface FunctionDeed extends CallDeed {
  readonly always: boolean;
}

// Functions of the project are read: a `createToken` stores nothing, a `signup` does.
function deedsOfCall(
  call: Call,
  context: LiftContext,
  environment: Environment,
  stack: readonly FunctionNode[],
): readonly FunctionDeed[] {
  const own = deedOfCall(call, context);
  if (own?.certainty !== 'certain' && ts.isCallExpression(call)) {
    const fn = calledFunction(call, environment);
    const read =
      fn && !stack.includes(fn) && stack.length <= DEEPEST ? deedsOfFunction(fn, context, stack) : undefined;
    if (read && (read.length > 0 || own === undefined)) return read;
  }
  return own ? [{ ...own, always: true }] : [];
}

const memories = rememberedBy<Tree, Map<FunctionNode, readonly FunctionDeed[]>>();

function deedsOfFunction(
  fn: FunctionNode,
  context: LiftContext,
  stack: readonly FunctionNode[],
): readonly FunctionDeed[] {
  // By the tree that asks: what the function's own file imports is found through the project as it is now.
  const memory = memories.get(context.tree) ?? new Map<FunctionNode, readonly FunctionDeed[]>();
  memories.set(context.tree, memory);
  const known = memory.get(fn);
  if (known) return known;
  const environment = emptyEnvironment(treeOf(fn) ?? context.tree);
  const inner: LiftContext = { ...context, tree: environment.tree, environment, errors: new Map() };
  const found = callsOf(fn).flatMap(({ call, always }) =>
    deedsOfCall(call, inner, environment, [...stack, fn]).map((deed) => ({
      ...deed,
      always: always && deed.always,
    })),
  );
  // What was cut short by a circle hangs on where it was begun.
  if (stack.length === 1) memory.set(fn, found);
  return found;
}
