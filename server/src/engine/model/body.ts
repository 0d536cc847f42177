import type { Span } from '../text/span';
import type { Attempt } from './attempt';
import type { Reason } from './guard';
import type { LazyEdits } from './status-value';

/** What a body, or a value in it, is known to be. `unknown` is an answer: rules are silent on it. */
export type BodyValue =
  /** A string; `exact` is false when a template's or concatenation's variable parts are left out (written `…`). */
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' | 'undefined' }
  | { readonly kind: 'object'; readonly members: readonly BodyMember[]; readonly complete: boolean }
  | { readonly kind: 'array'; readonly length: number | undefined }
  /** A caught, forwarded or called-back error, or a member of it (`path` is `['message']` for `err.message`). */
  | { readonly kind: 'error'; readonly path: readonly string[]; readonly source: ErrorSource }
  /** Something else, or nothing: as it is written. */
  | { readonly kind: 'unknown'; readonly text: string };

/** One member of an object body, in source order; spread members have no entry but make the object incomplete. */
export interface BodyMember {
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  readonly value: BodyValue;
  /** As the user wrote the value. */
  readonly text: string;
  /** Takes the member out of its object. */
  readonly remove: LazyEdits;
}

/** What failed, when a body shows an error: the kinds of operations whose errors can arrive there. */
export interface ErrorSource {
  /** Operations inside the `try`, or the call whose callback got the error. Empty when unknown. */
  readonly operations: readonly OperationKind[];
  /** The catch looked at the error first (`instanceof`, `err.name`, `err.code`) before it came here. */
  readonly narrowed: boolean;
  /** What was tried, where that is known; worked out when asked. */
  readonly attempt?: () => Attempt;
}

/** What a call does, judged by its callee's module and name: the kinds that decide whose fault a failure is. */
export type OperationKind =
  /** `http` asks a service of somebody else; `cloud` is the server's own storage, search or queue, run elsewhere. */
  'storage' | 'http' | 'cloud' | 'file' | 'credentials' | 'parse' | 'validate' | 'mail' | 'render' | 'other';

/** The body of a response. `value` is undefined when nothing is sent as a body. */
export interface Body {
  readonly value: BodyValue | undefined;
  /** The argument (or returned expression) that gives the body; undefined when there is none. */
  readonly span: Span | undefined;
  readonly text: string;
  /** What the body says to people: the text itself, or its message members joined; empty when there is none. */
  readonly words: string;
  /** What these words say went wrong, most specific first; empty for success and for words that say nothing. */
  readonly reasons: readonly Reason[];
  /** Takes the body out and leaves a response without one. */
  readonly remove: LazyEdits;
}

/** The members of an object body by name; empty for any other body. */
export function membersOf(body: Body): readonly BodyMember[] {
  return body.value?.kind === 'object' ? body.value.members : [];
}

/** A member of an object body by name (exact), or undefined. */
export function memberOf(body: Body, name: string): BodyMember | undefined {
  return membersOf(body).find((member) => member.name === name);
}
