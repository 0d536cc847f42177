import ts from 'typescript';
import { bare, isFunctionNode, memberName } from '../syntax/tree';

const EQUALS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
]);

/** What a member of an error is compared with where it stands: the `ValidationError` of `err.name === 'ValidationError'`. */
export function comparedWith(access: ts.Node): string | undefined {
  const { parent } = access;
  if (!ts.isBinaryExpression(parent) || !EQUALS.has(parent.operatorToken.kind)) return undefined;
  const other = bare(parent.left === access ? parent.right : parent.left);
  return ts.isStringLiteralLike(other) || ts.isNumericLiteral(other) ? other.text : undefined;
}

/** Whether a member is only asked for in front of a comparison of the same one: `err.code && err.code === 11000`. */
export function isAskedForComparison(access: ts.Node): boolean {
  const { parent } = access;
  if (!ts.isBinaryExpression(parent) || parent.left !== access) return false;
  if (parent.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return false;
  return conjunctsOf(parent.right).some((one) => comparesMember(one, memberName(access)));
}

/** Whether a node stands where a comparison of an error's member with a constant has led. */
export function isBehindComparison(node: ts.Node): boolean {
  for (let at = node; !isFunctionNode(at) && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    const test =
      ts.isIfStatement(parent) && parent.thenStatement === at
        ? parent.expression
        : ts.isConditionalExpression(parent) && parent.whenTrue === at
          ? parent.condition
          : undefined;
    if (test && conjunctsOf(test).some((one) => comparesMember(one, undefined))) return true;
  }
  return false;
}

function conjunctsOf(test: ts.Expression): readonly ts.Expression[] {
  const node = bare(test);
  const isAnd =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? [...conjunctsOf(node.left), ...conjunctsOf(node.right)] : [node];
}

function comparesMember(test: ts.Expression, name: string | undefined): boolean {
  if (!ts.isBinaryExpression(test)) return false;
  return [test.left, test.right].some((side) => {
    const access = bare(side);
    const member = memberName(access);
    return member !== undefined && (name ?? member) === member && comparedWith(access) !== undefined;
  });
}
