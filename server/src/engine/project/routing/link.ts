import type { RoutingFacts } from '../../facts/routing';
import type { Resolve } from '../../host';
import { noteCallers } from './callers';
import { areSamePaths, certainPaths } from './certain-paths';
import { graphOf } from './graph';
import { areSameRegistrations, incomingRegistrations } from './incoming';
import type { LinkedRoute, Routing } from './routing';
import { getsErrors, slotsOf } from './slots';
import { walk } from './walk';
import { worldOf, type Constants } from './world';

/**
 * Joins what the files of a project say about routes: full paths, what runs before a route, where its errors go, and
 * which functions are registered in which other files. All at once, see {@link linking}.
 */
export function linkRouting(...given: Parameters<typeof linking>): Routing {
  const steps = linking(...given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps, as most of it is reading the facts of files that are asked for. What is known of the files must not
 * change between them.
 * @param files by their locations
 * @param previous what was linked before: what has not changed for a file stays the same object
 * @param constants asked for the parts of paths that other files export
 */
export function* linking(
  files: ReadonlyMap<string, RoutingFacts>,
  resolve: Resolve,
  previous?: Routing,
  constants?: Constants,
): Generator<void, Routing> {
  const world = worldOf(files, resolve, constants);
  noteCallers(world);
  const graph = yield* graphOf(world);
  const routes = (yield* walk(world, graph)).map(({ route }) => route);
  const incoming = incomingRegistrations(world, graph.sites);
  const paths = certainPaths(graph.sites);
  return {
    routes: routes.sort(byPlace),
    errorHandlers: graph.sites.flatMap((site) => slotsOf(world, site, undefined).filter(getsErrors)),
    incomingOf: kept(incoming, NO_REGISTRATIONS, areSameRegistrations, previous?.incomingOf),
    pathsOf: kept(paths, NO_PATHS, areSamePaths, previous?.pathsOf),
  };
}

const NO_REGISTRATIONS: ReturnType<Routing['incomingOf']> = [];
const NO_PATHS: ReturnType<Routing['pathsOf']> = new Map();

function kept<T>(
  now: ReadonlyMap<string, T>,
  nothing: T,
  areSame: (left: T, right: T) => boolean,
  before: ((file: string) => T) | undefined,
): (file: string) => T {
  const known = new Map<string, T>();
  for (const [file, value] of now) {
    const old = before?.(file);
    known.set(file, old !== undefined && areSame(old, value) ? old : value);
  }
  return (file) => known.get(file) ?? nothing;
}

function byPlace(left: LinkedRoute, right: LinkedRoute): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  if (left.span.start !== right.span.start) return left.span.start - right.span.start;
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
