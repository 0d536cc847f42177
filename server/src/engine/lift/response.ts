import ts from 'typescript';
import type { Body } from '../model/body';
import type { Deed } from '../model/deed';
import type { Guard } from '../model/guard';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import type { Span } from '../text/span';
import { bare, spanOf, textOf } from '../syntax/tree';
import { bodyValueOf, wordsOf } from './bodies/bodies';
import { chosenCodes } from './chosen-codes';
import { lastName } from './meaning/callees';
import type { LiftContext } from './meaning/context';
import { deedsBefore } from './deeds';
import type { Draft } from './flow/draft';
import { editsOf, removeBody } from './edits/edits';
import { guardList, isDevelopmentOnly } from './guard-list';
import { isFloating } from './floating';
import { lateMembers } from './late';
import { methodsWithout } from './flow/method-tests';
import type { Run } from './flow/run';
import type { PathCondition } from './flow/state';
import { statementOf } from './edits/statement-of';
import { reasonsOfWords } from './meaning/words';
import { unaskedIn } from './unasked';

const lateResponse = lateMembers<
  Response,
  'body' | 'deeds' | 'guards' | 'after' | 'development' | 'without' | 'floating' | 'unasked' | 'chosen'
>(['body', 'deeds', 'guards', 'after', 'development', 'without', 'floating', 'unasked', 'chosen']);
const lateBody = lateMembers<Body, 'reasons'>(['reasons']);

/**
 * Makes the response of a draft. Guards and body are worked out when a rule first asks for them.
 * @param responses finds the response of another draft of the handler
 * @param contextFor what is known behind a path's conditions
 */
export function responseOf(
  run: Run,
  draft: Draft,
  id: number,
  handler: Handler,
  responses: (draft: Draft) => Response | undefined,
  contextFor: (conditions: PathCondition | undefined) => LiftContext,
): Response {
  const { tree } = run;
  const reach = draft.reached;
  let guards: readonly Guard[] | undefined;
  let body: Body | undefined;
  let deeds: readonly Deed[] | undefined;
  let context: LiftContext | undefined;
  const known = (): LiftContext => (context ??= contextFor(reach?.conditions));
  const readBody = (): Body => (body ??= bodyOf(run, draft, known()));
  const { continued } = draft;
  return lateResponse(
    {
      id,
      kind: draft.kind,
      method: draft.method,
      span: spanOf(draft.node, tree),
      site: siteSpan(draft, run),
      status: draft.status,
      ignoredStatus: draft.ignored?.status,
      fields: {
        set: reach?.fields ?? new Map<string, string | undefined>(),
        maybe: reach?.maybeFields ?? new Set<string>(),
        complete: reach?.fieldsComplete ?? false,
      },
      page: pageOf(draft),
      thrown: makerOf(draft.error),
      location: locationOf(draft),
      handler,
      misuses: draft.misuses,
      understood: reach?.understood ?? false,
      continued: continued && {
        call: textOf(continued, tree),
        span: spanOf(continued, tree),
        remove: () => (isBesides(draft.node, continued) ? removeStatement(run, continued) : undefined),
      },
      repeats: draft.repeats,
      edits: editsOf(run, draft, readBody),
    },
    {
      body: readBody,
      deeds: () => (deeds ??= deedsBefore(run, draft, known())),
      guards: () => (guards ??= guardList(run, reach?.conditions, known())),
      after: () =>
        [...(reach?.after ?? [])].flatMap(([earlier, inTry]) => {
          const response = responses(earlier);
          return response ? [{ response, inTry }] : [];
        }),
      development: () => isDevelopmentOnly(reach?.conditions),
      floating: () => draft.method === 'throw' && isFloating(draft.node),
      without: () => methodsWithout(reach?.conditions, tree),
      unasked: () => unaskedIn(run, draft, known()),
      chosen: () => chosenCodes(run, draft, known()),
    },
  );
}

// Behind a send in a branch, `next()` may serve the other branches.
function isBesides(node: ts.Node, call: ts.Node): boolean {
  const [first, second] = [statementOf(node), statementOf(call)];
  return first !== undefined && first.parent === second?.parent;
}

function siteSpan(draft: Draft, run: Run): Span {
  const span = spanOf(draft.site, run.tree);
  return ts.isThrowStatement(draft.site) ? { start: span.start, end: span.start + 'throw'.length } : span;
}

function bodyOf(run: Run, draft: Draft, context: LiftContext): Body {
  const expression = draft.body;
  if (!expression)
    return { value: undefined, span: undefined, text: '', words: '', reasons: [], remove: () => undefined };
  const value = bodyValueOf(expression, { ...context, environment: draft.environment });
  const words = wordsOf(value);
  let reasons: Body['reasons'] | undefined;
  return lateBody(
    {
      value,
      words,
      span: spanOf(expression, run.tree),
      text: textOf(expression, run.tree),
      remove: removeBody(run, draft),
    },
    { reasons: () => (reasons ??= reasonsOfWords(words)) },
  );
}

function pageOf({ method, node }: Draft): string | undefined {
  const template = method === 'render' && ts.isCallExpression(node) ? node.arguments[0] : undefined;
  return template && ts.isStringLiteralLike(template) ? template.text : undefined;
}

function makerOf(error: ts.Expression | undefined): string | undefined {
  const made = error && bare(error);
  return made && (ts.isNewExpression(made) || ts.isCallExpression(made))
    ? lastName(made.expression)
    : undefined;
}

function locationOf({ method, node }: Draft): string | undefined {
  const target = method === 'redirect' && ts.isCallExpression(node) ? node.arguments.at(-1) : undefined;
  return target && ts.isStringLiteralLike(target) ? target.text : undefined;
}

function removeStatement(
  run: Run,
  call: ts.CallExpression,
): readonly { start: number; end: number; text: string }[] | undefined {
  const statement = statementOf(call);
  if (!statement || !ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  const { start, end } = spanOf(statement, run.tree);
  const { text } = run.tree;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end));
  const isOwnLine = text.slice(lineStart, start).trim() === '' && rest !== null;
  return isOwnLine ? [{ start: lineStart, end: end + rest[0].length, text: '' }] : [{ start, end, text: '' }];
}
