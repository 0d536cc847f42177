import ts from 'typescript';
import { isBuiltInError } from '../syntax/classes';
import { rememberedBy } from '../syntax/remembered-by';

import { bare, memberName, propertyNameText, type Tree } from '../syntax/tree';
import { isPassedOn, writesInto } from './assignments';
import { textConstant, UNDEFINED, type Constant } from './possible';

/** A table or a list as it is written. */
type Literal = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

/**
 * Whether an object or array may have what its literal does not have: other code gives it some, under names that are
 * worked out or in functions that get it, or is going to, as it holds nothing yet.
 */
export function isFilledLater(literal: Literal, tree: Tree): boolean {
  const known = filled.get(literal);
  if (known !== undefined) return known;
  const found = findFilling(literal, tree);
  filled.set(literal, found);
  return found;
}

const filled = rememberedBy<Literal, boolean>();

function findFilling(literal: Literal, tree: Tree): boolean {
  let value: ts.Node = literal;
  while (isWrapper(value.parent)) value = value.parent;
  const { parent } = value;
  const isEmpty = (ts.isArrayLiteralExpression(literal) ? literal.elements : literal.properties).length === 0;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const name = ts.idText(parent.name);
    const { byKey, byName, byMethod } = writesInto(parent, name, tree);
    if (byKey || byMethod) return true;
    return isOfModule(parent) && ((isEmpty && !byName) || isPassedOn(parent, name, tree));
  }
  if (!isEmpty) return false;
  // `this.cache = {}`, `cache = {}` in a class, `{ cache: {} }`
  if (ts.isBinaryExpression(parent)) {
    const { left, operatorToken } = parent;
    return operatorToken.kind === ts.SyntaxKind.EqualsToken && memberName(left) !== undefined;
  }
  return ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent);
}

function isWrapper(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

function isOfModule({ parent }: ts.VariableDeclaration): boolean {
  return ts.isVariableStatement(parent.parent) && ts.isSourceFile(parent.parent.parent);
}

// What JavaScript gives an error, or may give it.
const OF_ERRORS: ReadonlySet<string> = new Set([
  'message',
  'stack',
  'cause',
  'errors',
  'constructor',
  'toString',
]);

/**
 * What an error has under a name that none of its classes gives it: nothing, but for what every error has.
 * @param parent what the outermost of its own classes extends
 * @returns undefined where that is no error of JavaScript's own, or where it has more than a constant under this name
 */
export function memberOfError(parent: ts.Expression, name: string): Constant | undefined {
  if (!isBuiltInError(parent)) return undefined;
  if (name === 'name') return textConstant(ts.idText(bare(parent) as ts.Identifier));
  return OF_ERRORS.has(name) ? undefined : UNDEFINED;
}

/**
 * Whether a class that was searched for a member in vain may give it to its instances all the same: it declares it for
 * others to set, or hands `this` to something that can set anything.
 */
export function mayHaveMember(node: ts.ClassLikeDeclaration, name: string, tree: Tree): boolean {
  if (node.members.some((member) => propertyNameText(member.name) === name)) return true;
  const known = open.get(node);
  if (known !== undefined) return known;
  const found = node.members.some(handsOut) || isExtended(node, tree);
  open.set(node, found);
  return found;
}

const open = rememberedBy<ts.ClassLikeDeclaration, boolean>();

function handsOut(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return !isHarmless(node);
  if (ts.isIndexSignatureDeclaration(node) || ts.isComputedPropertyName(node)) return true;
  return ts.forEachChild(node, handsOut) ?? false;
}

// `this.code`, and what JavaScript's own functions do to an error: `Error.captureStackTrace(this, this.constructor)`.
function isHarmless(node: ts.Node): boolean {
  const { parent } = node;
  if (memberName(parent) !== undefined || ts.isReturnStatement(parent)) return true;
  return ts.isCallExpression(parent) && HARMLESS.test(memberName(parent.expression) ?? '');
}

const HARMLESS = /^(?:captureStackTrace|setPrototypeOf)$/;

// `AppError.prototype.status = 400`
function isExtended({ name, parent }: ts.ClassLikeDeclaration, tree: Tree): boolean {
  const own = propertyNameText(name ?? (ts.isVariableDeclaration(parent) ? parent.name : undefined));
  return tree.memberAssignments.some(({ left }) => {
    const prototype = (left as ts.PropertyAccessExpression).expression;
    if (memberName(prototype) !== 'prototype') return false;
    const owner = (prototype as ts.PropertyAccessExpression).expression;
    return ts.isIdentifier(owner) && ts.idText(owner) === own;
  });
}
