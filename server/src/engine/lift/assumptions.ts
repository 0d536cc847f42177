import ts from 'typescript';
import { bare, memberName, textOf, type Tree } from '../syntax/tree';
import { isAnswered, type Assumption, type State } from './state';

const SENT_FLAGS = new Set(['headersSent', 'sent', 'writableEnded', 'finished', 'writableFinished']);

/**
 * Takes a condition as true or false: the paths on which that is impossible fall away.
 * Complementary tests (`a`, `!a`), tests of one value against two constants, and tests on whether the response has
 * been sent are told apart; everything else keeps all paths.
 */
export function assume(
  states: readonly State[],
  condition: ts.Expression,
  holds: boolean,
  tree: Tree,
): State[] {
  const kept: State[] = [];
  for (const state of states) {
    const next = assumeIn(state, condition, holds, tree);
    if (next) kept.push(next);
  }
  return kept;
}

function assumeIn(state: State, condition: ts.Expression, holds: boolean, tree: Tree): State | undefined {
  const node = bare(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return assumeIn(state, node.operand, !holds, tree);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return holds ? state : undefined;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return holds ? undefined : state;
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
    if (isAnd || operator === ts.SyntaxKind.BarBarToken) {
      if (isAnd !== holds) return state; // one of several: not known which
      const left = assumeIn(state, node.left, holds, tree);
      return left && assumeIn(left, node.right, holds, tree);
    }
    const equality = equalityOf(node, tree);
    if (equality) {
      const isEqual = equality.equal === holds;
      const known = state.assumptions.get(equality.subject);
      if (typeof known === 'string' && known !== equality.constant) return isEqual ? undefined : state;
      if (known === equality.constant && !isEqual) return undefined;
      return isEqual ? withAssumption(state, equality.subject, equality.constant) : state;
    }
  }
  if (SENT_FLAGS.has(memberName(node) ?? '')) {
    if (isAnswered(state)) return holds || state.handedOn ? state : undefined;
    return holds ? { ...state, handedOn: true } : state;
  }
  const text = textOf(node, tree);
  const known = state.assumptions.get(text);
  if (typeof known === 'boolean') return known === holds ? state : undefined;
  return withAssumption(state, text, holds);
}

/** Forgets what was assumed of a variable, because it gets a new value; a literal `true` or `false` is remembered. */
export function assigned(state: State, name: string, value: ts.Expression | undefined): State {
  const mentions = new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`);
  const assumptions = new Map<string, Assumption>();
  for (const [text, known] of state.assumptions) if (!mentions.test(text)) assumptions.set(text, known);
  const node = value && bare(value);
  if (node?.kind === ts.SyntaxKind.TrueKeyword) assumptions.set(name, true);
  if (node?.kind === ts.SyntaxKind.FalseKeyword) assumptions.set(name, false);
  return { ...state, assumptions };
}

function withAssumption(state: State, text: string, value: Assumption): State {
  return { ...state, assumptions: new Map(state.assumptions).set(text, value) };
}

interface Equality {
  readonly subject: string;
  readonly constant: string;
  readonly equal: boolean;
}

function equalityOf(node: ts.BinaryExpression, tree: Tree): Equality | undefined {
  const operator = node.operatorToken.kind;
  const equal =
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  const unequal =
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken;
  if (!equal && !unequal) return undefined;
  const left = bare(node.left);
  const right = bare(node.right);
  const constant = isConstant(right) ? right : isConstant(left) ? left : undefined;
  if (!constant) return undefined;
  return {
    subject: textOf(constant === right ? left : right, tree),
    constant: `= ${textOf(constant, tree)}`,
    equal,
  };
}

function isConstant(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}
