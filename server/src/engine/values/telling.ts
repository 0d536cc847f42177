import ts from 'typescript';
import { referenceOfDeclaration } from '../syntax/modules';
import { resolve, type Declaration } from '../syntax/scope';
import { bare } from '../syntax/tree';
import type { Environment } from './environment';

// Names of names of names.
const DEPTH = 4;

/**
 * Whether the arguments of the call at hand say anything about an expression: a cheap look at its names, before it is
 * worked out. The response, the request and what comes out of them say nothing.
 */
export function isTold(expression: ts.Node, environment: Environment, depth = DEPTH): boolean {
  if (environment.bindings.size === 0 || depth === 0) return false;
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      return declaration !== undefined && isTelling(declaration, environment, depth);
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isPropertyAccessExpression(node)) return visit(node.expression);
    if (ts.isPropertyAssignment(node)) return visit(node.initializer);
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(expression);
}

function isTelling(declaration: Declaration, environment: Environment, depth: number): boolean {
  const binding = environment.bindings.get(declaration);
  if (binding) return !binding.expression || !isOpaque(binding.expression, binding.environment, DEPTH);
  if (ts.isBindingElement(declaration)) {
    let at: ts.Node = declaration;
    while (ts.isBindingElement(at)) at = at.parent.parent;
    return isTelling(at as Declaration, environment, depth);
  }
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  const statement = declaration.parent.parent;
  if (ts.isSourceFile(statement.parent)) return false;
  return isTold(declaration.initializer, environment, depth - 1);
}

/** Whether nothing is known of what an argument is: the request, a row, whatever somebody waited for. */
export function isOpaque(expression: ts.Expression, environment: Environment, depth = DEPTH): boolean {
  if (depth === 0) return true;
  const node = bare(expression);
  switch (node.kind) {
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.ThisKeyword:
      return true;
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.CallExpression:
      return isOpaque((node as ts.CallExpression).expression, environment, depth);
    case ts.SyntaxKind.Identifier:
      return isOpaqueName(node as ts.Identifier, environment, depth);
    default:
      return false;
  }
}

function isOpaqueName(name: ts.Identifier, environment: Environment, depth: number): boolean {
  const declaration = resolve(name);
  if (!declaration) return !/^(?:undefined|NaN|Infinity)$/.test(ts.idText(name));
  // `const { KINDS } = require('./kinds')`: as known as an import.
  if (referenceOfDeclaration(declaration)) return false;
  const binding = environment.bindings.get(declaration);
  if (binding)
    return binding.expression !== undefined && isOpaque(binding.expression, binding.environment, depth - 1);
  if (ts.isParameter(declaration)) return !declaration.initializer;
  if (ts.isBindingElement(declaration)) return !declaration.initializer;
  if (!ts.isVariableDeclaration(declaration)) return false;
  // Set later, perhaps.
  return declaration.initializer
    ? isOpaque(declaration.initializer, environment, depth - 1)
    : ts.isCatchClause(declaration.parent);
}
