import type { EndpointFilter } from '../routes-options';
import type { RoutesDiff } from './diff';
import type { ReportedStatus } from './reported-route';

/** What a filter asks of an endpoint. */
export interface Filtered {
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly Pick<ReportedStatus, 'status'>[];
}

/**
 * Whether an endpoint is wanted: of one of the methods (one for all methods answers each), with one of the statuses and
 * with the text in its path, upper and lower case alike.
 */
export function isWanted({ method, path, statuses }: Filtered, filter: EndpointFilter): boolean {
  return (
    (filter.methods.length === 0 || answersAny(method) || filter.methods.includes(method)) &&
    (filter.statuses.length === 0 || statuses.some(({ status }) => isOneOf(filter.statuses, status))) &&
    (filter.path === undefined || path.toLowerCase().includes(filter.path))
  );
}

/** The wanted changes: of wanted endpoints, and with one of the statuses among those that come or go. */
export function wantedChanges({ added, removed, changed }: RoutesDiff, filter: EndpointFilter): RoutesDiff {
  return {
    added: added.filter((route) => isWanted(route, filter)),
    removed: removed.filter((route) => isWanted(route, filter)),
    changed: changed.filter(({ route, added: more, removed: fewer }) =>
      isWanted({ method: route.method, path: route.path, statuses: [...more, ...fewer] }, filter),
    ),
  };
}

/** For all methods, or for one that the code does not tell (`…`). */
function answersAny(method: string): boolean {
  return method === 'ALL' || !/^[A-Z-]+$/.test(method);
}

/** Whether a code is among codes (`404`) and classes (`5xx`). */
function isOneOf(wanted: readonly string[], code: number): boolean {
  return wanted.some((status) =>
    status.endsWith('xx') ? Math.floor(code / 100) === Number(status.charAt(0)) : code === Number(status),
  );
}
