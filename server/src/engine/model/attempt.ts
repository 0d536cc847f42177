import type { OperationKind } from './body';

/**
 * What a value takes from the request: something that the client chose (a parameter, the body, a token), only who the
 * caller is known to be, or nothing at all.
 */
export type RequestInput = 'client' | 'caller' | 'none';

/** A call that can fail in what was tried. */
export interface TriedCall {
  readonly does: OperationKind;
  /** As written, without arguments: `User.findById`. */
  readonly callee: string;
  /** What its arguments and its receiver take from the request. */
  readonly input: RequestInput;
  /** The client's part says which thing is meant: the id that a lookup casts, the path of a file, the address of a service. */
  readonly byIdentity: boolean;
  /** Its result is waited for (`await`, a promise chain, a callback), so that a failure from outside can arrive here. */
  readonly waits: boolean;
}

/** What was tried where an error was caught, and what becomes of the error. */
export interface Attempt {
  /** The calls that can fail, in source order; for a function of the project that can be read, those that it makes. */
  readonly calls: readonly TriedCall[];
  /** It throws an error of its own making, here or in a function of the project: what is caught may be meant. */
  readonly throws: boolean;
  /** Who gets the error looks at it: in a condition, or by giving it to a function that is no log. */
  readonly examined: boolean;
  /** Who gets the error tries something else before it answers: another store, the second half of the work. */
  readonly resumes: boolean;
}
