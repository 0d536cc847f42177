import ts from 'typescript';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve, type Declaration } from '../../syntax/scope';
import { referenceOfDeclaration } from '../../syntax/modules';
import { bare, memberName, propertyNameText, startOf } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import type { Environment } from '../../values/environment';
import { callOrigin } from './call-origins';
import { callbackOrigin } from './callback-origins';
import type { LiftContext } from './context';
import { lastName } from './callees';
import { memberOrigin } from './members';
import { UNKNOWN, type ValueOrigin } from './origin';
import { statementOrigin } from './storage-calls';
import { isConfiguration, isConfigurationName } from './configuration';

/** Reads the origin of a further expression, within the same budget. */
type Ask = (expression: ts.Expression) => ValueOrigin;

// A value that is further away than this, or takes more steps, is unknown: conditions are short.
const DEPTH = 14;
const STEPS = 300;
const MOST_ASSIGNMENTS = 6;

/**
 * Finds what a value is, through constants, destructuring, `await`, optional chains, casts, members and the parameters
 * that the context's environment binds. Never throws; what is not understood is `unknown`.
 */
export function originOf(expression: ts.Expression, context: LiftContext): ValueOrigin {
  return read(expression, { context, depth: DEPTH, fuel: { left: STEPS, missed: 0 } });
}

interface Reading {
  readonly context: LiftContext;
  readonly depth: number;
  /** `missed` counts what was not read for want of depth or steps. */
  readonly fuel: { left: number; missed: number };
}

// What a node is does not change while a file is read, but for errors, which a condition on the way may have looked into.
const origins = rememberedBy<Environment, Map<ts.Node, ValueOrigin>>();

function read(expression: ts.Expression, reading: Reading): ValueOrigin {
  const { environment } = reading.context;
  let known = origins.get(environment);
  if (!known) origins.set(environment, (known = new Map<ts.Node, ValueOrigin>()));
  const node = bare(expression);
  const before = known.get(node);
  if (before) return before;
  const { depth, fuel } = reading;
  if (depth === 0 || fuel.left-- <= 0) return outOfReach(reading);
  const { missed } = fuel;
  const origin = readNode(node, reading);
  // What was half read on the way to something else must not stay: asked for itself it is read to its end.
  const isSettled = fuel.missed === missed || (depth === DEPTH && fuel.left > 0);
  if (isSettled && origin.kind !== 'error') known.set(node, origin);
  return origin;
}

function outOfReach({ fuel }: Reading): ValueOrigin {
  fuel.missed++;
  return UNKNOWN;
}

function readNode(node: ts.Expression, reading: Reading): ValueOrigin {
  const inner: Reading = { ...reading, depth: reading.depth - 1 };
  const ask: Ask = (other) => read(other, inner);
  if (ts.isIdentifier(node)) return identifierOrigin(node, inner);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return accessOrigin(node, inner);
  if (ts.isAwaitExpression(node)) return ask(node.expression);
  if (ts.isCallExpression(node)) return callOrigin(node, ask, reading.context);
  if (ts.isNewExpression(node)) return constructed(node, ask);
  if (ts.isBinaryExpression(node)) return binaryOrigin(node, ask);
  if (ts.isConditionalExpression(node)) return either(ask(node.whenTrue), ask(node.whenFalse));
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.PlusToken) return ask(node.operand);
    return (node.operator === ts.SyntaxKind.MinusToken ? negative(ask(node.operand)) : undefined) ?? UNKNOWN;
  }
  if (ts.isTemplateExpression(node)) {
    const only = node.templateSpans.length === 1 ? node.templateSpans[0] : undefined;
    return only ? ask(only.expression) : UNKNOWN;
  }
  if (ts.isTaggedTemplateExpression(node)) return statementOrigin(node, ask);
  return constantOf(node) ?? UNKNOWN;
}

// `new ObjectId(id)` is still the id; any other object is not its argument.
function constructed(node: ts.NewExpression, ask: Ask): ValueOrigin {
  const argument = node.arguments?.[0];
  const isConversion = /(?:ObjectI[dD]|URL|Date|String|Number|RegExp|UUID)$/.test(lastName(node.expression));
  return argument && isConversion ? ask(argument) : UNKNOWN;
}

function negative(origin: ValueOrigin): ValueOrigin | undefined {
  return origin.kind === 'constant' && typeof origin.value === 'number'
    ? { ...origin, value: -origin.value }
    : undefined;
}

function constantOf(node: ts.Expression): ValueOrigin | undefined {
  if (ts.isStringLiteralLike(node)) return { kind: 'constant', path: [], value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'constant', path: [], value: Number(node.text) };
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'constant', path: [], value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'constant', path: [], value: false };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'constant', path: [], value: null };
    default:
      return undefined;
  }
}

function accessOrigin(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  reading: Reading,
): ValueOrigin {
  const { expression } = node;
  if (ts.isIdentifier(expression) && ts.idText(expression) === 'process' && memberName(node) === 'env') {
    return { kind: 'config', path: [] };
  }
  const owner = read(expression, reading);
  const name = memberName(node) ?? computedName(node, reading);
  if (
    owner.kind === 'unknown' &&
    owner.path.length === 0 &&
    isConfigurationName(memberName(bare(expression)) ?? '')
  ) {
    return { kind: 'config', path: [name] };
  }
  return memberOrigin(owner, name);
}

function computedName(node: ts.Expression, reading: Reading): string {
  if (!ts.isElementAccessExpression(node)) return '*';
  const index = read(node.argumentExpression, reading);
  return index.kind === 'constant' ? String(index.value) : '*';
}

function binaryOrigin(node: ts.BinaryExpression, ask: Ask): ValueOrigin {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return either(ask(node.left), ask(node.right));
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.CommaToken:
      return ask(node.right);
    default:
      return UNKNOWN;
  }
}

/** One of two values: the one that is known where the other is a constant or unknown, and unknown when they differ. */
function either(first: ValueOrigin, second: ValueOrigin): ValueOrigin {
  if (second.kind === 'constant' || second.kind === 'unknown') return first;
  if (first.kind === 'constant' || first.kind === 'unknown') return second;
  if (first.kind === 'credential' || second.kind === 'credential') {
    const sure = [first, second].every((one) =>
      one.kind === 'credential' ? one.sure : one.kind === 'request' && one.part !== 'body',
    );
    return { kind: 'credential', sure, path: [] };
  }
  return first.kind === second.kind ? first : UNKNOWN;
}

function identifierOrigin(node: ts.Identifier, reading: Reading): ValueOrigin {
  const name = ts.idText(node);
  if (name === 'undefined') return { kind: 'constant', path: [], value: undefined };
  const declaration = resolve(node);
  if (!declaration)
    return /^(?:req|request)$/.test(name) ? { kind: 'request', part: 'other', path: [] } : UNKNOWN;
  return declarationOrigin(declaration, node, reading);
}

function declarationOrigin(declaration: Declaration, use: ts.Identifier, reading: Reading): ValueOrigin {
  if (reading.depth === 0) return outOfReach(reading);
  const { context } = reading;
  const source = context.errors.get(declaration);
  if (source) return { kind: 'error', path: [], source };
  if (ts.isParameter(declaration)) return parameterOrigin(declaration, use, reading);
  if (ts.isBindingElement(declaration)) return elementOrigin(declaration, use, reading);
  if (ts.isVariableDeclaration(declaration)) return variableOrigin(declaration, use, reading);
  const reference = referenceOfDeclaration(declaration);
  return reference && isConfiguration(ts.idText(use), reference.specifier)
    ? { kind: 'config', path: [] }
    : UNKNOWN;
}

function parameterOrigin(
  parameter: ts.ParameterDeclaration,
  use: ts.Identifier,
  reading: Reading,
): ValueOrigin {
  const { context } = reading;
  const { site } = context;
  if (parameter === site.request) return { kind: 'request', part: 'other', path: [] };
  if (parameter === site.response) return { kind: 'response', path: [] };
  if (parameter === site.error)
    return { kind: 'error', path: [], source: { operations: [], narrowed: false } };
  const bound = context.environment.bindings.get(parameter);
  if (bound?.expression) {
    const { environment } = bound;
    return read(bound.expression, {
      ...reading,
      context: { ...context, environment, tree: environment.tree },
    });
  }
  const called = callbackOrigin(parameter, (other) => read(other, reading), context);
  if (called) return called;
  if (/^_?(?:req|request)$/.test(ts.idText(use))) return { kind: 'request', part: 'other', path: [] };
  return parameter.initializer ? read(parameter.initializer, reading) : UNKNOWN;
}

function elementOrigin(element: ts.BindingElement, use: ts.Identifier, reading: Reading): ValueOrigin {
  const pattern = element.parent;
  const owner = pattern.parent;
  const inner: Reading = { ...reading, depth: reading.depth - 1 };
  const whole = ts.isBindingElement(owner)
    ? elementOrigin(owner, use, inner)
    : ts.isParameter(owner)
      ? parameterOrigin(owner, use, inner)
      : owner.initializer
        ? read(owner.initializer, inner)
        : UNKNOWN;
  if (ts.isArrayBindingPattern(pattern)) {
    const index = pattern.elements.indexOf(element);
    // Drivers answer with `[rows, fields]`, `[row]` of one row looks the same: both hold what was looked for.
    if (whole.kind === 'lookup' || whole.kind === 'write') return index === 0 ? whole : UNKNOWN;
    return memberOrigin(whole, String(index));
  }
  if (element.dotDotDotToken) return whole;
  const name = propertyNameText(element.propertyName ?? element.name);
  return name === undefined ? UNKNOWN : memberOrigin(whole, name);
}

function variableOrigin(
  declaration: ts.VariableDeclaration,
  use: ts.Identifier,
  reading: Reading,
): ValueOrigin {
  const { parent } = declaration;
  if (ts.isCatchClause(parent))
    return { kind: 'error', path: [], source: { operations: [], narrowed: false } };
  if (ts.isVariableDeclarationList(parent) && ts.isForOfStatement(parent.parent)) {
    return memberOrigin(read(parent.parent.expression, reading), '*');
  }
  const reference = referenceOfDeclaration(declaration);
  if (reference?.path.length === 0 && isConfiguration(ts.idText(use), reference.specifier))
    return { kind: 'config', path: [] };
  const { tree } = reading.context;
  const before = startOf(use, tree);
  const assigned = assignmentsTo(declaration, ts.idText(use), tree).filter(({ left }) => left.pos < before);
  const count = assigned.length + (declaration.initializer ? 1 : 0);
  if (count === 0 || count > MOST_ASSIGNMENTS) return UNKNOWN;
  const origins = assigned.map((one) => assignedOrigin(one, ts.idText(use), reading));
  const first = declaration.initializer ? [read(declaration.initializer, reading)] : [];
  return [...first, ...origins].reduce(latest);
}

/** What an assignment gives to a variable of this name, be it the target or part of a pattern: `({ token } = req.cookies)`. */
function assignedOrigin({ left, right }: ts.BinaryExpression, name: string, reading: Reading): ValueOrigin {
  if (ts.isIdentifier(left)) return read(right, reading);
  if (!ts.isObjectLiteralExpression(left)) return UNKNOWN;
  for (const property of left.properties) {
    const member = propertyNameText(property.name);
    if (member === undefined) continue;
    const target = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    if (target && ts.isIdentifier(target) && ts.idText(target) === name)
      return memberOrigin(read(right, reading), member);
  }
  return UNKNOWN;
}

/** A variable's origin after one more assignment: unknown and constant ones do not hide what was known. */
function latest(known: ValueOrigin, next: ValueOrigin): ValueOrigin {
  return known.kind === next.kind && known.kind !== 'credential' ? next : either(known, next);
}
