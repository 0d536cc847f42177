import ts from 'typescript';
import { isBuiltInError } from '../syntax/classes';
import { bare, isFunctionNode, memberName } from '../syntax/tree';
import { isInstance } from './decide';
import type { Environment } from './environment';
import type { Reader } from './reader';

/** What stands around a use of a caught error and asks of which class the error is: one of these, or none of them. */
export interface ClassTest {
  readonly types: readonly ts.Expression[];
  readonly holds: boolean;
  readonly environment: Environment;
}

/** The tests on the way to a use; `unclear` where something else of the error is asked, such as its name. */
export interface CaughtTests {
  readonly classes: readonly ClassTest[];
  readonly unclear: boolean;
}

/**
 * Reads the conditions under which an expression is reached in its function, as far as they tell which error it is.
 * @param isError whether a name stands for the error
 */
export function testsAround(
  use: ts.Node,
  environment: Environment,
  isError: (node: ts.Identifier) => boolean,
): CaughtTests {
  const classes: ClassTest[] = [];
  let unclear = false;

  const concerns = (node: ts.Node): boolean =>
    ts.isIdentifier(node) ? isError(node) : (ts.forEachChild(node, concerns) ?? false);
  const typeAskedIn = (node: ts.Expression): ts.Expression | undefined =>
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    concerns(node.left)
      ? node.right
      : undefined;
  const suppose = (condition: ts.Expression, holds: boolean): void => {
    const node = bare(condition);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      suppose(node.operand, !holds);
      return;
    }
    const parts = partsOf(node, holds ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken);
    if (parts.length > 1) {
      for (const part of parts) suppose(part, holds);
      return;
    }
    const others = partsOf(node, holds ? ts.SyntaxKind.BarBarToken : ts.SyntaxKind.AmpersandAmpersandToken);
    const types = others.flatMap((part) => typeAskedIn(bare(part)) ?? []);
    if (types.length === others.length && (holds || types.length === 1))
      classes.push({ types, holds, environment });
    // That it is there says nothing; that it is not what was asked for leaves all others.
    else if (holds && !asksForPresence(node) && concerns(node)) unclear = true;
  };

  for (let at = use; !isFunctionNode(at) && !ts.isCatchClause(at) && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) && at !== parent.expression)
      suppose(parent.expression, at === parent.thenStatement);
    else if (ts.isConditionalExpression(parent) && at !== parent.condition)
      suppose(parent.condition, at === parent.whenTrue);
    else if (ts.isBinaryExpression(parent) && at === parent.right) {
      const { kind } = parent.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) suppose(parent.left, true);
      if (kind === ts.SyntaxKind.BarBarToken) suppose(parent.left, false);
    } else if (ts.isCaseClause(parent)) unclear ||= concerns(parent.parent.parent.expression);
    else if (ts.isBlock(parent)) {
      for (const statement of parent.statements) {
        if (statement === at) break;
        const isLeft =
          ts.isIfStatement(statement) && !statement.elseStatement && leaves(statement.thenStatement);
        if (isLeft) suppose(statement.expression, false);
      }
    }
  }
  return { classes, unclear };
}

function partsOf(node: ts.Expression, operator: ts.SyntaxKind): readonly ts.Expression[] {
  const at = bare(node);
  if (!ts.isBinaryExpression(at) || at.operatorToken.kind !== operator) return [at];
  return [...partsOf(at.left, operator), ...partsOf(at.right, operator)];
}

// `err`, `err?.status`, `'status' in err`, `typeof err.status === 'number'`, `err.status >= 400`
function asksForPresence(node: ts.Expression): boolean {
  if (!ts.isBinaryExpression(node)) return isMember(node);
  const { left, operatorToken, right } = node;
  if (ts.isTypeOfExpression(bare(left))) return true;
  return (
    operatorToken.kind === ts.SyntaxKind.InKeyword || (ORDER.has(operatorToken.kind) && !isMember(right))
  );
}

const ORDER: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

function isMember(node: ts.Expression): boolean {
  let at = bare(node);
  while (memberName(at) !== undefined) at = bare((at as ts.PropertyAccessExpression).expression);
  return ts.isIdentifier(at);
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** Whether an error passes tests of its class; undefined where that cannot be told. */
export function passes(
  error: ts.Expression,
  environment: Environment,
  tests: readonly ClassTest[],
  reader: Reader,
): boolean | undefined {
  let isSure = true;
  for (const { types, holds, environment: home } of tests) {
    const answers = types.map((type) => isOf(error, type, environment, home, reader));
    const isOne = answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
    if (isOne === !holds) return false;
    isSure &&= isOne !== undefined;
  }
  return isSure ? true : undefined;
}

function isOf(
  error: ts.Expression,
  type: ts.Expression,
  environment: Environment,
  home: Environment,
  reader: Reader,
): boolean | undefined {
  const made = bare(error);
  const isPlain = (ts.isNewExpression(made) || ts.isCallExpression(made)) && isBuiltInError(made.expression);
  return isPlain ? isBuiltInError(type) : isInstance(made, type, environment, reader, home);
}
