import ts from 'typescript';
import type { Environment } from './environment';
import { sameConstant, singleOf } from './possible';
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
  const subject = singleOf(reader.evaluate(expression, environment));
  if (!subject) return undefined;
  const matches = clauses.map((clause) => {
    if (ts.isDefaultClause(clause)) return false;
    const label = singleOf(reader.evaluate(clause.expression, environment));
    return label && sameConstant(subject, label);
  });
  if (matches.includes(undefined)) return undefined;
  const match = matches.indexOf(true);
  const start = match >= 0 ? match : clauses.findIndex((clause) => ts.isDefaultClause(clause));
  return start < 0 ? [] : clauses.slice(start);
}

/** The statements of a clause, those of a block around them among them: `case 404: { …; break; }`. */
export function statementsIn({ statements }: ts.CaseOrDefaultClause): readonly ts.Statement[] {
  const [first, ...others] = statements;
  const isAround = first && ts.isBlock(first) && others.every((other) => ts.isBreakStatement(other));
  return isAround ? [...first.statements, ...others] : statements;
}
