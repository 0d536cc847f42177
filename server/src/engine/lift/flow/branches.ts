import type ts from 'typescript';
import { assume } from './assumptions';
import type { Run } from './run';
import { under, type State } from './state';

/** Takes a condition: adds it to the paths as a guard and as an assumption. */
export function branch(
  run: Run,
  states: readonly State[],
  condition: ts.Expression,
  holds: boolean,
): State[] {
  return assume(run, states, condition, holds).map((state) =>
    under(state, { kind: 'test', node: condition, holds, tried: undefined, left: false }),
  );
}
