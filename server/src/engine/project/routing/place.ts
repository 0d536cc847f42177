import type { RegistrationFact } from '../../facts/routing';
import type { FrameworkName } from '../../model/framework-name';
import type { Reached } from './errors';
import type { Frame } from './frame';
import { inLifecycle } from './hooks';
import type { Leaf } from './leaves';
import { completed } from './missing';
import {
  below,
  inExpress,
  inFastify,
  prefixInFastify,
  shown,
  UNKNOWN,
  type FullPath,
  type Joining,
} from './paths';
import type { LinkedRoute, LinkedSlot } from './routing';
import { getsErrors, slotsOf, type Placement, type Site } from './slots';
import type { World } from './world';

/** A route that is being linked: its error handlers are still to come. */
export interface Placed extends Reached {
  readonly route: LinkedRoute;
}

/** The paths of a registration below a prefix. */
export function pathsBelow(world: World, { prefix }: Frame, { site, entered }: Leaf): readonly FullPath[] {
  const { file, fact } = site;
  const { kind, paths, framework, span } = fact;
  if (paths.length === 0) return [prefix];
  const join = kind === 'plugin' ? prefixInFastify : JOININGS[framework];
  const place = `${file}#${span.start}`;
  return paths.map((path) => below(prefix, completed(world, file, path, entered), join, place));
}

const JOININGS: Readonly<Record<FrameworkName, Joining>> = { express: inExpress, fastify: inFastify };

/**
 * Notes at which full path a registration was found.
 * @returns undefined when it has too many already
 */
export function notePlacement(site: Site, full: FullPath, { mounted }: Frame): Placement | undefined {
  const path = shown(full);
  const isCertain = mounted && full.exact;
  const known = site.placements.get(path);
  if (known) {
    known.isCertain &&= isCertain;
    return known;
  }
  if (site.placements.size === PLACEMENTS) return undefined;
  const placement = { path, isCertain, routes: [] };
  site.placements.set(path, placement);
  return placement;
}

/** A registration in a function that is called more often is not told of each call. */
const PLACEMENTS = 500;

/**
 * The routes that a registration makes on an instance.
 * @param params what the instance's `param` has registered, by name
 */
export function placeRoute(
  world: World,
  leaf: Leaf,
  frame: Frame,
  params: ReadonlyMap<string, readonly LinkedSlot[]>,
): readonly Placed[] {
  const { site } = leaf;
  const { fact, file } = site;
  const slots = slotsOf(world, site, leaf.entered);
  const own = slots.some(getsErrors) ? slots.filter((slot) => !getsErrors(slot)) : slots;
  const ownErrors = own === slots ? [] : slots.filter(getsErrors);
  const handler = own.findLast((slot) => slot.fact.role === 'handler') ?? own.at(-1);
  return pathsBelow(world, frame, leaf).flatMap((path, index) => {
    const placement = notePlacement(site, path, frame);
    // An instance that is mounted twice at one path has its routes once.
    if (!placement || placement.routes.includes(slots)) return [];
    placement.routes.push(slots);
    const errorHandlers = [...ownErrors, ...frame.errorHandlers];
    const written = fact.paths[index]?.text ?? '';
    const middlewares = middlewaresOf(path, own, handler, frame, params.size > 0 ? params : NONE, written);
    const { framework, span, line, validates = false } = fact;
    return methodsOf(fact).map((method): Placed => ({
      segments: path.segments,
      errorHandlers,
      route: {
        framework,
        method,
        path: shown(path),
        mounted: frame.mounted,
        file,
        span,
        line,
        handler,
        get middlewares() {
          return middlewares();
        },
        errorHandlers,
        validates,
      },
    }));
  });
}

const NONE: ReadonlyMap<string, readonly LinkedSlot[]> = new Map();

// Put together when they are asked for: there are many of them, and an edit asks for few.
function middlewaresOf(
  path: FullPath,
  own: readonly LinkedSlot[],
  handler: LinkedSlot | undefined,
  frame: Frame,
  params: ReadonlyMap<string, readonly LinkedSlot[]>,
  written: string,
): () => readonly LinkedSlot[] {
  const count = frame.before.count();
  let known: readonly LinkedSlot[] | undefined;
  return () =>
    (known ??= [
      ...frame.before.of(path.segments(), count),
      ...frame.params,
      ...parametersIn(written).flatMap((name) => params.get(name) ?? []),
      ...inLifecycle([...frame.hooks, ...own]),
      ...own.filter((slot) => slot !== handler && slot.fact.role !== 'hook'),
    ]);
}

/** The names of the parameters in a path as written: `:id`. */
export function parametersIn(path: string): readonly string[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => name);
}

function methodsOf({ methods }: RegistrationFact): readonly string[] {
  return methods.length === 0 ? [UNKNOWN] : methods;
}
