import type { CodeSpelling } from './code-names';
import type { Certainty, HandlerRole, PassedErrors } from './handler';
import type { RegistrationPlace } from './registration';
import type { SuccessMethod } from './project-knowledge';
import type { Span } from '../text/span';

/** What the rest of the project has to know of a file that was linted: plain data, small, kept for every file. */
export interface FileSummary {
  /** In source order. */
  readonly handlers: readonly HandlerSummary[];
  /** How it writes codes; left out where it writes none. */
  readonly spelling?: CodeSpelling;
  /** How many of its errors have which shape, and how many `page`s it renders; left out where none is known. */
  readonly errorShapes?: readonly (readonly [shape: string, uses: number])[];
}

/** A handler, middleware, hook or error handler in short. */
export interface HandlerSummary {
  readonly name: string | undefined;
  readonly role: HandlerRole;
  /** As a handler's `paths`; left out where they are not known. */
  readonly paths?: readonly string[];
  readonly certainty: Certainty;
  /** The function; `start` is how registrations in the same file name it. */
  readonly span: Span;
  /** Where to point at it. */
  readonly nameSpan: Span;
  /** 0-based line of `nameSpan`. */
  readonly line: number;
  /** The registrations in other files that led to it. */
  readonly registeredAt: readonly RegistrationPlace[];
  readonly statuses: readonly StatusSummary[];
  /** It can send a status that is not known. */
  readonly dynamic: boolean;
  /** Everything that gets its response was understood. */
  readonly understood: boolean;
  /** What its schema or documentation declares, as written (`200`, `4xx`, `default`). */
  readonly declared: readonly string[] | undefined;
  /** The fields that it sets for those behind it: a middleware, hook or error handler. Left out where there are none. */
  readonly sets?: readonly string[];
  /** The responses that go out without a field that belongs to their status. Left out where there are none. */
  readonly lacks?: readonly LackedField[];
  /** Registered in Express 4 by itself: an error that nothing in it catches is lost. Left out where there is none. */
  readonly lost?: LostError;
  /** How an async handler of Express passes errors on. Left out for all others. */
  readonly passing?: PassingSummary;
}

/** How often a handler passes an error on in which way. */
export interface PassingSummary extends PassedErrors {
  /** Its rejections reach the error handler: a `throw` does as well as `next(err)`. */
  readonly caught: boolean;
}

/** A field that a response surely goes out without: see `rules/lacked-field`. */
export interface LackedField {
  readonly code: number;
  /** Lower case. */
  readonly field: string;
  /** The full path of the route that was created at, where the field is to say where the new thing is. */
  readonly path?: string;
  readonly span: Span;
  /** Where the span starts, both 0-based, in UTF-16 code units. */
  readonly line: number;
  readonly character: number;
}

/** The first `throw` of a handler that nothing takes, else its first `await`. */
export interface LostError {
  readonly kind: 'throw' | 'await';
  readonly span: Span;
  /** Where the span starts, both 0-based, in UTF-16 code units. */
  readonly line: number;
  readonly character: number;
}

/** A status that a handler sends or throws. */
export interface StatusSummary {
  readonly code: number;
  /** Thrown or handed to the error handler. */
  readonly thrown: boolean;
  /** What the guards before it say went wrong with the request, where it is invalid input. */
  readonly invalid: boolean;
  /** It says that a request of this method has worked; left out for everything else. */
  readonly success?: SuccessMethod;
  /** The request methods with which it is never sent; left out where there are none. */
  readonly without?: readonly string[];
  /** Where it is decided in this file. */
  readonly span: Span;
  /** 0-based. */
  readonly line: number;
}
