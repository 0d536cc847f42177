import ts from 'typescript';
import type { StatusOrigin } from '../model/status-value';
import { isBuiltInError } from '../syntax/classes';
import { referenceOf } from '../syntax/modules';
import { resolve } from '../syntax/scope';
import { bare, functionAround, isWithin, memberName } from '../syntax/tree';
import { assignmentsTo, memberAssignmentsTo } from './assignments';
import { errorFactoryOf, errorPackageOf } from './constants';
import type { Environment } from './environment';
import { landed, membersOf } from './member-sources';
import { isNullish, type Constant, type Possibilities } from './possible';
import type { Reader } from './reader';

/** What a member of an error can be, as far as it is a status. */
export interface ErrorMember {
  readonly codes: readonly { readonly code: number; readonly origin: StatusOrigin }[];
  /** The error may be made without it. */
  readonly missing: boolean;
  /** It can be something else, too. */
  readonly open: boolean;
}

/** Of nothing is anything known. */
export const NOT_KNOWN: ErrorMember = { codes: [], missing: false, open: true };
const MISSING: ErrorMember = { codes: [], missing: true, open: false };
const NOTHING: ErrorMember = { codes: [], missing: false, open: false };

/** What the member can be in any of several errors. */
export function eitherMember(parts: readonly ErrorMember[]): ErrorMember {
  const codes = new Map<string, ErrorMember['codes'][number]>();
  for (const part of parts) for (const one of part.codes) codes.set(`${one.code} ${one.origin}`, one);
  return {
    codes: [...codes.values()],
    missing: parts.some(({ missing }) => missing),
    open: parts.some(({ open }) => open),
  };
}

/** The values of an expression that an error has for a member. What is no status is not known. */
export function readMember(value: ts.Expression, environment: Environment, reader: Reader): ErrorMember {
  return memberIn(reader.evaluate(value, environment));
}

function memberIn({ values, unknown }: Possibilities): ErrorMember {
  const member = eitherMember(values.map(({ constant, origin }) => constantMember(constant, origin)));
  return { ...member, open: member.open || unknown };
}

function constantMember(constant: Constant, origin: StatusOrigin): ErrorMember {
  // Nobody has written the undefined of an error that nobody foresaw.
  if (isNullish(constant)) return origin === 'implicit' ? NOTHING : MISSING;
  if (constant.kind !== 'number') return NOT_KNOWN;
  const { value: code } = constant;
  if (!Number.isInteger(code) || code < 100 || code > 599) return NOT_KNOWN;
  return { codes: [{ code, origin: origin === 'name' ? 'name' : 'error' }], missing: false, open: false };
}

const DEPTH = 4;

/** A member of an error that is made here: an object, an instance, what a factory of the project or http-errors gives. */
export function madeMember(
  expression: ts.Expression,
  name: string,
  environment: Environment,
  reader: Reader,
  depth = DEPTH,
): ErrorMember {
  const node = bare(expression);
  if (depth === 0) return NOT_KNOWN;
  const again = (part: ts.Expression, within = environment): ErrorMember =>
    madeMember(part, name, within, reader, depth - 1);
  if (ts.isConditionalExpression(node)) return eitherMember([again(node.whenTrue), again(node.whenFalse)]);
  if (ts.isIdentifier(node)) {
    const member = variableMember(node, name, environment, reader, again);
    if (member) return member;
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const member = packageMember(node, name, environment, reader) ?? mergedMember(node, again);
    if (member) return member;
    if (isBuiltInError(node.expression)) return MISSING;
  }
  const places = landed(reader.places(node, environment), reader);
  const found = membersOf(places, name, reader);
  const parts = found.sources.map((source) => {
    if (source.kind === 'expression') return readMember(source.expression, source.environment, reader);
    return source.kind === 'constant' ? constantMember(source.constant, source.origin) : NOT_KNOWN;
  });
  const member = eitherMember(parts);
  return { ...member, open: member.open || found.open };
}

type Again = (part: ts.Expression, within?: Environment) => ErrorMember;

// `const err = new Error('…'); err.status = 404; throw err;`
function variableMember(
  use: ts.Identifier,
  name: string,
  environment: Environment,
  reader: Reader,
  again: Again,
): ErrorMember | undefined {
  const declaration = resolve(use);
  if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)))
    return undefined;
  const bound = environment.bindings.get(declaration);
  if (bound?.expression) return again(bound.expression, bound.environment);
  if (ts.isParameter(declaration)) return NOT_KNOWN;
  const text = ts.idText(use);
  const values = assignmentsTo(declaration, text, environment.tree).map(({ right }) => right);
  if (declaration.initializer) values.unshift(declaration.initializer);
  if (values.length === 0) return NOT_KNOWN;
  const marks = memberAssignmentsTo(declaration, text, name, environment.tree).filter(
    (mark) => mark.pos < use.pos && functionAround(mark) === functionAround(use),
  );
  const last = marks.findLast((mark) => isOnTheWay(mark, use));
  const counted = last ? marks.slice(marks.indexOf(last)) : marks;
  return eitherMember([
    ...(last ? [] : values.map((value) => again(value))),
    ...counted.map(({ right }) => readMember(right, environment, reader)),
  ]);
}

function isOnTheWay(mark: ts.BinaryExpression, use: ts.Node): boolean {
  const statement = mark.parent;
  return ts.isExpressionStatement(statement) && isWithin(use, statement.parent);
}

// `Object.assign(new Error('…'), { status: 404 })`
function mergedMember(
  { expression, arguments: args }: ts.CallExpression | ts.NewExpression,
  again: Again,
): ErrorMember | undefined {
  const callee = bare(expression);
  if (memberName(callee) !== 'assign' || !args) return undefined;
  const owner = (callee as ts.PropertyAccessExpression).expression;
  if (!ts.isIdentifier(owner) || ts.idText(owner) !== 'Object') return undefined;
  const parts = args.toReversed().map((argument) => again(argument));
  return parts.find(({ codes }) => codes.length > 0) ?? eitherMember(parts);
}

// `createError(404)`, `new createError.NotFound()`: Boom's errors have their status further in.
function packageMember(
  { expression, arguments: args }: ts.CallExpression | ts.NewExpression,
  name: string,
  environment: Environment,
  reader: Reader,
): ErrorMember | undefined {
  const reference = referenceOf(expression);
  const known = reference && errorPackageOf(reference.specifier);
  if (!reference || known?.carries !== 'status' || !(name === 'status' || name === 'statusCode'))
    return undefined;
  const factory =
    errorFactoryOf(known, '*', reference.path) ?? errorFactoryOf(known, 'default', reference.path);
  if (!factory) return undefined;
  const { status } = factory;
  if (status.from === 'fixed') return constantMember({ kind: 'number', value: status.code }, 'error');
  if (status.from !== 'argument' || !args || args.some(ts.isSpreadElement)) return NOT_KNOWN;
  const argument = args[status.index];
  return argument ? readMember(argument, environment, reader) : NOT_KNOWN;
}
