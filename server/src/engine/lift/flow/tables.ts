import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, type FunctionNode } from '../../syntax/tree';
import type { Run } from './run';

/** The functions that `actions[name]` can stand for: all that a table inside the handler holds and that answer. */
export function tableFunctionsOf(callee: ts.Expression, run: Run): readonly FunctionNode[] {
  if (!ts.isElementAccessExpression(callee)) return [];
  const owner = bare(callee.expression);
  const declaration = ts.isIdentifier(owner) ? resolve(owner) : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return [];
  return functionsIn(declaration.initializer, run);
}

/** The functions that answer among the elements of an array literal or the members of an object literal. */
export function functionsIn(literal: ts.Expression, run: Run): readonly FunctionNode[] {
  const node = bare(literal);
  if (!run.hot.has(node)) return [];
  const values: readonly ts.Node[] = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isObjectLiteralExpression(node)
      ? node.properties.map((property) =>
          ts.isPropertyAssignment(property) ? property.initializer : property,
        )
      : [];
  return values.filter(isFunctionNode).filter((fn) => run.hot.has(fn));
}
