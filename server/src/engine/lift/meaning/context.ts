import type { HandlerSite } from '../../frameworks/framework';
import type { ErrorSource } from '../../model/body';
import type { Declaration } from '../../syntax/scope';
import type { Tree } from '../../syntax/tree';
import type { Environment } from '../../values/environment';

/** What is known at a place of a handler, for questions about what its conditions, errors and bodies mean. */
export interface LiftContext {
  readonly tree: Tree;
  readonly site: HandlerSite;
  /** What parameters stand for while a helper is read at one call. */
  readonly environment: Environment;
  /** The variables that hold a caught or called-back error at this place. */
  readonly errors: ReadonlyMap<Declaration, ErrorSource>;
}
