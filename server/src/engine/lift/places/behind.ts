import ts from 'typescript';
import { parameterPropertyOf } from '../../syntax/classes';
import { functionOf } from '../../syntax/callee';
import { redeclarations, resolve, type Declaration } from '../../syntax/scope';
import {
  bare,
  functionAround,
  isFunctionNode,
  memberName,
  propertyNameText,
  type Tree,
} from '../../syntax/tree';
import { assignmentsTo, memberAssignmentsTo, thisAssignmentsIn } from '../../values/assignments';
import { returnsOf } from '../../values/calls';
import { emptyEnvironment } from '../../values/environment';
import { placesOf } from '../../values/evaluate';
import type { CallsOf } from './calls-of';

/** Where a value is written. */
export interface Behind {
  readonly expression: ts.Expression;
  /** `definition` for a constant, enum or table at the top of the file. */
  readonly kind: 'status' | 'definition';
  /** The call, for an argument of one. */
  readonly call: ts.Node | undefined;
}

/** The expressions of this file that an arm of a status expression takes its value from. */
export function sourcesBehind(node: ts.Expression, tree: Tree, callsOf: CallsOf): readonly Behind[] {
  if (ts.isIdentifier(node)) return behindName(node, tree, callsOf);
  if (ts.isCallExpression(node)) {
    const fn = functionOf(node.expression);
    return fn ? written(returnsOf(fn)) : [];
  }
  const isMember = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isMember ? behindMember(node, tree, callsOf) : [];
}

type Values = readonly (ts.Expression | undefined)[];

function written(expressions: Values): readonly Behind[] {
  return expressions.flatMap((expression) =>
    expression ? [{ expression, kind: 'status', call: undefined }] : [],
  );
}

// What stands at the top of the file is a constant for everybody; in a function it is that function's own.
function defined(expressions: Values): readonly Behind[] {
  return expressions.flatMap((expression) => {
    if (!expression) return [];
    const isOwn = functionAround(expression) !== undefined;
    return [{ expression, kind: isOwn ? 'status' : 'definition', call: undefined }];
  });
}

function behindName(use: ts.Identifier, tree: Tree, callsOf: CallsOf): readonly Behind[] {
  const declaration = resolve(use);
  if (!declaration) return [];
  const assigned = assignmentsTo(declaration, ts.idText(use), tree)
    .filter(({ left }) => ts.isIdentifier(left))
    .map(({ right }) => right);
  const declared = [declaration, ...redeclarations(use)];
  return [
    ...defined(declared.map(initializerOf)),
    ...written(assigned),
    ...declared.flatMap((one) =>
      ts.isParameter(one) ? behindParameter(one, callsOf) : behindElement(one, callsOf),
    ),
  ];
}

function initializerOf(declaration: Declaration): ts.Expression | undefined {
  const holds =
    ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration);
  return holds ? declaration.initializer : undefined;
}

function behindParameter(parameter: ts.ParameterDeclaration, callsOf: CallsOf): readonly Behind[] {
  return argumentsFor(parameter, callsOf).map(({ argument, call }) => ({
    expression: argument,
    kind: 'status',
    call,
  }));
}

interface Argument {
  readonly argument: ts.Expression;
  readonly call: ts.Node;
}

function argumentsFor(parameter: ts.ParameterDeclaration, callsOf: CallsOf): readonly Argument[] {
  const fn = parameter.parent;
  if (!isFunctionNode(fn) || parameter.dotDotDotToken) return [];
  const own = fn.parameters.filter(({ name }) => !ts.isIdentifier(name) || ts.idText(name) !== 'this');
  const index = own.indexOf(parameter);
  return callsOf(fn).flatMap((call) => {
    const args = call.arguments ?? [];
    const argument = args[index];
    return argument && !args.slice(0, index + 1).some(ts.isSpreadElement) ? [{ argument, call }] : [];
  });
}

// `function send(res, { status = 200 })`, called with `{ status: 404 }`.
function behindElement(element: Declaration, callsOf: CallsOf): readonly Behind[] {
  if (!ts.isBindingElement(element) || !ts.isParameter(element.parent.parent)) return [];
  const name = propertyNameText(element.propertyName ?? element.name);
  return argumentsFor(element.parent.parent, callsOf).flatMap(({ argument, call }): readonly Behind[] => {
    const object = bare(argument);
    const expression = ts.isObjectLiteralExpression(object) ? valueIn(object, name) : undefined;
    return expression ? [{ expression, kind: 'status', call }] : [];
  });
}

function behindMember(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  tree: Tree,
  callsOf: CallsOf,
): readonly Behind[] {
  const name = memberName(node);
  if (name === undefined && ts.isPropertyAccessExpression(node)) return [];
  const owner = bare(node.expression);
  const { places } = placesOf(owner, emptyEnvironment(tree));
  const nodes = places.flatMap((place) => (place.kind === 'node' ? [place.node] : []));
  const values = defined(nodes.flatMap((one) => valuesIn(one, name)));
  if (name === undefined) return values;
  if (owner.kind === ts.SyntaxKind.ThisKeyword) {
    const classes = nodes.filter((one) => ts.isClassLike(one));
    return [...values, ...classes.flatMap((one) => behindOwnMember(one, name, tree, callsOf))];
  }
  const declaration = values.length > 0 && ts.isIdentifier(owner) ? resolve(owner) : undefined;
  const assigned = declaration
    ? memberAssignmentsTo(declaration, ts.idText(owner as ts.Identifier), name, tree)
    : [];
  return [...values, ...written(assigned.map(({ right }) => right))];
}

// `this.status`, set in the class or by a parameter of its constructor (`constructor(private status: number)`).
function behindOwnMember(
  owner: ts.ClassLikeDeclaration,
  name: string,
  tree: Tree,
  callsOf: CallsOf,
): readonly Behind[] {
  const property = parameterPropertyOf(owner, name);
  const assigned = thisAssignmentsIn(owner, name, tree).map(({ right }) => right);
  return [
    ...written([...assigned, property?.initializer]),
    ...(property ? behindParameter(property, callsOf) : []),
  ];
}

function valuesIn(node: ts.Node, name: string | undefined): readonly ts.Expression[] {
  if (ts.isObjectLiteralExpression(node)) {
    if (name !== undefined) return [valueIn(node, name)].filter((value) => value !== undefined);
    return node.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [property.initializer] : [],
    );
  }
  const members: readonly (ts.EnumMember | ts.ClassElement)[] =
    ts.isEnumDeclaration(node) || ts.isClassLike(node) ? node.members : [];
  return members.flatMap((member) => {
    const holds = ts.isEnumMember(member) || ts.isPropertyDeclaration(member);
    const isNamed = name === undefined || propertyNameText(member.name) === name;
    return holds && isNamed && member.initializer ? [member.initializer] : [];
  });
}

function valueIn(object: ts.ObjectLiteralExpression, name: string | undefined): ts.Expression | undefined {
  const found = object.properties.find(
    (property) => name !== undefined && propertyNameText(property.name) === name,
  );
  if (!found) return undefined;
  if (ts.isPropertyAssignment(found)) return found.initializer;
  return ts.isShorthandPropertyAssignment(found) ? found.name : undefined;
}
