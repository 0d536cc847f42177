import ts from 'typescript';
import { resolve, type Declaration } from './scope';
import { bare, isFunctionNode, memberName, propertyNameText, type FunctionNode } from './tree';

/**
 * The function of this file that an expression stands for: an inline function, a name of one, `this.method`,
 * a member of a constant object or of a class of this file, `fn.bind(x)`.
 * @returns undefined for functions of other files and for anything computed
 */
export function functionOf(expression: ts.Expression, depth = 6): FunctionNode | undefined {
  if (depth === 0) return undefined;
  const node = bare(expression);
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return node;
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    return declaration && functionOfDeclaration(declaration, depth - 1);
  }
  if (ts.isCallExpression(node)) {
    const callee = bare(node.expression);
    const owner =
      memberName(callee) === 'bind' ? (callee as ts.PropertyAccessExpression).expression : undefined;
    return owner && functionOf(owner, depth - 1);
  }
  const name = memberName(node);
  if (name === undefined) return undefined;
  const owner = bare((node as ts.PropertyAccessExpression).expression);
  if (owner.kind === ts.SyntaxKind.ThisKeyword) return memberOfThis(node, name, depth);
  const declaration = ts.isIdentifier(owner) ? resolve(owner) : undefined;
  return declaration && memberFunction(declaration, name, depth - 1);
}

/** The parameter that an argument goes to, by its position; TypeScript's `this` takes none. */
export function parameterAt(fn: FunctionNode, index: number): ts.ParameterDeclaration | undefined {
  return fn.parameters[index < 0 || !takesThis(fn) ? index : index + 1];
}

/** Whether a function's first parameter is TypeScript's `this`, which only says what it is called on. */
export function takesThis({ parameters: [first] }: FunctionNode): boolean {
  return first !== undefined && ts.isIdentifier(first.name) && ts.idText(first.name) === 'this';
}

/** As {@link functionOf}, for what a name declares. */
function functionOfDeclaration(declaration: Declaration, depth = 6): FunctionNode | undefined {
  if (depth === 0) return undefined;
  if (isFunctionNode(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  return functionOf(declaration.initializer, depth - 1);
}

function memberFunction(declaration: Declaration, name: string, depth: number): FunctionNode | undefined {
  if (ts.isClassLike(declaration)) return memberOfClass(declaration, name, depth);
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const value = bare(declaration.initializer);
  if (ts.isObjectLiteralExpression(value)) return memberOfObject(value, name, depth);
  if (ts.isNewExpression(value) && ts.isIdentifier(value.expression)) {
    const constructed = resolve(value.expression);
    if (constructed && ts.isClassLike(constructed)) return memberOfClass(constructed, name, depth);
  }
  return undefined;
}

function memberOfThis(from: ts.Node, name: string, depth: number): FunctionNode | undefined {
  let at = from.parent as ts.Node | undefined;
  while (at) {
    if (ts.isClassLike(at)) return memberOfClass(at, name, depth);
    if (ts.isObjectLiteralExpression(at)) {
      const found = memberOfObject(at, name, depth);
      if (found) return found;
    }
    at = at.parent;
  }
  return undefined;
}

function memberOfClass(
  owner: ts.ClassLikeDeclaration,
  name: string,
  depth: number,
): FunctionNode | undefined {
  for (const member of owner.members) {
    if (propertyNameText(member.name) !== name) continue;
    if (isFunctionNode(member)) return member;
    if (ts.isPropertyDeclaration(member) && member.initializer)
      return functionOf(member.initializer, depth - 1);
  }
  return undefined;
}

function memberOfObject(
  owner: ts.ObjectLiteralExpression,
  name: string,
  depth: number,
): FunctionNode | undefined {
  for (const property of owner.properties) {
    if (propertyNameText(property.name) !== name) continue;
    if (isFunctionNode(property)) return property;
    if (ts.isPropertyAssignment(property)) return functionOf(property.initializer, depth - 1);
    if (ts.isShorthandPropertyAssignment(property)) {
      const declaration = resolve(property.name);
      return declaration && functionOfDeclaration(declaration, depth - 1);
    }
  }
  return undefined;
}
