import ts from 'typescript';
import type { OperationKind } from '../../model/body';
import { operationOf } from './call-kinds';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { keyOf } from './keys';
import { originOf } from './provenance';

/** What can fail in a piece of code: the kinds of its calls, each once, in source order. */
export interface Operations {
  readonly operations: readonly OperationKind[];
  /** One of these calls gets something of the client's as argument (a parameter, the body, a header, a file). */
  readonly readsRequest: boolean;
}

/**
 * Finds what the calls in a statement, block or expression do; functions given to calls are part of it.
 * Calls on the response, loggers and the language's own functions count for nothing.
 * @param except a part that counts for nothing: what a callback does is not what failed when it got an error
 */
export function operationsIn(node: ts.Node, context: LiftContext, except?: ts.Node): Operations {
  const operations = new Set<OperationKind>();
  let readsRequest = false;
  const visit = (at: ts.Node): void => {
    if (at === except) return;
    if (ts.isCallExpression(at)) {
      const operation = operationOf(at, context);
      if (operation) {
        operations.add(operation);
        readsRequest ||= keyOf(at, (leaf) => originOf(leaf, context)).clients;
      }
    } else if (ts.isNewExpression(at) && /ObjectI[dD]$|^URL$/.test(lastName(at.expression)))
      operations.add('parse');
    if (!ts.isFunctionDeclaration(at) && !ts.isClassLike(at)) ts.forEachChild(at, visit);
  };
  visit(node);
  return { operations: [...operations], readsRequest };
}
