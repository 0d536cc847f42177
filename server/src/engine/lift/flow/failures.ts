import ts from 'typescript';
import { thrownStatusOf, type ThrownError } from '../../facts/thrown-error';
import type { SendMethod } from '../../model/response';
import type { StatusValue } from '../../model/status-value';
import { resolve } from '../../syntax/scope';
import { bare, isWithin } from '../../syntax/tree';
import type { Raised } from './alternatives';
import { finalStatus } from './final-status';
import { addSend, handOn, implicitStatus, unknownStatus, type Place } from './sends';
import type { Run } from './run';
import type { PathCondition, State, Thrown } from './state';
import { isRejection } from './throwers';

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
  if (isCaught(run, error)) {
    const passed = method === 'forward' ? handOn(state, place.node) : state;
    // The throw that led into this catch is what decides the status.
    return { ...throwAt(run, passed), handedOn: true, handedTo: undefined };
  }
  // What is sent is an error only if it is one: an object with a statusCode is a body.
  if (onlyErrors && ts.isObjectLiteralExpression(bare(error))) return state;
  const known = thrownStatusOf(error, run.environment);
  if (!known || (known.kind === 'unknown' && (onlyErrors || ts.isCallExpression(bare(error))))) {
    if (onlyErrors) return state;
    return method === 'forward' ? handOn(state, place.node) : { ...state, handedOn: true };
  }
  const after = method === 'forward' && state.sends.length > 0 ? handOn(state, place.node) : state;
  return addFailure(run, after, known, place, method, { error, environment: run.environment });
}

/** Ends a path that left by an exception which no catch of the handler takes: an error whose status is known answers. */
export function throwAt(run: Run, state: State): State {
  const { thrown } = state;
  if (!thrown) return state;
  const known = isCaught(run, thrown.error) ? undefined : knownOf(thrown);
  // Outside a handler a plain error is anybody's.
  const isForeign = known && isPlain(known) && (run.site.role === 'helper-definition' || isOfHelper(state));
  if (!known || isForeign) return { ...state, handedOn: true };
  const conditions = conditionsAt(thrown.node, state.conditions);
  return {
    ...addFailure(run, { ...state, conditions }, known, thrown, 'throw', thrown),
    conditions: state.conditions,
  };
}

// What led to a throw stands before it: the catch that hands it on, and the tests in there, decided nothing.
function conditionsAt(thrown: ts.Node, last: PathCondition | undefined): PathCondition | undefined {
  let found = last;
  for (let at = last; at; at = at.outer) if (at.kind === 'catch' && hasTried(at, thrown)) found = at.outer;
  return found;
}

function hasTried({ node, tried }: PathCondition, thrown: ts.Node): boolean {
  if (tried && isWithin(thrown, tried)) return true;
  // `find().then(() => { throw … }).catch(next)`
  return ts.isCallExpression(node.parent) && isWithin(thrown, node.parent) && !isWithin(thrown, node);
}

/** Notes a throw whose own status a catch sends on: `res.status(err.status || 500)` behind `throw createError(404)`. */
export function noteThrown(run: Run, state: State): void {
  const { thrown } = state;
  const known = thrown && knownOf(thrown);
  if (known && !isPlain(known) && known.status.codes.length > 0) throwAt(run, { ...state, write: undefined });
}

function knownOf({ known, error, environment }: Thrown): ThrownError | undefined {
  return known ?? thrownStatusOf(error, environment);
}

// `fail('x')` throws a plain error: that is no place that decides a status.
function isOfHelper({ thrown }: State): boolean {
  return thrown !== undefined && ts.isCallExpression(thrown.node) && !isRejection(thrown.node);
}

function addFailure(
  run: Run,
  state: State,
  known: ThrownError,
  place: Place,
  method: SendMethod,
  raised: Raised,
): State {
  const base = {
    method,
    node: place.node,
    body: known.message,
    environment: run.environment,
    error: raised.error,
    ignored: undefined,
  };
  // Both frameworks keep a status of 400 or more that was set before a plain error.
  const { write } = state;
  if (write && isPlain(known)) {
    const kind = write.byHelper ? 'helper' : 'explicit';
    return addSend(run, state, { ...base, kind, site: write.node, status: write.status, write });
  }
  const site = method === 'forward' && known.statusArgument ? known.statusArgument : place.name;
  const status = statusOf(run, known, site, raised);
  return addSend(run, state, { ...base, kind: 'throw', site, status, write: undefined });
}

function statusOf(run: Run, known: ThrownError, site: ts.Node, raised: Raised): StatusValue {
  if (isPlain(known)) return implicitStatus(run, 500, site);
  const own = known.kind === 'unknown' ? unknownStatus(run, site) : known.status;
  const isProved = !own.dynamic && own.codes.some(({ origin }) => origin !== 'name');
  return (isProved ? undefined : finalStatus(run, raised, site)) ?? own;
}

function isCaught(run: Run, error: ts.Expression): boolean {
  const node = bare(error);
  if (!ts.isIdentifier(node)) return false;
  const declaration = resolve(node);
  return declaration !== undefined && run.errors.has(declaration);
}

// An error that says nothing of a status; one that is given a status later is none of these.
function isPlain({ kind, status }: ThrownError): boolean {
  return kind === 'plain' && status.codes.every(({ origin }) => origin === 'implicit');
}
