import ts from 'typescript';
import { thrownStatusOf } from '../../facts/thrown-error';
import { isForeignTo } from '../../facts/thrown-status';
import type { HandlerSite } from '../../frameworks/framework';
import { expressRoles } from '../../frameworks/discovery/parameters';
import { fastifyRoles } from '../../frameworks/discovery/fastify-routes';
import type { StatusCode, StatusOrigin, StatusValue } from '../../model/status-value';
import { resolve } from '../../syntax/scope';
import { memberName, spanOf, textOf, type Tree } from '../../syntax/tree';
import type { ErrorHandlerNode } from '../../syntax/modules';
import { writtenAt } from '../../values/written-at';
import { asksForSetting } from '../meaning/configuration';
import { alternativesOf, type Raised } from './alternatives';
import { saysSent } from './assumptions';
import { answerByHelper } from './helper-calls';
import { endsOf } from './outcome';
import { runOf, type Run } from './run';
import { START, type PathCondition, type State } from './state';

/** What an error handler does with an error. */
interface Answer {
  readonly statuses: readonly StatusValue[];
  /** Whether it may hand the error on; `asked`: only where a setting asks for it. */
  readonly handsOn: 'never' | 'asked' | 'always';
}

/**
 * The status that the project's error handlers give to an error whose class does not say one: they are read with it, as
 * a helper is read with its arguments. One that may hand it on leaves it to the next one as well.
 *
 * Where the last one hands it on, the answer is not the project's: it is that of the framework, or of the application that
 * this one is mounted in. Then nothing is known, unless a handler answers by itself and hands errors on only where a
 * setting asks for that (`if (config.passErrorsOn) return next(err)`): a setting that nobody asks for is off, and who asks
 * for it brings an error handler of their own.
 * @param site where the status stands in the file at hand
 * @returns undefined when there are none, or when what they do with it is not known
 */
export function finalStatus(run: Run, raised: Raised, site: ts.Node): StatusValue | undefined {
  if (run.site.role === 'error-handler') return undefined;
  const handlers = run.tree.modules?.errorHandlers() ?? [];
  if (handlers.length === 0 || handlers.some(({ framework }) => framework !== run.site.framework.name))
    return undefined;
  const alternatives = alternativesOf(raised);
  const isOfClass = thrownStatusOf(raised.error, raised.environment)?.kind === 'class';
  const seen = { site, isOfClass };
  if (alternatives.length === 1)
    return alternatives[0] && seenAt(run, answersOf(run, handlers, raised), seen);
  const answers = alternatives.map((each) => each && (ownStatus(each) ?? answersOf(run, handlers, each)));
  return seenAt(
    run,
    answers.flatMap((answer) => answer ?? []),
    seen,
    answers.includes(undefined),
  );
}

// One of several errors may well say what it is itself.
function ownStatus({ error, environment }: Raised): readonly StatusValue[] | undefined {
  const known = thrownStatusOf(error, environment);
  const isProved =
    known && !known.status.dynamic && known.status.codes.some(({ origin }) => origin !== 'name');
  return isProved ? [known.status] : undefined;
}

// What the error handlers answer, one after the other; undefined when that is not known.
function answersOf(
  run: Run,
  handlers: readonly ErrorHandlerNode[],
  raised: Raised,
): readonly StatusValue[] | undefined {
  const statuses: StatusValue[] = [];
  let isOnlyAsked = true;
  for (const handler of handlers) {
    const answer = answerOf(run, handler, raised);
    if (!answer) return undefined;
    statuses.push(...answer.statuses);
    if (answer.handsOn === 'never') return statuses;
    if (answer.handsOn === 'always') isOnlyAsked = false;
  }
  return isOnlyAsked ? statuses : undefined;
}

function answerOf(
  run: Run,
  { tree, fn, framework }: ErrorHandlerNode,
  { error, environment }: Raised,
): Answer | undefined {
  const roles = framework === 'express' ? expressRoles(fn, false) : fastifyRoles(fn, false, 'error-handler');
  if (!roles.error || !roles.response) return undefined;
  const site: HandlerSite = { ...run.site, ...roles, fn, role: 'error-handler' };
  const bindings = new Map([[roles.error, { expression: error, environment }]]);
  const inner = runOf(run.read, tree, site, { tree, bindings });
  // What it hands on by this name is the error that it got, not another one.
  inner.errors.set(roles.error, { tried: undefined, source: { operations: [], narrowed: false } });
  const outcome = run.read.execFunction(inner, fn, [START]);
  const ends = endsOf(outcome).map((state) => answerByHelper(inner, state));
  if (outcome.throws.length > 0 || ends.some((state) => !state.understood)) return undefined;
  const drafts = inner.drafts.all;
  if (drafts.some(({ method }) => method === 'forward' || method === 'throw')) return undefined;
  // Nothing was sent before the error: `if (res.headersSent) return next(err)` speaks of others.
  const left = ends.filter((end) => end.sends.length === 0 && !isBehindSend(inner, end));
  if (left.some(({ handedOn }) => !handedOn)) return undefined;
  const statuses = drafts.map(({ status }) => status);
  if (left.length === 0) return statuses.length === 0 ? undefined : { statuses, handsOn: 'never' };
  if (changesMembers(tree, roles.error)) return undefined;
  return { statuses, handsOn: left.every(isAsked) ? 'asked' : 'always' };
}

// `err.status ??= 404; next(err)`: the next one gets an error that is not as it was made.
function changesMembers(tree: Tree, error: ts.ParameterDeclaration): boolean {
  const isIt = (node: ts.Expression | undefined): boolean =>
    node !== undefined && ts.isIdentifier(node) && resolve(node) === error;
  return (
    tree.memberAssignments.some(({ left }) => isIt((left as ts.PropertyAccessExpression).expression)) ||
    tree.calls.some((call) => memberName(call.expression) === 'assign' && isIt(call.arguments[0]))
  );
}

function isBehindSend(run: Run, { conditions }: State): boolean {
  return holdsOn(conditions, (node, holds) => saysSent(node, holds, run));
}

function isAsked({ conditions }: State): boolean {
  return holdsOn(conditions, (node, holds) => holds && asksForSetting(node));
}

function holdsOn(
  conditions: PathCondition | undefined,
  says: (node: ts.Expression, holds: boolean) => boolean,
): boolean {
  for (let at = conditions; at; at = at.outer)
    if (at.kind === 'test' && says(at.node as ts.Expression, at.holds)) return true;
  return false;
}

/** Where an error with a final status is raised. */
interface Seen {
  readonly site: ts.Node;
  /** It is one of a class of the project. */
  readonly isOfClass: boolean;
}

function seenAt(
  run: Run,
  statuses: readonly StatusValue[] = [],
  { site, isOfClass }: Seen,
  dynamic = false,
): StatusValue | undefined {
  if (statuses.length === 0) return undefined;
  if (statuses.some((status) => status.dynamic || status.codes.length === 0)) return undefined;
  const codes = new Map<number, StatusCode>();
  for (const code of statuses.flatMap((status) => status.codes)) {
    const isElsewhere = code.origin === 'implicit' || isForeignTo(run.tree, code.file);
    // `throw new NotFoundError()` that ends in the handler's `|| 500`: whoever throws it has chosen nothing of the kind.
    const origin = isOfClass && code.origin === 'fallback' ? 'helper' : 'error';
    const seen = isElsewhere
      ? { code: code.code, origin: origin as StatusOrigin, ...writtenAt(site, run.tree) }
      : code;
    if (!codes.has(code.code)) codes.set(code.code, seen);
  }
  return {
    codes: [...codes.values()],
    dynamic,
    implicit: false,
    problems: [],
    span: spanOf(site, run.tree),
    text: textOf(site, run.tree).slice(0, 80),
  };
}
