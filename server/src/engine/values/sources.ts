import ts from 'typescript';
import { isExports } from '../syntax/exports';
import { redeclarations, resolve, type Declaration } from '../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText } from '../syntax/tree';
import { assignmentsTo, isPassedOn, memberAssignmentsTo } from './assignments';
import { caughtBehind, isCaughtMember, membersOfCaught } from './caught';
import { decided } from './decide';
import type { Environment } from './environment';
import { isErrorVariable, isStatusMember, isUnguardedError } from './error-variable';
import { instanceOf } from './instances';
import {
  elementOf,
  isStatic,
  joinedPlaces,
  landed,
  membersOf,
  mergeSources,
  MOST,
  placesOfSources,
} from './member-sources';
import { callEnvironment } from './calls';
import { memberByKey } from './computed-members';
import { sameSymbol, symbolOf, type ConstantSymbol } from './equality';
import { isTold } from './telling';
import { returnsIn } from './returned';
import { NOTHING, singleOf } from './possible';
import { NOWHERE, UNREADABLE, type PlaceNode, type Places, type Reader, type Sources } from './reader';
import { sitedIn, sourcesOfAssignments, sourcesOfVariable, reachingIn } from './variable-sources';

/** Where a variable (`status`) or a member (`STATUS.NOT_FOUND`, `MAP[key]`) gets its values. */
export function sourcesOf(node: ts.Expression, environment: Environment, reader: Reader): Sources {
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    if (!declaration) return UNREADABLE;
    const name = ts.idText(node);
    const others = redeclarations(node);
    if (others.length === 0) return sourcesOfVariable(declaration, name, environment, reader, node);
    if (others.length > MOST) return UNREADABLE;
    const own = sourcesOfVariable(declaration, name, environment, reader);
    return mergeSources([own, ...others.map((other) => sourcesOfVariable(other, name, environment, reader))]);
  }
  const name = memberName(node);
  if (name !== undefined) return member(node as ts.PropertyAccessExpression, name, environment, reader);
  if (!ts.isElementAccessExpression(node)) return UNREADABLE;
  const key = singleOf(reader.evaluate(node.argumentExpression, environment));
  if (key?.kind === 'number') return member(node, String(key.value), environment, reader);
  if (key?.kind === 'text' && key.exact) return member(node, key.text, environment, reader);
  const owner = reader.places(node.expression, environment);
  const symbol = isTold(node, environment)
    ? symbolOf(node.argumentExpression, environment, reader)
    : undefined;
  return (symbol && keyedBy(symbol, owner, reader)) ?? elementOf(owner, undefined, reader);
}

// `STATUS[err.code]`, where the code is one of a package's: it is looked for among the names of the table.
function keyedBy(symbol: ConstantSymbol, owner: Places, reader: Reader): Sources | undefined {
  const [table, ...others] = landed(owner, reader).places;
  if (owner.open || others.length > 0 || table?.kind !== 'node') return undefined;
  const { node, environment } = table;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const found = memberByKey(node, environment, (name) => {
    const other = symbolOf(name, environment, reader);
    return other && sameSymbol(symbol, other);
  });
  return found.open ? undefined : found;
}

function member(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: string,
  environment: Environment,
  reader: Reader,
): Sources {
  const owner = bare(node.expression);
  const caught = isCaughtMember(name) ? caughtBehind(owner, environment) : undefined;
  const found = caught
    ? membersOfCaught(caught, name, node, environment, reader)
    : membersOf(reader.places(owner, environment), name, reader);
  const argument = argumentBehind(owner, environment);
  const own = argument ? sitedIn(argument, found) : found;
  if (!ts.isIdentifier(owner)) return own;
  const declaration = resolve(owner);
  if (!declaration) return own;
  const ownerName = ts.idText(owner);
  const all = memberAssignmentsTo(declaration, ownerName, name, environment.tree);
  // What the call is given decides which of them count: `if (err.code === 11000) failure.status = 409;`.
  const isCall = environment.bindings.size > 0 && all.length > 0;
  const reaching = isCall ? reachingIn(environment, reader, node, declaration, all) : undefined;
  const assigned = reaching?.assignments ?? all;
  const set = sourcesOfAssignments(assigned, environment);
  const isChanged = !own.open && isLocal(declaration) && isPassedOn(declaration, ownerName, environment.tree);
  const given = givenMembers(declaration, name, environment);
  const isOverwritten = reaching?.initial === false;
  if (isOverwritten && assignmentsTo(declaration, ownerName, environment.tree).length === 0)
    return isChanged ? { ...set, open: true } : set;
  if (assigned.length === 0 && !isChanged && given.length === 0) return own;
  return mergeSources([own, set, ...given, { sources: [], open: isChanged }]);
}

// What the caller sets in the variable that it gives: `error.status = 404; fail(error);`.
function givenMembers(declaration: Declaration, name: string, { bindings }: Environment): readonly Sources[] {
  const binding = bindings.get(declaration);
  const given = binding?.expression && bare(binding.expression);
  const variable = given && ts.isIdentifier(given) ? resolve(given) : undefined;
  if (!binding || !variable || variable === declaration) return [];
  const { environment } = binding;
  const assigned = memberAssignmentsTo(variable, ts.idText(given as ts.Identifier), name, environment.tree);
  const own = assigned.length > 0 ? [sourcesOfAssignments(assigned, environment)] : [];
  return [...own, ...givenMembers(variable, name, environment)];
}

// The argument that a parameter at the root of `options.x` stands for.
function argumentBehind(owner: ts.Expression, environment: Environment): ts.Expression | undefined {
  if (environment.bindings.size === 0) return undefined;
  let root = owner;
  while (memberName(root) !== undefined) root = bare((root as ts.PropertyAccessExpression).expression);
  const declaration = ts.isIdentifier(root) ? resolve(root) : undefined;
  return declaration && environment.bindings.get(declaration)?.expression;
}

// A table of the module is read by functions; an object in a function is often one that they fill.
function isLocal(declaration: Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration)) return false;
  const statement = declaration.parent.parent;
  return ts.isVariableStatement(statement) && !ts.isSourceFile(statement.parent);
}

const FALLBACKS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** The things with members that an expression can denote; one step of a {@link Reader}. */
export function readPlaces(expression: ts.Expression, environment: Environment, reader: Reader): Places {
  const node = bare(expression);
  switch (node.kind) {
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.ClassExpression:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ArrowFunction:
      return placeOf(node as PlaceNode, environment, false);
    case ts.SyntaxKind.ThisKeyword:
      return placeOfThis(node, environment);
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      const known = environment.bindings.size > 0 ? decided(condition, environment, reader) : undefined;
      if (known !== undefined) return reader.places(known ? whenTrue : whenFalse, environment);
      return joinedPlaces([reader.places(whenTrue, environment), reader.places(whenFalse, environment)]);
    }
    case ts.SyntaxKind.BinaryExpression: {
      const { left, operatorToken, right } = node as ts.BinaryExpression;
      return FALLBACKS.has(operatorToken.kind)
        ? joinedPlaces([reader.places(left, environment), reader.places(right, environment)])
        : NOWHERE;
    }
    case ts.SyntaxKind.CallExpression:
      return placesOfCall(node as ts.CallExpression, environment, reader);
    case ts.SyntaxKind.NewExpression:
      return placesOfInstance(node as ts.NewExpression, environment, reader);
    case ts.SyntaxKind.AwaitExpression:
      return reader.places((node as ts.AwaitExpression).expression, environment);
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
      // Its members are what the file assigns to them.
      if (isExports(node)) return { places: [], open: false };
      return placesOfSources(sourcesOf(node, environment, reader), reader);
    default:
      return NOWHERE;
  }
}

// `require('x')`, `Object.freeze({…})`, and what a function of the project returns: `failure(404).code`.
function placesOfCall(call: ts.CallExpression, environment: Environment, reader: Reader): Places {
  const callee = bare(call.expression);
  const [argument] = call.arguments;
  if (argument && (memberName(callee) === 'freeze' || memberName(callee) === 'seal')) {
    return reader.places(argument, environment);
  }
  const isRequire =
    ts.isIdentifier(callee) &&
    ts.idText(callee) === 'require' &&
    argument !== undefined &&
    ts.isStringLiteralLike(argument);
  if (!isRequire) return placesReturned(call, environment, reader);
  const reference = { specifier: argument.text, path: [] };
  return { places: [{ kind: 'package', reference, tree: environment.tree }], open: false };
}

function placesReturned(call: ts.CallExpression, environment: Environment, reader: Reader): Places {
  const { places, open } = landed(reader.places(call.expression, environment), reader);
  const [only, ...others] = places;
  if (open || others.length > 0 || only?.kind !== 'node' || !isFunctionNode(only.node)) return NOWHERE;
  const fn = only.node;
  if (fn.asteriskToken) return NOWHERE;
  const inner = callEnvironment(fn, call.arguments, environment, only.environment);
  let found: Places = NOWHERE;
  reader.enter(fn, () => {
    found = joinedPlaces(
      returnsIn(fn, inner, reader).map((value) => (value ? reader.places(value, inner) : NOWHERE)),
    );
    return NOTHING;
  });
  return found;
}

// `new Failure(404)`: its members are read with what its constructor was given.
function placesOfInstance(node: ts.NewExpression, environment: Environment, reader: Reader): Places {
  const { places, open } = landed(reader.places(node.expression, environment), reader);
  const made = places.map((place) => instanceOf(place, { args: node.arguments ?? [], environment }));
  if (open || made.length === 0 || !made.every((place) => place !== undefined)) return NOWHERE;
  return { places: made, open: false };
}

function placeOf(node: PlaceNode, environment: Environment, instance: boolean): Places {
  return { places: [{ kind: 'node', node, environment, instance }], open: false };
}

// The class around a method, property or constructor; the object around a method of an object literal.
function placeOfThis(node: ts.Node, environment: Environment): Places {
  let at = node;
  let parent = at.parent as ts.Node | undefined;
  while (parent && !ts.isClassLike(parent)) {
    if (ts.isObjectLiteralExpression(parent) && !ts.isSpreadAssignment(at) && bindsThis(at)) {
      return placeOf(parent, environment, false);
    }
    if (isFunctionNode(at) && !ts.isArrowFunction(at) && !bindsThis(parent)) return NOWHERE;
    at = parent;
    parent = at.parent;
  }
  if (!parent || !ts.isClassLike(parent) || !ts.isClassElement(at)) return NOWHERE;
  return placeOf(parent, environment, !isStatic(at));
}

function bindsThis(property: ts.Node): boolean {
  if (ts.isMethodDeclaration(property) || ts.isAccessor(property)) return true;
  return ts.isPropertyAssignment(property) && ts.isFunctionExpression(property.initializer);
}

/** Whether an expression is the status of a caught error as it is, with nothing that says it has one: `err.code`. */
export function unguardedMember(node: ts.Expression, environment: Environment): boolean {
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    if (!declaration || !ts.isBindingElement(declaration) || declaration.initializer) return false;
    const name = propertyNameText(declaration.propertyName ?? declaration.name);
    const owner = declaration.parent.parent;
    if (name === undefined || !isStatusMember(name) || !ts.isVariableDeclaration(owner)) return false;
    return owner.initializer !== undefined && isUnguarded(bare(owner.initializer), environment);
  }
  const name = memberName(node);
  if (name === undefined || !isStatusMember(name)) return false;
  return isUnguarded(bare((node as ts.PropertyAccessExpression).expression), environment);
}

function isUnguarded(owner: ts.Expression, environment: Environment): boolean {
  if (!ts.isIdentifier(owner)) return false;
  const declaration = resolve(owner);
  if (!declaration || !isErrorVariable(declaration) || environment.bindings.has(declaration)) return false;
  return isUnguardedError(declaration, ts.idText(owner));
}
