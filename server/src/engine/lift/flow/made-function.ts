import ts from 'typescript';
import { functionOf } from '../../syntax/callee';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, isWithin, type FunctionNode } from '../../syntax/tree';

/**
 * The function that a function makes for its caller: `(res) => (rows) => res.json(rows)`.
 * @param response the parameter that the response comes in by
 * @returns undefined for one that makes one of several, or does something with the response by itself: a status that it sets first
 * would not be seen
 */
export function functionMadeBy(fn: FunctionNode, response: ts.Node): FunctionNode | undefined {
  const { body } = fn;
  const statements = body && ts.isBlock(body) ? body.statements : [];
  const last = statements.at(-1);
  const value = last && ts.isReturnStatement(last) ? last.expression : body;
  const made = value && !ts.isBlock(value) ? functionOf(value) : undefined;
  if (!made || made === fn || !isWithin(made, fn)) return undefined;
  const does = (one: ts.Statement): boolean =>
    !isDefinition(one) && (usesResponse(one, response) || returns(one));
  return statements.slice(0, -1).some(does) ? undefined : made;
}

/**
 * Whether code says the name of the response.
 * @param onThis `this` is the response
 */
export function usesResponse(code: ts.Node, response: ts.Node | undefined, onThis = false): boolean {
  const visit = (node: ts.Node): boolean => {
    if (onThis && node.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (response && ts.isIdentifier(node) && resolve(node) === response) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(code);
}

function isDefinition(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return ts.isFunctionDeclaration(statement);
  return statement.declarationList.declarations.every(
    ({ initializer }) => initializer !== undefined && isFunctionNode(bare(initializer)),
  );
}

function returns(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  return !isFunctionNode(node) && (ts.forEachChild(node, (child) => returns(child) || undefined) ?? false);
}
