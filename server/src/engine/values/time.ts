import ts from 'typescript';
import type { TimeKind } from '../model/time';
import { resolve } from '../syntax/scope';
import { bare, memberName } from '../syntax/tree';
import { assignmentsTo } from './assignments';
import { constantOf } from './constant';
import type { Environment } from './environment';

const DEPTH = 8;
/** More seconds than this nobody waits: what is larger and whole minutes in milliseconds was meant as these. */
const WEEK = 604_800;
/** 2001-09-09 in seconds, and in milliseconds: what is larger counts from 1970. */
const MOMENT = { seconds: 1e9, milliseconds: 1e12 };

/**
 * What an expression says of a time: which unit its number has, or which form its moment. What the code does to it
 * decides (`Date.now()`, `* 1000`, `toISOString()`), a variable's name only where that says it (`windowMs`).
 * @returns undefined when nothing tells
 */
export function timeOf(expression: ts.Expression, environment: Environment): TimeKind | undefined {
  return read(expression, environment, DEPTH);
}

type Read = (part: ts.Expression | undefined) => TimeKind | undefined;

function read(expression: ts.Expression, environment: Environment, depth: number): TimeKind | undefined {
  if (depth === 0) return undefined;
  const node = bare(expression);
  const within: Read = (part) => part && read(part, environment, depth - 1);
  if (ts.isNumericLiteral(node) || ts.isStringLiteralLike(node)) return ofNumber(Number(node.text));
  if (ts.isTemplateExpression(node)) return ofTemplate(node, within);
  if (ts.isPrefixUnaryExpression(node)) return asNumber(within(node.operand));
  if (ts.isConditionalExpression(node)) return same(within(node.whenTrue), within(node.whenFalse));
  if (ts.isBinaryExpression(node)) return ofOperation(node, within, environment);
  if (ts.isNewExpression(node)) return isNamed(node.expression, 'Date') ? 'date' : undefined;
  if (ts.isCallExpression(node)) return ofCall(node, within);
  if (ts.isIdentifier(node)) return ofVariable(node, within, environment) ?? ofName(ts.idText(node));
  const name = memberName(node);
  return name === undefined ? undefined : ofName(name);
}

function ofNumber(value: number): TimeKind | undefined {
  if (value >= MOMENT.milliseconds) return 'epoch-milliseconds';
  if (value >= MOMENT.seconds) return 'epoch-seconds';
  return value > WEEK && value % 60_000 === 0 ? 'milliseconds' : undefined;
}

// `${wait}`: with words around it, it is a text of its own.
function ofTemplate({ head, templateSpans }: ts.TemplateExpression, within: Read): TimeKind | undefined {
  const [only, ...others] = templateSpans;
  return head.text === '' && only?.literal.text === '' && others.length === 0
    ? within(only.expression)
    : undefined;
}

// `+date`, `-wait`.
function asNumber(kind: TimeKind | undefined): TimeKind | undefined {
  return kind === 'date' ? 'epoch-milliseconds' : kind;
}

function same(a: TimeKind | undefined, b: TimeKind | undefined): TimeKind | undefined {
  return a === b ? a : undefined;
}

function ofOperation(
  { left, operatorToken, right }: ts.BinaryExpression,
  within: Read,
  environment: Environment,
): TimeKind | undefined {
  const a = asNumber(within(left));
  const b = asNumber(within(right));
  switch (operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return isMoment(a) ? a : isMoment(b) ? b : (a ?? b);
    case ts.SyntaxKind.MinusToken:
      if (isMoment(a)) return isMoment(b) ? durationOf(b) : b === undefined ? undefined : a;
      // What a moment is taken from is one as well.
      return isMoment(b) ? durationOf(b) : same(a, b);
    case ts.SyntaxKind.AsteriskToken:
      return isThousand(right, environment) || isThousand(left, environment)
        ? TIMES[a ?? b ?? 'seconds']
        : undefined;
    case ts.SyntaxKind.SlashToken:
      return isThousand(right, environment) ? a && THOUSANDTH[a] : undefined;
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return within(left);
    default:
      return undefined;
  }
}

// `* 1000` is how seconds become milliseconds; so does a product that ends so.
const TIMES: Readonly<Record<TimeKind, TimeKind | undefined>> = {
  seconds: 'milliseconds',
  'epoch-seconds': 'epoch-milliseconds',
  milliseconds: undefined,
  'epoch-milliseconds': undefined,
  date: undefined,
  iso: undefined,
  'http-date': undefined,
};

const THOUSANDTH: Readonly<Partial<Record<TimeKind, TimeKind>>> = {
  milliseconds: 'seconds',
  'epoch-milliseconds': 'epoch-seconds',
};

function durationOf(kind: TimeKind): TimeKind {
  return kind === 'epoch-seconds' ? 'seconds' : 'milliseconds';
}

function isMoment(kind: TimeKind | undefined): kind is 'epoch-milliseconds' | 'epoch-seconds' {
  return kind === 'epoch-milliseconds' || kind === 'epoch-seconds';
}

function isThousand(node: ts.Expression, environment: Environment): boolean {
  const constant = constantOf(node, environment);
  return constant?.kind === 'number' && constant.value === 1000;
}

/** What the methods of a date give. */
const OF_DATE: ReadonlyMap<string, TimeKind> = new Map([
  ['getTime', 'epoch-milliseconds'],
  ['valueOf', 'epoch-milliseconds'],
  ['toISOString', 'iso'],
  ['toJSON', 'iso'],
  ['toUTCString', 'http-date'],
  ['toGMTString', 'http-date'],
]);

/** What gives a number back as another number of the same unit, or as its text. */
const KEEPS = /^(?:String|Number|parseInt|ceil|floor|round|trunc|max|min|abs|toString|toFixed)$/;

function ofCall({ expression, arguments: args }: ts.CallExpression, within: Read): TimeKind | undefined {
  const callee = bare(expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  const owner =
    memberName(callee) === undefined ? undefined : (callee as ts.PropertyAccessExpression).expression;
  if (owner && isNamed(owner, 'Date'))
    return name === 'now' || name === 'parse' ? 'epoch-milliseconds' : undefined;
  const ofDate = OF_DATE.get(name);
  if (ofDate && owner) return ofDate;
  if (!KEEPS.test(name)) return undefined;
  if (owner && !isNamed(owner, 'Math') && !isNamed(owner, 'Number')) return within(owner);
  const kinds = args.map(within);
  return name === 'max' || name === 'min' ? kinds.find((kind) => kind !== undefined) : kinds[0];
}

function ofVariable(node: ts.Identifier, within: Read, { tree }: Environment): TimeKind | undefined {
  const declaration = resolve(node);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return undefined;
  if (assignmentsTo(declaration, ts.idText(node), tree).length > 0) return undefined;
  return within(declaration.initializer);
}

// `windowMs`, `msBeforeNext`, `retryAfterSeconds`, `TTL_MS`.
function ofName(name: string): TimeKind | undefined {
  if (/(?:[a-z\d]Ms|_ms|_MS|[mM]illis|[mM]illiseconds|MILLISECONDS|Msec)$|^ms(?=[A-Z])/.test(name))
    return 'milliseconds';
  return /(?:^|[a-z\d_])(?:[sS]econds|SECONDS|Secs?|_secs?)$/.test(name) ? 'seconds' : undefined;
}

function isNamed(expression: ts.Expression, name: string): boolean {
  const node = bare(expression);
  return ts.isIdentifier(node) && ts.idText(node) === name;
}
