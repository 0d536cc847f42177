import type { Endpoint, EndpointStatus, ProjectPlace } from '../../../../server/src/engine/model/endpoint';
import type { HandlerSummary } from '../../../../server/src/engine/model/file-summary';
import type { TrueEndpoint, TrueRepository } from '../../../../scripts/accuracy/whole/truth';

/** A place; its line counts from 1, as people and truth files count. */
function place(file: string, line: number): ProjectPlace {
  return { file, line: line - 1, span: { start: 0, end: 1 } };
}

/** An endpoint of the tool: `endpoint('GET /users', 'users.js:3', ['200 handler'])`. */
export function endpoint(
  name: string,
  at: string,
  statuses: readonly string[] = [],
  rest: Partial<Endpoint> = {},
): Endpoint {
  const [method = '', path = ''] = name.split(' ');
  const [file = '', line = ''] = at.split(':');
  return {
    method,
    path,
    handler: undefined,
    place: place(file, Number(line)),
    route: place('routes.js', 1),
    found: true,
    statuses: statuses.map((text): EndpointStatus => {
      const [status, by] = text.split(' ');
      return { status: Number(status), by: by as EndpointStatus['by'], places: [] };
    }),
    dynamic: false,
    declared: undefined,
    ...rest,
  };
}

/** An endpoint of the truth, written the same way; no statuses are unknown ones. */
export function trueEndpoint(
  name: string,
  at: string,
  statuses?: TrueEndpoint['statuses'],
  tolerated: readonly number[] = [],
): TrueEndpoint {
  const [method = '', path = ''] = name.split(' ');
  const [file = '', line = ''] = at.split(':');
  return { method, path, file, line: Number(line), statuses, tolerated };
}

/** A repository of the truth. */
export function trueRepository(
  endpoints: readonly TrueEndpoint[],
  rest: Partial<TrueRepository> = {},
): TrueRepository {
  return { repo: 'o/r', framework: 'express', folders: undefined, tolerated: [], endpoints, ...rest };
}

/** A handler in short, of the certainty and role that matter. */
export function handlerSummary(
  certainty: HandlerSummary['certainty'],
  role: HandlerSummary['role'] = 'handler',
): HandlerSummary {
  return {
    name: undefined,
    role,
    certainty,
    span: { start: 0, end: 1 },
    nameSpan: { start: 0, end: 1 },
    line: 0,
    registeredAt: [],
    statuses: [],
    dynamic: false,
    understood: true,
    declared: undefined,
  };
}
