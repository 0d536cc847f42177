import ts from 'typescript';
import { superclassOf } from '../syntax/classes';
import { functionOf } from '../syntax/callee';
import { isElided } from '../syntax/elided';
import { resolve } from '../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText, type FunctionNode } from '../syntax/tree';
import type { Environment } from './environment';
import { landed } from './member-sources';
import type { Place, Places, Reader } from './reader';

// `Container.get(UserService)`, `container.resolve(UserService)`: what makes services by their classes.
const MAKES = /^(?:get|resolve|make|inject|useClass)$/;
const MOST_PARENTS = 4;

/** A function that a call runs, and what is known where it was found. */
export interface Called {
  readonly fn: FunctionNode;
  readonly environment: Environment;
}

/**
 * The function of the project that a call runs, as far as names, imports and declared classes tell: also the method of a
 * service that is a field with a class for its type, or that a container makes.
 * @returns undefined for packages and for what cannot be told
 */
export function functionCalled(
  call: ts.CallExpression,
  environment: Environment,
  reader: Reader,
): Called | undefined {
  const callee = bare(call.expression);
  const own = functionOf(callee);
  if (own) return known(own, environment);
  const { places, open } = placesOf(callee, environment, reader);
  const [only, ...others] = places;
  if (!open && others.length === 0 && only?.kind === 'node' && isFunctionNode(only.node))
    return known(only.node, only.environment);
  const name = memberName(callee);
  if (name === undefined) return undefined;
  const owner = bare((callee as ts.PropertyAccessExpression).expression);
  const type = classOf(owner, environment, reader);
  const [place, ...more] = type ? placesOf(type, environment, reader).places : [];
  return place && more.length === 0 ? methodOf(place, name, reader, MOST_PARENTS) : undefined;
}

function placesOf(expression: ts.Expression, environment: Environment, reader: Reader): Places {
  return landed(reader.places(expression, environment), reader);
}

function known(fn: FunctionNode, environment: Environment): Called | undefined {
  return isElided(fn) ? undefined : { fn, environment };
}

function methodOf(place: Place, name: string, reader: Reader, depth: number): Called | undefined {
  if (depth === 0 || place.kind !== 'node' || !ts.isClassLike(place.node)) return undefined;
  const { environment } = place;
  for (const member of place.node.members) {
    if (propertyNameText(member.name) !== name) continue;
    if (isFunctionNode(member)) return known(member, environment);
    const value =
      ts.isPropertyDeclaration(member) && member.initializer ? bare(member.initializer) : undefined;
    return value && isFunctionNode(value) ? known(value, environment) : undefined;
  }
  const parent = superclassOf(place.node);
  const [found] = parent ? placesOf(parent, environment, reader).places : [];
  return found && methodOf(found, name, reader, depth - 1);
}

// The class that a receiver is said to be an instance of: by its type, or by what makes it.
function classOf(
  receiver: ts.Expression,
  environment: Environment,
  reader: Reader,
): ts.Expression | undefined {
  if (ts.isIdentifier(receiver)) {
    const declaration = resolve(receiver);
    return declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))
      ? classIn(declaration)
      : undefined;
  }
  const name = memberName(receiver);
  const owner = name === undefined ? undefined : bare((receiver as ts.PropertyAccessExpression).expression);
  if (owner?.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const [around] = reader.places(owner, environment).places;
  if (around?.kind !== 'node' || !ts.isClassLike(around.node)) return undefined;
  for (const member of around.node.members) {
    if (ts.isPropertyDeclaration(member) && propertyNameText(member.name) === name) {
      const found = classIn(member);
      if (found) return found;
    }
    if (!ts.isConstructorDeclaration(member)) continue;
    const parameter = member.parameters.find((one) => propertyNameText(one.name) === name);
    const found = parameter && classIn(parameter);
    if (found) return found;
  }
  return undefined;
}

function classIn({
  type,
  initializer,
}: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration): ts.Expression | undefined {
  if (type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return type.typeName;
  const value = initializer && bare(initializer);
  if (!value || !ts.isCallExpression(value) || !MAKES.test(memberName(value.expression) ?? ''))
    return undefined;
  const [argument, ...others] = value.arguments;
  return argument && others.length === 0 && ts.isIdentifier(argument) ? argument : undefined;
}
