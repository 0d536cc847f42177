import ts from 'typescript';
import type { HandlerSite } from '../frameworks/framework';
import type { StatusCode, StatusValue } from '../model/status-value';
import type { Declaration } from '../syntax/scope';
import { bare, propertyNameText, spanOf, textOf, type FunctionNode } from '../syntax/tree';
import type { Binding, Environment } from '../values/environment';
import { nameNode, statusArgumentOf } from './helper-calls';
import type { Draft } from './draft';
import { endsOf } from './outcome';
import { isNext, isResponse, receivesResponse, runOf, type Run } from './run';
import { addSend } from './sends';
import { escape, type State } from './state';

// How many functions deep a helper is followed.
const DEEPEST = 4;

/**
 * Reads a function of this file at a call: a nested one in place, a response helper with the call's arguments.
 * @returns the paths behind the call, or undefined when the function cannot be followed
 */
export function callLocal(
  run: Run,
  call: ts.CallExpression,
  fn: FunctionNode,
  states: readonly State[],
): State[] | undefined {
  if (run.stack.includes(fn) || run.stack.length > DEEPEST) return undefined;
  if (run.hot.has(fn) && !receivesResponse(call, run)) return callNested(run, fn, states);
  const response = parameterFor(call, fn, (argument) => isResponse(argument, run));
  if (!response) return undefined;
  const site: HandlerSite = {
    ...run.site,
    fn,
    response,
    next: parameterFor(call, fn, (argument) => isNext(argument, run)),
    request: undefined,
    error: undefined,
  };
  const inner: Run = {
    ...runOf(run.read, run.tree, site, environmentFor(call, fn, run.environment)),
    stack: [...run.stack, fn],
  };
  return states.flatMap((state) => callHelper(run, inner, call, state));
}

// A function inside the handler: it answers at its own lines.
function callNested(run: Run, fn: FunctionNode, states: readonly State[]): State[] {
  run.visited.add(fn);
  const outcome = run.read.execFunction({ ...run, stack: [...run.stack, fn] }, fn, states);
  run.escaping.push(...outcome.throws);
  return endsOf(outcome);
}

function callHelper(run: Run, inner: Run, call: ts.CallExpression, state: State): State[] {
  const own: Run = {
    ...inner,
    drafts: runOf(run.read, run.tree, inner.site, inner.environment).drafts,
    escaping: [],
  };
  const entry: State = { ...state, sends: [], conditions: undefined };
  const outcome = run.read.execFunction(own, inner.fn, [entry]);
  const ends = endsOf(outcome);
  const drafts = own.drafts.all;
  if (drafts.length === 0) {
    const touched = ends.some((end) => end.handedOn || !end.understood);
    if (touched) return [{ ...escape(state), handedOn: true }];
    // It only prepared the response: what it set stays set.
    return ends.map((end) => ({ ...end, sends: state.sends, conditions: state.conditions }));
  }
  const everyEndAnswers = ends.every((end) => end.sends.length > 0);
  const site = statusArgumentOf(call, run) ?? nameNode(call);
  const [only] = drafts;
  const single = drafts.length === 1 ? only : undefined;
  const after = addSend(run, everyEndAnswers ? state : escape(state), {
    kind: 'helper',
    method: 'helper',
    node: call,
    site,
    status: statusOfDrafts(run, drafts, site),
    write: undefined,
    ignored: undefined,
    body: single?.body,
    environment: single?.environment ?? own.environment,
  });
  if (everyEndAnswers) return [after];
  // Some of its paths answer and some leave it to the caller: which one is not known here.
  return [{ ...state, handedOn: true, understood: false }];
}

function statusOfDrafts(run: Run, drafts: readonly Draft[], site: ts.Node): StatusValue {
  const codes: StatusCode[] = [];
  for (const { status } of drafts) {
    for (const code of status.codes) {
      const origin = code.origin === 'literal' || code.origin === 'implicit' ? 'helper' : code.origin;
      if (!codes.some((known) => known.code === code.code)) codes.push({ ...code, origin });
    }
  }
  return {
    codes,
    dynamic: drafts.some(({ status }) => status.dynamic),
    implicit: false,
    problems: [],
    span: spanOf(site, run.tree),
    text: textOf(site, run.tree).slice(0, 80),
  };
}

function parameterFor(
  call: ts.CallExpression,
  fn: FunctionNode,
  test: (argument: ts.Expression) => boolean,
): ts.ParameterDeclaration | undefined {
  const index = call.arguments.findIndex(test);
  return index < 0 ? undefined : fn.parameters[index];
}

function environmentFor(call: ts.CallExpression, fn: FunctionNode, caller: Environment): Environment {
  const bindings = new Map<Declaration, Binding>();
  fn.parameters.forEach((parameter, index) => {
    const expression = call.arguments[index];
    if (parameter.dotDotDotToken || (expression && ts.isSpreadElement(expression))) return;
    bindings.set(parameter, { expression, environment: caller });
    bindMembers(parameter, expression, caller, bindings);
  });
  return { tree: caller.tree, bindings };
}

// `function send({ res, status = 200 })` called with an object literal.
function bindMembers(
  parameter: ts.ParameterDeclaration,
  expression: ts.Expression | undefined,
  caller: Environment,
  bindings: Map<Declaration, Binding>,
): void {
  if (!ts.isObjectBindingPattern(parameter.name) || !expression) return;
  const object = bare(expression);
  if (
    !ts.isObjectLiteralExpression(object) ||
    object.properties.some((property) => ts.isSpreadAssignment(property))
  )
    return;
  for (const element of parameter.name.elements) {
    const name = propertyNameText(element.propertyName ?? element.name);
    if (name === undefined || element.dotDotDotToken) continue;
    const given = object.properties.find((property) => propertyNameText(property.name) === name);
    if (given && ts.isPropertyAssignment(given))
      bindings.set(element, { expression: given.initializer, environment: caller });
    else if (given && ts.isShorthandPropertyAssignment(given))
      bindings.set(element, { expression: given.name, environment: caller });
    else if (!given) bindings.set(element, { expression: undefined, environment: caller });
  }
}
