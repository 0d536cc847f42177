import ts from 'typescript';
import type { Run } from '../flow/run';

/** The name of the error that is at hand at a place: the innermost catch's variable or callback's error parameter. */
export function errorVariableAt(node: ts.Node, run: Run): string | undefined {
  for (
    let at = node.parent as ts.Node | undefined;
    at && at !== run.fn.parent;
    at = at.parent as ts.Node | undefined
  ) {
    const declaration = ts.isCatchClause(at)
      ? at.variableDeclaration
      : ts.isFunctionExpression(at) || ts.isArrowFunction(at)
        ? at.parameters[0]
        : undefined;
    if (declaration && run.errors.has(declaration) && ts.isIdentifier(declaration.name))
      return ts.idText(declaration.name);
    if (at === run.fn) break;
  }
  return undefined;
}
