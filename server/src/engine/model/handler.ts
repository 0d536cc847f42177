import type { Span } from '../text/span';
import type { CodeNames } from './code-names';
import type { StatusDeclaration } from './declaration';
import type { FrameworkName } from './framework-name';
import type { Guard } from './guard';
import type { RegistrationPlace } from './registration';
import type { Response } from './response';
import type { LazyEdits, StatusValue } from './status-value';
import type { TimeKind } from './time';

/** What a function is for. `helper-definition`: gets a response object but is no handler (a response helper). */
export type HandlerRole = 'handler' | 'middleware' | 'hook' | 'error-handler' | 'helper-definition';

/** Law 2: how sure we are that the function handles requests. */
export type Certainty = 'registered' | 'typed' | 'shaped';

/** A path through a handler that ends without an answer. */
export interface OpenPath {
  /** Where it ends: `catch` in a catch clause; `branch` behind a test; `end` at the function's end. */
  readonly where: 'catch' | 'branch' | 'end';
  /** The clause, branch or closing brace that does not answer. */
  readonly span: Span;
  readonly guards: readonly Guard[];
}

/** A status that is set on a path that ends without sending. */
export interface UnsentStatus {
  readonly status: StatusValue;
  readonly span: Span;
  readonly end: LazyEdits;
}

/** A call or assignment that sets a status: `res.status(404)`, or `res.status()` where the code is still to be written. */
export interface WrittenStatus {
  readonly span: Span;
  /** What is known where the status is set, whatever is sent there later. */
  readonly guards: readonly Guard[];
}

/** A header field that a call sets: `res.set('Retry-After', wait)`. */
export interface WrittenField {
  /** Lower case. */
  readonly name: string;
  /** The value. */
  readonly span: Span;
  /** The value as written. */
  readonly text: string;
  /** What the value says of a time; undefined when nothing tells. */
  readonly time: TimeKind | undefined;
  /** Writes the value as `Retry-After` takes it (RFC 9110 §10.2.3): in seconds from now, or as a date of HTTP. */
  readonly asDelay: LazyEdits;
}

/** What a handler looks at in the header of its requests. */
export interface RequestReads {
  /** The fields that it reads by name, lower case; what it asks by another member (`req.fresh`, `req.accepts()`) included. */
  readonly fields: ReadonlySet<string>;
  /** False when the request, or all of its fields, go somewhere where other fields may be read. */
  readonly complete: boolean;
}

/** A place at which an error leaves an async function: `throw` one is thrown, `await` what is awaited may fail. */
export interface UncaughtError {
  readonly kind: 'throw' | 'await';
  /** The word itself. */
  readonly span: Span;
}

/** A check of the client's credentials that throws when it fails, and whose error leaves the handler. */
export interface ThrowingCheck {
  /** As written, without arguments: `jwt.verify`. */
  readonly callee: string;
  /** What is called. */
  readonly span: Span;
  /** Whether the error surely reaches the error handler; a rejection in Express 4 needs something that takes it. */
  readonly arrives: boolean;
}

/** A member of an error that is read: the whole `err.status`, or the name in `const { status } = err`. */
export interface ReadMember {
  readonly name: string;
  readonly span: Span;
}

/** What an error handler does with the error it gets. */
export interface ErrorUse {
  readonly name: string;
  /** Members of the error that its statuses or branches read: `status`, `statusCode`, `code`, `name`, `isBoom` …. */
  readonly reads: readonly string[];
  /** It compares the error's class (`err instanceof X`) or passes it to another function. */
  readonly inspects: boolean;
  readonly forwards: boolean;
  /**
   * The members that are read on the way of an error that no comparison with a constant has caught: on these its status
   * can hang. Each with its first place. Undefined where a look may tell kinds of errors apart in another way
   * (`instanceof`, `err.isOperational`).
   */
  readonly unsorted: readonly ReadMember[] | undefined;
  /** The constants that members are compared with: `'ValidationError'` of `err.name === 'ValidationError'`, `11000`. */
  readonly compared: readonly string[];
  /** Choices with the error's status in their condition: `err.status || err instanceof X ? 400 : 500` never gives it. */
  readonly slips: readonly Span[];
}

/** How often a handler passes an error on in which way. */
export interface PassedErrors {
  /** `throw` where no `catch` of its own takes it. */
  readonly thrown: number;
  /** `next(err)`. */
  readonly next: number;
}

/** Edits of a handler as a whole, computed when asked for. */
export interface HandlerEdits {
  /** Puts its statements into a `try` whose `catch` calls `next` with the error; undefined where that cannot be written. */
  readonly catchErrors: LazyEdits;
}

/** An HTTP error that a function which the handler calls may throw. */
export interface RaisedError {
  readonly code: number;
  /** What is called. */
  readonly span: Span;
}

/** A function that handles requests, with everything that it can answer. */
export interface Handler {
  readonly id: number;
  readonly framework: FrameworkName;
  /** The majors that the code may run on; a statement must hold for each of them. */
  readonly majors: readonly number[];
  readonly role: HandlerRole;
  readonly certainty: Certainty;
  readonly name: string | undefined;
  /** Upper case, `ALL` for any, undefined when unknown. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** The paths of all its registrations, full ones where the project knows them; undefined when one is not known. */
  readonly paths: readonly string[] | undefined;
  /** The registrations in other files that led to it. */
  readonly registeredAt: readonly RegistrationPlace[];
  readonly span: Span;
  /** Where to point at the handler: its name, else its first token. */
  readonly nameSpan: Span;
  readonly isAsync: boolean;
  /** Its rejections reach the error handler: async in Express 5 or Fastify, or inside a wrapper. */
  readonly catchesRejections: boolean;
  readonly responses: readonly Response[];
  /** What its route declares that it answers with; undefined without a declaration that can be read. */
  readonly declared: StatusDeclaration | undefined;
  readonly openPaths: readonly OpenPath[];
  readonly unsent: readonly UnsentStatus[];
  readonly writes: readonly WrittenStatus[];
  /** The fields that it sets in this file, in source order. */
  readonly written: readonly WrittenField[];
  /** What it looks at in the request's header. */
  readonly reads: RequestReads;
  /** The errors that nothing in an async function catches, in source order; none for other functions. */
  readonly uncaught: readonly UncaughtError[];
  readonly edits: HandlerEdits;
  /** How it passes errors on; nothing is counted where it is not async. */
  readonly passed: PassedErrors;
  /** The HTTP errors of what it calls, where nothing in it takes them: what a service throws. */
  readonly raised: readonly RaisedError[];
  /** The checks of credentials whose errors nothing in it takes, in source order. */
  readonly throwingChecks: readonly ThrowingCheck[];
  /** Error handlers only. */
  readonly error: ErrorUse | undefined;
  /** Law 3: no unknown function got the response, no unknown member of it was called, nothing is evidently half-typed. */
  readonly understood: boolean;
  /** The parser met an error in it: it is being typed, and what it will do is not known. Nothing is reported of it. */
  readonly torn: boolean;
  /** How its file imports the object in front of a constant (`StatusCodes`); undefined where that cannot be repeated. */
  readonly namesOf: (owner: string) => CodeNames | undefined;
  /** Names that the handler goes by (function, property, file): words for `login`, `webhook`, `health` …, lower case. */
  readonly words: readonly string[];
}
