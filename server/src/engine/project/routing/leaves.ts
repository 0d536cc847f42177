import { functionKey } from './landing';
import type { Graph, Item, Node } from './graph';
import { slotsOf, type Site } from './slots';
import type { CallSite, World } from './world';
import type { Entered } from './values';

/** A registration as it is met on an instance. */
export interface Leaf {
  readonly site: Site;
  readonly entered: Entered | undefined;
  /** The file of the instance's items that it came by: the order between files is not known. */
  readonly chunk: string;
}

/** What has been visited, and how much may still be, against mounts that multiply. */
export interface Visits {
  left: number;
  readonly nodes: Set<Node>;
}

/**
 * What is registered on an instance, in order: also by the functions that it is given to, and by plugins that are not
 * encapsulated (`fastify-plugin`; their prefix does not count, `lib/plugin-override.js`).
 */
export function leavesOf(
  world: World,
  graph: Graph,
  visits: Visits,
  node: Node,
  entered: Entered | undefined,
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const on = new Set<Node>();
  const enter = (
    child: Node,
    key: string,
    call: CallSite | undefined,
    outer: Entered | undefined,
    chunk: string,
  ) => {
    visit(child, { function: key, call, outer }, chunk);
  };
  const visit = (at: Node, way: Entered | undefined, chunk: string | undefined): void => {
    if (on.has(at)) return;
    on.add(at);
    visits.nodes.add(at);
    for (const item of at.items) {
      visits.left -= 1;
      if (visits.left < 0) break;
      const own = chunk ?? item.file;
      if (item.kind === 'call') enter(item.child, item.function, item.call, way, own);
      else if (item.site.fact.kind === 'plugin') plugin(item, way, own);
      else leaves.push({ site: item.site, entered: way, chunk: own });
    }
    on.delete(at);
  };
  const plugin = ({ site }: Item & { kind: 'site' }, way: Entered | undefined, chunk: string): void => {
    let isShared = false;
    for (const landing of slotsOf(world, site, way).flatMap(({ targets }) => targets)) {
      if (landing.kind !== 'function' || !landing.shared) continue;
      isShared = true;
      const key = functionKey(landing.file, landing.start);
      for (const child of graph.pluginNodes(key)) enter(child, key, undefined, way, chunk);
    }
    if (!isShared) leaves.push({ site, entered: way, chunk });
  };
  visit(node, entered, undefined);
  return leaves;
}
