import type { Span } from '../text/span';

/** A place in a file of the project. */
export interface ProjectPlace {
  /** Relative to the project's root, with slashes. */
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  /** In UTF-16 code units of the file's text without its BOM. */
  readonly span: Span;
}

/**
 * Who sends a status: the route's own `handler`; an error that it (or what it calls) throws: `thrown`; a function that
 * runs before it: `middleware`; the `framework` by itself (Fastify's 400 for a schema); the `error-handler` with a code
 * of its own.
 */
export type StatusSource = 'handler' | 'thrown' | 'middleware' | 'framework' | 'error-handler';

/** A status that an endpoint can answer with. */
export interface EndpointStatus {
  readonly status: number;
  readonly by: StatusSource;
  /** Where it is decided, in order of file and place; none for what the framework does. */
  readonly places: readonly ProjectPlace[];
}

/** A method and a path, with all that can be sent there. */
export interface Endpoint {
  /** Upper case; `ALL` for any. */
  readonly method: string;
  /** The full path with the mounts; parts that are not known are written `…`. */
  readonly path: string;
  /** How the handler is written where it is registered (`users.create`), else its own name; undefined for inline functions. */
  readonly handler: string | undefined;
  /** The handler, or the call that registers it where the handler is not found. */
  readonly place: ProjectPlace;
  /** The call that registers it. */
  readonly route: ProjectPlace;
  /** False when the handler is not found or not understood: then there may be statuses that are not listed. */
  readonly found: boolean;
  /** Sorted by status, then by source. */
  readonly statuses: readonly EndpointStatus[];
  /** It can also send what is not known. */
  readonly dynamic: boolean;
  /** The statuses that its documentation or schema declares (`'4xx'`, `'default'` kept as written); undefined without one. */
  readonly declared: readonly string[] | undefined;
}
