import ts from 'typescript';
import type { Declaration } from '../syntax/scope';
import { bare, functionAround, isFunctionNode } from '../syntax/tree';
import { statementsIn } from './switch-clauses';

/** Which of a variable's values can still be there where it is used. */
export interface Reaching {
  /** The one that it begins with: an argument, an initializer. */
  readonly initial: boolean;
  /** In source order. */
  readonly assignments: readonly ts.BinaryExpression[];
}

/** What is known of the branches of a function while it is read at a certain call. */
export interface Branching {
  /** Whether a condition holds; undefined when it may be either. */
  readonly decide: (condition: ts.Expression) => boolean | undefined;
  /** The clauses of a switch that can run, from the one that matches; undefined when it may be any. */
  readonly clausesFrom: (statement: ts.SwitchStatement) => readonly ts.CaseOrDefaultClause[] | undefined;
}

/** What a statement does to the values that reach its start: it lets them through, replaces them, or nothing runs behind it. */
type Passage = 'through' | 'replaced' | 'over';

/**
 * Follows a function backwards, in the order of flow, from where a variable is used to what has given it its value:
 * `if (!status) status = 500; res.status(status)`. Where in doubt a value counts.
 * @param assigned all assignments to it
 * @returns undefined where the order cannot be told: another function assigns or uses it
 */
export function reachingAt(
  use: ts.Node,
  declaration: Declaration,
  assigned: readonly ts.BinaryExpression[],
  { decide, clausesFrom }: Branching,
): Reaching | undefined {
  const home = functionAround(declaration);
  if (!home || functionAround(use) !== home) return undefined;
  if (assigned.some((assignment) => functionAround(assignment) !== home)) return undefined;
  const found = new Set<ts.BinaryExpression>();
  let initial = false;

  const within = (outer: ts.Node): readonly ts.BinaryExpression[] =>
    assigned.filter((assignment) => holds(outer, assignment));
  const addAll = (outer: ts.Node | undefined): void => {
    if (outer) for (const assignment of within(outer)) found.add(assignment);
  };

  // From the last statement up: what comes before one that replaces the value is gone. The others are not looked at.
  const passAll = (statements: readonly ts.Statement[]): Passage => {
    const last = statements.at(-1);
    if (last && isLeaving(last)) return 'over';
    const [first] = statements;
    return first && last ? passUpTo(first.parent, last.end, first.pos) : 'through';
  };

  const passUpTo = (list: ts.Node, end: number, start = list.pos): Passage => {
    const concerned = new Set<ts.Node>();
    for (const node of [...assigned, declaration]) {
      if (node.pos < start || node.end > end) continue;
      let at: ts.Node = node;
      while (at.parent !== list && !isFunctionNode(at)) at = at.parent;
      if (at.parent === list) concerned.add(at);
    }
    const latestFirst = [...concerned].sort((a, b) => b.pos - a.pos);
    for (const statement of latestFirst) {
      const passage = pass(statement as ts.Statement);
      if (passage !== 'through') return passage;
    }
    return 'through';
  };

  const pass = (statement: ts.Statement): Passage => {
    if (ts.isVariableStatement(statement) && holds(statement, declaration)) {
      addAll(statement);
      initial = true;
      return 'replaced';
    }
    const inside = within(statement);
    if (inside.length === 0) return isLeaving(statement) ? 'over' : 'through';
    if (ts.isBlock(statement)) return passAll(statement.statements);
    if (ts.isIfStatement(statement)) return passIf(statement);
    if (ts.isTryStatement(statement)) return passTry(statement);
    if (ts.isSwitchStatement(statement)) return passSwitch(statement);
    if (isLeaving(statement)) return 'over';
    // A loop, a label, an assignment inside of an expression: what is in it may have run.
    for (const assignment of inside) found.add(assignment);
    const isPlain = ts.isExpressionStatement(statement) && inside.some((one) => isWhole(one, statement));
    return isPlain ? 'replaced' : 'through';
  };

  const passIf = ({ expression, thenStatement, elseStatement }: ts.IfStatement): Passage => {
    const known = decide(expression);
    const whenTrue = known === false ? 'over' : pass(thenStatement);
    const otherwise = elseStatement ? pass(elseStatement) : 'through';
    const passage = either(whenTrue, known === true ? 'over' : otherwise);
    if (passage === 'through') addAll(expression);
    return passage;
  };

  const passTry = ({ tryBlock, catchClause, finallyBlock }: ts.TryStatement): Passage => {
    const last = finallyBlock ? pass(finallyBlock) : 'through';
    if (last !== 'through') return last;
    const caught = catchClause ? pass(catchClause.block) : 'over';
    // Any of its statements may have thrown.
    if (caught === 'through') addAll(tryBlock);
    return either(pass(tryBlock), caught);
  };

  const passSwitch = (statement: ts.SwitchStatement): Passage => {
    const { clauses } = statement.caseBlock;
    const possible = clausesFrom(statement);
    const run = possible && runOf(possible);
    if (run) return passRun(run);
    const isSure = possible ? possible.length > 0 : clauses.some((clause) => ts.isDefaultClause(clause));
    let passage: Passage = isSure ? 'over' : 'through';
    const list = possible ?? clauses;
    for (const [index, clause] of list.entries()) {
      const statements = statementsIn(clause);
      const last = statements.at(-1);
      const isBroken = last !== undefined && ts.isBreakStatement(last);
      const body = isBroken ? statements.slice(0, -1) : statements;
      if (body.some(breaksOff)) {
        body.forEach(addAll);
        passage = 'through';
        if (possible && isBroken) break;
        continue;
      }
      const ended = passAll(body);
      // What falls into the next case ends there.
      if (isBroken || index === list.length - 1) passage = either(passage, ended);
      if (possible && (isBroken || ended === 'over')) break;
    }
    return passage;
  };

  // The clauses that run one after the other, from the last one up.
  const passRun = (run: readonly (readonly ts.Statement[])[]): Passage => {
    for (const statements of run.toReversed()) {
      const passage = passAll(statements);
      if (passage !== 'through') return passage;
    }
    return 'through';
  };

  for (let at = use; ; at = at.parent) {
    const { parent } = at;
    if (ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent)) {
      if (passUpTo(parent, at.pos) === 'replaced') break;
    } else if (ts.isCaseBlock(parent)) {
      // The cases above may fall through.
      for (const clause of parent.clauses) if (clause.end <= at.pos) addAll(clause);
    } else if (ts.isTryStatement(parent)) {
      if (at !== parent.tryBlock) addAll(parent.tryBlock);
      if (at === parent.finallyBlock) addAll(parent.catchClause);
    } else if (ts.isIterationStatement(parent, false)) addAll(parent);
    else {
      const before = ts.isIfStatement(parent) ? parent.expression : parent;
      for (const assignment of within(before)) if (assignment.end <= at.pos) found.add(assignment);
    }
    const isDeclaredHere = !ts.isBlock(parent) && !ts.isCaseBlock(parent) && holds(parent, declaration);
    if (isFunctionNode(parent) || isDeclaredHere) {
      initial = true;
      break;
    }
  }
  return { initial, assignments: assigned.filter((assignment) => found.has(assignment)) };
}

// The statements of the clauses that run, as far as they fall into each other; undefined where one may break off before.
function runOf(clauses: readonly ts.CaseOrDefaultClause[]): readonly (readonly ts.Statement[])[] | undefined {
  const run: (readonly ts.Statement[])[] = [];
  for (const clause of clauses) {
    const statements = statementsIn(clause);
    const last = statements.at(-1);
    const isBroken = last !== undefined && ts.isBreakStatement(last);
    const body = isBroken ? statements.slice(0, -1) : statements;
    if (body.some(breaksOff)) return undefined;
    run.push(body);
    if (isBroken || (last && isLeaving(last))) break;
  }
  return run;
}

function either(a: Passage, b: Passage): Passage {
  if (a === 'over') return b;
  if (b === 'over') return a;
  return a === 'through' || b === 'through' ? 'through' : 'replaced';
}

function holds(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

// `code = 404`, also as the last of a chain: `a = code = 404`.
function isWhole(assignment: ts.BinaryExpression, { expression }: ts.ExpressionStatement): boolean {
  let at = bare(expression);
  while (at !== assignment) {
    if (!ts.isBinaryExpression(at) || at.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
    at = bare(at.right);
  }
  return true;
}

// Whether nothing runs behind a statement, as far as its end tells.
function isLeaving(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && isLeaving(last);
  }
  if (!ts.isIfStatement(statement) || !statement.elseStatement) return false;
  return isLeaving(statement.thenStatement) && isLeaving(statement.elseStatement);
}

// A `break` somewhere inside; one of a loop in there counts, too.
function breaksOff(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return true;
  if (isFunctionNode(node)) return false;
  return ts.forEachChild(node, (child) => breaksOff(child) || undefined) ?? false;
}
