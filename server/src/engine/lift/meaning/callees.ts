import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';

/** The last name of what is called or read: `findById` of `User.findById`, of `this.users.findById`; empty when computed. */
export function lastName(expression: ts.Expression): string {
  const node = bare(expression);
  if (ts.isIdentifier(node)) return ts.idText(node);
  if (ts.isCallExpression(node)) return lastName(node.expression);
  if (ts.isAwaitExpression(node)) return lastName(node.expression);
  return memberName(node) ?? (ts.isElementAccessExpression(node) ? lastName(node.expression) : '');
}

/** What is called, as dotted names without arguments: `User.findById`, `db.select.from`; `…` for what has no name. */
export function calleeText(expression: ts.Expression): string {
  const node = bare(expression);
  if (ts.isIdentifier(node)) return ts.idText(node);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isCallExpression(node) || ts.isAwaitExpression(node)) return calleeText(node.expression);
  const name = memberName(node);
  if (name === undefined) return '…';
  return `${calleeText((node as ts.PropertyAccessExpression).expression)}.${name}`;
}

/** The object of a method call: `User` in `User.findById(id)`; undefined for a plain function. */
export function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = bare(call.expression);
  return ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)
    ? callee.expression
    : undefined;
}

/** Every call of a chain, the outermost first: `a.b(x).c(y)` gives `….c(y)` and `a.b(x)`. */
export function chainOf(call: ts.CallExpression): readonly ts.CallExpression[] {
  const chain: ts.CallExpression[] = [];
  let at: ts.Expression | undefined = call;
  while (at && chain.length < 24) {
    const node = bare(at);
    if (ts.isCallExpression(node)) {
      chain.push(node);
      at = receiverOf(node);
    } else if (ts.isPropertyAccessExpression(node)) at = node.expression;
    else if (ts.isAwaitExpression(node)) at = node.expression;
    else at = undefined;
  }
  return chain;
}

/** The function expression among the arguments of a call, if any. */
export function callbackOf(call: ts.CallExpression): ts.ArrowFunction | ts.FunctionExpression | undefined {
  return call.arguments.find((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
}
