import type { RegistrationFact } from '../../facts/routing';
import type { FrameworkName } from '../../model/framework-name';
import type { Reached } from './errors';
import type { Frame } from './frame';
import { inLifecycle } from './hooks';
import {
  below,
  inExpress,
  inFastify,
  isWildcard,
  prefixInFastify,
  shown,
  UNKNOWN,
  type FullPath,
  type Joining,
} from './paths';
import type { LinkedRoute, LinkedSlot } from './routing';
import { getsErrors, type Site } from './slots';

/** A route that is being linked: its error handlers are still to come. */
export interface Placed extends Reached {
  readonly route: LinkedRoute;
}

/** The paths of a registration below a prefix. */
export function pathsBelow({ prefix }: Frame, { file, fact }: Site): readonly FullPath[] {
  const { kind, paths, framework, span } = fact;
  if (paths.length === 0) return [prefix];
  const join = kind === 'plugin' ? prefixInFastify : JOININGS[framework];
  return paths.map((path) => below(prefix, path, join, `${file}#${span.start}`));
}

const JOININGS: Readonly<Record<FrameworkName, Joining>> = { express: inExpress, fastify: inFastify };

/** Notes at which full path a registration was found. */
export function notePlacement(site: Site, path: FullPath, { mounted }: Frame): void {
  const text = shown(path);
  site.placements.set(text, mounted && path.exact && (site.placements.get(text) ?? true));
}

/**
 * The routes that a registration makes on an instance.
 * @param params what the instance's `param` has registered, by name
 */
export function placeRoute(
  site: Site,
  slots: readonly LinkedSlot[],
  frame: Frame,
  params: ReadonlyMap<string, readonly LinkedSlot[]>,
): readonly Placed[] {
  const { fact } = site;
  const own = slots.filter((slot) => !getsErrors(slot));
  const handler = own.findLast(({ fact: { role } }) => role === 'handler') ?? own.at(-1);
  const ownErrors = slots.filter(getsErrors);
  return pathsBelow(frame, site).flatMap((path, index) => {
    notePlacement(site, path, frame);
    if (isPlaced(site, shown(path), slots)) return [];
    const written = fact.paths[index]?.text ?? '';
    const errorHandlers = [...ownErrors, ...frame.errorHandlers];
    const middlewares = [
      ...frame.before.of(path.segments),
      ...frame.params,
      ...parametersIn(written).flatMap((name) => params.get(name) ?? []),
      ...inLifecycle([...frame.hooks, ...own]),
      ...own.filter((slot) => slot !== handler && slot.fact.role !== 'hook'),
    ];
    return methodsOf(fact).map((method) => ({
      segments: path.segments,
      errorHandlers,
      route: {
        framework: fact.framework,
        method,
        path: shown(path),
        mounted: frame.mounted,
        file: site.file,
        span: fact.span,
        line: fact.line,
        handler,
        middlewares,
        errorHandlers,
        validates: fact.validates ?? false,
      },
    }));
  });
}

/** Whether what a route runs is passed through by later ones: `app.all('/api/*', requireUser)`. */
export function isPassedThrough({ methods }: RegistrationFact, { segments }: FullPath): boolean {
  return methods.includes('ALL') && isWildcard(segments);
}

/** The names of the parameters in a path as written: `:id`. */
export function parametersIn(path: string): readonly string[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => name);
}

// An instance that is mounted twice at one path has its routes once.
function isPlaced({ routes }: Site, path: string, slots: readonly LinkedSlot[]): boolean {
  const known = routes.get(path) ?? new Set();
  routes.set(path, known);
  if (known.has(slots)) return true;
  known.add(slots);
  return false;
}

function methodsOf({ methods }: RegistrationFact): readonly string[] {
  return methods.length === 0 ? [UNKNOWN] : methods;
}
