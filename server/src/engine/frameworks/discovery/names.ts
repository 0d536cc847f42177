import ts from 'typescript';
import {
  bare,
  functionAround,
  isFunctionNode,
  memberName,
  propertyNameText,
  type FunctionNode,
} from '../../syntax/tree';

const LEVELS = 12;

/**
 * The name that a function goes by: its own, or that of the variable, property, member or factory that holds it, also
 * through wrappers (`exports.login = asyncHandler(async (req, res) => …)` is `login`).
 */
export function functionName(fn: FunctionNode): string | undefined {
  if (!ts.isConstructorDeclaration(fn) && fn.name) return propertyNameText(fn.name);
  let node: ts.Node = fn;
  for (let level = 0; level < LEVELS; level++) {
    const parent = node.parent as ts.Node | undefined;
    if (!parent) return undefined;
    if (
      ts.isVariableDeclaration(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent)
    ) {
      return propertyNameText(parent.name);
    }
    if (ts.isBinaryExpression(parent)) {
      const named = parent.right === node ? nameOfTarget(parent.left) : undefined;
      if (named) return named;
    } else if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) {
      const factory: FunctionNode | undefined = isFunctionNode(parent) ? parent : functionAround(parent);
      if (!factory) return undefined;
      if (!ts.isConstructorDeclaration(factory) && factory.name) return propertyNameText(factory.name);
      node = factory;
      continue;
    } else if (!ts.isExpression(parent)) return undefined;
    node = parent;
  }
  return undefined;
}

function nameOfTarget(target: ts.Expression): string | undefined {
  const node = bare(target);
  if (ts.isIdentifier(node)) return ts.idText(node);
  const name = memberName(node);
  return name === 'exports' ? undefined : name;
}
