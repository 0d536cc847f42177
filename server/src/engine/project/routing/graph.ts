import type { InstanceFact } from '../../facts/routing';
import { loadedBy, type Loaded } from './autoload';
import { calleesOf } from './callers';
import { functionKey, type Landing } from './landing';
import { slotsOf, type Site } from './slots';
import { landingsOf, type Entered } from './values';
import type { CallSite, World } from './world';

/** An instance of the project: one for all files that know it by import. */
export interface Node {
  readonly file: string;
  readonly fact: InstanceFact;
  /** What happens to it: in its own file, then in others, in order of their text. */
  readonly items: Item[];
  /** Something mounts it, registers its plugin or gives it to its function. */
  isBelow: boolean;
}

/** A registration on an instance, or a call that gives it to a function, with the name that it has there. */
export type Item =
  | { readonly kind: 'site'; readonly file: string; readonly start: number; readonly site: Site }
  | {
      readonly kind: 'call';
      readonly file: string;
      readonly start: number;
      readonly function: string;
      readonly call: CallSite;
      readonly child: Node;
    };

/** All instances of a project with what is registered on them. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly sites: readonly Site[];
  readonly nodeOf: (landing: Landing & { kind: 'instance' }) => Node | undefined;
  /** The instances that a mount means: of a function's parameter, those that it is given. */
  readonly meantBy: (landing: Landing, entered: Entered | undefined) => readonly Node[];
  /** The instances that a plugin function is given. */
  readonly pluginNodes: (key: string) => readonly Node[];
  /** What `@fastify/autoload` finds for a registration. */
  readonly loadedBy: (site: Site) => readonly Loaded[];
}

interface Given {
  readonly node: Node;
  readonly fact: InstanceFact & { readonly origin: { readonly kind: 'parameter' } };
}

/**
 * Joins the instances of all files, a step for each file.
 * @param world with its callers noted
 */
export function* graphOf(world: World): Generator<void, Graph> {
  const own = new Map<string, readonly Node[]>();
  const given = new Map<string, Given[]>();
  for (const file of world.names) own.set(file, nodesOf(world, file, given));

  const known = new Map<Node, Node>();
  const canonical = (node: Node): Node => {
    const before = known.get(node);
    if (before) return before;
    known.set(node, node); // an import of itself is itself
    const found = importedNode(world, node, (landing) => nodeOf(landing));
    known.set(node, found ?? node);
    return found ?? node;
  };
  const nodeOf: Graph['nodeOf'] = ({ file, instance }) => {
    const node = own.get(file)?.[instance];
    return node && canonical(node);
  };
  const meantBy: Graph['meantBy'] = (landing, entered) => {
    if (landing.kind !== 'instance') return [];
    const node = nodeOf(landing);
    const given = givenTo(world, landing, entered);
    return given.length > 0 ? given.flatMap((one) => nodeOf(one) ?? []) : node ? [node] : [];
  };
  const pluginNodes: Graph['pluginNodes'] = (key) =>
    (given.get(key) ?? []).filter(({ fact }) => fact.origin.index === 0).map(({ node }) => node);

  const sites: Site[] = [];
  for (const file of world.names) {
    for (const fact of world.files.get(file)?.registrations ?? []) {
      const node = nodeOf({ kind: 'instance', file, instance: fact.instance });
      const site: Site = { file, fact, placements: new Map(), fixed: undefined };
      sites.push(site);
      node?.items.push({ kind: 'site', file, start: fact.span.start, site });
    }
    for (const call of world.files.get(file)?.calls ?? [])
      placeCall(world, { file, fact: call }, given, nodeOf);
    yield;
  }
  const loaded = loadedBy(world);
  const graph: Graph = {
    nodes: [...own.values()].flat(),
    sites,
    nodeOf,
    meantBy,
    pluginNodes,
    loadedBy: loaded,
  };
  for (const site of sites) {
    for (const node of mountedBy(world, graph, site, undefined)) node.isBelow = true;
    yield;
  }
  for (const node of graph.nodes) node.items.sort(inOrder(node.file));
  return graph;
}

/** The instances that a registration puts below its own. */
function mountedBy(world: World, graph: Graph, site: Site, entered: Entered | undefined): readonly Node[] {
  const { kind } = site.fact;
  if (kind === 'autoload')
    return graph
      .loadedBy(site)
      .flatMap(({ plugin, hooks }) =>
        [plugin, ...hooks].flatMap(({ file, start }) => graph.pluginNodes(functionKey(file, start))),
      );
  if (kind !== 'use' && kind !== 'plugin') return [];
  return slotsOf(world, site, entered).flatMap(({ targets }) =>
    targets.flatMap((landing) => {
      if (landing.kind === 'instance') return graph.meantBy(landing, entered);
      return kind === 'plugin' && landing.kind === 'function'
        ? graph.pluginNodes(functionKey(landing.file, landing.start))
        : [];
    }),
  );
}

function nodesOf(world: World, file: string, given: Map<string, Given[]>): readonly Node[] {
  return (world.files.get(file)?.instances ?? []).map((fact) => {
    const node: Node = { file, fact, items: [], isBelow: false };
    const { origin } = fact;
    if (origin.kind === 'parameter') {
      const key = functionKey(file, origin.function);
      const one: Given = { node, fact: { ...fact, origin } };
      const same = given.get(key);
      if (same) same.push(one);
      else given.set(key, [one]);
    }
    return node;
  });
}

function importedNode(
  world: World,
  { file, fact: { origin } }: Node,
  nodeOf: Graph['nodeOf'],
): Node | undefined {
  if (origin.kind !== 'module') return undefined;
  const { specifier, steps } = origin;
  for (const landing of landingsOf(world, file, { kind: 'module', specifier, steps })) {
    const node = landing.kind === 'instance' ? nodeOf(landing) : undefined;
    if (node) return node;
  }
  return undefined;
}

// What a function registers on an instance that it is given, is registered where it is called.
function placeCall(
  world: World,
  call: CallSite,
  given: ReadonlyMap<string, readonly Given[]>,
  nodeOf: Graph['nodeOf'],
): void {
  for (const key of calleesOf(world, call)) {
    for (const { node: child, fact } of given.get(key) ?? []) {
      const argument = call.fact.arguments.at(fact.origin.index);
      if (!argument) continue;
      for (const landing of landingsOf(world, call.file, argument, undefined, fact.origin.steps)) {
        const node = landing.kind === 'instance' ? nodeOf(landing) : undefined;
        if (!node || node === child) continue;
        node.items.push({
          kind: 'call',
          file: call.file,
          start: call.fact.start,
          function: key,
          call,
          child,
        });
        child.isBelow = true;
      }
    }
  }
}

// Through functions that hand on what they are given; the instance itself where nothing is known to be given.
function givenTo(
  world: World,
  { file, instance }: Landing & { kind: 'instance' },
  entered: Entered | undefined,
  depth = 8,
): readonly (Landing & { kind: 'instance' })[] {
  const origin = world.files.get(file)?.instances[instance]?.origin;
  if (origin?.kind !== 'parameter' || depth === 0) return [];
  const { function: start, index, steps } = origin;
  const value = { kind: 'parameter', function: start, index, steps } as const;
  return landingsOf(world, file, value, entered).flatMap((landing) => {
    if (landing.kind !== 'instance') return [];
    const inner = givenTo(world, landing, entered, depth - 1);
    return inner.length > 0 ? inner : [landing];
  });
}

function inOrder(ownFile: string): (left: Item, right: Item) => number {
  return (left, right) => {
    if (left.file === right.file) return left.start - right.start;
    if (left.file === ownFile) return -1;
    if (right.file === ownFile) return 1;
    return left.file < right.file ? -1 : 1;
  };
}
