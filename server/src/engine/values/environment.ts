import type ts from 'typescript';
import { rememberedBy } from '../syntax/remembered-by';
import type { Declaration } from '../syntax/scope';
import type { Tree } from '../syntax/tree';

/**
 * What the parameters of a function stand for while it is read at a certain call: a response helper's `status` is the
 * call's `404`. Without an entry a parameter is unknown (only its default value is).
 */
export interface Environment {
  readonly tree: Tree;
  readonly bindings: ReadonlyMap<Declaration, Binding>;
}

/** The argument that a parameter has in this call, to be read in the caller's environment. */
export interface Binding {
  /** Undefined when the call leaves the argument out: then the default value counts. */
  readonly expression: ts.Expression | undefined;
  readonly environment: Environment;
}

const empty = rememberedBy<Tree, Environment>();

/** The environment of code that is read on its own: one per tree, since what is found out is remembered by it. */
export function emptyEnvironment(tree: Tree): Environment {
  const known = empty.get(tree);
  if (known) return known;
  const made: Environment = { tree, bindings: new Map() };
  empty.set(tree, made);
  return made;
}
