import type { FrameworkVersion } from '../model/framework-name';
import type { Handler } from '../model/handler';
import { findHandlers, type DiscoveryContext } from '../frameworks/discovery';
import type { HandlerSite } from '../frameworks/framework';
import { withNamed } from '../frameworks/named-functions';
import type { FunctionNode, Tree } from '../syntax/tree';
import { liftHandler } from './handler';
import { looseThrowers } from './loose-throws';
import { memberSites } from './flow/response-members';
import { keptLifts } from './reuse';
import type { Before } from './reuse/before';
import { handlerOf, type Lift } from './reuse/lift';

export type { HandlerSite } from '../frameworks/framework';

/** Everything that a file answers. */
export interface FileModel {
  readonly handlers: readonly Handler[];
  /** What discovery found, one for each handler, in the same order. */
  readonly sites: readonly HandlerSite[];
  /** What was read of each, in the same order; some in an earlier version of the file. */
  readonly lifts: readonly Lift[];
  /** The file belongs to a framework that has no adapter. */
  readonly foreign: boolean;
}

/**
 * Reads every handler of a file along its paths.
 * @param previous the version before in the same package: what the edit cannot concern is not read again
 * @param wanted the handlers that are asked for; all when left out
 */
export function liftFile(
  tree: Tree,
  context: DiscoveryContext,
  previous?: Before,
  wanted?: (site: HandlerSite) => boolean,
): FileModel {
  const { sites: listed, foreign } = findHandlers(tree, context);
  const framework = foreign ? undefined : frameworkOf(context);
  const known = framework ? [...listed, ...memberSites(tree, listed, framework)] : listed;
  const all = framework ? [...known, ...looseThrowers(tree, known, framework)] : known;
  const { named } = context;
  const found = named ? all.map((site) => withNamed(site, named)) : all;
  const sites = wanted ? found.filter(wanted) : found;
  if (sites.length === 0) return { handlers: [], sites, lifts: [], foreign };
  const own = new Set<FunctionNode>(found.map(({ fn }) => fn));
  const positions = new Map(tree.functions.map((fn, index) => [fn, index]));
  const before = previous && keptLifts(previous, tree, sites);
  const lifts = sites.map((site, id): Lift => {
    const nested = (): readonly FunctionNode[] => nestedIn(site.fn, tree, positions, own);
    const sees = before?.touched.has(site.fn) === true ? before.holder : undefined;
    return (
      before?.kept.get(site.fn) ?? { read: liftHandler(tree, site, nested(), id), tree, shifts: [], sees }
    );
  });
  return { handlers: lifts.map(handlerOf), sites, lifts, foreign };
}

function frameworkOf({ frameworks }: DiscoveryContext): FrameworkVersion | undefined {
  for (const [name, majors] of frameworks) return { name, majors };
  return undefined;
}

// The functions stand in source order, so those inside another follow it directly.
function nestedIn(
  fn: FunctionNode,
  tree: Tree,
  positions: ReadonlyMap<FunctionNode, number>,
  handlers: ReadonlySet<FunctionNode>,
): readonly FunctionNode[] {
  const nested: FunctionNode[] = [];
  let skipTo = 0;
  for (let at = (positions.get(fn) ?? tree.functions.length) + 1; ; at++) {
    const inner = tree.functions[at];
    if (!inner || inner.pos >= fn.end) return nested;
    if (inner.pos < skipTo) continue;
    if (handlers.has(inner)) skipTo = inner.end;
    else nested.push(inner);
  }
}
