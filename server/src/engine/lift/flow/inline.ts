import ts from 'typescript';
import { partitionPoint } from '../../text/partition-point';
import type { Environment } from '../../values/environment';
import type { HandlerSite } from '../../frameworks/framework';
import { functionOf, parameterAt } from '../../syntax/callee';
import { resolve } from '../../syntax/scope';
import { bare, propertyNameText, type FunctionNode } from '../../syntax/tree';
import { environmentFor } from './call-environment';
import { answerAs, answerAt, bodyAt, raiseAtCall, statusAt } from './at-call';
import { draftsOf } from './draft';
import { answerOf, likenessOf, memoryOf } from './helper-answers';
import { nameNode, statusArgumentOf } from './helper-calls';
import type { Added } from './added';
import { functionMadeBy, usesResponse } from './made-function';
import { isLeftToOthers } from './last-words';
import { linkedFunctionOf, type Linked } from './linked-calls';
import { endsOf, type Outcome } from './outcome';
import { holdsResponse, isNext, isResponse, receivesResponse, runOf, type Receiver, type Run } from './run';
import { unknownStatus } from './sends';
import { giveAway, type State } from './state';
import { throwersOf } from './throwers';

// How many functions deep a helper is followed.
const DEEPEST = 4;

/**
 * Reads a function at a call: a nested one in place, a response helper with the call's arguments.
 * @param linked what is known where a function of another file, or one that is added to something, was found
 * @returns the paths behind the call, or undefined when the function cannot be followed
 */
export function callLocal(
  run: Run,
  call: ts.CallExpression,
  fn: FunctionNode,
  states: readonly State[],
  linked?: Linked | Added,
): State[] | undefined {
  if (run.stack.includes(fn)) return states.map((state) => ({ ...state, handedOn: true }));
  if (run.stack.length > DEEPEST) return undefined;
  const isNested = run.hot.has(fn) && !receivesResponse(call, run);
  if (isNested && !(fn.parameters.length > 0 && statusArgumentOf(call, run)))
    return callNested(run, fn, states);
  const inner = isNested
    ? closureRun(run, call, fn)
    : helperRun(
        run,
        call,
        fn,
        { ...receiverOf(linked), response: responseIn(call, fn, run) },
        linked?.closure,
      );
  const { response, next } = inner.site;
  if (
    !isNested &&
    inner.responses.size === 0 &&
    !response &&
    !next &&
    !throwersOf(inner.tree).functions.has(fn)
  )
    return undefined;
  return states.flatMap((state) => callHelper(run, inner, call, state));
}

function receiverOf(linked: Linked | Added | undefined): Receiver {
  return linked && 'receiver' in linked ? linked.receiver : {};
}

/**
 * Reads a call of a member that is added to the response. The response is `this` in it, the parameter of whoever added it, or
 * a parameter of its own: `res.sendStatus(res, 404)`.
 * @returns undefined for one that uses none of these: how it comes to the response is not known
 */
export function callMember(
  run: Run,
  call: ts.CallExpression,
  { fn, receiver, closure }: Added,
  states: readonly State[],
): State[] | undefined {
  if (run.stack.includes(fn) || run.stack.length > DEEPEST) return undefined;
  const response = responseIn(call, fn, run) ?? receiver.response;
  if (!fn.body || !usesResponse(fn.body, response, receiver.onThis)) return undefined;
  const inner = helperRun(run, call, fn, { ...receiver, response }, closure);
  return states.flatMap((state) => callHelper(run, inner, call, state));
}

/**
 * Reads the function that a function makes with the response: `.then(respondWith(res, 201))`.
 * @returns the paths behind it, or undefined when the expression is no such call
 */
export function callReturned(run: Run, maker: ts.Expression, states: readonly State[]): State[] | undefined {
  if (!ts.isCallExpression(maker) || !receivesResponse(maker, run) || run.stack.length > DEEPEST)
    return undefined;
  const linked = linkedFunctionOf(run, maker);
  const fn = functionOf(maker.expression) ?? linked?.fn;
  const response = fn && responseIn(maker, fn, run);
  const made = fn && response && !run.stack.includes(fn) ? functionMadeBy(fn, response) : undefined;
  if (!fn || !made) return undefined;
  const inner = helperRun(run, maker, fn, { response }, linked?.closure);
  return states.flatMap((state) => callHelper(run, inner, maker, state, made));
}

/** The function that a call makes with the response, see {@link callReturned}. */
export function madeWithResponse(run: Run, maker: ts.Expression): FunctionNode | undefined {
  const call = bare(maker);
  if (!ts.isCallExpression(call) || !run.hot.has(call) || !receivesResponse(call, run)) return undefined;
  const fn = functionOf(call.expression) ?? linkedFunctionOf(run, call)?.fn;
  const response = fn && responseIn(call, fn, run);
  return response && functionMadeBy(fn, response);
}

// Whether a helper leaves functions behind that it has made with the response and not called: whoever has them may.
function leavesFunctions({ visited, definitions, hot, tree: { functions } }: Run, fn: FunctionNode): boolean {
  for (let at = partitionPoint(functions, ({ pos }) => pos <= fn.pos); ; at++) {
    const made = functions[at];
    if (!made || made.pos >= fn.end) return false;
    if (made !== fn && hot.has(made) && !visited.has(made) && !definitions.has(made)) return true;
  }
}

// A function inside the handler: it answers at its own lines.
function callNested(run: Run, fn: FunctionNode, states: readonly State[]): State[] {
  run.visited.add(fn);
  const own: Run = { ...run, stack: [...run.stack, fn], raised: undefined };
  const outcome = run.read.execFunction(own, fn, states);
  run.escaping.push(...outcome.throws);
  return endsOf(outcome);
}

// A function inside the handler that gets a status: each of its calls is an answer, as with any helper.
function closureRun(run: Run, call: ts.CallExpression, fn: FunctionNode): Run {
  run.definitions.add(fn);
  const environment = environmentFor(call, fn, run.environment);
  return { ...run, environment, decides: false, stack: [...run.stack, fn], raised: undefined };
}

function helperRun(
  run: Run,
  call: ts.CallExpression,
  fn: FunctionNode,
  receiver: Receiver,
  closure?: Environment,
): Run {
  const { response } = receiver;
  const next = call.arguments.findIndex((argument) => isNext(argument, run));
  const site: HandlerSite = {
    ...run.site,
    fn,
    response: response && ts.isParameter(response) ? response : undefined,
    next: parameterAt(fn, next),
    request: undefined,
    error: undefined,
  };
  const environment = environmentFor(call, fn, run.environment, closure);
  const request = parameterAt(
    fn,
    call.arguments.findIndex((argument) => isRequest(argument, run)),
  );
  const inner = runOf(run.read, environment.tree, site, environment, { ...receiver, request });
  return { ...inner, stack: [...run.stack, fn], depth: run.depth };
}

function callHelper(
  run: Run,
  inner: Run,
  call: ts.CallExpression,
  state: State,
  fn: FunctionNode = inner.stack.at(-1) ?? inner.fn,
): State[] {
  const isForeign = inner.tree !== run.tree && fn === inner.fn;
  const likeness = isForeign ? likenessOf(run, inner, call, state) : undefined;
  const memory = memoryOf(fn);
  const known = likeness === undefined ? undefined : memory.get(likeness);
  if (known === 'reading') return [{ ...state, handedOn: true }];
  if (known && known !== 'unlike') return answerAs(run, call, state, known);
  // What is remembered must not depend on how deep in other helpers it was met first.
  const stack = likeness === undefined ? inner.stack : [fn];
  const own: Run = { ...inner, stack, drafts: draftsOf(), escaping: [], visited: new Set() };
  const entry: State = { ...state, sends: [], conditions: undefined, assumptions: new Map() };
  const outcome = readOnce(memory, likeness, () => run.read.execFunction(own, fn, [entry]));
  const ended = endsOf(outcome);
  const ends = leavesFunctions(own, fn) ? ended.map(giveAway) : ended;
  const isOpen = ends.some((end) => isLeftToOthers(end, fn));
  if (likeness !== undefined) {
    const count = ends.filter(({ sends }) => sends.length > 0).length;
    const isPlain = outcome.throws.length === 0 && count > 0;
    const found = { drafts: own.drafts.all, isCertain: count === ends.length, isOpen };
    const answer = isPlain ? answerOf(run, inner, call, found) : undefined;
    memory.set(likeness, answer ?? 'unlike');
    if (answer) return answerAs(run, call, state, answer);
  }
  const site = statusArgumentOf(call, run) ?? nameNode(call);
  raiseAtCall(run, call, site, state, outcome.throws, ends.length === 0);
  // Nodes of another file mean nothing here: the call stands for them.
  const here = (node: ts.CallExpression | undefined, before: ts.CallExpression | undefined) =>
    node && node !== before && inner.tree !== run.tree ? call : node;
  const back = (end: State): State => ({
    ...end,
    begun: here(end.begun, state.begun),
    handedTo: here(end.handedTo, state.handedTo),
    sends: state.sends,
    conditions: state.conditions,
    assumptions: state.assumptions,
    thrown: state.thrown,
    announced: state.announced,
    result: state.result,
    write:
      end.write === state.write || !end.write
        ? state.write
        : { status: statusAt(run, [end.write.status], site), node: site, call, byHelper: true },
  });
  const drafts = own.drafts.all;
  if (drafts.length === 0) {
    const touched = ends.some((end) => !end.understood && state.understood);
    if (touched) return [{ ...giveAway(state), handedTo: isOpen ? call : state.handedTo }];
    // It only prepared the response, or handed the request on: what it did stays done.
    return ends.map(back);
  }
  const answered = ends.filter((end) => end.sends.length > 0);
  const isByHelper = drafts.some(({ method }) => method === 'helper');
  if (ends.length > 0 && answered.length === 0 && !isByHelper) return ends.map(back);
  const [only] = drafts;
  const statuses = drafts.map(({ status }) => status);
  if (isOpen) statuses.push(unknownStatus(run, site));
  if (ends.length > 0 && answered.length === 0) {
    // A helper of it answers on some paths: why and what is decided there, what stands around this call does not say it.
    const unguarded: State = { ...state, conditions: undefined };
    const sent = { statuses, body: undefined, environment: run.environment };
    return answerAt(run, call, unguarded, sent, false).map((end) => ({
      ...end,
      conditions: state.conditions,
    }));
  }
  const body = bodyAt(run, inner, drafts.length === 1 ? only : undefined);
  return answerAt(run, call, state, { statuses, ...body }, answered.length === ends.length);
}

function isRequest(argument: ts.Expression, { request }: Run): boolean {
  const node = bare(argument);
  return request !== undefined && ts.isIdentifier(node) && resolve(node) === request;
}

// A reading that runs out of stack leaves nothing behind: the next file would take it for a circle.
function readOnce(
  memory: ReturnType<typeof memoryOf>,
  likeness: string | undefined,
  read: () => Outcome,
): Outcome {
  if (likeness === undefined) return read();
  memory.set(likeness, 'reading');
  try {
    return read();
  } finally {
    memory.delete(likeness);
  }
}

/** The parameter that the response comes in by, alone or as a member of an object: `({ res, status }) => …`. */
export function responseIn(
  call: ts.CallExpression,
  fn: FunctionNode,
  run: Run,
): ts.ParameterDeclaration | ts.BindingElement | undefined {
  const index = call.arguments.findIndex((argument) => holdsResponse(argument, run));
  const parameter = parameterAt(fn, index);
  const argument = call.arguments[index];
  if (!parameter || !argument || isResponse(argument, run)) return parameter;
  const object = bare(argument);
  if (!ts.isObjectLiteralExpression(object) || !ts.isObjectBindingPattern(parameter.name)) return undefined;
  const member = object.properties.find(
    (property) =>
      (ts.isShorthandPropertyAssignment(property) && isResponse(property.name, run)) ||
      (ts.isPropertyAssignment(property) && isResponse(property.initializer, run)),
  );
  const name = propertyNameText(member?.name);
  return parameter.name.elements.find(
    (element) => name !== undefined && propertyNameText(element.propertyName ?? element.name) === name,
  );
}
