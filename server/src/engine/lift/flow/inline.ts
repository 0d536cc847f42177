import ts from 'typescript';
import { thrownStatusOf } from '../../facts/thrown-error';
import { isForeignTo } from '../../facts/thrown-status';
import type { Environment } from '../../values/environment';
import { writtenAt } from '../../values/written-at';
import type { HandlerSite } from '../../frameworks/framework';
import type { StatusCode, StatusValue } from '../../model/status-value';
import { contains } from '../../text/span';
import { functionOf } from '../../syntax/callee';
import { resolve } from '../../syntax/scope';
import {
  bare,
  isFunctionNode,
  isWithin,
  propertyNameText,
  spanOf,
  textOf,
  type FunctionNode,
} from '../../syntax/tree';
import { environmentFor } from './call-environment';
import { draftsOf, type Draft } from './draft';
import { answerOf, likenessOf, memoryOf, statusIn, type HelperAnswer } from './helper-answers';
import { nameNode, statusArgumentOf } from './helper-calls';
import { linkedFunctionOf } from './linked-calls';
import { endsOf } from './outcome';
import { holdsResponse, isNext, isResponse, receivesResponse, runOf, type Receiver, type Run } from './run';
import { addSend } from './sends';
import { escape, giveAway, type State } from './state';
import { throwersOf } from './throwers';

// How many functions deep a helper is followed.
const DEEPEST = 4;

/**
 * Reads a function at a call: a nested one in place, a response helper with the call's arguments.
 * @param closure what is known where a function of another file was found
 * @returns the paths behind the call, or undefined when the function cannot be followed
 */
export function callLocal(
  run: Run,
  call: ts.CallExpression,
  fn: FunctionNode,
  states: readonly State[],
  closure?: Environment,
): State[] | undefined {
  if (run.stack.includes(fn)) return states.map((state) => ({ ...state, handedOn: true }));
  if (run.stack.length > DEEPEST) return undefined;
  const isNested = run.hot.has(fn) && !receivesResponse(call, run);
  if (isNested && !(fn.parameters.length > 0 && statusArgumentOf(call, run)))
    return callNested(run, fn, states);
  const inner = isNested
    ? closureRun(run, call, fn)
    : helperRun(run, call, fn, { response: responseIn(call, fn, run) }, closure);
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

/** Reads a call of a member that this file adds to the response; `this` is the response in it. */
export function callMember(
  run: Run,
  call: ts.CallExpression,
  fn: FunctionNode,
  states: readonly State[],
): State[] | undefined {
  if (run.stack.includes(fn) || run.stack.length > DEEPEST) return undefined;
  const inner = helperRun(run, call, fn, { onThis: true });
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
  const made = fn && !run.stack.includes(fn) ? functionMadeBy(fn) : undefined;
  const response = fn && responseIn(maker, fn, run);
  if (!fn || !made || !response) return undefined;
  const inner = helperRun(run, maker, fn, { response }, linked?.closure);
  return states.flatMap((state) => callHelper(run, inner, maker, state, made));
}

function functionMadeBy(fn: FunctionNode): FunctionNode | undefined {
  const { body } = fn;
  const value = body && ts.isBlock(body) ? body.statements.findLast(ts.isReturnStatement)?.expression : body;
  const made = value && bare(value);
  return made && isFunctionNode(made) ? made : undefined;
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
    next: next < 0 ? undefined : fn.parameters[next],
    request: undefined,
    error: undefined,
  };
  const environment = environmentFor(call, fn, run.environment, closure);
  const inner = runOf(run.read, environment.tree, site, environment, receiver);
  return { ...inner, stack: [...run.stack, fn], depth: run.depth };
}

function callHelper(
  run: Run,
  inner: Run,
  call: ts.CallExpression,
  state: State,
  fn: FunctionNode = inner.stack.at(-1) ?? inner.fn,
): State[] {
  const isForeign = inner.tree !== run.tree && fn === inner.fn && !hangsOnMore(inner);
  const likeness = isForeign ? likenessOf(run, inner, call, state) : undefined;
  const memory = memoryOf(fn);
  const known = likeness === undefined ? undefined : memory.get(likeness);
  if (known === 'reading') return [{ ...state, handedOn: true }];
  if (known && known !== 'unlike') return answerAs(run, call, state, known);
  if (likeness !== undefined) memory.set(likeness, 'reading');
  // What is remembered must not depend on how deep in other helpers it was met first.
  const stack = likeness === undefined ? inner.stack : [fn];
  const own: Run = { ...inner, stack, drafts: draftsOf(), escaping: [], visited: new Set() };
  const entry: State = { ...state, sends: [], conditions: undefined, assumptions: new Map() };
  const outcome = run.read.execFunction(own, fn, [entry]);
  const ends = endsOf(outcome);
  if (likeness !== undefined) {
    const count = ends.filter(({ sends }) => sends.length > 0).length;
    const isPlain = outcome.throws.length === 0 && count > 0;
    const answer = isPlain ? answerOf(run, inner, call, own.drafts.all, count === ends.length) : undefined;
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
    if (touched) return [giveAway(state)];
    // It only prepared the response, or handed the request on: what it did stays done.
    return ends.map(back);
  }
  const answered = ends.filter((end) => end.sends.length > 0);
  if (ends.length > 0 && answered.length === 0) return ends.map(back);
  const [only] = drafts;
  const statuses = drafts.map(({ status }) => status);
  const body = bodyAt(run, inner, drafts.length === 1 ? only : undefined);
  return answerAt(run, call, state, { statuses, ...body }, answered.length === ends.length);
}

// A method hangs on what its instance was made with, too.
function hangsOnMore({ environment, fn }: Run): boolean {
  return [...environment.bindings.keys()].some((declaration) => !isWithin(declaration, fn));
}

function answerAs(run: Run, call: ts.CallExpression, state: State, answer: HelperAnswer): State[] {
  const body = answer.body === undefined ? undefined : call.arguments[answer.body];
  const sent = { statuses: [statusIn(run, call, answer)], body, environment: run.environment };
  return answerAt(run, call, state, sent, answer.isCertain);
}

interface Sent extends Pick<Draft, 'body' | 'environment'> {
  readonly statuses: readonly StatusValue[];
}

function answerAt(
  run: Run,
  call: ts.CallExpression,
  state: State,
  { statuses, body, environment }: Sent,
  isCertain: boolean,
): State[] {
  const site = statusArgumentOf(call, run) ?? nameNode(call);
  const after = addSend(run, isCertain ? state : escape(state), {
    kind: 'helper',
    method: 'helper',
    node: call,
    site,
    status: statusAt(run, statuses, site),
    write: undefined,
    ignored: undefined,
    body,
    environment,
  });
  if (isCertain) return [after];
  // Some of its paths answer and some leave it to the caller: which one is not known here.
  return [{ ...state, handedOn: true, understood: false }];
}

// What a helper of another file sends is known here as far as it is an argument of the call.
function bodyAt(run: Run, inner: Run, single: Draft | undefined): Pick<Draft, 'body' | 'environment'> {
  const { body, environment } = single ?? { body: undefined, environment: inner.environment };
  if (inner.tree === run.tree) return { body, environment };
  const node = body && bare(body);
  const declaration = node && ts.isIdentifier(node) ? resolve(node) : undefined;
  const bound = declaration && environment.bindings.get(declaration);
  return bound?.environment.tree === run.tree
    ? { body: bound.expression, environment: bound.environment }
    : { body: undefined, environment: run.environment };
}

// A helper that always throws decides the response by its call; one that may throw decides it where it does.
function raiseAtCall(
  run: Run,
  call: ts.CallExpression,
  name: ts.Node,
  state: State,
  throws: readonly State[],
  never: boolean,
): void {
  for (const { thrown } of throws) {
    const known = thrown && (thrown.known ?? thrownStatusOf(thrown.error, thrown.environment));
    if (!thrown || !known || known.kind === 'unknown') continue;
    if (!never) continue;
    const isHere = thrown.environment.tree === run.tree;
    const seen = isHere
      ? undefined
      : { ...known, status: statusAt(run, [known.status], name), ...NOTHING_HERE };
    run.escaping.push({ ...state, thrown: { ...thrown, node: call, name, ...(seen && { known: seen }) } });
  }
}

const NOTHING_HERE = { message: undefined, statusArgument: undefined } as const;

// What a helper sends, as seen from its call.
function statusAt(run: Run, statuses: readonly StatusValue[], site: ts.Node): StatusValue {
  const codes: StatusCode[] = [];
  for (const status of statuses) {
    for (const code of status.codes) {
      if (isForeignTo(run.tree, code.file)) {
        const { origin } = code;
        const isFixed = origin === 'literal' || origin === 'implicit' || origin === 'constant';
        const seen = {
          code: code.code,
          origin: isFixed ? 'helper' : origin,
          ...writtenAt(site, run.tree),
        } as const;
        if (!codes.some((known) => known.code === code.code)) codes.push(seen);
        continue;
      }
      // A number that is given to the helper can be changed where it stands; one inside the helper cannot.
      const isInside = code.origin === 'implicit' || !contains(spanOf(site, run.tree), code.span);
      const isFixed = code.origin === 'literal' || code.origin === 'implicit';
      const origin = isInside && isFixed ? 'helper' : code.origin;
      if (!codes.some((known) => known.code === code.code)) codes.push({ ...code, origin });
    }
  }
  return {
    codes,
    dynamic: statuses.some(({ dynamic }) => dynamic),
    implicit: false,
    problems: [],
    span: spanOf(site, run.tree),
    text: textOf(site, run.tree).slice(0, 80),
  };
}

/** The parameter that the response comes in by, alone or as a member of an object: `({ res, status }) => …`. */
export function responseIn(
  call: ts.CallExpression,
  fn: FunctionNode,
  run: Run,
): ts.ParameterDeclaration | ts.BindingElement | undefined {
  const index = call.arguments.findIndex((argument) => holdsResponse(argument, run));
  const parameter = index < 0 ? undefined : fn.parameters[index];
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
