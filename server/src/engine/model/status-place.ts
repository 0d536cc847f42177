import type { Span } from '../text/span';
import type { FrameworkVersion } from './framework-name';
import type { Handler } from './handler';
import type { Response } from './response';
import type { StatusValue } from './status-value';

/**
 * What stands at a status place: `status` an expression that gives the status (the argument of `res.status(…)`,
 * `sendStatus(…)`, `redirect(301, url)`, `reply.code(…)`, `createError(404)`, `super(message, 404)`, an assignment to
 * `res.statusCode`); `error` a constructor or factory whose name decides it (`new createError.NotFound()`,
 * `Boom.notFound()`, `new NotFoundError()`); `shorthand` a method that is a status (`reply.notFound()`);
 * `definition` the number in the definition of a constant, enum or object that status places of this file use.
 */
export type StatusPlaceKind = 'status' | 'error' | 'shorthand' | 'definition';

/** A place in a file where a status code is written, or where one is missing (`res.status()`). */
export interface StatusPlace {
  readonly kind: StatusPlaceKind;
  /**
   * What a person points at: for `status` and `definition` the one sub-expression that gives the code (`404`,
   * `StatusCodes.NOT_FOUND`; each arm of `a ? 404 : 410` is a place of its own), for `error` and `shorthand` the name.
   * Empty where the argument is missing.
   */
  readonly span: Span;
  /** As written; empty where the argument is missing. */
  readonly text: string;
  /** The whole status expression that this place is a part of; the same span when it is the whole. */
  readonly expression: Span;
  /** What stands here can be: one code for a literal or constant; empty and dynamic where it is not known. */
  readonly status: StatusValue;
  /** Where the place is in a handler or a helper; undefined elsewhere (an error class, a constant). */
  readonly handler: Handler | undefined;
  /** The responses whose status is decided here; several when paths share it, none when it is not read as one. */
  readonly responses: readonly Response[];
  /** The framework and majors that the code runs on; undefined when the package names none. */
  readonly framework: FrameworkVersion | undefined;
}

/**
 * How this file writes status codes as names (`StatusCodes.NOT_FOUND`, `HTTP.NOT_FOUND`, `constants.HTTP_STATUS_NOT_FOUND`):
 * the sets that it imports or defines itself, the most used first.
 */
export interface StatusConstants {
  /** The set's name in this file: `StatusCodes`; for loose constants the module or `this file`. */
  readonly name: string;
  /** The name for a code as this file would write it, or undefined when the set has none. */
  readonly nameOf: (code: number) => string | undefined;
  /** How often the file's status places use it. */
  readonly uses: number;
}
