import ts from 'typescript';
import { conventionError } from '../../facts/convention';
import { STATUS_MEMBERS } from '../../facts/error-classes';
import { superclassOf } from '../../syntax/classes';
import { resolve } from '../../syntax/scope';
import { bare, functionAround, memberName, propertyNameText, type Tree } from '../../syntax/tree';
import { returnsOf } from '../../values/calls';
import { emptyEnvironment } from '../../values/environment';
import { isErrorVariable } from '../../values/error-variable';
import { evaluateStatus, placesOf } from '../../values/evaluate';
import { armsOf } from './arms';
import { classAround } from './calls-of';
import { isErrorName, makesErrors, nameOf } from './error-names';
import { expressionWritten, type Written } from './written';

/**
 * The statuses that errors carry as members: fields and constructors of error classes (`this.statusCode = 404`,
 * `super(message, 404)`), `err.status = 404`, and what is thrown as an object.
 * @param thrown what is thrown or handed on
 */
export function memberWrites(tree: Tree, thrown: ReadonlySet<ts.Node>): readonly Written[] {
  const values = [
    ...tree.classes.filter(makesErrors).flatMap(fieldValues),
    ...tree.memberAssignments.flatMap((assignment) => assignedValue(assignment)),
    ...[...thrown].flatMap((node) => objectsOf(node as ts.Expression, tree).flatMap(objectValues)),
    ...tree.calls.flatMap((call) => callValues(call, tree)),
  ];
  return values
    .filter(({ member, value }) => isStatus(member, value, tree))
    .map(({ value }) => expressionWritten(value));
}

/** The status that an error gets as an argument: the expression itself, or a member of the object that it names. */
export function statusWrites(argument: ts.Expression, tree: Tree): readonly Written[] {
  const objects = objectsOf(argument, tree);
  if (objects.length === 0) return [expressionWritten(argument)];
  return objects
    .flatMap(objectValues)
    .filter(({ member, value }) => isStatus(member, value, tree))
    .map(({ value }) => expressionWritten(value));
}

function objectsOf(expression: ts.Expression, tree: Tree): readonly ts.ObjectLiteralExpression[] {
  const node = bare(expression);
  if (ts.isObjectLiteralExpression(node)) return [node];
  if (!ts.isIdentifier(node)) return [];
  const { places } = placesOf(node, emptyEnvironment(tree));
  return places.flatMap((place) =>
    place.kind === 'node' && ts.isObjectLiteralExpression(place.node) ? [place.node] : [],
  );
}

interface MemberValue {
  readonly member: string;
  readonly value: ts.Expression;
}

const ARGUMENT = 'statusCode';

function fieldValues({ members }: ts.ClassLikeDeclaration): readonly MemberValue[] {
  return members.flatMap((node) => {
    const member = propertyNameText(node.name);
    if (member === undefined || !STATUS_MEMBERS.includes(member)) return [];
    if (ts.isGetAccessor(node)) return returnsOf(node).flatMap((value) => (value ? [{ member, value }] : []));
    return ts.isPropertyDeclaration(node) && node.initializer ? [{ member, value: node.initializer }] : [];
  });
}

function assignedValue({ left, right }: ts.BinaryExpression): readonly MemberValue[] {
  const member = memberName(left);
  if (member === undefined || !STATUS_MEMBERS.includes(member)) return [];
  const owner = bare((left as ts.PropertyAccessExpression).expression);
  return isError(owner) ? [{ member, value: right }] : [];
}

function isError(owner: ts.Expression): boolean {
  if (owner.kind === ts.SyntaxKind.ThisKeyword) {
    const around = classAround(owner);
    return around !== undefined && makesErrors(around);
  }
  const declaration = ts.isIdentifier(owner) ? resolve(owner) : undefined;
  if (!declaration) return false;
  if (isErrorVariable(declaration)) return true;
  const value =
    ts.isVariableDeclaration(declaration) && declaration.initializer && bare(declaration.initializer);
  if (!value) return false;
  if (ts.isObjectLiteralExpression(value)) return /err(?:or)?$/i.test(ts.idText(owner as ts.Identifier));
  return (ts.isNewExpression(value) || ts.isCallExpression(value)) && isErrorName(nameOf(value.expression));
}

function objectValues({ properties }: ts.ObjectLiteralExpression): readonly MemberValue[] {
  return properties.flatMap((property) => {
    const member = propertyNameText(property.name);
    if (member === undefined || !STATUS_MEMBERS.includes(member)) return [];
    if (ts.isShorthandPropertyAssignment(property)) return [{ member, value: property.name }];
    return ts.isPropertyAssignment(property) ? [{ member, value: property.initializer }] : [];
  });
}

function callValues(call: ts.CallExpression, tree: Tree): readonly MemberValue[] {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) return superValues(call, tree);
  // `Object.assign(new Error('…'), { status: 404 })`
  const [target, extra] = call.arguments;
  if (memberName(bare(call.expression)) !== 'assign' || !target || !extra) return [];
  const [error, object] = [bare(target), bare(extra)];
  const isMarked = ts.isNewExpression(error) && isErrorName(nameOf(error.expression));
  return isMarked && ts.isObjectLiteralExpression(object) ? objectValues(object) : [];
}

function superValues(call: ts.CallExpression, tree: Tree): readonly MemberValue[] {
  const around = classAround(call);
  const callee = around && makesErrors(around) ? superclassOf(around) : undefined;
  if (!callee) return [];
  const environment = emptyEnvironment(tree);
  const { statusArgument } = conventionError({ node: call, callee, args: call.arguments, environment });
  if (statusArgument) return [{ member: ARGUMENT, value: statusArgument }];
  return call.arguments.filter(isStatusParameter).map((value) => ({ member: ARGUMENT, value }));
}

// `super(message, statusCode)`: the parameter's default and what the calls give for it.
function isStatusParameter(argument: ts.Expression): argument is ts.Identifier {
  if (!ts.isIdentifier(argument) || !/status|^code$/i.test(ts.idText(argument))) return false;
  const declaration = resolve(argument);
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    declaration.parent === functionAround(argument)
  );
}

// `this.status = 'fail'` is none; `code` may be anything's.
function isStatus(member: string, value: ts.Expression, tree: Tree): boolean {
  const { codes, problems } = evaluateStatus(value, emptyEnvironment(tree));
  if (problems.length > 0 || armsOf(value).some(isText)) return false;
  if (member !== 'code') return true;
  return codes.length > 0 && codes.every(({ code }) => code >= 400 && code < 600);
}

function isText(arm: ts.Expression): boolean {
  return ts.isStringLiteralLike(arm) || ts.isTemplateExpression(arm);
}
