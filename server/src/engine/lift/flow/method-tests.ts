import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { rememberedBy } from '../../syntax/remembered-by';
import { bare, memberName, type Tree } from '../../syntax/tree';
import type { PathCondition } from './state';

// Those that routes are made for, and what a browser asks before.
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const DEPTH = 12;

/**
 * The request methods with which a path is certainly not taken: all but one behind `if (req.method === 'OPTIONS')`.
 * What is asked beside the method is left open.
 * @param tree the file that the conditions stand in
 */
export function methodsWithout(last: PathCondition | undefined, tree: Tree): readonly string[] {
  if (!asksForMethod(tree)) return [];
  const tests: PathCondition[] = [];
  for (let at = last; at; at = at.outer) if (at.kind === 'test') tests.push(at);
  if (tests.length === 0) return [];
  return METHODS.filter((method) =>
    tests.some(({ node, holds }) => truthOf(node as ts.Expression, method, DEPTH) === !holds),
  );
}

// Few files ask for the method: in the others no condition has to be looked at.
const asking = rememberedBy<Tree, boolean>();

function asksForMethod(tree: Tree): boolean {
  const known = asking.get(tree) ?? /\bmethod\b/.test(tree.text);
  asking.set(tree, known);
  return known;
}

function truthOf(condition: ts.Expression, method: string, depth: number): boolean | undefined {
  if (depth === 0) return undefined;
  const node = bare(condition);
  const inner = (part: ts.Expression): boolean | undefined => truthOf(part, method, depth - 1);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return opposite(inner(node.operand));
  if (ts.isCallExpression(node)) return listed(node, method);
  if (!ts.isBinaryExpression(node)) return undefined;
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return decisive(inner(left), inner(right), false);
    case ts.SyntaxKind.BarBarToken:
      return decisive(inner(left), inner(right), true);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return isEqual(left, right, method) ?? isEqual(right, left, method);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return opposite(isEqual(left, right, method) ?? isEqual(right, left, method));
    default:
      return undefined;
  }
}

function opposite(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

// One false side decides an `&&`, one true side an `||`.
function decisive(left: boolean | undefined, right: boolean | undefined, by: boolean): boolean | undefined {
  if (left === by || right === by) return by;
  return left === undefined || right === undefined ? undefined : !by;
}

function isEqual(asked: ts.Expression, text: ts.Expression, method: string): boolean | undefined {
  const value = bare(text);
  return isMethod(asked) && ts.isStringLiteralLike(value) ? value.text.toUpperCase() === method : undefined;
}

// `['GET', 'HEAD'].includes(req.method)`, `SAFE.has(req.method)`
function listed(call: ts.CallExpression, method: string): boolean | undefined {
  const callee = bare(call.expression);
  const name = memberName(callee);
  const [asked, ...others] = call.arguments;
  if ((name !== 'includes' && name !== 'has') || !asked || others.length > 0 || !isMethod(asked))
    return undefined;
  return textsOf((callee as ts.PropertyAccessExpression).expression)?.some(
    (text) => text.toUpperCase() === method,
  );
}

function textsOf(list: ts.Expression): readonly string[] | undefined {
  const named = bare(list);
  const node = ts.isIdentifier(named) ? constantOf(named) : named;
  const array = node && ts.isNewExpression(node) ? node.arguments?.[0] : node;
  if (!array || !ts.isArrayLiteralExpression(bare(array))) return undefined;
  const { elements } = bare(array) as ts.ArrayLiteralExpression;
  const texts = elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []));
  return texts.length === elements.length ? texts : undefined;
}

function constantOf(name: ts.Identifier): ts.Expression | undefined {
  const declaration = resolve(name);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const isConstant = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConstant && ts.isIdentifier(declaration.name) ? bare(declaration.initializer) : undefined;
}

const REQUEST = /^_?(?:req|request)$/i;

// `req.method`, `request.raw.method`, `req.method.toUpperCase()`, `const method = req.method`.
function isMethod(expression: ts.Expression): boolean {
  let at = bare(expression);
  if (ts.isIdentifier(at)) at = constantOf(at) ?? at;
  if (ts.isCallExpression(at) && /^to(?:Upper|Lower)Case$/.test(memberName(at.expression) ?? ''))
    at = bare((bare(at.expression) as ts.PropertyAccessExpression).expression);
  if (memberName(at) !== 'method') return false;
  let owner = bare((at as ts.PropertyAccessExpression).expression);
  if (memberName(owner) === 'raw') owner = bare((owner as ts.PropertyAccessExpression).expression);
  return ts.isIdentifier(owner) && REQUEST.test(ts.idText(owner));
}
