import { nothingBefore } from './before';
import { errorScope, type ErrorScope } from './errors';
import type { Frame } from './frame';
import type { Graph, Node } from './graph';
import { functionKey } from './landing';
import { leavesOf, type Leaf, type Visits } from './leaves';
import { below, isWildcard, prefixInFastify, ROOT } from './paths';
import { notePlacement, parametersIn, pathsBelow, placeRoute, type Placed } from './place';
import type { LinkedSlot } from './routing';
import { getsErrors, slotsOf } from './slots';
import type { World } from './world';

/** Mounts in mounts: deeper ones are given up. */
const DEPTH = 40;

interface Walk {
  readonly world: World;
  readonly graph: Graph;
  readonly visits: Visits;
  readonly routes: Placed[];
}

/** An instance where it is mounted, while its registrations are gone through. */
interface Here {
  readonly frame: Frame;
  /** What its `param` has registered, by name. */
  readonly params: ReadonlyMap<string, readonly LinkedSlot[]>;
  readonly errors: ErrorScope;
}

/** One step of what takes long: whoever asked may let others in between. */
export type Steps<Result> = Generator<void, Result>;

/** All routes, from the applications down; then those of routers that nothing leads to. A step for each registration. */
export function* walk(world: World, graph: Graph): Steps<readonly Placed[]> {
  const visits = { left: 20_000 + 4 * graph.sites.length, nodes: new Set<Node>() };
  const on: Walk = { world, graph, visits, routes: [] };
  for (const node of graph.nodes) if (!node.isBelow) yield* visit(on, node, frameOf(node, true));
  // What only leads to itself.
  for (const node of graph.nodes) if (!visits.nodes.has(node)) yield* visit(on, node, frameOf(node, false));
  return on.routes;
}

function frameOf({ fact: { origin } }: Node, isTop: boolean): Frame {
  return {
    prefix: ROOT,
    entered: undefined,
    mounted: isTop && origin.kind === 'application',
    before: nothingBefore(),
    params: [],
    hooks: [],
    errorHandlers: [],
    inside: [],
  };
}

function* visit(on: Walk, node: Node, outer: Frame): Steps<void> {
  if (node.items.length === 0 || outer.inside.includes(node) || outer.inside.length >= DEPTH) return;
  const { world, graph, visits } = on;
  const leaves = leavesOf(world, graph, visits, node, outer.entered);
  const slots = (kind: Leaf['site']['fact']['kind']) =>
    leaves
      .filter(({ site }) => site.fact.kind === kind)
      .map(({ site, entered }) => ({ site, slots: slotsOf(world, site, entered) }));
  const frame: Frame = {
    ...outer,
    // Wherever in the instance they are added, hooks count for all its routes (`fastify.js: addHook`).
    hooks: [...outer.hooks, ...slots('hook').flatMap((hook) => hook.slots)],
    errorHandlers: [...(slots('error-handler').at(-1)?.slots ?? []), ...outer.errorHandlers],
    inside: [...outer.inside, node],
  };
  const params = new Map<string, readonly LinkedSlot[]>();
  for (const { site, slots: added } of slots('param'))
    for (const { text } of site.fact.paths) params.set(text, [...(params.get(text) ?? []), ...added]);

  const here: Here = { frame, params, errors: errorScope(on.routes) };
  for (const leaf of leaves) {
    here.errors.enter(leaf.chunk);
    yield* GO[leaf.site.fact.kind]?.(on, leaf, here) ?? [];
    yield;
  }
  here.errors.close();
}

type Go = (on: Walk, leaf: Leaf, here: Here) => Steps<void> | undefined;

const GO: Partial<Record<Leaf['site']['fact']['kind'], Go>> = { route, use, plugin, autoload };

function route({ world, routes }: Walk, leaf: Leaf, { frame, params }: Here): undefined {
  for (const placed of placeRoute(world, leaf, frame, params)) routes.push(placed);
  if (!leaf.site.fact.methods.includes('ALL')) return;
  const slots = slotsOf(world, leaf.site, leaf.entered);
  for (const path of pathsBelow(world, frame, leaf))
    if (isWildcard(path.segments()))
      frame.before.add(
        path.segments(),
        slots.filter((slot) => !getsErrors(slot)),
      );
}

function* use(on: Walk, leaf: Leaf, { frame, params, errors }: Here): Steps<void> {
  const { site, entered } = leaf;
  for (const [index, path] of pathsBelow(on.world, frame, leaf).entries()) {
    notePlacement(site, path, frame);
    const names = parametersIn(site.fact.paths[index]?.text ?? '');
    const mountParams = names.flatMap((name) => params.get(name) ?? []);
    for (const slot of slotsOf(on.world, site, entered)) {
      const children = slot.targets.flatMap((landing) => on.graph.meantBy(landing, entered));
      if (getsErrors(slot)) errors.add(slot, path.segments());
      else if (children.length === 0) frame.before.add(path.segments(), [slot]);
      for (const child of children)
        yield* visit(on, child, {
          ...frame,
          entered,
          prefix: path,
          params: [...frame.params, ...mountParams],
        });
    }
  }
}

function* plugin(on: Walk, leaf: Leaf, { frame }: Here): Steps<void> {
  const { site, entered } = leaf;
  for (const prefix of pathsBelow(on.world, frame, leaf)) {
    for (const { targets } of slotsOf(on.world, site, entered)) {
      for (const landing of targets) {
        if (landing.kind !== 'function') continue;
        const key = functionKey(landing.file, landing.start);
        const inner = { function: key, call: undefined, outer: entered };
        for (const child of on.graph.pluginNodes(key))
          yield* visit(on, child, { ...frame, prefix, entered: inner });
      }
    }
  }
}

function* autoload(on: Walk, { site, entered }: Leaf, { frame }: Here): Steps<void> {
  for (const { plugin: loaded, prefix, hooks } of on.graph.loadedBy(site)) {
    const place = `${loaded.file}#autoload`;
    const path = loaded.shared ? frame.prefix : below(frame.prefix, prefix, prefixInFastify, place);
    const added = hooks.flatMap((hook) => hooksOf(on, functionKey(hook.file, hook.start)));
    const key = functionKey(loaded.file, loaded.start);
    const inner = { function: key, call: undefined, outer: entered };
    for (const child of on.graph.pluginNodes(key))
      yield* visit(on, child, { ...frame, prefix: path, entered: inner, hooks: [...frame.hooks, ...added] });
  }
}

// The hooks that an `autohooks` file adds to the instance of the plugins around it.
function hooksOf({ world, graph, visits }: Walk, key: string): readonly LinkedSlot[] {
  return graph.pluginNodes(key).flatMap((node) =>
    leavesOf(world, graph, visits, node, undefined)
      .filter(({ site }) => site.fact.kind === 'hook')
      .flatMap(({ site, entered }) => slotsOf(world, site, entered)),
  );
}
