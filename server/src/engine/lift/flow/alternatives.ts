import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import { callEnvironment } from '../../values/calls';
import type { Environment } from '../../values/environment';
import { placesOf, returnedValues } from '../../values/evaluate';

/** An error as it is written, and where to read it. */
export interface Raised {
  readonly error: ts.Expression;
  readonly environment: Environment;
}

// Functions that return what functions return; more alternatives than this nobody writes.
const DEPTH = 4;
const MOST = 12;

/**
 * The errors that an expression can be, each where it is made: both arms of a choice, the values of a variable, what a
 * function of the project returns. What is only handed on (a catch variable, a parameter) is undefined.
 */
export function alternativesOf(raised: Raised): readonly (Raised | undefined)[] {
  const found = split(raised, DEPTH);
  return found.length > MOST ? [raised] : found;
}

function split(raised: Raised, depth: number): readonly (Raised | undefined)[] {
  if (depth === 0) return [undefined];
  const { environment } = raised;
  const node = bare(raised.error);
  const again = (...errors: readonly ts.Expression[]): readonly (Raised | undefined)[] =>
    errors.flatMap((error) => split({ error, environment }, depth - 1));
  if (ts.isConditionalExpression(node)) return again(node.whenTrue, node.whenFalse);
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    const { kind } = operatorToken;
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken)
      return again(left, right);
    return kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.CommaToken ? again(right) : [raised];
  }
  if (ts.isAwaitExpression(node)) return again(node.expression);
  if (ts.isIdentifier(node)) return ofVariable(node, raised, depth);
  return ts.isCallExpression(node) ? returnedBy(node, raised, depth) : [raised];
}

function ofVariable(name: ts.Identifier, raised: Raised, depth: number): readonly (Raised | undefined)[] {
  const { environment } = raised;
  const declaration = resolve(name);
  const binding = declaration && environment.bindings.get(declaration);
  if (binding?.expression)
    return split({ error: binding.expression, environment: binding.environment }, depth - 1);
  if (!declaration || ts.isParameter(declaration)) return [undefined];
  if (!ts.isVariableDeclaration(declaration)) return [raised];
  if (ts.isCatchClause(declaration.parent)) return [undefined];
  const values = assignmentsTo(declaration, ts.idText(name), environment.tree).map(({ right }) => right);
  if (declaration.initializer) values.unshift(declaration.initializer);
  if (values.length === 0) return [raised];
  const found = values.flatMap((error) => split({ error, environment }, depth - 1));
  // By its name it is known with the members that it is given there.
  return found.length === 1 && found[0] ? [raised] : found;
}

function returnedBy(call: ts.CallExpression, raised: Raised, depth: number): readonly (Raised | undefined)[] {
  const { places, open } = placesOf(call.expression, raised.environment);
  const [only] = places;
  if (open || places.length > 1 || only?.kind !== 'node' || !isFunctionNode(only.node)) return [raised];
  const environment = callEnvironment(only.node, call.arguments, raised.environment, only.environment);
  const found = returnedValues(only.node, environment).flatMap((error) =>
    error ? split({ error, environment }, depth - 1) : [undefined],
  );
  return found.length > 0 ? found : [raised];
}
