import type { ProjectPlace } from './endpoint';
import type { FrameworkName } from './framework-name';

/** What the project as a whole says to the rules; undefined knowledge keeps a rule silent. */
export interface ProjectKnowledge {
  /** All files have been read. Until then a rule that needs the whole project says nothing. */
  readonly complete: boolean;
  /** The error handlers that are registered, in path order. */
  readonly errorHandlers: readonly KnownErrorHandler[];
  /** The members by which the project's own error classes say their status (`statusCode`), with the number of classes. */
  readonly errorStatusMembers: ReadonlyMap<string, number>;
  /** What catches the rejections of Express 4 handlers for the whole project: `express-async-errors` or its like. */
  readonly catchesRejections: boolean;
  /**
   * The methods that the registered routes take by full path with the mounts (`/api/items/:id`), upper case, without
   * those that only refuse (405) and without `ALL`. A path with a route that is not understood is left out.
   */
  readonly methodsOf: ReadonlyMap<string, readonly string[]>;
  /** How often the project's code answers invalid input with which code, 400 and 422 alone: `validationCounts`. */
  readonly validation: ReadonlyMap<number, number>;
}

/** An error handler of the project. */
export interface KnownErrorHandler {
  readonly name: string | undefined;
  readonly framework: FrameworkName;
  readonly place: ProjectPlace;
  /** The members of the error that decide the status that it sends. */
  readonly reads: readonly string[];
  /** It sends the error's own message with a 5xx. */
  readonly sendsMessage: boolean;
}
