import ts from 'typescript';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../syntax/tree';
import { endsOf, isInside } from './outcome';
import { isNext, type Run } from './run';
import { errorSourceOf } from './sources';
import { isAnswered, join, under, type State } from './state';

/**
 * How a function among a call's arguments runs: `once` now or later; `loop` any number of times;
 * `listener` independently of everything else.
 */
export type CallbackKind = 'once' | 'loop' | 'listener';

const LOOPS = new Set(
  'forEach map filter some every reduce reduceRight flatMap find findIndex each eachSeries eachLimit eachOf mapSeries mapLimit forEachAsync'.split(
    ' ',
  ),
);
const LISTENERS = new Set(
  'on once addListener addEventListener prependListener subscribe setTimeout setInterval setImmediate nextTick queueMicrotask onCall watch'.split(
    ' ',
  ),
);
const ERROR_NAME = /^_*(?:e|ex|err|error|exception|reason|\w+Err(?:or)?)$/;

/** Judges by the name of the function that gets the callback. */
export function callbackKindOf(call: ts.CallExpression, name: string | undefined): CallbackKind {
  const callee = bare(call.expression);
  const called = name ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  if (LOOPS.has(called)) return isQuery(call) ? 'once' : 'loop';
  return LISTENERS.has(called) ? 'listener' : 'once';
}

// `Model.find(query, (err, rows) => …)` is a database's, no array's: its callback gets an error first.
function isQuery(call: ts.CallExpression): boolean {
  const callback = call.arguments.map((argument): ts.Node => bare(argument)).find(isFunctionNode);
  const [first, ...others] = callback?.parameters ?? [];
  return (
    others.length > 0 &&
    first !== undefined &&
    ts.isIdentifier(first.name) &&
    ERROR_NAME.test(ts.idText(first.name))
  );
}

/** Whether a call is a link of a promise chain: `.then(f)`, `.catch(f)`, `.finally(f)`. */
export function isPromiseLink(call: ts.CallExpression, name: string): boolean {
  return (name === 'then' || name === 'catch' || name === 'finally') && call.arguments.length > 0;
}

/** Runs a function that a call got, from the paths that reach the call. */
export function runCallback(
  run: Run,
  fn: FunctionNode,
  states: readonly State[],
  kind: CallbackKind,
  call: ts.CallExpression,
): State[] {
  run.visited.add(fn);
  if (run.stack.includes(fn)) return [...states];
  declareError(run, fn, call);
  const outcome = run.read.execFunction({ ...run, stack: [...run.stack, fn] }, fn, states);
  const ends = endsOf(outcome);
  const answers = ends.some((end) =>
    states.every((state) => end.sends.length > state.sends.length || (end.handedOn && !state.handedOn)),
  );
  if (kind !== 'listener') run.escaping.push(...outcome.throws);
  if (!answers) return [...states];
  switch (kind) {
    case 'loop':
      for (const end of ends) {
        for (const { draft } of end.sends) if (isInside(draft.node, fn)) draft.repeats = true;
      }
      return join(states, ends);
    case 'listener':
      return states.map((state) => ({ ...state, handedOn: true }));
    case 'once':
      return ends;
  }
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
  let fulfilled = run.read.visit(run, chain.base, states);
  let rejected: State[] = [...states];
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
    if (!ts.isCallExpression(node)) return { base, links };
    const callee = bare(node.expression);
    const name = memberName(callee);
    if (name === undefined || !isPromiseLink(node, name)) return { base, links };
    links.unshift({ name, args: node.arguments });
    base = (callee as ts.PropertyAccessExpression).expression;
  }
}

function runLink(
  run: Run,
  argument: ts.Expression,
  states: readonly State[],
  tried: ts.Expression,
  isCatch: boolean,
): { ends: State[]; throws: State[] } {
  if (isNext(argument, run)) {
    const ends = states.map((state) => ({ ...state, handedOn: true }));
    return isCatch || states.every((state) => !isAnswered(state))
      ? { ends, throws: [] }
      : { ends: [...states], throws: [] };
  }
  const fn = bare(argument);
  const local = isFunctionNode(fn) ? fn : undefined;
  const entry = isCatch
    ? states.map((state) => under(state, { kind: 'catch', node: fn, holds: true, tried, left: false }))
    : states;
  if (!local || !run.hot.has(local)) {
    const after = run.read.visit(run, argument, entry);
    // `.then(res.json.bind(res))`: the response went to something that answers.
    const given = run.hot.has(argument)
      ? after.map((state) => ({ ...state, handedOn: true, understood: false }))
      : after;
    return { ends: given, throws: [] };
  }
  run.visited.add(local);
  if (isCatch) declareError(run, local, tried, true);
  const outcome = run.read.execFunction({ ...run, stack: [...run.stack, local] }, local, entry);
  return { ends: endsOf(outcome), throws: outcome.throws };
}

function declareError(run: Run, callback: FunctionNode, tried: ts.Node, sure = false): void {
  const parameter = callback.parameters[0];
  if (!parameter || !ts.isIdentifier(parameter.name)) return;
  if (!sure && !ERROR_NAME.test(ts.idText(parameter.name))) return;
  run.errors.set(parameter, { tried, source: errorSourceOf(run, tried, callback) });
}
