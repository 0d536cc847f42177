import ts from 'typescript';
import { isElided } from '../facts/excerpt';
import { enclosingClass } from '../frameworks/discovery/members';
import { functionOf } from '../syntax/callee';
import { resolve } from '../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText, type FunctionNode } from '../syntax/tree';
import type { Environment } from '../values/environment';
import { placesOf } from '../values/evaluate';
import type { Place } from '../values/reader';

// `Container.get(UserService)`, `container.resolve(UserService)`: what makes services by their classes.
const MAKES = /^(?:get|resolve|make|inject|useClass)$/;
const MOST_PARENTS = 4;

/**
 * The function of the project that a call runs, as far as names, imports and declared classes tell: also the method of a
 * service that is a field with a class for its type, or that a container makes.
 * @returns undefined for packages and for what cannot be told
 */
export function calledFunction(call: ts.CallExpression, environment: Environment): FunctionNode | undefined {
  const callee = bare(call.expression);
  const own = functionOf(callee);
  if (own) return known(own);
  const { places, open } = placesOf(callee, environment);
  const [only, ...others] = places;
  if (!open && others.length === 0 && only?.kind === 'node' && isFunctionNode(only.node))
    return known(only.node);
  const name = memberName(callee);
  if (name === undefined) return undefined;
  const type = classOf(bare((callee as ts.PropertyAccessExpression).expression));
  const [place, ...more] = type ? placesOf(type, environment).places : [];
  return place && more.length === 0 ? methodOf(place, name, MOST_PARENTS) : undefined;
}

function known(fn: FunctionNode): FunctionNode | undefined {
  return isElided(fn) ? undefined : fn;
}

function methodOf(place: Place, name: string, depth: number): FunctionNode | undefined {
  if (depth === 0 || place.kind !== 'node' || !ts.isClassLike(place.node)) return undefined;
  for (const member of place.node.members) {
    if (propertyNameText(member.name) !== name) continue;
    if (isFunctionNode(member)) return known(member);
    const value =
      ts.isPropertyDeclaration(member) && member.initializer ? bare(member.initializer) : undefined;
    return value && isFunctionNode(value) ? known(value) : undefined;
  }
  const clause = place.node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0]?.expression;
  const [found] = parent ? placesOf(parent, place.environment).places : [];
  return found && methodOf(found, name, depth - 1);
}

// The class that a receiver is said to be an instance of: by its type, or by what makes it.
function classOf(receiver: ts.Expression): ts.Expression | undefined {
  if (ts.isIdentifier(receiver)) {
    const declaration = resolve(receiver);
    return declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))
      ? classIn(declaration)
      : undefined;
  }
  const name = memberName(receiver);
  const owner = name === undefined ? undefined : bare((receiver as ts.PropertyAccessExpression).expression);
  const around = owner?.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(owner) : undefined;
  for (const member of around?.members ?? []) {
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
