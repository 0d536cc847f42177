import type ts from 'typescript';
import type { StatusValue } from '../../model/status-value';
import { isNamed } from '../../frameworks/named-functions';
import { sensibleStatusOf } from '../../values/constants/fastify-sensible';
import { spanOf, textOf } from '../../syntax/tree';
import { writtenAt } from '../../values/written-at';
import { addAnswer, statusArgumentOf } from './helper-calls';
import type { Run } from './run';
import { unknownStatus, type Place } from './sends';
import { escape, type State } from './state';

// What projects name the members that they add to the response: `res.success(data)`, `res.notFound()`.
const SUCCESS: ReadonlyMap<string, number> = new Map([
  ['ok', 200],
  ['created', 201],
  ['accepted', 202],
  ['noContent', 204],
]);
const SENDS =
  /^(?:send|respond|reply|success|error|fail|failure|ok|created|api|json|jsend|problem|deliver|answer)[A-Z_]?\w*$/;

/**
 * A member that the framework does not have: the project patched it in. It answers when its name says so;
 * its status is the number that it gets, or what its name says by convention.
 */
export function namedSend(
  run: Run,
  call: ts.CallExpression,
  name: string,
  place: Place,
  states: readonly State[],
): State[] {
  if (isNamed(call.expression, run.site.named?.responseHelpers ?? [])) return sendByName(run, call, states);
  const argument = statusArgumentOf(call, run);
  const byName = sensibleStatusOf(name) ?? SUCCESS.get(name);
  if (!argument && byName === undefined && !SENDS.test(name)) {
    return states.map((state) => ({ ...escape(state), handedOn: true }));
  }
  const named = { site: place.name, status: statusByName(run, byName, place.name) };
  return states.map((state) => addAnswer(run, escape(state), call, named));
}

/** A function that the settings name as one that answers: the path ends in its answer, with the status that it gets. */
export function sendByName(run: Run, call: ts.CallExpression, states: readonly State[]): State[] {
  return states.map((state) => addAnswer(run, { ...state, fieldsComplete: false }, call));
}

function statusByName(run: Run, code: number | undefined, name: ts.Node): StatusValue {
  if (code === undefined) return unknownStatus(run, name);
  const span = spanOf(name, run.tree);
  const text = textOf(name, run.tree);
  return {
    codes: [{ code, origin: 'name', ...writtenAt(name, run.tree) }],
    dynamic: false,
    implicit: false,
    problems: [],
    span,
    text,
  };
}
