import ts from 'typescript';
import { functionOf } from '../../syntax/callee';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../../syntax/tree';
import { throwAt } from './failures';
import { assume } from './assumptions';
import { answerByHelper } from './helper-calls';
import { isHalfName } from './half-statements';
import { callReturned } from './inline';
import { endsOf, isInside } from './outcome';
import { isNext, type Run } from './run';
import { errorSourceOf } from './sources';
import { escape, isAnswered, join, under, type State } from './state';

/**
 * How a function among a call's arguments runs: `once` now or later; `loop` any number of times;
 * `listener` independently of everything else.
 */
export type CallbackKind = 'once' | 'loop' | 'listener';

const ARRAY_LOOPS = new Set(
  'forEach map filter some every reduce reduceRight flatMap find findIndex findLast'.split(' '),
);
// Those that go on whatever an item does; `eachSeries` waits for each item's callback.
const ASYNC_LOOPS = new Set('each eachLimit eachOf mapLimit'.split(' '));
const LISTENERS = new Set(
  'on once addListener addEventListener prependListener subscribe setTimeout setInterval setImmediate nextTick queueMicrotask onCall watch'.split(
    ' ',
  ),
);
const ERROR_NAME = /^_*(?:e|ex|err|error|exception|reason)$|^\w+Err(?:or)?$/;

/** Judges by the name of the function that gets the callback, and by the callback's place and first parameter. */
export function callbackKindOf(
  call: ts.CallExpression,
  name: string | undefined,
  fn: FunctionNode,
  index: number,
): CallbackKind {
  const callee = bare(call.expression);
  const called = name ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  if (LISTENERS.has(called)) return 'listener';
  const [parameter] = fn.parameters;
  // `User.find((err, users) => …)` is no array's find; the last function of `async.each` runs at the end.
  if (parameter && ts.isIdentifier(parameter.name) && ERROR_NAME.test(ts.idText(parameter.name)))
    return 'once';
  if (name !== undefined && index === 0 && ARRAY_LOOPS.has(called)) return 'loop';
  return ASYNC_LOOPS.has(called) ? 'loop' : 'once';
}

/** Whether a call is a link of a promise chain: `.then(f)`, `.catch(f)`, `.finally(f)`. */
export function isPromiseLink(call: ts.CallExpression, name: string): boolean {
  return (name === 'then' || name === 'catch' || name === 'finally') && call.arguments.length > 0;
}

/** Whether a function stands inside the handler that is read. */
export function isWithinHandler(fn: FunctionNode, run: Run): boolean {
  return fn !== run.fn && run.fn.pos <= fn.pos && fn.end <= run.fn.end;
}

/** The function inside the handler that an argument stands for, if it matters: written there, or by its name. */
export function localFunctionOf(argument: ts.Expression, run: Run): FunctionNode | undefined {
  const node = bare(argument);
  if (isFunctionNode(node)) return run.hot.has(node) ? node : undefined;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined;
  const fn = run.hot.has(node) ? functionOf(node) : undefined;
  return fn && isWithinHandler(fn, run) && run.hot.has(fn) ? fn : undefined;
}

/** Runs a function that a call got, from the paths that reach the call. */
export function runCallback(
  run: Run,
  fn: FunctionNode,
  states: readonly State[],
  kind: CallbackKind,
  call: ts.CallExpression | ts.NewExpression,
): State[] {
  run.visited.add(fn);
  if (run.stack.includes(fn)) return states.map((state) => ({ ...state, handedOn: true }));
  declareError(run, fn.parameters[0], call);
  const { ends, throws } = runNested(run, fn, states);
  const answers = ends.some((end) =>
    states.every((state) => end.sends.length > state.sends.length || (end.handedOn && !state.handedOn)),
  );
  if (kind !== 'listener') run.escaping.push(...throws);
  else for (const state of throws) throwAt(run, state);
  const passesOn = kind === 'once' && passesResultOn(call);
  if (!answers && !passesOn) return [...states];
  switch (kind) {
    case 'loop':
      for (const end of ends) {
        for (const { draft } of end.sends) if (isInside(draft.node, fn)) draft.repeats = true;
      }
      return join(states, withoutResult(ends));
    case 'listener':
      return states.map((state) => ({ ...state, handedOn: true }));
    case 'once':
      return passesOn ? ends : withoutResult(ends);
  }
}

// Calls that give their caller what their callback gave them.
function passesResultOn({ expression }: ts.CallExpression | ts.NewExpression): boolean {
  const callee = bare(expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  return /transaction|^(?:\$transaction|run|with[A-Z]\w*|wrap\w*|then)$/i.test(name);
}

function withoutResult(states: readonly State[]): State[] {
  return states.map((state) => (state.result ? { ...state, result: undefined } : state));
}

// A function that somebody else calls; when its last word is a helper's call with the response, that is the answer.
function runNested(
  run: Run,
  fn: FunctionNode,
  states: readonly State[],
): { readonly ends: State[]; readonly throws: State[] } {
  const own: Run = { ...run, stack: [...run.stack, fn], raised: undefined };
  const outcome = run.read.execFunction(own, fn, states);
  const ends = endsOf(outcome).map((end) =>
    end.handedTo && isInside(end.handedTo, fn) ? answerByHelper(run, end) : end,
  );
  return { ends, throws: outcome.throws };
}

/**
 * Reads a promise chain: each link's function runs behind the ones before it; a `.catch` runs where one of them failed.
 * The code behind an unawaited chain is read as if it came after it: on every path both run, in whatever order.
 */
export function visitPromiseLink(
  run: Run,
  call: ts.CallExpression,
  link: string,
  owner: ts.Expression,
  states: readonly State[],
): State[] {
  const chain = chainOf(call, link, owner);
  const outer = run.escaping.splice(0);
  let fulfilled = run.read.visit(run, chain.base, states);
  let rejected: State[] = join(states, run.escaping.splice(0));
  run.escaping.push(...outer);
  for (const { name, args } of chain.links) {
    const [first, second] = args;
    if (name === 'then') {
      const before = fulfilled;
      const passed = first ? runLink(run, first, before, chain.base, false) : { ends: before, throws: [] };
      const caught = second
        ? runLink(run, second, rejected, chain.base, true)
        : { ends: [], throws: rejected };
      fulfilled = join(passed.ends, caught.ends);
      rejected = join(caught.throws, passed.throws);
    } else if (name === 'catch') {
      const caught = first ? runLink(run, first, rejected, chain.base, true) : { ends: rejected, throws: [] };
      fulfilled = join(fulfilled, caught.ends);
      rejected = caught.throws;
    } else if (first) {
      fulfilled = runLink(run, first, fulfilled, chain.base, false).ends;
    }
  }
  run.escaping.push(...rejected.filter((state) => state.thrown && !states.includes(state)));
  return fulfilled;
}

interface Link {
  readonly name: string;
  readonly args: readonly ts.Expression[];
}

function chainOf(
  call: ts.CallExpression,
  link: string,
  owner: ts.Expression,
): { base: ts.Expression; links: readonly Link[] } {
  const links: Link[] = [{ name: link, args: call.arguments }];
  let base = owner;
  for (;;) {
    const node = bare(base);
    if (!ts.isCallExpression(node)) break;
    const callee = bare(node.expression);
    const name = memberName(callee);
    if (name === undefined || !isPromiseLink(node, name)) break;
    links.push({ name, args: node.arguments });
    base = (callee as ts.PropertyAccessExpression).expression;
  }
  return { base, links: links.reverse() };
}

function runLink(
  run: Run,
  argument: ts.Expression,
  states: readonly State[],
  tried: ts.Expression,
  isCatch: boolean,
): { ends: State[]; throws: State[] } {
  if (isNext(argument, run)) {
    const ends = states.map((state) => ({ ...(isCatch ? throwAt(run, state) : state), handedOn: true }));
    return isCatch || states.every((state) => !isAnswered(state))
      ? { ends, throws: [] }
      : { ends: [...states], throws: [] };
  }
  const local = localFunctionOf(argument, run);
  const node = local ?? bare(argument);
  const entry = isCatch
    ? states.map((state) => under(state, { kind: 'catch', node, holds: true, tried, left: false }))
    : [...states];
  if (isHalfName(run, argument)) return { ends: entry.map(escape), throws: [] };
  if (!local) {
    if (!run.hot.has(argument)) return { ends: isCatch ? entry.map(handled) : entry, throws: [] };
    const made = callReturned(run, bare(argument), entry);
    if (made) return { ends: isCatch ? made.map(handled) : made, throws: [] };
    const after = run.read.visit(run, argument, entry);
    // `.then(res.json.bind(res))`: the response went to something that answers.
    return { ends: after.map((state) => ({ ...state, handedOn: true, understood: false })), throws: [] };
  }
  run.visited.add(local);
  if (run.stack.includes(local))
    return { ends: states.map((state) => ({ ...state, handedOn: true })), throws: [] };
  if (!isCatch) return runNested(run, local, entry);
  const error = local.parameters[0];
  declareError(run, error, tried, true);
  // It runs for an error only: `if (err)` has no else.
  const name = error && ts.isIdentifier(error.name) ? error.name : undefined;
  const { ends, throws } = runNested(run, local, name ? assume(run, entry, name, true) : entry);
  return { ends: ends.map(handled), throws };
}

// Behind a catch the exception is over.
function handled(state: State): State {
  return state.thrown ? { ...state, thrown: undefined } : state;
}

function declareError(
  run: Run,
  parameter: ts.ParameterDeclaration | undefined,
  tried: ts.Node,
  sure = false,
): void {
  if (!parameter || !ts.isIdentifier(parameter.name)) return;
  if (!sure && !ERROR_NAME.test(ts.idText(parameter.name))) return;
  // What the function does with the error is not what failed.
  run.errors.set(parameter, { tried, source: errorSourceOf(run, tried, parameter.parent) });
}
