import type { Span } from '../text/span';
import type { Body } from './body';
import type { CodeNames } from './code-names';
import type { Deed } from './deed';
import type { Guard } from './guard';
import type { Handler } from './handler';
import type { LazyEdits, StatusValue } from './status-value';

/**
 * How a response is decided: `explicit` a status is written; `implicit` the framework's default is sent;
 * `throw` an HTTP error is thrown or forwarded; `helper` a helper sends it; `redirect`.
 */
export type ResponseKind = 'explicit' | 'implicit' | 'throw' | 'helper' | 'redirect';

/** What the sending expression is. `head` is `writeHead` with nothing after it on the path; `forward` is `next(err)`. */
export type SendMethod =
  | 'json'
  | 'text'
  | 'end'
  | 'render'
  | 'file'
  | 'stream'
  | 'redirect'
  | 'send-status'
  | 'return'
  | 'send-error'
  | 'throw'
  | 'forward'
  | 'helper'
  | 'status-only';

/** What is known of a response's header fields. Names are lower case. */
export interface Fields {
  /** Fields that are set on every path to this response; the value is the literal text, or undefined when not literal. */
  readonly set: ReadonlyMap<string, string | undefined>;
  /** Fields set on some path only. */
  readonly maybe: ReadonlySet<string>;
  /** False when fields may be set by something that was not understood (spread, computed name, unknown function). */
  readonly complete: boolean;
}

/** A call whose arguments do not do what they say in this version. `replacement` rewrites the call. */
export interface SignatureMisuse {
  /** `removed`: gone or deprecated; `ignored-status`: a status that the call ignores; `chained-after-end`: `sendStatus(404).json()`. */
  readonly kind: 'removed' | 'ignored-status' | 'chained-after-end' | 'status-in-body';
  /** As written, shortened: `res.send(404)`. */
  readonly call: string;
  /** What to write instead: `res.sendStatus(404)`. */
  readonly instead: string;
  /** For `removed`: the major that removed the signature. */
  readonly removedIn?: number;
  /** What happens in the versions at hand, for the message: `answers 200`. */
  readonly effect: string;
  readonly span: Span;
  readonly replacement: LazyEdits;
}

/** How an error is handed on: `throw err`, or `next(err)`. */
export type ErrorWay = 'throw' | 'next';

/** Edits of a response, spelled by its framework and computed when asked for. */
export interface ResponseEdits {
  /** Writes another status, in the body's copies too: replaces the expression, inserts one where it is implicit. */
  setStatus(code: number): ReturnType<LazyEdits>;
  /** Writes the status of the error at hand, 500 where it has none (`err.statusCode ?? err.status ?? 500`). */
  keepErrorStatus: LazyEdits;
  /** Sets a header field; `value` is JavaScript source. */
  addField(name: string, value: string): ReturnType<LazyEdits>;
  /** Gives the status that the send ignores to the send itself (`res.redirect(301, url)`); undefined where it serves others too. */
  statusIntoSend: LazyEdits;
  /** Inserts `return` before the sending statement (or after it), so that the path ends here. */
  insertReturn: LazyEdits;
  /** Ends a response whose status is set and nothing is sent (`.end()`). */
  end: LazyEdits;
  /**
   * Replaces the response by handing the caught error on; undefined where no error is at hand.
   * @param ways those that reach the error handler, the better first; the first that can be written is
   */
  forwardError(ways: readonly ErrorWay[]): ReturnType<LazyEdits>;
  /**
   * Logs the error at hand before the response. No edits where something gets the error already; undefined where no
   * line can be put.
   */
  logError: LazyEdits;
  /**
   * What the body says was created, as source that names it in a path: `thing.id`; undefined where it does not say it.
   * @param parameter the route parameter that takes it: `id`
   */
  createdKey(parameter: string): string | undefined;
  /** A parameter of the route as source: `req.params.orgId`; undefined where the request has no name. */
  routeParameter(name: string): string | undefined;
  /**
   * Writes one of the status's codes in another way where it stands, with the import that it needs.
   * @param index in `status.codes`
   * @param names the constants to take; undefined to write the number
   * @param file the location of the file at hand, for relative imports
   */
  spell(index: number, names: CodeNames | undefined, file: string | undefined): ReturnType<LazyEdits>;
  /** A text as JavaScript source, in the quotes of the file. */
  literal(text: string): string;
}

/**
 * A lookup by a route parameter that gives nothing where nothing is there, while nothing in the handler asks whether it
 * has: `sent` its result is (in) the body, `dropped` it changed something and nobody looks at its result.
 */
export interface UnaskedLookup {
  readonly use: 'sent' | 'dropped';
  readonly verb: 'read' | 'update' | 'delete';
  /** As written, without arguments: `User.findById`. */
  readonly callee: string;
  readonly span: Span;
}

/** One of the codes that a response can have, written in a branch before it: `status = 400`. */
export interface ChosenCode {
  readonly code: number;
  readonly span: Span;
  /** The conditions of the branches that it is written in, outermost first. */
  readonly guards: readonly Guard[];
  /** Writes another code there; undefined where it is no number. */
  replace(code: number): ReturnType<LazyEdits>;
}

/** One place that decides a response. */
export interface Response {
  readonly id: number;
  readonly kind: ResponseKind;
  readonly method: SendMethod;
  /** The sending expression (`res.status(404).json({…})`), or the throw statement. */
  readonly span: Span;
  /** Where reports stand: the status argument; else the sending method's name; else the returned value, or `throw`. */
  readonly site: Span;
  readonly status: StatusValue;
  /** A status that an earlier statement set and this response ignores or overwrites (Express: `res.status(301).redirect()`). */
  readonly ignoredStatus: StatusValue | undefined;
  readonly body: Body;
  readonly fields: Fields;
  /** The template that is rendered, when that is a constant text. */
  readonly page: string | undefined;
  /** The class of an error that is made where it is thrown, or the function that makes it: `NotFoundError`. */
  readonly thrown: string | undefined;
  /** Where a redirect leads, when that is a constant text. */
  readonly location: string | undefined;
  /** Outermost first. */
  readonly guards: readonly Guard[];
  readonly handler: Handler;
  /** What has been stored, changed, taken away or queued when it is sent, or may have been; none of what other files hide. */
  readonly deeds: readonly Deed[];
  readonly misuses: readonly SignatureMisuse[];
  /** Law 3: every write to the response on the paths to here was understood. */
  readonly understood: boolean;
  /** Sends that can already have happened on a path that reaches this one, each with the sure path's end. */
  readonly after: readonly EarlierSend[];
  /** `next()` or `next(err)` runs on the same path after this response. */
  readonly continued: { readonly call: string; readonly span: Span; readonly remove: LazyEdits } | undefined;
  /** Stands in a loop or an iterating callback that is not left after it. */
  readonly repeats: boolean;
  /** Only where a test on the environment says that this is not production. */
  readonly development: boolean;
  /** The request methods with which it is never sent, as tests on the method say; upper case. */
  readonly without: readonly string[];
  /** An error that is thrown in a promise chain that nobody waits for and nobody takes the rejections of: it is never sent. */
  readonly floating: boolean;
  /** The codes that are written away from it, in branches of its function. */
  readonly chosen: readonly ChosenCode[];
  /** What may not be there although the answer is as if it were; undefined where that is not certain. */
  readonly unasked: UnaskedLookup | undefined;
  readonly edits: ResponseEdits;
}

/** An earlier send on the same path: `inTry` when only a throw after that send leads to this response. */
export interface EarlierSend {
  readonly response: Response;
  readonly inTry: boolean;
}
