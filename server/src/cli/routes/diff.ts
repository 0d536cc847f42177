import { compareText } from '../../node/display-path';
import { pathParts, type PathPart } from './path-template';
import { codesOf, type ReportedRoute, type ReportedStatus } from './reported-route';

/** What a change adds to the endpoints of a project and takes away. */
export interface RoutesDiff {
  /** Sorted by path and method, as are the others. */
  readonly added: readonly ReportedRoute[];
  readonly removed: readonly ReportedRoute[];
  readonly changed: readonly ChangedRoute[];
}

/** An endpoint that was there before. */
export interface ChangedRoute {
  /** As it is now. */
  readonly route: ReportedRoute;
  /** Statuses that it could not send before, whoever sends them. */
  readonly added: readonly ReportedStatus[];
  /** Statuses that it cannot send any more, with their places before. */
  readonly removed: readonly ReportedStatus[];
  /** Whether statuses that are not known have become possible (`true`) or impossible; undefined where that is as it was. */
  readonly dynamic: boolean | undefined;
}

/**
 * Compares the endpoints of two versions. An endpoint is the same when method and path are; the name of a parameter
 * does not matter. Where several have the same (two services in one repository), those of the same file belong together.
 */
export function diffOf(before: readonly ReportedRoute[], after: readonly ReportedRoute[]): RoutesDiff {
  const old = groupsOf(before);
  const groups = groupsOf(after);
  const diff = {
    added: [] as ReportedRoute[],
    removed: [] as ReportedRoute[],
    changed: [] as ChangedRoute[],
  };
  for (const key of new Set([...old.keys(), ...groups.keys()])) {
    const rest = new Set(old.get(key));
    for (const [route, same] of pairs(rest, groups.get(key) ?? [])) {
      if (same === undefined) diff.added.push(route);
      else diff.changed.push(...changeOf(same, route));
    }
    diff.removed.push(...rest);
  }
  return {
    added: diff.added.sort(byPath),
    removed: diff.removed.sort(byPath),
    changed: diff.changed.sort((a, b) => byPath(a.route, b.route)),
  };
}

function groupsOf(routes: readonly ReportedRoute[]): ReadonlyMap<string, readonly ReportedRoute[]> {
  const groups = new Map<string, ReportedRoute[]>();
  for (const route of routes) {
    const key = `${route.method} ${shapeOf(pathParts(route.path))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [route]);
    else group.push(route);
  }
  return groups;
}

/** A path without the names of its parameters. */
function shapeOf(parts: readonly PathPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text.replace(/[\\:*{}…]/g, String.raw`\$&`);
      if (part.kind === 'unknown') return '…';
      if (part.kind === 'regex') return part.text;
      if (part.kind === 'optional') return `{${shapeOf(part.parts)}}`;
      return `${part.isWild ? '*' : ':'}${part.pattern === undefined ? '' : `(${part.pattern})`}`;
    })
    .join('');
}

/** What speaks for two endpoints of the same shape being the same one, the strongest first. */
const likenesses: readonly ((a: ReportedRoute, b: ReportedRoute) => boolean)[] = [
  (a, b) => a.file === b.file && a.path === b.path && a.handler === b.handler,
  (a, b) => a.file === b.file && a.handler === b.handler,
  (a, b) => a.file === b.file && a.path === b.path,
  (a, b) => a.file === b.file,
  (a, b) => a.handler === b.handler && a.handler !== null,
  () => true,
];

/** Gives each endpoint its former self and takes that out of the rest. */
function pairs(
  rest: Set<ReportedRoute>,
  routes: readonly ReportedRoute[],
): ReadonlyMap<ReportedRoute, ReportedRoute | undefined> {
  const found = new Map<ReportedRoute, ReportedRoute | undefined>(routes.map((route) => [route, undefined]));
  for (const isLike of likenesses) {
    for (const [route, same] of found) {
      if (same !== undefined) continue;
      const like = first(rest, (candidate) => isLike(candidate, route));
      if (like === undefined) continue;
      found.set(route, like);
      rest.delete(like);
    }
  }
  return found;
}

function first(
  routes: ReadonlySet<ReportedRoute>,
  test: (route: ReportedRoute) => boolean,
): ReportedRoute | undefined {
  for (const route of routes) if (test(route)) return route;
  return undefined;
}

function changeOf(before: ReportedRoute, route: ReportedRoute): readonly ChangedRoute[] {
  const added = statusesNotIn(before, route);
  const removed = statusesNotIn(route, before);
  const dynamic = before.dynamic === route.dynamic ? undefined : route.dynamic;
  return added.length + removed.length === 0 && dynamic === undefined
    ? []
    : [{ route, added, removed, dynamic }];
}

function statusesNotIn(other: ReportedRoute, { statuses }: ReportedRoute): readonly ReportedStatus[] {
  const known = new Set(codesOf(other.statuses));
  return statuses.filter(({ status }) => !known.has(status));
}

function byPath(a: ReportedRoute, b: ReportedRoute): number {
  return compareText(a.path, b.path) || compareText(a.method, b.method) || compareText(a.file, b.file);
}
