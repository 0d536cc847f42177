import type { FrameworkName } from '../model/framework-name';
import type { Landing } from './routing/landing';
import type { LinkedRoute, LinkedSlot } from './routing/routing';

/** An error handler, as a function of its file. */
export interface HandlerWay {
  readonly framework: FrameworkName;
  readonly target: Extract<Landing, { readonly kind: 'function' | 'export' }>;
}

/** Tells through which error handlers the errors of a file's functions go. */
export type ErrorWays = (file: string) => readonly HandlerWay[];

const NONE: readonly HandlerWay[] = [];

/**
 * The error handlers that the routes of a file reach (routes that it registers, or whose handlers it holds), where all of
 * these agree; for a file without routes those of all routes, where all agree.
 */
export function errorWaysOf(routes: readonly LinkedRoute[]): ErrorWays {
  const all = new Map<string, readonly HandlerWay[]>();
  const byFile = new Map<string, Map<string, readonly HandlerWay[]>>();
  for (const route of routes) {
    const ways = route.errorHandlers.map(wayOf);
    if (ways.length === 0) continue;
    const known = ways.every((way) => way !== undefined) ? ways : NONE;
    const key = JSON.stringify(known);
    all.set(key, known);
    for (const file of filesOf(route)) {
      const own = byFile.get(file) ?? new Map<string, readonly HandlerWay[]>();
      own.set(key, known);
      byFile.set(file, own);
    }
  }
  return (file) => only(byFile.get(file) ?? all);
}

function only(ways: ReadonlyMap<string, readonly HandlerWay[]>): readonly HandlerWay[] {
  const [first] = ways.values();
  return first && ways.size === 1 ? first : NONE;
}

function filesOf({ file, handler, middlewares }: LinkedRoute): ReadonlySet<string> {
  const slots = handler ? [handler, ...middlewares] : middlewares;
  return new Set([
    file,
    ...slots.flatMap(({ targets }) => targets.flatMap((target) => ('file' in target ? [target.file] : []))),
  ]);
}

function wayOf({ framework, targets }: LinkedSlot): HandlerWay | undefined {
  const [target, ...others] = targets;
  if (others.length > 0 || (target?.kind !== 'function' && target?.kind !== 'export')) return undefined;
  return { framework, target };
}
