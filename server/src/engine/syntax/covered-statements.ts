import type ts from 'typescript';

/**
 * Takes out of a file the statements that others cover. An `await` at the top of a file makes the parser read some statements
 * again. What it had taken for the rest of a torn one then stands in the tree twice, in part as the same nodes, and who climbs
 * out of them passes by the one that was meant: what was read again counts.
 */
export function dropCovered(source: ts.SourceFile): void {
  const { statements } = source;
  const covers = (statement: ts.Statement, index: number): boolean =>
    statement.end > (statements[index + 1]?.pos ?? Infinity);
  if (!statements.some(covers)) return;
  const kept = statements.filter((statement, index) => !covers(statement, index));
  const { pos, end } = statements;
  (source as { statements: ts.NodeArray<ts.Statement> }).statements = Object.assign(kept, {
    pos,
    end,
    hasTrailingComma: false,
  });
}
