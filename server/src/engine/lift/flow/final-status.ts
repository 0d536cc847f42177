import type ts from 'typescript';
import { isForeignTo } from '../../facts/thrown-status';
import type { HandlerSite } from '../../frameworks/framework';
import { expressRoles } from '../../frameworks/discovery/parameters';
import { fastifyRoles } from '../../frameworks/discovery/fastify-routes';
import type { StatusCode, StatusValue } from '../../model/status-value';
import { spanOf, textOf } from '../../syntax/tree';
import type { ErrorHandlerNode } from '../../syntax/modules';
import type { Environment } from '../../values/environment';
import { writtenAt } from '../../values/written-at';
import { answerByHelper } from './helper-calls';
import { endsOf } from './outcome';
import { runOf, type Run } from './run';
import { START } from './state';

/** An error as it is written, and where to read it. */
export interface Raised {
  readonly error: ts.Expression;
  readonly environment: Environment;
}

/**
 * The status that the project's error handlers give to an error whose class does not say one: they are read with it, as
 * a helper is read with its arguments.
 * @param site where the status stands in the file at hand
 * @returns undefined when there are none, or when what they do with it is not known
 */
export function finalStatus(run: Run, raised: Raised, site: ts.Node): StatusValue | undefined {
  if (run.site.role === 'error-handler') return undefined;
  const handlers = run.tree.modules?.errorHandlers() ?? [];
  for (const handler of handlers) {
    if (handler.framework !== run.site.framework.name) return undefined;
    const answer = answerOf(run, handler, raised);
    if (answer === 'passes-on') continue;
    return answer && seenAt(run, answer, site);
  }
  return undefined;
}

function answerOf(
  run: Run,
  { tree, fn, framework }: ErrorHandlerNode,
  { error, environment }: Raised,
): readonly StatusValue[] | 'passes-on' | undefined {
  const roles = framework === 'express' ? expressRoles(fn, false) : fastifyRoles(fn, false, 'error-handler');
  if (!roles.error || !roles.response) return undefined;
  const site: HandlerSite = { ...run.site, ...roles, fn, role: 'error-handler' };
  const bindings = new Map([[roles.error, { expression: error, environment }]]);
  const inner = runOf(run.read, tree, site, { tree, bindings });
  const outcome = run.read.execFunction(inner, fn, [START]);
  const ends = endsOf(outcome).map((state) => answerByHelper(inner, state));
  if (outcome.throws.length > 0 || ends.some((state) => !state.understood)) return undefined;
  const sent = inner.drafts.all.filter(({ method }) => method !== 'forward' && method !== 'throw');
  const passesOn =
    sent.length < inner.drafts.all.length ||
    ends.some(({ sends, handedOn }) => sends.length === 0 && handedOn);
  if (passesOn) return sent.length === 0 ? 'passes-on' : undefined;
  const isOpen = ends.some(({ sends }) => sends.length === 0);
  return isOpen || sent.length === 0 ? undefined : sent.map(({ status }) => status);
}

function seenAt(run: Run, statuses: readonly StatusValue[], site: ts.Node): StatusValue | undefined {
  if (statuses.some(({ dynamic, codes }) => dynamic || codes.length === 0)) return undefined;
  const codes = new Map<number, StatusCode>();
  for (const code of statuses.flatMap((status) => status.codes)) {
    const isElsewhere = code.origin === 'implicit' || isForeignTo(run.tree, code.file);
    const seen = isElsewhere
      ? { code: code.code, origin: 'error' as const, ...writtenAt(site, run.tree) }
      : code;
    if (!codes.has(code.code)) codes.set(code.code, seen);
  }
  return {
    codes: [...codes.values()],
    dynamic: false,
    implicit: false,
    problems: [],
    span: spanOf(site, run.tree),
    text: textOf(site, run.tree).slice(0, 80),
  };
}
