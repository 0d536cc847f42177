import ts from 'typescript';
import { methodOf } from '../../http/methods';

/** The request methods that are written as texts in a condition or in the labels of a switch, in source order. */
export function methodsIn(node: ts.Node): readonly string[] {
  const methods = new Set<string>();
  const visit = (at: ts.Node): void => {
    const method = ts.isStringLiteralLike(at) ? methodOf(at.text) : undefined;
    if (method) methods.add(method.name);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return [...methods];
}

/** The methods that a switch on the method has a clause for; of a clause's body nothing counts. */
export function methodsOfSwitch({ clauses }: ts.CaseBlock): readonly string[] {
  return clauses.flatMap((clause) => (ts.isCaseClause(clause) ? methodsIn(clause.expression) : []));
}
