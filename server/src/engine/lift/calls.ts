import ts from 'typescript';
import { functionOf } from '../syntax/callee';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../syntax/tree';
import { callbackKindOf, isPromiseLink, runCallback, visitPromiseLink } from './callbacks';
import { applyEffects } from './effects';
import { failWith } from './failures';
import { nameNode } from './helper-calls';
import { callLocal } from './inline';
import { namedSend } from './named-sends';
import { isNext, isResponseChain, receivesResponse, type Run } from './run';
import { addSend, handOn, unknownStatus } from './sends';
import { escape, type State } from './state';

/** Reads a call: of the response, of `next`, of a function of this file, or of anything that may call back. */
export function visitCall(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  const callee = bare(call.expression);
  if (isNext(callee, run)) return visitNext(run, call, states);
  const link = memberName(callee);
  if (link !== undefined) {
    const owner = (callee as ts.PropertyAccessExpression).expression;
    if (isResponseChain(owner, run)) return visitResponseCall(run, call, link, owner, states);
    if (isPromiseLink(call, link)) return visitPromiseLink(run, call, link, owner, states);
  }
  const before = run.read.visit(run, callee, states);
  const fn = functionOf(callee);
  if (fn && (isWithinHandler(fn, run) || receivesResponse(call, run))) {
    const result = callLocal(run, call, fn, visitPlainArguments(run, call, before));
    if (result) return result;
  }
  return visitUnknownCall(run, call, link, before);
}

function visitResponseCall(
  run: Run,
  call: ts.CallExpression,
  name: string,
  owner: ts.Expression,
  states: readonly State[],
): State[] {
  const before = run.read.visit(run, owner, states);
  const plain = visitPlainArguments(run, call, before);
  const effects = run.framework.effectsOfCall({
    name,
    call,
    args: call.arguments,
    version: run.site.framework,
    tree: run.tree,
  });
  const place = { node: call, name: nameNode(call) };
  const after = effects ? applyEffects(run, plain, effects, place) : namedSend(run, call, name, place, plain);
  // A callback of the send itself (`res.sendFile(path, err => …)`) answers where the send did not.
  const callbacks = call.arguments.filter((argument) => isCallback(argument, run));
  for (const callback of callbacks) runCallback(run, callbackNode(callback), before, 'listener', call);
  return after;
}

function visitNext(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  const [argument] = call.arguments;
  const before = argument ? run.read.visit(run, argument, states) : [...states];
  const isPlain = !argument || isNothing(argument) || ts.isStringLiteralLike(bare(argument));
  if (isPlain) return before.map((state) => handOn(state, call));
  const place = { node: call, name: call.expression };
  return before.map((state) => ({ ...failWith(run, state, argument, place, 'forward'), handedOn: true }));
}

function isNothing(argument: ts.Expression): boolean {
  const node = bare(argument);
  return (
    node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && ts.idText(node) === 'undefined')
  );
}

// A call of which nothing is known: it may call functions among its arguments, and may do anything with the response.
function visitUnknownCall(
  run: Run,
  call: ts.CallExpression,
  name: string | undefined,
  states: readonly State[],
): State[] {
  let current = visitPlainArguments(run, call, states);
  for (const argument of call.arguments) {
    if (isNext(argument, run))
      current = current.map((state) => ({ ...state, handedOn: true, handedTo: undefined }));
    else if (isCallback(argument, run)) {
      current = runCallback(run, callbackNode(argument), current, callbackKindOf(call, name), call);
    }
  }
  if (!receivesResponse(call, run)) return current;
  const passesNext = call.arguments.some((argument) => isNext(argument, run));
  if (name === 'pipe' || name === 'pipeline') {
    return current.map((state) => pipe(run, call, state));
  }
  return current.map((state) => ({
    ...escape(state),
    handedOn: true,
    handedTo: passesNext ? undefined : call,
  }));
}

function pipe(run: Run, call: ts.CallExpression, state: State): State {
  if (state.sends.length > 0) return state;
  const site = nameNode(call);
  const common = {
    node: call,
    environment: run.environment,
    body: undefined,
    ignored: undefined,
    method: 'stream' as const,
  };
  if (state.write) {
    const { write } = state;
    return addSend(run, state, {
      ...common,
      kind: 'explicit',
      site: write.node,
      status: write.status,
      write,
    });
  }
  return addSend(
    run,
    { ...state, understood: false },
    { ...common, kind: 'implicit', site, status: unknownStatus(run, site), write: undefined },
  );
}

function visitPlainArguments(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  let current = [...states];
  for (const argument of call.arguments)
    if (!isCallback(argument, run)) current = run.read.visit(run, argument, current);
  return current;
}

function isCallback(argument: ts.Expression, run: Run): boolean {
  const fn = bare(argument);
  if (isFunctionNode(fn)) return run.hot.has(fn);
  if (!ts.isIdentifier(fn) || !run.hot.has(fn)) return false;
  const local = functionOf(fn);
  return local !== undefined && isWithinHandler(local, run) && run.hot.has(local);
}

function callbackNode(argument: ts.Expression): FunctionNode {
  const fn = functionOf(argument);
  if (!fn) throw new TypeError('not a callback: isCallback() comes first');
  return fn;
}

function isWithinHandler(fn: FunctionNode, run: Run): boolean {
  for (let at = fn.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined)
    if (at === run.fn) return true;
  return false;
}
