import ts from 'typescript';
import { assigned, assume, assumeCase } from './assumptions';
import { isInside, type Jump, type Outcome } from './outcome';
import type { Run } from './run';
import { join, leave, under, type State } from './state';

/** Reads a loop: its body once, since a second round adds nothing but a repeated send. */
export function execLoop(run: Run, loop: ts.IterationStatement, states: readonly State[]): Outcome {
  const head = headOf(loop);
  const { next: before, throws } = head
    ? run.read.evaluate(run, head, states)
    : { next: [...states], throws: [] };
  // `for (last of things)`
  const target = ts.isForOfStatement(loop) || ts.isForInStatement(loop) ? loop.initializer : undefined;
  const given = target && ts.isExpression(target) ? before.map((state) => assigned(state, target)) : before;
  const body = run.read.exec(run, loop.statement, given);
  const own = (jump: Jump): boolean => jump.label === undefined;
  const again = join(
    body.next,
    ...body.jumps.filter((jump) => own(jump) && jump.kind === 'continue').map((jump) => jump.states),
  );
  for (const state of again) {
    for (const { draft } of state.sends) {
      if (isInside(draft.node, loop)) draft.repeats = true;
    }
  }
  const broken = body.jumps.filter((jump) => own(jump) && jump.kind === 'break').map((jump) => jump.states);
  const skipped = runsAtLeastOnce(loop) ? [] : before;
  const ended = isEndless(loop) ? join(...broken) : join(skipped, again, ...broken);
  return {
    next: leave(ended, states),
    returns: body.returns,
    throws: join(throws, body.throws),
    jumps: body.jumps.filter((jump) => !own(jump)),
  };
}

function headOf(loop: ts.IterationStatement): ts.Expression | undefined {
  if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) return loop.expression;
  if (ts.isForStatement(loop)) return loop.condition;
  return (loop as ts.WhileStatement | ts.DoStatement).expression;
}

function runsAtLeastOnce(loop: ts.IterationStatement): boolean {
  return ts.isDoStatement(loop) || isEndless(loop);
}

function isEndless(loop: ts.IterationStatement): boolean {
  if (ts.isForStatement(loop)) return loop.condition === undefined;
  return ts.isWhileStatement(loop) && loop.expression.kind === ts.SyntaxKind.TrueKeyword;
}

/** Reads a switch: each case from its test or from the case above that falls through. */
export function execSwitch(run: Run, statement: ts.SwitchStatement, states: readonly State[]): Outcome {
  const { next: tested, throws } = run.read.evaluate(run, statement.expression, states);
  const { clauses } = statement.caseBlock;
  const returns: State[][] = [];
  const thrown: State[][] = [throws];
  const left: State[][] = [];
  const jumps: Jump[] = [];
  let fallen: State[] = [];
  for (const clause of clauses) {
    const entry = entryOf(run, statement, clause, tested);
    const outcome = run.read.execStatements(run, clause.statements, join(entry, fallen));
    fallen = outcome.next;
    returns.push(outcome.returns);
    thrown.push(outcome.throws);
    for (const jump of outcome.jumps) {
      if (jump.kind === 'break' && jump.label === undefined) left.push(jump.states);
      else jumps.push(jump);
    }
  }
  if (!clauses.some((clause) => ts.isDefaultClause(clause))) left.push(tested);
  return {
    next: leave(join(fallen, ...left), states),
    returns: join(...returns),
    throws: join(...thrown),
    jumps,
  };
}

function entryOf(
  run: Run,
  { expression, caseBlock }: ts.SwitchStatement,
  clause: ts.CaseOrDefaultClause,
  states: readonly State[],
): State[] {
  const label = ts.isCaseClause(clause) ? clause.expression : undefined;
  const isOfTests = expression.kind === ts.SyntaxKind.TrueKeyword;
  const isTest = label !== undefined && isOfTests;
  const others = label ? [] : caseBlock.clauses.filter(ts.isCaseClause).map((other) => other.expression);
  const possible = isTest
    ? assume(run, states, label, true)
    : isOfTests
      ? others.reduce<readonly State[]>((left, other) => assume(run, left, other, false), states)
      : assumeCase(run, states, expression, label, others);
  return possible.map((state) =>
    under(state, {
      kind: isTest ? 'test' : 'case',
      node: label ?? clause,
      holds: true,
      tried: expression,
      left: false,
    }),
  );
}
