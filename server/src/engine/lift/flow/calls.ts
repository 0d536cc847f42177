import ts from 'typescript';
import { isNamed } from '../../frameworks/named-functions';
import { functionOf } from '../../syntax/callee';
import { bare, memberName, type FunctionNode } from '../../syntax/tree';
import { alwaysThrows, mayThrowByName } from '../../values/throwing';
import {
  callbackKindOf,
  isPromiseLink,
  isWithinHandler,
  localFunctionOf,
  runCallback,
  visitPromiseLink,
} from './callbacks';
import { addedBy, additionCalled, type Added } from './added';
import { applyEffects } from './effects';
import { failWith } from './failures';
import { nameNode } from './helper-calls';
import { callLocal, callMember, callReturned, madeWithResponse } from './inline';
import { linkedFunctionOf, type Linked } from './linked-calls';
import { namedSend, sendByName } from './named-sends';
import { holdsResponse, isNext, isResponse, isResponseChain, receivesResponse, type Run } from './run';
import { addSend, handOn, unknownStatus } from './sends';
import { giveAway, join, type State } from './state';
import { functionsIn, tableFunctionsOf } from './tables';
import { isExit, isRejection, throwersOf } from './throwers';

// They keep what they get; the response is answered from there, by somebody else.
const COLLECTS = /^(?:push|unshift|add|set|enqueue|append|register|log|info|debug|warn|error|emit)$/;

/** Reads a call: of the response, of `next`, of a function of this file, or of anything that may call back. */
export function visitCall(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  const callee = bare(call.expression);
  if (isNext(callee, run)) return visitNext(run, call, states);
  const link = memberName(callee);
  if (link !== undefined) {
    const owner = (callee as ts.PropertyAccessExpression).expression;
    if (isResponseChain(owner, run)) return visitResponseChain(run, call, states);
    if (isPromiseLink(call, link)) return visitPromiseLink(run, call, link, owner, states);
  }
  if (isExit(call)) return visitExit(run, call, states);
  if (isRejection(call) && isPassedOn(call)) return visitRejection(run, call, states);
  // `respondWith(res)(rows)`
  const made =
    madeWithResponse(run, callee) && callReturned(run, callee, visitPlainArguments(run, call, states));
  if (made) return made;
  const before = run.read.visit(run, callee, states);
  const { named } = run.site;
  if (named && isNamed(callee, named.errorHandlers))
    return visitPlainArguments(run, call, before).map((state) => handOn(state, call));
  const fn = functionOf(callee);
  if (
    fn &&
    (isWithinHandler(fn, run) || receivesEither(call, run) || throwersOf(run.tree).functions.has(fn))
  ) {
    const result = callLocal(run, call, fn, visitPlainArguments(run, call, before));
    if (result) return result;
  }
  const linked = fn ? undefined : linkedHelperOf(run, call);
  const result = linked && callLocal(run, call, linked.fn, visitPlainArguments(run, call, before), linked);
  if (result) return result;
  const table = fn ? [] : tableFunctionsOf(callee, run);
  if (table.length > 0) {
    const plain = visitPlainArguments(run, call, before);
    return join(...table.map((entry) => callLocal(run, call, entry, plain) ?? plain.map(giveAway)));
  }
  if (named && isNamed(callee, named.responseHelpers))
    return sendByName(run, call, visitPlainArguments(run, call, before));
  return visitUnknownCall(run, call, link, before);
}

// A function that gets neither the response nor `next` matters only if nothing runs behind it.
function linkedHelperOf(run: Run, call: ts.CallExpression): Linked | Added | undefined {
  if (receivesEither(call, run)) return linkedFunctionOf(run, call) ?? addedTo(run, call);
  const linked = mayThrowByName(call) ? (linkedFunctionOf(run, call) ?? addedTo(run, call)) : undefined;
  return linked && alwaysThrows(linked.fn) ? linked : undefined;
}

// `request.isAdmin(reply)`, `fastify.notFound(reply)`
function addedTo(run: Run, call: ts.CallExpression): Added | undefined {
  const addition = additionCalled(call, run);
  return addition && addedBy(run, addition);
}

// Where the function is known, it is read for what it throws.
function visitExit(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  const linked = linkedFunctionOf(run, call);
  return (linked && callLocal(run, call, linked.fn, states, linked)) ?? [];
}

function receivesEither(call: ts.CallExpression, run: Run): boolean {
  return receivesResponse(call, run) || call.arguments.some((argument) => isNext(argument, run));
}

// A chain is read from its start, however long it is: `res.status(404).type('json').send(x)`.
function visitResponseChain(run: Run, last: ts.CallExpression, states: readonly State[]): State[] {
  const links: { call: ts.CallExpression; name: string }[] = [];
  let at: ts.Expression = last;
  while (ts.isCallExpression(at)) {
    const callee = bare(at.expression);
    const name = memberName(callee);
    if (name === undefined) break;
    const owner = (callee as ts.PropertyAccessExpression).expression;
    if (!isResponseChain(owner, run)) break;
    links.push({ call: at, name });
    at = bare(owner);
  }
  let current = isResponse(at, run) ? [...states] : run.read.visit(run, at, states);
  for (const { call, name } of links.reverse()) current = visitResponseCall(run, call, name, current);
  return current;
}

function visitResponseCall(
  run: Run,
  call: ts.CallExpression,
  name: string,
  before: readonly State[],
): State[] {
  const plain = visitPlainArguments(run, call, before);
  const effects = run.framework.effectsOfCall({
    name,
    call,
    args: call.arguments,
    version: run.site.framework,
    tree: run.tree,
  });
  const place = { node: call, name: nameNode(call) };
  const own = effects ? undefined : addedBy(run, { to: 'response', name });
  const added = own && callMember(run, call, own, plain);
  // `res.render(view, (err, html) => …)`, `res.on('close', …)`: only the callback can answer.
  if (effects?.length === 0)
    return visitCallbacks(run, call, plain, (fn, index) => callbackKindOf(call, name, fn, index));
  // A callback of the send itself (`res.sendFile(path, err => …)`) answers where the send did not.
  visitCallbacks(run, call, before, () => 'listener');
  if (added) return added;
  return effects ? applyEffects(run, plain, effects, place) : namedSend(run, call, name, place, plain);
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

// A rejection that is returned or awaited leaves the function as a throw does.
function isPassedOn(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isConditionalExpression(at.parent) && at.parent.condition !== at) ||
    (ts.isBinaryExpression(at.parent) && at.parent.right === at)
  )
    at = at.parent;
  const { parent } = at;
  return (
    ts.isReturnStatement(parent) ||
    ts.isAwaitExpression(parent) ||
    (ts.isArrowFunction(parent) && parent.body === at)
  );
}

function visitRejection(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  const after = visitPlainArguments(run, call, states);
  const [error] = call.arguments;
  const thrown = error && { node: call, name: nameNode(call), error, environment: run.environment };
  run.escaping.push(...after.map((state) => ({ ...state, thrown })));
  return [];
}

// A call of which nothing is known: it may call functions among its arguments, and may do anything with the response.
function visitUnknownCall(
  run: Run,
  call: ts.CallExpression,
  name: string | undefined,
  states: readonly State[],
): State[] {
  let current = visitPlainArguments(run, call, states);
  if (call.arguments.some((argument) => isNext(argument, run)))
    current = current.map((state) => ({ ...state, handedOn: true, handedTo: undefined }));
  current = visitCallbacks(run, call, current, (fn, index) => callbackKindOf(call, name, fn, index));
  if (!receivesResponse(call, run)) return current;
  if (name === 'pipe' || name === 'pipeline') return current.map((state) => pipe(run, call, state));
  const passesNext = call.arguments.some((argument) => isNext(argument, run));
  const isKept = passesNext || COLLECTS.test(name ?? '');
  return current.map((state) => ({ ...giveAway(state), handedTo: isKept ? undefined : call }));
}

// Of several functions the last one runs at the end, where the others have not stopped it: `async.each(…, done)`.
function visitCallbacks(
  run: Run,
  call: ts.CallExpression,
  states: readonly State[],
  kindOf: (fn: FunctionNode, index: number) => ReturnType<typeof callbackKindOf>,
): State[] {
  const found = call.arguments.map((argument) =>
    run.hot.has(argument) ? localFunctionOf(argument, run) : undefined,
  );
  const last = found.findLastIndex((fn) => fn !== undefined);
  let current = [...states];
  call.arguments.forEach((argument, index) => {
    const fn = found[index];
    const made = fn ? undefined : madeWithResponse(run, argument);
    if (made) current = callMade(run, argument, current, kindOf(made, index));
    else if (fn && index === last) current = runCallback(run, fn, current, kindOf(fn, index), call);
    else if (fn) runCallback(run, fn, states, kindOf(fn, index), call);
    // `async.parallel({ user: cb => … })`, `res.format({ json: () => … })`: each runs by itself.
    else
      for (const kept of functionsIn(argument, run))
        current = runCallback(run, kept, current, 'listener', call);
  });
  return current;
}

// `client.get(respondWith(res))`: what the function answers that is made there is the answer here.
function callMade(
  run: Run,
  maker: ts.Expression,
  states: readonly State[],
  kind: ReturnType<typeof callbackKindOf>,
): State[] {
  const called = kind === 'once' ? callReturned(run, bare(maker), states) : undefined;
  return called ?? states.map(giveAway);
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
  const { write } = state;
  if (write)
    return addSend(run, state, {
      ...common,
      kind: 'explicit',
      site: write.node,
      status: write.status,
      write,
    });
  const status = unknownStatus(run, site);
  return addSend(
    run,
    { ...state, understood: false },
    { ...common, kind: 'implicit', site, status, write: undefined },
  );
}

function visitPlainArguments(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  let current = [...states];
  for (const argument of call.arguments) {
    if (!run.hot.has(argument) || holdsResponse(argument, run) || madeWithResponse(run, argument)) continue;
    if (!localFunctionOf(argument, run)) current = run.read.visit(run, argument, current);
  }
  return current;
}
