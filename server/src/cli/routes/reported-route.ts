import type { Endpoint, ProjectPlace, StatusSource } from '../../engine/model/endpoint';

/** A place as `routes --format json` has it; the line counts from 1. */
export interface ReportedPlace {
  readonly file: string;
  readonly line: number;
}

/** A status of an endpoint as `routes --format json` has it. */
export interface ReportedStatus {
  readonly status: number;
  readonly by: StatusSource;
  /** None for what the framework or a package does. */
  readonly places: readonly ReportedPlace[];
}

/** An endpoint as `routes --format json` has it. */
export interface ReportedRoute extends ReportedPlace {
  /** Upper case; `ALL` for any. */
  readonly method: string;
  readonly path: string;
  readonly handler: string | null;
  readonly statuses: readonly ReportedStatus[];
  /** It can also send what is not listed. */
  readonly dynamic: boolean;
  /** What its schema or documentation declares; absent without one. */
  readonly declared?: readonly string[];
}

/** Puts an endpoint into the form of the output. */
export function reportedRoute(endpoint: Endpoint): ReportedRoute {
  const { method, path, place, handler, statuses, declared } = endpoint;
  return {
    method,
    path,
    ...reportedPlace(place),
    handler: handler ?? null,
    statuses: statuses.map(({ status, by, places }) => ({ status, by, places: places.map(reportedPlace) })),
    dynamic: isOpen(endpoint),
    ...(declared === undefined ? {} : { declared }),
  };
}

/** Whether there can be statuses that are not listed: they are decided at run time, or the handler was not found. */
export function isOpen({ dynamic, found }: Endpoint): boolean {
  return dynamic || !found;
}

/** The codes of an endpoint, each once, ascending. */
export function codesOf(statuses: readonly { readonly status: number }[]): readonly number[] {
  return [...new Set(statuses.map(({ status }) => status))].sort((a, b) => a - b);
}

/** `src/users.js:12`, the line counted from 1. */
export function placeText({ file, line }: ProjectPlace): string {
  return `${file}:${line + 1}`;
}

function reportedPlace({ file, line }: ProjectPlace): ReportedPlace {
  return { file, line: line + 1 };
}
