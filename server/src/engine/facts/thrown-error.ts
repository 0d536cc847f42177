import ts from 'typescript';
import { isBuiltInError } from '../syntax/classes';
import { resolve } from '../syntax/scope';
import { bare, functionAround, memberName, propertyNameText } from '../syntax/tree';
import type { StatusValue } from '../model/status-value';
import { assignmentsTo } from '../values/assignments';
import { callEnvironment } from '../values/calls';
import { constantOf } from '../values/constant';
import type { Environment } from '../values/environment';
import { evaluateStatus, linkedExpression, placesOf, returnedValues } from '../values/evaluate';
import type { Place } from '../values/reader';
import { conventionError } from './convention';
import { classStatusOf, objectStatus, statusAssignments } from './error-classes';
import { isForeignError, packageError, type Construction } from './package-errors';
import {
  eitherError,
  expressionAt,
  fixedStatus,
  seenFrom,
  statusAt,
  unknownStatus,
  type ThrownError,
} from './thrown-status';

export type { ThrownError } from './thrown-status';

// Parent classes, factories that call factories, variables that repeat variables.
const DEPTH = 6;

/**
 * What becomes a response when an error is thrown or handed on: the operand of `throw`, the argument of `next(…)`, of
 * Fastify's `reply.send(…)`, of `Promise.reject(…)`.
 * @returns undefined for an error that was made elsewhere (a catch variable, a parameter)
 */
export function thrownStatusOf(expression: ts.Expression, environment: Environment): ThrownError | undefined {
  return read(expression, environment, DEPTH);
}

function read(expression: ts.Expression, environment: Environment, depth: number): ThrownError | undefined {
  const node = bare(expression);
  if (depth === 0) return unknown(node, environment);
  const again = (part: ts.Expression): ThrownError | undefined => read(part, environment, depth - 1);
  switch (node.kind) {
    case ts.SyntaxKind.NewExpression: {
      const { expression: callee, arguments: args } = node as ts.NewExpression;
      return constructed({ node, callee, args: args ?? [], environment }, depth);
    }
    case ts.SyntaxKind.CallExpression:
      return called(node as ts.CallExpression, environment, depth);
    case ts.SyntaxKind.ConditionalExpression: {
      const { whenTrue, whenFalse } = node as ts.ConditionalExpression;
      return eitherError([again(whenTrue), again(whenFalse)], node, environment.tree);
    }
    case ts.SyntaxKind.BinaryExpression: {
      const { left, operatorToken, right } = node as ts.BinaryExpression;
      const { kind } = operatorToken;
      if (kind === ts.SyntaxKind.CommaToken || kind === ts.SyntaxKind.EqualsToken) return again(right);
      const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
      return isChoice
        ? eitherError([again(left), again(right)], node, environment.tree)
        : unknown(node, environment);
    }
    case ts.SyntaxKind.AwaitExpression:
      return again((node as ts.AwaitExpression).expression);
    case ts.SyntaxKind.ObjectLiteralExpression:
      return literal(node as ts.ObjectLiteralExpression, environment);
    case ts.SyntaxKind.Identifier:
      return linked(node, environment, depth) ?? variable(node as ts.Identifier, environment, depth);
    case ts.SyntaxKind.PropertyAccessExpression:
      return linked(node, environment, depth) ?? member(node as ts.PropertyAccessExpression, environment);
    default:
      return unknown(node, environment);
  }
}

function member(node: ts.PropertyAccessExpression, environment: Environment): ThrownError | undefined {
  if (isForeignError(node.expression)) return undefined;
  return conventionError({ node, callee: node, args: [], environment });
}

// An error that another file has made: `throw errors.notFound`, where that is an instance.
function linked(node: ts.Expression, environment: Environment, depth: number): ThrownError | undefined {
  const value = linkedExpression(node, environment);
  const error = value && read(value.expression, value.environment, depth - 1);
  if (!error || error.kind === 'unknown') return undefined;
  const status = seenFrom(node, value.expression, error.status, environment.tree);
  return { ...error, status, statusArgument: undefined, message: undefined };
}

function unknown(node: ts.Expression, environment: Environment): ThrownError {
  const status = unknownStatus(node, environment.tree);
  return { status, statusArgument: undefined, message: undefined, kind: 'unknown', className: undefined };
}

function literal(node: ts.ObjectLiteralExpression, environment: Environment): ThrownError {
  const status = objectStatus(node, environment);
  if (!status) return unknown(node, environment);
  const { tree } = environment;
  const [code] = status.codes;
  return {
    status: statusAt(status, node, tree),
    statusArgument: expressionAt(node, code?.span, tree),
    message: memberNamed(node, 'message'),
    kind: 'object',
    className: undefined,
  };
}

function memberNamed(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((property) => propertyNameText(property.name) === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function constructed(construction: Construction, depth: number): ThrownError | undefined {
  const { node, callee, args, environment, home = environment } = construction;
  const { tree } = environment;
  const made = packageError(construction);
  if (made) return made;
  const name = bare(callee);
  if (ts.isIdentifier(name) && isBuiltInError(name)) {
    const status = fixedStatus(500, 'implicit', node, tree);
    const message = args[0];
    return { status, statusArgument: undefined, message, kind: 'plain', className: ts.idText(name) };
  }
  const { places } = placesOf(callee, home);
  const [place] = places;
  const found = place && places.length === 1 ? classStatusOf(place, construction) : undefined;
  if (!found || place?.kind !== 'node') return conventionError(construction);
  const status = found.status ?? inheritedStatus(found.parent, depth) ?? unknownStatus(node, tree);
  const seen = seenFrom(node, place.node, status, tree);
  return {
    status: seen,
    statusArgument: writtenIn(construction, seen),
    message:
      args.find((argument) => constantOf(argument, environment)?.kind === 'text') ?? messageMember(args),
    kind: 'class',
    className: classNameOf(place, callee),
  };
}

// A class that extends Error alone has no status of its own: what it is answered with is decided elsewhere.
function inheritedStatus(parent: Construction | undefined, depth: number): StatusValue | undefined {
  if (!parent || depth <= 1) return undefined;
  const error = constructed(parent, depth - 1);
  return error && error.kind !== 'plain' && error.status.codes.length > 0 ? error.status : undefined;
}

function writtenIn(
  { args, environment: { tree } }: Construction,
  status: StatusValue,
): ts.Expression | undefined {
  for (const { span } of status.codes) {
    for (const argument of args) {
      const found = expressionAt(argument, span, tree);
      if (found) return found;
    }
  }
  return undefined;
}

function messageMember(args: readonly ts.Expression[]): ts.Expression | undefined {
  const object = args.map(bare).find((argument) => ts.isObjectLiteralExpression(argument));
  return object && memberNamed(object, 'message');
}

function classNameOf(place: Place & { kind: 'node' }, callee: ts.Expression): string | undefined {
  const { node } = place;
  const own = ts.isClassLike(node) && node.name ? ts.idText(node.name) : undefined;
  const used = bare(callee);
  return own ?? memberName(used) ?? (ts.isIdentifier(used) ? ts.idText(used) : undefined);
}

function called(call: ts.CallExpression, environment: Environment, depth: number): ThrownError | undefined {
  const construction = { node: call, callee: call.expression, args: call.arguments, environment };
  const callee = bare(call.expression);
  const [target, ...extras] = call.arguments;
  const owner =
    memberName(callee) === undefined ? undefined : (callee as ts.PropertyAccessExpression).expression;
  if (
    target &&
    memberName(callee) === 'assign' &&
    owner &&
    ts.isIdentifier(owner) &&
    ts.idText(owner) === 'Object'
  ) {
    return assigned(call, target, extras, environment, depth);
  }
  const made = packageError(construction);
  if (made) return made;
  if (isBuiltInError(callee)) return constructed(construction, depth);
  const { places } = placesOf(callee, environment);
  const parts = places.flatMap((place) => returned(place, construction, depth));
  if (parts.length === 0) return conventionError(construction);
  return eitherError(parts, call, environment.tree);
}

// The errors that a function of this file returns.
function returned(
  place: Place,
  construction: Construction,
  depth: number,
): readonly (ThrownError | undefined)[] {
  if (place.kind !== 'node' || !ts.isFunctionLike(place.node)) return [];
  const fn = place.node;
  const { node, args, environment } = construction;
  const inner = callEnvironment(fn, args, environment, place.environment);
  return returnedValues(fn, inner).flatMap((value) => {
    const error = value && read(value, inner, depth - 1);
    if (!error) return [];
    const status = seenFrom(node, fn, error.status, environment.tree);
    const own = place.environment.tree === environment.tree ? error.message : undefined;
    const message = args.find((argument) => constantOf(argument, environment)?.kind === 'text') ?? own;
    return [{ ...error, status, statusArgument: writtenIn(construction, status), message }];
  });
}

// `Object.assign(new Error('…'), { status: 404 })`.
function assigned(
  call: ts.CallExpression,
  target: ts.Expression,
  extras: readonly ts.Expression[],
  environment: Environment,
  depth: number,
): ThrownError | undefined {
  const error = read(target, environment, depth - 1);
  const { tree } = environment;
  for (const extra of extras.toReversed()) {
    const status = objectStatus(extra, environment);
    if (!status) continue;
    const statusArgument = expressionAt(extra, status.codes[0]?.span, tree);
    const base = error ?? unknown(target, environment);
    const kind = base.kind === 'unknown' ? 'object' : base.kind;
    return { ...base, kind, status: statusAt(status, call, tree), statusArgument };
  }
  return error;
}

function variable(use: ts.Identifier, environment: Environment, depth: number): ThrownError | undefined {
  const declaration = resolve(use);
  if (!declaration) return unknown(use, environment);
  if (ts.isParameter(declaration)) {
    const bound = environment.bindings.get(declaration);
    if (bound?.expression) return read(bound.expression, bound.environment, depth - 1);
  }
  if (!ts.isVariableDeclaration(declaration) && !ts.isParameter(declaration)) {
    return ts.isBindingElement(declaration)
      ? undefined
      : conventionError({ node: use, callee: use, args: [], environment });
  }
  const name = ts.idText(use);
  const values = assignmentsTo(declaration, name, environment.tree).map(({ right }) => right);
  if (ts.isVariableDeclaration(declaration) && declaration.initializer)
    values.unshift(declaration.initializer);
  const isForeign = ts.isParameter(declaration) || ts.isCatchClause(declaration.parent);
  const errors = values
    .filter((value) => constantOf(value, environment) === undefined)
    .map((value) => read(value, environment, depth - 1));
  const base = eitherError(isForeign ? [...errors, undefined] : errors, use, environment.tree);
  const marks = statusAssignments(declaration, name, environment).filter(
    (mark) => functionAround(mark) === functionAround(use) && mark.pos < use.pos,
  );
  return marked(use, base, marks, environment);
}

// `err.status = 404` before the throw: certain on the same path, possible when it stands in another branch.
function marked(
  use: ts.Identifier,
  base: ThrownError | undefined,
  marks: readonly ts.BinaryExpression[],
  environment: Environment,
): ThrownError | undefined {
  if (marks.length === 0) return base;
  const { tree } = environment;
  const last = marks.findLast((mark) => isOnTheWay(mark, use));
  const counted = last ? marks.slice(marks.indexOf(last)) : marks;
  const statuses = counted.map((mark) => evaluateStatus(mark.right, environment));
  const parts = last || !base ? statuses : [base.status, ...statuses];
  const first = base ?? unknown(use, environment);
  const status: StatusValue = {
    codes: parts.flatMap(({ codes }) => codes),
    dynamic: parts.some(({ dynamic }) => dynamic) || (!last && !base),
    implicit: false,
    problems: parts.flatMap(({ problems }) => problems),
    span: first.status.span,
    text: first.status.text,
  };
  return { ...first, status: statusAt(status, use, tree), statusArgument: counted[0]?.right };
}

function isOnTheWay(mark: ts.BinaryExpression, use: ts.Node): boolean {
  const statement = mark.parent;
  if (!ts.isExpressionStatement(statement)) return false;
  let at = use.parent as ts.Node | undefined;
  while (at && at !== statement.parent) at = at.parent;
  return at !== undefined;
}
