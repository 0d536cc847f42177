import type ts from 'typescript';
import type { ErrorSource, OperationKind } from '../../model/body';
import type { Declaration } from '../../syntax/scope';
import type { LiftContext } from '../meaning/context';
import { lateMembers } from '../late';
import { attemptOf } from '../meaning/attempts';
import { operationsIn } from '../meaning/operations';
import type { Run } from './run';

/** Makes a source of which everything is worked out when asked for. */
export const lateErrorSource = lateMembers<ErrorSource, 'operations' | 'narrowed'>([
  'operations',
  'narrowed',
]);

/**
 * What can have failed in a piece of code, worked out when first asked for.
 * @param callback the function in it that gets the error
 */
export function errorSourceOf(run: Run, tried: ts.Node | undefined, callback?: ts.Node): ErrorSource {
  let known: readonly OperationKind[] | undefined;
  return lateErrorSource(
    tried && callback ? { attempt: () => attemptOf(tried, callback, contextOf(run)) } : {},
    {
      operations: () => (known ??= tried ? operationsIn(tried, contextOf(run), callback).operations : []),
      narrowed: () => false,
    },
  );
}

/** The context in which expressions of a run are understood. */
function contextOf(run: Run): LiftContext {
  const errors = new Map<Declaration, ErrorSource>();
  for (const [declaration, { source }] of run.errors) errors.set(declaration, source);
  return { tree: run.tree, site: run.site, environment: run.environment, errors };
}
