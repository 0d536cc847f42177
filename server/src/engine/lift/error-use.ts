import ts from 'typescript';
import type { ErrorUse } from '../model/handler';
import { bare, memberName, propertyNameText } from '../syntax/tree';
import { resolve } from '../syntax/scope';
import type { Run } from './run';

// Calls that only write the error down.
const LOGS = /^(?:log|error|warn|info|debug|trace|fatal|captureException|inspect|dir)$/;

/** What an error handler does with its error; undefined when it has no plain error parameter. */
export function errorUseOf(run: Run): ErrorUse | undefined {
  const parameter = run.site.error;
  if (!parameter || !ts.isIdentifier(parameter.name) || !run.fn.body) return undefined;
  const name = ts.idText(parameter.name);
  const reads = new Set<string>();
  let inspects = false;
  let forwards = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && ts.idText(node) === name && resolve(node) === parameter) {
      const { parent } = node;
      const member = memberName(parent);
      if (member !== undefined && (parent as ts.PropertyAccessExpression).expression === node)
        reads.add(member);
      else if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword)
        inspects = true;
      else if (ts.isCallExpression(parent) && parent.expression !== node) {
        const callee = bare(parent.expression);
        const called = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
        if (ts.isIdentifier(callee) && run.site.next && resolve(callee) === run.site.next) forwards = true;
        else if (!LOGS.test(called)) inspects = true;
      } else if (ts.isThrowStatement(parent)) forwards = true;
      else if (ts.isVariableDeclaration(parent) && !ts.isIdentifier(parent.name)) {
        for (const element of parent.name.elements) {
          const member = ts.isBindingElement(element)
            ? propertyNameText(element.propertyName ?? element.name)
            : undefined;
          if (member !== undefined) reads.add(member);
        }
      } else if (ts.isVariableDeclaration(parent) || ts.isSpreadAssignment(parent)) inspects = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(run.fn.body);
  return { name, reads: [...reads], inspects, forwards };
}
