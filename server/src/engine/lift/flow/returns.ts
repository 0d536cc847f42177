import ts from 'typescript';
import { thrownStatusOf } from '../../facts/thrown-error';
import { bare, memberName } from '../../syntax/tree';
import { addedBy } from './added';
import { branch } from './branches';
import { failWith } from './failures';
import { givesBack } from './giving-back';
import { isHalfCall } from './half-statements';
import { isInside } from './outcome';
import { isResponse, isResponseChain, type Run } from './run';
import { addSend, statusNow, unknownStatus } from './sends';
import { escape, isAnswered, join, type State } from './state';

/**
 * What a returned value means to the framework: Fastify sends it, Express ignores it.
 * @param states the paths behind the expression's own effects
 */
export function returned(run: Run, expression: ts.Expression, states: readonly State[]): State[] {
  if (!run.framework.returnsBody(run.site) || states.every(isAnswered)) return [...states];
  const node = bare(expression);
  if (ts.isConditionalExpression(node)) {
    // The branches' effects have been read; here only which value goes with which path counts.
    return join(
      returned(run, node.whenTrue, branch(run, states, node.condition, true)),
      returned(run, node.whenFalse, branch(run, states, node.condition, false)),
    );
  }
  if (isHalfCall(run, node)) return states.map(escape);
  const value = ts.isAwaitExpression(node) ? bare(node.expression) : node;
  if (isNothing(value)) return [...states];
  if (isResponse(value, run) || (isResponseChain(value, run) && !isOwnMember(value, run)))
    return states.map((state) => ({ ...state, announced: true }));
  return states.map((state) => (isAnswered(state) ? state : send(run, state, value)));
}

/** What a callback gives its caller, where the framework would send it: kept for the `return` around the call. */
export function resulting(run: Run, expression: ts.Expression, states: readonly State[]): State[] {
  if (!run.framework.returnsBody(run.site)) return [...states];
  const result = isResponseChain(bare(expression), run) ? undefined : expression;
  return states.map((state) => (isAnswered(state) || state.result === result ? state : { ...state, result }));
}

function send(run: Run, state: State, outer: ts.Expression): State {
  // A call that passes on what its callback gives it: that is the body, and where it stands.
  const { result } = state;
  const isPassed = result && ts.isCallExpression(outer) && isInside(result, outer);
  const value = isPassed ? bare(result) : outer;
  const place = { node: value, name: outer };
  // An object is a body, whatever its members are called; only an Error is an error.
  const error = ts.isObjectLiteralExpression(value) ? undefined : thrownStatusOf(value, run.environment);
  if (error && error.kind !== 'unknown' && !state.write)
    return failWith(run, state, value, place, 'send-error');
  const isStream = ts.isCallExpression(value) && memberName(bare(value.expression)) === 'pipe';
  const now = statusNow(run, state, outer);
  const { kind, site } = now;
  // What a stream sends is decided by whoever made it.
  const status = isStream && kind === 'implicit' ? unknownStatus(run, outer) : now.status;
  return addSend(run, state, {
    kind,
    method: 'return',
    node: value,
    site,
    status,
    write: state.write,
    ignored: undefined,
    body: value,
    environment: run.environment,
  });
}

// `reply.notFoundPage()`, a member that this file adds: what it returns is the body, unless it is the response.
function isOwnMember(value: ts.Expression, run: Run): boolean {
  const name = ts.isCallExpression(value) ? memberName(bare(value.expression)) : undefined;
  const member = name === undefined ? undefined : addedBy(run, { to: 'response', name });
  return member !== undefined && !givesBack(member.fn, member.receiver.response ?? 'this');
}

function isNothing(value: ts.Expression): boolean {
  return ts.isVoidExpression(value) || (ts.isIdentifier(value) && ts.idText(value) === 'undefined');
}
