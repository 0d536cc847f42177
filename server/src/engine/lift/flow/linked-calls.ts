import type ts from 'typescript';
import { isElided } from '../../syntax/elided';
import { isFunctionNode, type FunctionNode } from '../../syntax/tree';
import type { Environment } from '../../values/environment';
import { placesOf } from '../../values/evaluate';
import type { Run } from './run';

/** A function of another file, and what is known where it was found. */
export interface Linked {
  readonly fn: FunctionNode;
  readonly closure: Environment;
}

/**
 * The function that a call runs, where the project tells: an import, a member of an imported object, class or instance, or of
 * what the file itself exports (`const helpers = module.exports`).
 * @returns undefined for packages, for what cannot be told, and for functions of which the body is not known
 */
export function linkedFunctionOf(run: Run, call: ts.CallExpression): Linked | undefined {
  if (!run.tree.modules) return undefined;
  const { places, open } = placesOf(call.expression, run.environment);
  const [only, ...others] = places;
  if (open || others.length > 0 || only?.kind !== 'node') return undefined;
  const { node, environment } = only;
  if (!isFunctionNode(node) || isElided(node)) return undefined;
  return { fn: node, closure: environment };
}
