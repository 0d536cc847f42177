import ts from 'typescript';
import type { StatusValue } from '../../model/status-value';
import { bare, memberName } from '../../syntax/tree';
import { emptyEnvironment } from '../../values/environment';
import { evaluateStatus } from '../../values/evaluate';
import type { Run } from './run';
import { addSend, statusNow, unknownStatus } from './sends';
import type { State } from './state';

/**
 * Ends a path whose last word had a function of another file with the response: that call is the answer.
 * Its status is known when it is given as a number or constant. A body that was begun is an answer too.
 */
export function answerByHelper(run: Run, state: State): State {
  const { begun, handedTo: call } = state;
  if (state.sends.length > 0) return state;
  if (begun && !state.handedOn) {
    const name = nameNode(begun);
    const { write } = state;
    const common = { node: begun, write, ignored: undefined, body: undefined, environment: run.environment };
    return addSend(run, state, { ...common, method: 'stream', ...statusNow(run, state, name) });
  }
  if (!call) return state;
  return addAnswer(run, state, call);
}

/**
 * Adds the answer that a call gives whose function cannot be read: with the status among its arguments.
 * @param place where it stands, and what it is, when none is among them; an unknown status at the call's name if left out
 */
export function addAnswer(
  run: Run,
  state: State,
  call: ts.CallExpression,
  place: { readonly site: ts.Node; readonly status: StatusValue } = unknownAt(run, call),
): State {
  const argument = statusArgumentOf(call, run);
  const { site, status } = argument
    ? { site: argument, status: evaluateStatus(argument, run.environment) }
    : place;
  return addSend(run, state, {
    kind: 'helper',
    method: 'helper',
    node: call,
    site,
    status,
    write: undefined,
    ignored: undefined,
    body: undefined,
    environment: run.environment,
  });
}

function unknownAt(
  run: Run,
  call: ts.CallExpression,
): { readonly site: ts.Node; readonly status: StatusValue } {
  const site = nameNode(call);
  return { site, status: unknownStatus(run, site) };
}

/** The argument of a helper's call that is certainly a status. */
export function statusArgumentOf(call: ts.CallExpression, run: Run): ts.Expression | undefined {
  const sure = call.arguments.filter((argument) => {
    const node = bare(argument);
    if (!ts.isNumericLiteral(node) && !ts.isIdentifier(node) && memberName(node) === undefined) return false;
    const { codes, dynamic } = evaluateStatus(
      node,
      run.environment.bindings.size > 0 ? run.environment : emptyEnvironment(run.tree),
    );
    return !dynamic && codes.length > 0 && codes.every(({ code }) => code >= 100 && code <= 599);
  });
  return sure.length === 1 ? sure[0] : undefined;
}

/** The name that a call is made by: `json` in `res.json(x)`, `sendError` in `sendError(res)`. */
export function nameNode(call: ts.CallExpression): ts.Node {
  const callee = bare(call.expression);
  if (ts.isPropertyAccessExpression(callee)) return callee.name;
  if (ts.isElementAccessExpression(callee)) return callee.argumentExpression;
  return callee;
}
