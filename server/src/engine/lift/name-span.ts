import ts from 'typescript';
import type { Span } from '../text/span';
import { isFunctionNode, spanOf, startOf, type FunctionNode, type Tree } from '../syntax/tree';

/** Where to point at a function: its name, that of what it is given to, else its first character. */
export function nameSpanOf(fn: FunctionNode, tree: Tree): Span {
  const name = fn.kind === ts.SyntaxKind.Constructor ? undefined : (fn as ts.FunctionDeclaration).name;
  if (name) return spanOf(name, tree);
  const { parent } = fn;
  if (
    (ts.isVariableDeclaration(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent)) &&
    !isFunctionNode(parent)
  ) {
    return spanOf(parent.name, tree);
  }
  const start = startOf(fn, tree);
  return { start, end: start + 1 };
}
