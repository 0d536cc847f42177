import ts from 'typescript';
import { bare, memberName, textOf, type Tree } from '../../syntax/tree';
import { areEqual, conditionIn } from '../../values/evaluate';
import { isSteady, isWrittenIn, namesIn } from './changes';
import { isResponse, type Run } from './run';
import { isAnswered, type Assumption, type State } from './state';

const SENT_FLAGS = new Set(['headersSent', 'sent', 'writableEnded', 'finished', 'writableFinished']);
// What was learnt longest ago is forgotten first.
const MOST_ASSUMPTIONS = 40;

/**
 * Takes a condition as true or false: the paths on which that is impossible fall away.
 * Complementary tests (`a`, `!a`), tests of one value against two constants, and tests on whether the response has
 * been sent are told apart; everything else keeps all paths.
 */
export function assume(
  run: Run,
  states: readonly State[],
  condition: ts.Expression,
  holds: boolean,
): State[] {
  const kept: State[] = [];
  for (const state of states) {
    const next = assumeIn(run, state, condition, holds);
    if (next) kept.push(next);
  }
  return kept;
}

function assumeIn(run: Run, state: State, condition: ts.Expression, holds: boolean): State | undefined {
  const node = bare(condition);
  if (isNot(node)) return assumeIn(run, state, node.operand, !holds);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return holds ? state : undefined;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return holds ? undefined : state;
  const operands = operandsOf(node);
  if (operands) {
    const { left, right, isAnd } = operands;
    if (isAnd === holds) {
      const next = assumeIn(run, state, left, holds);
      return next && assumeIn(run, next, right, holds);
    }
    // One of the two decides; when one is known not to, it is the other.
    if (truthOf(run, state, left) === isAnd) return assumeIn(run, state, right, holds);
    return truthOf(run, state, right) === isAnd ? assumeIn(run, state, left, holds) : state;
  }
  if (isSentFlag(node, run)) {
    if (isAnswered(state)) return holds || state.handedOn ? state : undefined;
    return holds ? { ...state, handedOn: true } : state;
  }
  const known = truthOf(run, state, node);
  if (known !== undefined) return known === holds ? state : undefined;
  return learn(run.tree, state, node, holds);
}

/** Whether a condition, where it holds (or does not), says that the response has been sent already. */
export function saysSent(condition: ts.Expression, holds: boolean, run: Run): boolean {
  const node = bare(condition);
  if (isNot(node)) return saysSent(node.operand, !holds, run);
  const operands = operandsOf(node);
  if (!operands) return holds && isSentFlag(node, run);
  const { left, right, isAnd } = operands;
  const isSaid = saysSent(left, holds, run);
  return isAnd === holds ? isSaid || saysSent(right, holds, run) : isSaid && saysSent(right, holds, run);
}

function isSentFlag(node: ts.Expression, run: Run): boolean {
  return (
    SENT_FLAGS.has(memberName(node) ?? '') &&
    isResponse((node as ts.PropertyAccessExpression).expression, run)
  );
}

/** What is known of a condition on a path; undefined when it can be either. */
function truthOf(run: Run, state: State, condition: ts.Expression): boolean | undefined {
  const node = bare(condition);
  if (isNot(node)) {
    const known = truthOf(run, state, node.operand);
    return known === undefined ? undefined : !known;
  }
  const operands = operandsOf(node);
  if (operands) {
    const left = truthOf(run, state, operands.left);
    if (left !== undefined && left !== operands.isAnd) return left;
    const right = truthOf(run, state, operands.right);
    if (right !== undefined && right !== operands.isAnd) return right;
    return left === undefined || right === undefined ? undefined : operands.isAnd;
  }
  const decided = run.decides ? conditionIn(node, run.environment) : undefined;
  if (decided !== undefined) return decided;
  if (state.assumptions.size === 0) return undefined;
  const recall = (key: string): Assumption['value'] | undefined => {
    const known = state.assumptions.get(key);
    return known && isSteady(run, known.node, node) ? known.value : undefined;
  };
  const equality = equalityOf(node, run.tree);
  if (equality) return truthOfEquality(equality, recall);
  const known = recall(textOf(node, run.tree));
  return typeof known === 'boolean' ? known : undefined;
}

function truthOfEquality(
  { subject, constant, equal }: Equality,
  recall: (key: string) => Assumption['value'] | undefined,
): boolean | undefined {
  const value = recall(`${subject} ==`);
  if (typeof value === 'string')
    return (value === constant || (constant === NOTHING && isNothing(value))) === equal;
  const isEqual = recall(`${subject} == ${constant}`);
  return typeof isEqual === 'boolean' ? isEqual === equal : undefined;
}

/**
 * Takes a case of a switch: the paths on which its subject is known to be something else fall away.
 * @param others for `default:` the cases that it stands beside
 */
export function assumeCase(
  run: Run,
  states: readonly State[],
  subject: ts.Expression,
  label: ts.Expression | undefined,
  others: readonly ts.Expression[],
): State[] {
  const isEqual = (node: ts.Expression): boolean | undefined =>
    run.decides ? areEqual(subject, node, run.environment) : undefined;
  if (label ? isEqual(label) === false : others.some((other) => isEqual(other))) return [];
  const equalTo = (node: ts.Expression): Equality | undefined => {
    const constant = constantText(bare(node));
    const text = textOf(bare(subject), run.tree);
    return constant === undefined
      ? undefined
      : { subject: text, constant, equal: true, isTruthy: !FALSY.has(constant) };
  };
  const isKnown = (state: State, equality: Equality, truth: boolean): boolean =>
    truthOfEquality(equality, (key) => {
      const known = state.assumptions.get(key);
      return known && isSteady(run, known.node, subject) ? known.value : undefined;
    }) === truth;
  const wanted = label && equalTo(label);
  if (wanted) {
    return states
      .filter((state) => !isKnown(state, wanted, false))
      .map((state) => learnEquality(state, wanted, subject, true));
  }
  const excluded = others.map(equalTo).filter((one) => one !== undefined);
  return states.filter((state) => !excluded.some((equality) => isKnown(state, equality, true)));
}

function learn(tree: Tree, state: State, node: ts.Expression, holds: boolean): State {
  const equality = equalityOf(node, tree);
  if (!equality) return withAssumption(state, textOf(node, tree), { value: holds, node });
  return learnEquality(state, equality, node, holds);
}

function learnEquality(state: State, equality: Equality, node: ts.Expression, holds: boolean): State {
  const { subject, constant, equal, isTruthy } = equality;
  const isEqual = equal === holds;
  const pair = withAssumption(state, `${subject} == ${constant}`, { value: isEqual, node });
  if (!isEqual) return pair;
  const exact =
    constant === NOTHING ? pair : withAssumption(pair, `${subject} ==`, { value: constant, node });
  return withAssumption(exact, subject, { value: isTruthy, node });
}

/** Forgets what was assumed of variables that get new values; a literal `true` or `false` is remembered. */
export function assigned(state: State, target: ts.Expression, value?: ts.Expression): State {
  const names = namesIn(target);
  let assumptions = state.assumptions;
  if (assumptions.size > 0) {
    const kept = [...assumptions].filter(
      ([, { node }]) => !namesIn(node).some((name) => names.includes(name)),
    );
    if (kept.length < assumptions.size) assumptions = new Map(kept);
  }
  const node = value && bare(value);
  const isTrue = node?.kind === ts.SyntaxKind.TrueKeyword;
  const after = assumptions === state.assumptions ? state : { ...state, assumptions };
  if (!ts.isIdentifier(target) || (!isTrue && node?.kind !== ts.SyntaxKind.FalseKeyword)) return after;
  return withAssumption(after, ts.idText(target), { value: isTrue, node: target });
}

/** Remembers that a variable has no value yet, until it gets one. */
export function declaredEmpty(state: State, name: ts.Identifier): State {
  const text = ts.idText(name);
  const exact = withAssumption(assigned(state, name), `${text} ==`, { value: '#undefined', node: name });
  return withAssumption(exact, text, { value: false, node: name });
}

/**
 * What is known where an exception has left a `try` at any of its statements: whether a variable that is filled in
 * there has still no value is not.
 */
export function leftBy(run: Run, state: State, tryBlock: ts.Block): State {
  const kept = [...state.assumptions].filter(
    ([, { node }]) => !isEmptyName(node) || !isWrittenIn(run, ts.idText(node), tryBlock),
  );
  return kept.length < state.assumptions.size ? { ...state, assumptions: new Map(kept) } : state;
}

function isEmptyName(node: ts.Node): node is ts.Identifier {
  const { parent } = node;
  return ts.isIdentifier(node) && ts.isVariableDeclaration(parent) && !parent.initializer;
}

function withAssumption(state: State, key: string, known: Assumption): State {
  const assumptions = new Map(state.assumptions);
  assumptions.delete(key);
  if (assumptions.size >= MOST_ASSUMPTIONS) {
    const [oldest] = assumptions.keys();
    if (oldest !== undefined) assumptions.delete(oldest);
  }
  return { ...state, assumptions: assumptions.set(key, known) };
}

function isNot(node: ts.Expression): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

function operandsOf(
  node: ts.Expression,
): { readonly left: ts.Expression; readonly right: ts.Expression; readonly isAnd: boolean } | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const { left, right, operatorToken } = node;
  const isAnd = operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd || operatorToken.kind === ts.SyntaxKind.BarBarToken ? { left, right, isAnd } : undefined;
}

interface Equality {
  readonly subject: string;
  readonly constant: string;
  readonly equal: boolean;
  /** Whether the constant is a truthy value. */
  readonly isTruthy: boolean;
}

const EQUALS: ReadonlyMap<ts.SyntaxKind, { readonly equal: boolean; readonly strict: boolean }> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, { equal: true, strict: true }],
  [ts.SyntaxKind.EqualsEqualsToken, { equal: true, strict: false }],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, { equal: false, strict: true }],
  [ts.SyntaxKind.ExclamationEqualsToken, { equal: false, strict: false }],
]);
// What `== null` compares with: null and undefined alike.
const NOTHING = '#nothing';
const FALSY = new Set(['', '0', '#null', '#undefined', '#false', NOTHING]);

function equalityOf(node: ts.Expression, tree: Tree): Equality | undefined {
  const operator = ts.isBinaryExpression(node) ? EQUALS.get(node.operatorToken.kind) : undefined;
  if (!operator) return undefined;
  const { left, right } = node as ts.BinaryExpression;
  const onRight = constantText(bare(right));
  const found = onRight ?? constantText(bare(left));
  if (found === undefined) return undefined;
  const constant = !operator.strict && isNothing(found) ? NOTHING : found;
  const subject = textOf(bare(onRight === undefined ? right : left), tree);
  return { subject, constant, equal: operator.equal, isTruthy: !FALSY.has(constant) };
}

function isNothing(constant: string): boolean {
  return constant === '#null' || constant === '#undefined';
}

// Numbers and texts alike: `==` takes 1 and '1' for equal.
function constantText(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (node.kind === ts.SyntaxKind.NullKeyword) return '#null';
  if (node.kind === ts.SyntaxKind.TrueKeyword) return '#true';
  if (node.kind === ts.SyntaxKind.FalseKeyword) return '#false';
  return ts.isIdentifier(node) && ts.idText(node) === 'undefined' ? '#undefined' : undefined;
}
