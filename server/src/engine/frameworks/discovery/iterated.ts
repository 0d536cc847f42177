import ts from 'typescript';
import { isFunctionNode, memberName } from '../../syntax/tree';

/** `for (const x of xs)`: the expression that the variable runs over. */
export function iteratedBy(declaration: ts.VariableDeclaration): ts.Expression | undefined {
  const loop = declaration.parent.parent as ts.Node | undefined;
  return loop && ts.isForOfStatement(loop) ? loop.expression : undefined;
}

/** `xs.forEach((x) => …)`: the expression that the parameter runs over. */
export function iteratedByCallback(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const fn = parameter.parent as ts.Node;
  if (!isFunctionNode(fn) || fn.parameters[0] !== parameter) return undefined;
  const call = fn.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== fn) return undefined;
  const method = memberName(call.expression);
  if (method !== 'forEach' && method !== 'map') return undefined;
  return (call.expression as ts.PropertyAccessExpression).expression;
}
