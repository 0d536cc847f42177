import type ts from 'typescript';
import type { StatusCode, StatusFault, StatusProblem, StatusValue } from '../model/status-value';
import { spanOf, textOf, treeOf, type FunctionNode, type Tree } from '../syntax/tree';
import type { Span } from '../text/span';
import { functionCalled } from './called';
import { tellsOfCaught } from './caught';
import { decided } from './decide';
import type { Environment } from './environment';
import { areSame } from './equality';
import { openReader } from './open-reader';
import { toNumber } from './operators';
import { landed, membersOf } from './member-sources';
import { unionOf, usedAt, type Possibilities, type Possible } from './possible';
import type { Places } from './reader';
import { isOpaque, isTold } from './telling';
import { writtenAt } from './written-at';
import { returnsIn } from './returned';
import { sourcesOf } from './sources';
import { sitedIn } from './variable-sources';

const LONGEST_REST = 40;

/** What a status expression can be: every code with its origin, and why it is no valid status. */
export function evaluateStatus(expression: ts.Expression, environment: Environment): StatusValue {
  return statusOf(openReader().evaluate(expression, environment), expression, environment.tree);
}

/**
 * The codes among the constants that an expression can have. Codes outside of 100–999 are problems only; null and
 * undefined are no codes (a variable that each branch assigns begins so).
 */
function statusOf(possibilities: Possibilities, expression: ts.Expression, tree: Tree): StatusValue {
  const codes: StatusCode[] = [];
  const problems: StatusFault[] = [];
  let dynamic = possibilities.unknown;
  for (const possible of possibilities.values) {
    const at = writtenAt(possible.node, homeOf(possible.node, tree));
    const { constant } = possible;
    if (constant.kind === 'boolean') dynamic = true;
    // A caught error may be made without the member, and nothing asks for it or stands in for it.
    if (constant.kind === 'undefined' && possible.origin === 'error')
      dynamic ||= possibilities.unguarded.length > 0;
    if (constant.kind !== 'number' && constant.kind !== 'text') continue;
    const kinds = problemsOf(possible);
    for (const kind of kinds)
      problems.push({ kind, ...at, ...(isUnfinished(at, tree) && { unfinished: true }) });
    const code = toNumber(constant);
    if (code === undefined) dynamic = true;
    else if (kinds.every((kind) => kind === 'string')) codes.push({ code, origin: possible.origin, ...at });
  }
  for (const node of possibilities.unguarded) {
    const home = homeOf(node, tree);
    if (home !== tree) continue; // it is told where it stands
    problems.push({ kind: 'unguarded-error-member', span: spanOf(node, tree), text: textOf(node, tree) });
  }
  return {
    codes: once(codes),
    dynamic: dynamic || (codes.length === 0 && problems.length === 0),
    implicit: false,
    problems,
    span: spanOf(expression, tree),
    text: textOf(expression, tree),
  };
}

// An argument that was handed on to a function of another file stands in the file of the call.
function homeOf(node: ts.Node, tree: Tree): Tree {
  return tree.modules ? (treeOf(node) ?? tree) : tree;
}

function problemsOf({ constant }: Possible): readonly StatusProblem[] {
  if (constant.kind === 'text' && !constant.exact) return [];
  const value = toNumber(constant);
  const range = value === undefined ? undefined : rangeProblem(value);
  const kinds: StatusProblem[] = [];
  if (constant.kind === 'text') kinds.push('string');
  if (range) kinds.push(range);
  return kinds;
}

// `res.status(40)`, before the third digit and before what sends it: an editor has closed the bracket.
function isUnfinished({ span, text }: { span: Span; text: string }, tree: Tree): boolean {
  if (!/^[1-5]\d?$/.test(text)) return false;
  return /^[ \t\])}]*(?:[\r\n]|$)/.test(tree.text.slice(span.end, span.end + LONGEST_REST));
}

function rangeProblem(value: number): StatusProblem | undefined {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (!Number.isInteger(value)) return 'fraction';
  if (value < 100) return 'below-100';
  return value > 999 ? 'above-999' : undefined;
}

// The same code at the same place can come from several assignments.
function once(codes: readonly StatusCode[]): readonly StatusCode[] {
  const seen = new Set<string>();
  return codes.filter(({ code, origin, span, file }) => {
    const key = `${code} ${origin} ${file ?? ''} ${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * The status that a member of an object has (`{ statusCode: 404 }`, also behind variables).
 * @returns undefined when the object cannot be read or has no such member
 */
export function evaluateMember(
  object: ts.Expression,
  name: string,
  environment: Environment,
): StatusValue | undefined {
  const reader = openReader();
  const places = landed(reader.places(object, environment), reader);
  if (places.places.length === 0) return undefined;
  const found = sitedIn(object, membersOf(places, name, reader));
  const parts = found.sources.flatMap((source) =>
    source.kind === 'expression'
      ? [sited(reader.evaluate(source.expression, source.environment), source.site)]
      : [],
  );
  if (parts.length === 0) return undefined;
  const all = unionOf(parts);
  return statusOf({ ...all, unknown: all.unknown || found.open }, object, environment.tree);
}

function sited(possibilities: Possibilities, site: 'own' | ts.Node | undefined): Possibilities {
  return site === undefined || site === 'own' ? possibilities : usedAt(possibilities, site);
}

/** The things with members that an expression denotes; see {@link Places}. */
export function placesOf(expression: ts.Expression, environment: Environment): Places {
  const reader = openReader();
  return landed(reader.places(expression, environment), reader);
}

/**
 * The one expression of another file that a name stands for, with the environment to read it in.
 * @returns undefined for anything else
 */
export function linkedExpression(
  name: ts.Expression,
  environment: Environment,
): { readonly expression: ts.Expression; readonly environment: Environment } | undefined {
  if (!environment.tree.modules) return undefined;
  const reader = openReader();
  let { sources } = sourcesOf(name, environment, reader);
  const [source] = sources;
  if (sources.length === 1 && source?.kind === 'place' && source.place.kind === 'package')
    sources = reader.linked(source.place)?.sources ?? [];
  const [only, ...others] = sources;
  if (only?.kind !== 'expression' || others.length > 0) return undefined;
  return only.environment.tree === environment.tree ? undefined : only;
}

/** The function of the project that a call runs; see {@link functionCalled}. */
export function calledFunction(call: ts.CallExpression, environment: Environment): FunctionNode | undefined {
  return functionCalled(call, environment, openReader())?.fn;
}

/** Whether a condition holds by what the parameters stand for; see {@link decided}. Without bindings nothing is decided. */
export function conditionIn(condition: ts.Expression, environment: Environment): boolean | undefined {
  return environment.bindings.size === 0 ? undefined : decided(condition, environment, openReader());
}

/** Whether two expressions have one and the same constant value, or certainly not; undefined when either is unknown. */
export function areEqual(
  left: ts.Expression,
  right: ts.Expression,
  environment: Environment,
): boolean | undefined {
  if (!isTold(left, environment) && !isTold(right, environment)) return undefined;
  return areSame(left, right, environment, openReader());
}

/** Whether nothing is known of what an argument is, not even what it was raised with. */
export function isUnknown(argument: ts.Expression, environment: Environment): boolean {
  return isOpaque(argument, environment) && !tellsOfCaught(argument, environment, openReader());
}

/** What a function can return in one call of it; see {@link returnsIn}. */
export function returnedValues(
  fn: FunctionNode,
  environment: Environment,
): readonly (ts.Expression | undefined)[] {
  return returnsIn(fn, environment, openReader());
}
