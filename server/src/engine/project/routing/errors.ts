import { isUnder } from './paths';
import type { LinkedSlot } from './routing';

/** A route that is being linked. */
export interface Reached {
  readonly segments: () => readonly string[];
  readonly errorHandlers: LinkedSlot[];
}

/** Tells the routes of an Express instance, and of what is mounted on it, about its error handlers. */
export interface ErrorScope {
  /** What comes next is of this file. */
  readonly enter: (chunk: string) => void;
  readonly add: (slot: LinkedSlot, path: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * An error goes to the error handlers that are registered behind its route on the same instance, then to those behind
 * the mount (`router/layer.js: handle_error`: routers are passed over). Where several files register on one instance,
 * the order between them is not known, and it goes to those of the other files as well.
 * @param routes to which the routes of the instance are going to be added
 */
export function errorScope(routes: readonly Reached[]): ErrorScope {
  const first = routes.length;
  const chunks: { readonly name: string; readonly start: number }[] = [];
  const added: { readonly slot: LinkedSlot; readonly path: readonly string[]; readonly chunk: number }[] = [];
  const tell = (slot: LinkedSlot, path: readonly string[], from: number, to: number) => {
    for (const { segments, errorHandlers } of routes.slice(from, to))
      if (path.length === 0 || isUnder(path, segments())) errorHandlers.push(slot);
  };
  return {
    enter: (name) => {
      if (chunks.at(-1)?.name !== name) chunks.push({ name, start: routes.length });
    },
    add: (slot, path) => {
      tell(slot, path, first, routes.length);
      added.push({ slot, path, chunk: chunks.length });
    },
    close: () => {
      for (const { slot, path, chunk } of added) {
        const later = chunks[chunk];
        if (later) tell(slot, path, later.start, routes.length);
      }
    },
  };
}
