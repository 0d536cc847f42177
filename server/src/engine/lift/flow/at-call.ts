import ts from 'typescript';
import { thrownStatusOf } from '../../facts/thrown-error';
import { isForeignTo } from '../../facts/thrown-status';
import type { StatusCode, StatusValue } from '../../model/status-value';
import { resolve } from '../../syntax/scope';
import { bare, spanOf, textOf } from '../../syntax/tree';
import { contains } from '../../text/span';
import { writtenAt } from '../../values/written-at';
import type { Draft } from './draft';
import { statusIn, type HelperAnswer } from './helper-answers';
import { nameNode, statusArgumentOf } from './helper-calls';
import type { Run } from './run';
import { addSend } from './sends';
import { escape, type State } from './state';

/** Adds a remembered answer of a helper, with what this call gives to it. */
export function answerAs(run: Run, call: ts.CallExpression, state: State, answer: HelperAnswer): State[] {
  const body = answer.body === undefined ? undefined : call.arguments[answer.body];
  const sent = { statuses: [statusIn(run, call, answer)], body, environment: run.environment };
  return answerAt(run, call, state, sent, answer.isCertain);
}

/** What a helper sends. */
export interface Sent extends Pick<Draft, 'body' | 'environment'> {
  readonly statuses: readonly StatusValue[];
}

/**
 * Adds what a helper sends as a response of its call.
 * @param isCertain whether it answers on every path
 */
export function answerAt(
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

/** The body that a helper sends: of one in another file it is known here as far as it is an argument of the call. */
export function bodyAt(run: Run, inner: Run, single: Draft | undefined): Pick<Draft, 'body' | 'environment'> {
  const { body, environment } = single ?? { body: undefined, environment: inner.environment };
  if (inner.tree === run.tree) return { body, environment };
  const node = body && bare(body);
  const declaration = node && ts.isIdentifier(node) ? resolve(node) : undefined;
  const bound = declaration && environment.bindings.get(declaration);
  return bound?.environment.tree === run.tree
    ? { body: bound.expression, environment: bound.environment }
    : { body: undefined, environment: run.environment };
}

/** A helper that always throws decides the response by its call; one that may throw decides it where it does. */
export function raiseAtCall(
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

/** What a helper sends, as seen from its call. */
export function statusAt(run: Run, statuses: readonly StatusValue[], site: ts.Node): StatusValue {
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
