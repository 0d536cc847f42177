import { isWildcard } from './paths';
import type { LinkedSlot } from './routing';

/**
 * The middlewares of an Express application that have been registered so far, by path. A router's own count for what
 * is registered later below the same path as well: a request that no route of the router matches has gone through them
 * (`router/index.js: handle`).
 */
export interface Before {
  readonly add: (path: readonly string[], slots: readonly LinkedSlot[]) => void;
  /** How many have been added. */
  readonly count: () => number;
  /** Those of the first `count` that every request to a path passes, in running order. */
  readonly of: (path: readonly string[], count: number) => readonly LinkedSlot[];
}

/** More are not told of one route. */
const MOST = 100;

interface Branch {
  readonly entries: { readonly order: number; readonly slots: readonly LinkedSlot[] }[];
  readonly next: Map<string, Branch>;
}

/** Of an application on which nothing is registered yet. */
export function nothingBefore(): Before {
  const root = newBranch();
  let order = 0;
  return {
    add: (path, slots) => {
      if (slots.length === 0) return;
      let branch = root;
      // `*` alone is everything, the root included.
      for (const segment of path.length === 1 && isWildcard(path) ? [] : path) {
        const next = branch.next.get(segment) ?? newBranch();
        branch.next.set(segment, next);
        branch = next;
      }
      order += 1;
      branch.entries.push({ order, slots });
    },
    count: () => order,
    of: (path, count) => {
      const found = [...entriesAt(root, path, 0)]
        .filter((entry) => entry.order <= count)
        .sort((left, right) => left.order - right.order);
      return found.flatMap(({ slots }) => slots).slice(0, MOST);
    },
  };
}

function* entriesAt(
  branch: Branch,
  path: readonly string[],
  depth: number,
): Generator<Branch['entries'][number]> {
  yield* branch.entries;
  const segment = path[depth];
  if (segment === undefined) return;
  for (const step of new Set([segment, ':', '*'])) {
    const next = branch.next.get(step);
    if (next) yield* entriesAt(next, path, depth + 1);
  }
}

function newBranch(): Branch {
  return { entries: [], next: new Map() };
}
