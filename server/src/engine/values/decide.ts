import ts from 'typescript';
import { superclassOf } from '../syntax/classes';
import type { ModuleReference } from '../syntax/modules';
import { resolve } from '../syntax/scope';
import { bare, memberName, type Tree } from '../syntax/tree';
import { isFilledLater } from './absent-members';
import { isCodedError } from './constants/coded-errors';
import type { Environment } from './environment';
import { areSame, areSameIn, isSameReference } from './equality';
import { landed } from './member-sources';
import { isTruthy, sameConstant, singleOf, type Constant } from './possible';
import type { Place, Places, Reader } from './reader';
import { isTold } from './telling';

/**
 * Whether a condition holds, as far as the arguments of the call at hand decide it: `permanent ? 308 : 307` where the call
 * leaves it out, `err instanceof NotFound` where that is what was thrown.
 * @returns undefined when it may be either
 */
export function decided(
  condition: ts.Expression,
  environment: Environment,
  reader: Reader,
): boolean | undefined {
  return isTold(condition, environment) ? decide(condition, environment, reader) : undefined;
}

function decide(condition: ts.Expression, environment: Environment, reader: Reader): boolean | undefined {
  const node = bare(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const known = decide(node.operand, environment, reader);
    return known === undefined ? undefined : !known;
  }
  if (ts.isBinaryExpression(node)) return decidedBinary(node, environment, reader);
  if (ts.isCallExpression(node))
    return (
      asksText(node, environment, reader) ??
      asksList(node, environment, reader) ??
      truthOf(node, environment, reader)
    );
  return truthOf(node, environment, reader);
}

function decidedBinary(
  node: ts.BinaryExpression,
  environment: Environment,
  reader: Reader,
): boolean | undefined {
  const { left, right, operatorToken } = node;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken: {
      const ends = operatorToken.kind === ts.SyntaxKind.BarBarToken;
      const first = decide(left, environment, reader);
      if (first === ends) return ends;
      const second = decide(right, environment, reader);
      if (second === ends) return ends;
      return first === undefined ? undefined : second;
    }
    case ts.SyntaxKind.InstanceOfKeyword:
      return isInstance(left, right, environment, reader);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return isEqual(node, environment, reader, sameConstant);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return isEqual(node, environment, reader, isLooselySame);
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return compared(node, environment, reader);
    default:
      return truthOf(node, environment, reader);
  }
}

// `String(code).startsWith('2')`
function asksText(call: ts.CallExpression, environment: Environment, reader: Reader): boolean | undefined {
  const callee = bare(call.expression);
  const ask = TEXT_TESTS.get(memberName(callee) ?? '');
  const [argument, ...others] = call.arguments;
  if (!ask || !argument || others.length > 0) return undefined;
  const owner = (callee as ts.PropertyAccessExpression).expression;
  const text = singleOf(reader.evaluate(owner, environment));
  const part = singleOf(reader.evaluate(argument, environment));
  if (text?.kind !== 'text' || part?.kind !== 'text' || !text.exact || !part.exact) return undefined;
  return ask(text.text, part.text);
}

// `[Codes.MISSING, Codes.GONE].includes(err.code)`
function asksList(call: ts.CallExpression, environment: Environment, reader: Reader): boolean | undefined {
  const callee = bare(call.expression);
  const [argument, ...others] = call.arguments;
  if (memberName(callee) !== 'includes' || !argument || others.length > 0) return undefined;
  const owner = (callee as ts.PropertyAccessExpression).expression;
  const { places, open } = landed(reader.places(owner, environment), reader);
  const [list] = places;
  if (open || places.length > 1 || list?.kind !== 'node' || !ts.isArrayLiteralExpression(list.node))
    return undefined;
  const { elements } = list.node;
  if (elements.length > LONGEST_LIST || isFilledLater(list.node, list.environment.tree)) return undefined;
  const found = elements.map((element) =>
    areSameIn([element, list.environment], [argument, environment], reader),
  );
  if (found.includes(true)) return true;
  return found.includes(undefined) ? undefined : false;
}

const LONGEST_LIST = 100;

const TEXT_TESTS: ReadonlyMap<string, (text: string, part: string) => boolean> = new Map([
  ['startsWith', (text: string, part: string) => text.startsWith(part)],
  ['endsWith', (text: string, part: string) => text.endsWith(part)],
  ['includes', (text: string, part: string) => text.includes(part)],
]);

function truthOf(node: ts.Expression, environment: Environment, reader: Reader): boolean | undefined {
  const { values, unknown } = reader.evaluate(node, environment);
  if (values.length > 0 && !unknown && values.every(({ origin }) => origin !== 'name')) {
    const truths = values.map(({ constant }) => isTruthy(constant));
    const [first] = truths;
    return truths.every((truth) => truth === first) ? first : undefined;
  }
  if (values.length > 0) return undefined;
  // Everything that is an object has a constructor.
  const object = memberName(node) === 'constructor' ? (node as ts.PropertyAccessExpression).expression : node;
  const { places, open } = reader.places(object, environment);
  // An object, a function, a class: all of them are true. What an import names may be missing.
  return !open && places.length > 0 && places.every(({ kind }) => kind !== 'package') ? true : undefined;
}

function isEqual(
  { left, right, operatorToken }: ts.BinaryExpression,
  environment: Environment,
  reader: Reader,
  same: (a: Constant, b: Constant) => boolean | undefined,
): boolean | undefined {
  const equal = areSame(left, right, environment, reader, same);
  if (equal === undefined) return undefined;
  const { kind } = operatorToken;
  const isPositive =
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken;
  return equal === isPositive;
}

// Null and undefined are one for `==`; what it makes of texts and numbers is not gone into.
function isLooselySame(a: Constant, b: Constant): boolean | undefined {
  const isNothing = ({ kind }: Constant): boolean => kind === 'null' || kind === 'undefined';
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  return a.kind === b.kind ? sameConstant(a, b) : undefined;
}

function compared(
  { left, right, operatorToken }: ts.BinaryExpression,
  environment: Environment,
  reader: Reader,
): boolean | undefined {
  const a = singleOf(reader.evaluate(left, environment));
  const b = singleOf(reader.evaluate(right, environment));
  if (a?.kind !== 'number' || b?.kind !== 'number') return undefined;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.LessThanToken:
      return a.value < b.value;
    case ts.SyntaxKind.LessThanEqualsToken:
      return a.value <= b.value;
    case ts.SyntaxKind.GreaterThanToken:
      return a.value > b.value;
    default:
      return a.value >= b.value;
  }
}

/**
 * Whether `value instanceof type` holds; undefined when it may be either.
 * @param home where the type is read, if not where the value is
 */
export function isInstance(
  value: ts.Expression,
  type: ts.Expression,
  environment: Environment,
  reader: Reader,
  home = environment,
): boolean | undefined {
  const { values, unknown } = reader.evaluate(value, environment);
  // A constant is no object.
  if (!unknown && values.length > 0 && values.every(({ origin }) => origin !== 'name')) return false;
  const { places, open } = reader.places(value, environment);
  const [only, ...others] = places;
  if (open || others.length > 0 || !only || only.kind === 'package') return undefined;
  if (only.kind === 'node') {
    if (ts.isObjectLiteralExpression(only.node)) return false;
    if (!only.instance) return undefined;
  }
  const name = bare(type);
  const isError = ts.isIdentifier(name) && ts.idText(name) === 'Error' && !resolve(name);
  const wanted = isError ? undefined : landed(reader.places(type, home), reader);
  if (wanted && (wanted.open || wanted.places.length !== 1)) return undefined;
  return hasAncestor(only, wanted?.places[0], reader);
}

// `wanted` undefined is JavaScript's own Error.
function hasAncestor(
  of: Place & { kind: 'node' | 'made' },
  wanted: Place | undefined,
  reader: Reader,
): boolean | undefined {
  let at: Place | undefined = of;
  for (let step = 0; step < 8 && at?.kind === 'node' && ts.isClassLike(at.node); step++) {
    if (wanted?.kind === 'node' && wanted.node === at.node) return true;
    const name = superclassOf(at.node);
    if (!name) return false;
    if (ts.isIdentifier(name) && ts.idText(name) === 'Error' && !resolve(name)) return !wanted;
    const found: Places = landed(reader.places(name, at.environment), reader);
    if (found.open || found.places.length !== 1) return undefined;
    at = found.places[0];
  }
  return at?.kind === 'node' ? undefined : at && isOfPackage(at.reference, at.tree, wanted);
}

// Two classes of packages are the same under the same name; what others extend is not known.
function isOfPackage(reference: ModuleReference, tree: Tree, wanted: Place | undefined): boolean | undefined {
  const extendsErrorAlone = isCodedError(reference);
  if (!wanted) return extendsErrorAlone ? true : undefined;
  // A package does not extend what its user writes; a file that was not found might.
  if (wanted.kind === 'node') return /^(?:[./#~]|@\/)/.test(reference.specifier) ? undefined : false;
  if (isSameReference({ reference, tree }, wanted)) return true;
  return extendsErrorAlone && packageOf(reference) !== packageOf(wanted.reference) ? false : undefined;
}

function packageOf({ specifier }: ModuleReference): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
