import type ts from 'typescript';
import type { Environment } from './environment';
import { openReader } from './open-reader';
import { singleOf, type Constant } from './possible';

export type { Constant } from './possible';

/**
 * The one constant that an expression has: a number, text, boolean, null or undefined. Texts keep what is static in a
 * template or concatenation (`User ${id} not found` is `User … not found`, not exact).
 * @returns undefined when it is not known, or can be one of several
 */
export function constantOf(expression: ts.Expression, environment: Environment): Constant | undefined {
  return singleOf(openReader().evaluate(expression, environment));
}
