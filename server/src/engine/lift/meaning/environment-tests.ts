import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, memberName } from '../../syntax/tree';
import { lastName } from './callees';
import { isConfigurationName } from './configuration';
import { foldText } from './folding';
import { spell } from './vocabulary/spelling';

const DEPTH = 8;
const DEVELOPMENT = /^(?:dev|development|local|test|testing|staging|debug)$/;
const PRODUCTION = /^(?:prod|production|live)$/;

/**
 * Whether a condition says, where it holds (or does not), that this is no production environment:
 * `process.env.NODE_ENV !== 'production'`, `app.get('env') === 'development'`, `isDev`.
 */
export function isDevelopmentTest(condition: ts.Expression, holds: boolean): boolean {
  return saysDevelopment(condition, holds, DEPTH);
}

function saysDevelopment(condition: ts.Expression, holds: boolean, depth: number): boolean {
  if (depth === 0) return false;
  const node = bare(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return saysDevelopment(node.operand, !holds, depth - 1);
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node, holds, depth);
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    const behind = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    if (behind && saysDevelopment(behind, holds, depth - 1)) return true;
  }
  const words = spell(lastName(node));
  if (
    /^(?:is )?(?:dev|development|debug|local|dev mode|in dev|not production|non production)(?: env| environment| mode)?$/.test(
      words,
    )
  )
    return holds;
  return /^(?:is )?(?:in )?(?:prod|production)(?: env| environment| mode)?$/.test(words) && !holds;
}

function ofBinary(node: ts.BinaryExpression, holds: boolean, depth: number): boolean {
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const sides = [left, right].map((side) => saysDevelopment(side, holds, depth - 1));
      return holds ? sides.includes(true) : !sides.includes(false);
    }
    case ts.SyntaxKind.BarBarToken: {
      const sides = [left, right].map((side) => saysDevelopment(side, holds, depth - 1));
      return holds ? !sides.includes(false) : sides.includes(true);
    }
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return comparesEnvironment(left, right, holds);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return comparesEnvironment(left, right, !holds);
    default:
      return false;
  }
}

function comparesEnvironment(left: ts.Expression, right: ts.Expression, equal: boolean): boolean {
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const value = foldText(other)?.text.toLowerCase();
    if (value !== undefined && isEnvironmentName(side))
      return equal ? DEVELOPMENT.test(value) : PRODUCTION.test(value);
  }
  return false;
}

/** Whether an expression reads which environment this is: `process.env.NODE_ENV`, `app.get('env')`, `config.env`. */
function isEnvironmentName(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isBinaryExpression(node)) return isEnvironmentName(node.left);
  if (ts.isCallExpression(node)) {
    const [name] = node.arguments;
    if (lastName(node.expression) === 'get')
      return name !== undefined && /^(?:env|NODE_ENV)$/.test(foldText(name)?.text ?? '');
    return (
      /^(?:trim|toLowerCase)$/.test(lastName(node.expression)) &&
      ts.isPropertyAccessExpression(node.expression) &&
      isEnvironmentName(node.expression.expression)
    );
  }
  const name = ts.isIdentifier(node) ? ts.idText(node) : memberName(node);
  if (name === undefined) return false;
  if (/^(?:NODE_ENV|nodeEnv|APP_ENV|appEnv|environment|ENVIRONMENT|ENV)$/.test(name)) return true;
  if (name !== 'env' && name !== 'mode') return false;
  return (
    ts.isIdentifier(node) ||
    isConfigurationName(lastName((node as ts.PropertyAccessExpression).expression)) ||
    /^(?:app|server)$/.test(lastName((node as ts.PropertyAccessExpression).expression))
  );
}
