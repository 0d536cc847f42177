import ts from 'typescript';
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
import { assignmentsTo, memberAssignmentsTo } from '../../values/assignments';
import { returnsOf } from '../../values/calls';
import { emptyEnvironment } from '../../values/environment';
import { placesOf } from '../../values/evaluate';
import { armsOf } from './arms';
import type { CallsOf } from './calls-of';

/** One arm of a status expression. */
export interface Mark {
  readonly kind: 'status' | 'definition';
  readonly node: ts.Expression;
  /** The whole expression. */
  readonly expression: ts.Expression;
  /** The arm that reads this value from a variable or a function; undefined where it is written itself. */
  readonly readBy: Mark | undefined;
}

interface Origin {
  readonly expression: ts.Expression;
  readonly kind: Mark['kind'];
  readonly readBy: Mark | undefined;
}

/**
 * Prepares following status expressions to where their values are written: variables, tables, arguments of helpers,
 * what functions return. Each expression is followed once per tracer.
 */
export function tracerOf(tree: Tree, callsOf: CallsOf): (expression: ts.Expression) => readonly Mark[] {
  const seen = new Set<ts.Expression>();
  return (expression) => {
    const found: Mark[] = [];
    const waiting: Origin[] = [{ expression, kind: 'status', readBy: undefined }];
    for (let origin = waiting.shift(); origin; origin = waiting.shift()) {
      if (seen.has(origin.expression)) continue;
      seen.add(origin.expression);
      for (const node of armsOf(origin.expression)) {
        const mark: Mark = { ...origin, node };
        found.push(mark);
        waiting.push(...behind(mark, tree, callsOf));
      }
    }
    return found;
  };
}

// Where the value of an arm is written, when that is elsewhere in this file.
function behind(mark: Mark, tree: Tree, callsOf: CallsOf): readonly Origin[] {
  const { node } = mark;
  if (ts.isIdentifier(node)) return behindName(node, mark, tree, callsOf);
  if (ts.isCallExpression(node)) {
    const fn = functionOf(node.expression);
    return fn ? written(returnsOf(fn), mark) : [];
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return behindMember(node, mark, tree);
  return [];
}

function written(expressions: readonly (ts.Expression | undefined)[], readBy: Mark): readonly Origin[] {
  return expressions.flatMap((expression) =>
    expression ? [{ expression, kind: 'status' as const, readBy }] : [],
  );
}

// What stands at the top of the file is a constant for everybody; in a function it is that function's own.
function defined(expressions: readonly (ts.Expression | undefined)[], readBy: Mark): readonly Origin[] {
  return expressions.flatMap((expression) => {
    if (!expression) return [];
    const isOwn = functionAround(expression) !== undefined;
    return [{ expression, kind: isOwn ? ('status' as const) : ('definition' as const), readBy }];
  });
}

function behindName(use: ts.Identifier, mark: Mark, tree: Tree, callsOf: CallsOf): readonly Origin[] {
  const declaration = resolve(use);
  if (!declaration) return [];
  const name = ts.idText(use);
  const assigned = assignmentsTo(declaration, name, tree)
    .filter(({ left }) => ts.isIdentifier(left))
    .map(({ right }) => right);
  const declared = [declaration, ...redeclarations(use)];
  return [
    ...defined(declared.map(initializerOf), mark),
    ...written(assigned, mark),
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

// An argument decides at its own call, so it is read by nobody.
function behindParameter(parameter: ts.ParameterDeclaration, callsOf: CallsOf): readonly Origin[] {
  return argumentsFor(parameter, callsOf).map((expression) => ({
    expression,
    kind: 'status',
    readBy: undefined,
  }));
}

function argumentsFor(parameter: ts.ParameterDeclaration, callsOf: CallsOf): readonly ts.Expression[] {
  const fn = parameter.parent;
  if (!isFunctionNode(fn) || parameter.dotDotDotToken) return [];
  const own = fn.parameters.filter(({ name }) => propertyNameText(name) !== 'this');
  const index = own.indexOf(parameter);
  return callsOf(fn).flatMap((call) => {
    const args = call.arguments ?? [];
    const argument = args[index];
    return argument && !args.slice(0, index + 1).some(ts.isSpreadElement) ? [argument] : [];
  });
}

// `function send(res, { status = 200 })`, called with `{ status: 404 }`.
function behindElement(element: Declaration, callsOf: CallsOf): readonly Origin[] {
  if (!ts.isBindingElement(element) || !ts.isParameter(element.parent.parent)) return [];
  const name = propertyNameText(element.propertyName ?? element.name);
  return argumentsFor(element.parent.parent, callsOf).flatMap((argument) => {
    const object = bare(argument);
    const value = ts.isObjectLiteralExpression(object) ? valueIn(object, name) : undefined;
    return value ? [{ expression: value, kind: 'status', readBy: undefined }] : [];
  });
}

function behindMember(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  mark: Mark,
  tree: Tree,
): readonly Origin[] {
  const name = memberName(node);
  if (name === undefined && ts.isPropertyAccessExpression(node)) return [];
  const owner = bare(node.expression);
  const { places } = placesOf(owner, emptyEnvironment(tree));
  const values = places.flatMap((place) => (place.kind === 'node' ? valuesIn(place.node, name) : []));
  const declaration = ts.isIdentifier(owner) ? resolve(owner) : undefined;
  const assigned =
    declaration && name !== undefined && values.length > 0
      ? memberAssignmentsTo(declaration, ts.idText(owner as ts.Identifier), name, tree)
      : [];
  return [
    ...defined(values, mark),
    ...written(
      assigned.map(({ right }) => right),
      mark,
    ),
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
