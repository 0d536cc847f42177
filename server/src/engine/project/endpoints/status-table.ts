import type { EndpointStatus, ProjectPlace, StatusSource } from '../../model/endpoint';

// How statuses of one code are ordered.
const SOURCES: readonly StatusSource[] = ['handler', 'thrown', 'middleware', 'framework', 'error-handler'];

/** Collects the statuses of an endpoint: one for each code and source. */
export interface StatusTable {
  readonly add: (status: number, by: StatusSource, place?: ProjectPlace) => void;
  /** Sorted by status, then by source; their places in order of file and place. */
  readonly statuses: () => readonly EndpointStatus[];
}

/** With nothing in it. */
export function statusTable(): StatusTable {
  const rows = new Map<string, EndpointStatus & { readonly places: ProjectPlace[] }>();
  return {
    add(status, by, place) {
      const key = `${status} ${by}`;
      const row = rows.get(key) ?? { status, by, places: [] };
      rows.set(key, row);
      if (place && !row.places.some((known) => comparePlaces(known, place) === 0)) row.places.push(place);
    },
    statuses: () =>
      [...rows.values()]
        .map((row) => ({ ...row, places: row.places.sort(comparePlaces) }))
        .sort(
          (left, right) => left.status - right.status || SOURCES.indexOf(left.by) - SOURCES.indexOf(right.by),
        ),
  };
}

/** By file, then by where they start. */
export function comparePlaces(left: ProjectPlace, right: ProjectPlace): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.span.start - right.span.start || left.span.end - right.span.end;
}
