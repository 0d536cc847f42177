import ts from 'typescript';
import { isFunctionNode, type FunctionNode } from '../syntax/tree';
import { returnsOf } from './calls';
import { decided } from './decide';
import type { Environment } from './environment';
import type { Reader } from './reader';
import { clausesFrom, statementsIn } from './switch-clauses';

/**
 * What a function can return in one call of it: as {@link returnsOf}, without what stands in branches that the call's
 * arguments rule out.
 */
export function returnsIn(
  fn: FunctionNode,
  environment: Environment,
  reader: Reader,
): readonly (ts.Expression | undefined)[] {
  const all = returnsOf(fn);
  if (environment.bindings.size === 0 || all.length < 2 || !fn.body || !ts.isBlock(fn.body)) return all;
  const found: (ts.Expression | undefined)[] = [];

  // True when nothing runs behind the statement.
  const visit = (statement: ts.Statement): boolean => {
    if (ts.isReturnStatement(statement)) {
      found.push(statement.expression);
      return true;
    }
    if (ts.isThrowStatement(statement)) return true;
    if (ts.isBlock(statement)) return statement.statements.some(visit);
    if (ts.isIfStatement(statement)) {
      const { expression, thenStatement, elseStatement } = statement;
      const known = decided(expression, environment, reader);
      const thenEnds = known === false ? false : visit(thenStatement);
      const elseEnds = known === true || !elseStatement ? false : visit(elseStatement);
      if (known === undefined) return thenEnds && elseEnds;
      return known ? thenEnds : elseEnds;
    }
    if (ts.isSwitchStatement(statement)) return visitSwitch(statement);
    collect(statement);
    return false;
  };

  const visitSwitch = (statement: ts.SwitchStatement): boolean => {
    const clauses = clausesFrom(statement, environment, reader);
    if (!clauses) {
      collect(statement);
      return false;
    }
    for (const clause of clauses) {
      for (const inner of statementsIn(clause)) {
        if (ts.isBreakStatement(inner)) return false;
        if (visit(inner)) return true;
      }
    }
    return false;
  };

  // Loops, try statements: whatever they return is possible.
  const collect = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node.expression);
    else if (!isFunctionNode(node) && !ts.isClassLike(node)) ts.forEachChild(node, collect);
  };

  fn.body.statements.some(visit);
  return found;
}
