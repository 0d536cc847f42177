import ts from 'typescript';
import { decided } from './decide';
import type { Environment } from './environment';
import { areSame } from './equality';
import type { Reader } from './reader';

/**
 * The clauses of a switch that can run in the call at hand, from the one that its subject matches; none where it matches none.
 * @returns undefined when that is not known
 */
export function clausesFrom(
  { expression, caseBlock: { clauses } }: ts.SwitchStatement,
  environment: Environment,
  reader: Reader,
): readonly ts.CaseOrDefaultClause[] | undefined {
  // `switch (true) { case err.code === 'A': … }`
  const isOfTests = expression.kind === ts.SyntaxKind.TrueKeyword;
  for (const [index, clause] of clauses.entries()) {
    if (ts.isDefaultClause(clause)) continue;
    const isMatch = isOfTests
      ? decided(clause.expression, environment, reader)
      : areSame(expression, clause.expression, environment, reader);
    if (isMatch === undefined) return undefined;
    if (isMatch) return clauses.slice(index);
  }
  const start = clauses.findIndex((clause) => ts.isDefaultClause(clause));
  return start < 0 ? [] : clauses.slice(start);
}

/** The statements of a clause, those of a block around them among them: `case 404: { …; break; }`. */
export function statementsIn({ statements }: ts.CaseOrDefaultClause): readonly ts.Statement[] {
  const [first, ...others] = statements;
  const isAround = first && ts.isBlock(first) && others.every((other) => ts.isBreakStatement(other));
  return isAround ? [...first.statements, ...others] : statements;
}
