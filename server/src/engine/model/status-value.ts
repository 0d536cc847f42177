import type { Span } from '../text/span';
import type { TextEdit } from '../text/edit';

/**
 * Where a code comes from:
 * `literal` a number (or numeric string) at the place itself; `constant` a variable, enum or object member of this file;
 * `package` a member of a known package (`StatusCodes.NOT_FOUND`); `fallback` the right side of `||`/`??`;
 * `error` the status of an error that is constructed here, or caught here (the place of use); `helper` what a helper of this file sends by itself;
 * `name` a convention only (`new NotFoundError()` of another file); `implicit` the framework's default.
 */
export type StatusOrigin =
  'literal' | 'constant' | 'package' | 'fallback' | 'error' | 'helper' | 'name' | 'implicit';

/** One code that can be sent, with the place where it is written. */
export interface StatusCode {
  readonly code: number;
  readonly origin: StatusOrigin;
  /** Where the code is written (for `constant`: the place of use). */
  readonly span: Span;
  /** As the user wrote it at that place: `404`, `StatusCodes.NOT_FOUND`; empty when implicit. */
  readonly text: string;
  /** The file of which `span` counts, while a function of another file is being read; never in a finished model. */
  readonly file?: string;
}

/** Why an expression is no valid status: what Express and Fastify get is not an integer from 100 to 999. */
export type StatusProblem =
  'string' | 'fraction' | 'not-a-number' | 'below-100' | 'above-999' | 'unguarded-error-member';

/** A value that a status expression can have and that is no status. */
export interface StatusFault {
  readonly kind: StatusProblem;
  readonly span: Span;
  readonly text: string;
  /** It can become a status by more digits, and nothing has been written behind it yet. */
  readonly unfinished?: true;
}

/** What a status expression can be: a set of codes with origins, plus whether it can be something unknown. */
export interface StatusValue {
  readonly codes: readonly StatusCode[];
  /** True when the expression can have a value that is not in `codes`. */
  readonly dynamic: boolean;
  readonly implicit: boolean;
  readonly problems: readonly StatusFault[];
  /** The whole expression; for an implicit status the name of the sending method. */
  readonly span: Span;
  readonly text: string;
}

/** The one code that is sent, when it is known for certain; undefined for several or unknown ones. */
export function onlyCode(status: StatusValue): number | undefined {
  const [first, ...others] = status.codes;
  if (!first || status.dynamic || others.some((other) => other.code !== first.code)) return undefined;
  return first.code;
}

/** Whether each code that can be sent is known and satisfies the test; false for an empty set. */
export function everyCode(status: StatusValue, test: (code: number) => boolean): boolean {
  return !status.dynamic && status.codes.length > 0 && status.codes.every(({ code }) => test(code));
}

/** The known codes, ascending, each once. */
export function codesOf(status: StatusValue): readonly number[] {
  return [...new Set(status.codes.map(({ code }) => code))].sort((a, b) => a - b);
}

/** Edits computed when asked for; undefined where the change cannot be written safely. */
export type LazyEdits = () => readonly TextEdit[] | undefined;
