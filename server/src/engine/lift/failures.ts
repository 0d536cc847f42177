import ts from 'typescript';
import { thrownStatusOf, type ThrownError } from '../facts/thrown-error';
import type { SendMethod } from '../model/response';
import type { StatusValue } from '../model/status-value';
import { resolve } from '../syntax/scope';
import { bare } from '../syntax/tree';
import { addSend, handOn, implicitStatus, unknownStatus, type Place } from './sends';
import type { Run } from './run';
import type { State } from './state';

/**
 * Hands an error to the error handler: `throw err`, `next(err)`, Fastify's `reply.send(err)`.
 * @param onlyErrors leaves the path as it is when the expression is not known to be an error
 * @returns the path after it: an error that is constructed here is a response of its own, any other is handed on
 */
export function failWith(
  run: Run,
  state: State,
  error: ts.Expression,
  place: Place,
  method: SendMethod,
  onlyErrors = false,
): State {
  const caught = caughtOrigin(run, error);
  if (caught) {
    // The throw that led into this catch is what decides the status.
    const thrown = state.thrown ? throwAt(run, state, state.thrown) : state;
    return method === 'forward'
      ? handOn(thrown, place.node)
      : { ...thrown, handedOn: true, handedTo: undefined };
  }
  if (onlyErrors && ts.isObjectLiteralExpression(bare(error))) return state;
  const known = thrownStatusOf(error, run.environment);
  if (!known || (onlyErrors && known.kind === 'unknown')) {
    if (onlyErrors) return state;
    return method === 'forward' ? handOn(state, place.node) : { ...state, handedOn: true };
  }
  const after = method === 'forward' && state.sends.length > 0 ? handOn(state, place.node) : state;
  return addFailure(run, after, known, place, method);
}

/** Ends a path by a `throw` statement that no catch of the handler takes. */
export function throwAt(run: Run, state: State, statement: ts.ThrowStatement): State {
  const caught = caughtOrigin(run, statement.expression);
  if (caught) return { ...state, handedOn: true };
  const known = thrownStatusOf(statement.expression, run.environment);
  if (!known) return { ...state, handedOn: true };
  // Outside a handler a plain error is anybody's.
  if (known.kind === 'plain' && run.site.role === 'helper-definition') return { ...state, handedOn: true };
  return addFailure(run, state, known, { node: statement, name: statement }, 'throw');
}

function addFailure(run: Run, state: State, known: ThrownError, place: Place, method: SendMethod): State {
  const base = {
    method,
    node: place.node,
    body: known.message,
    environment: run.environment,
    ignored: undefined,
  };
  // Both frameworks keep a status of 400 or more that was set before a plain error.
  const { write } = state;
  if (write && known.kind === 'plain') {
    return addSend(run, state, { ...base, kind: 'explicit', site: write.node, status: write.status, write });
  }
  const site = method === 'forward' && known.statusArgument ? known.statusArgument : place.name;
  const status = statusOf(run, known, site);
  return addSend(run, state, { ...base, kind: 'throw', site, status, write: undefined });
}

function statusOf(run: Run, known: ThrownError, site: ts.Node): StatusValue {
  if (known.kind === 'plain') return implicitStatus(run, 500, site);
  return known.kind === 'unknown' ? unknownStatus(run, site) : known.status;
}

function caughtOrigin(run: Run, error: ts.Expression): boolean {
  const node = bare(error);
  if (!ts.isIdentifier(node)) return false;
  const declaration = resolve(node);
  return declaration !== undefined && run.errors.has(declaration);
}
