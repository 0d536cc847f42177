import type { Reference } from './reference';

/** The five classes of RFC 9110 §15, named by the first digit of the code. */
export type StatusClass = 'informational' | 'success' | 'redirection' | 'client-error' | 'server-error';

/**
 * How a code stands in the IANA registry: `unused` is reserved (306, 418), `obsoleted` was registered and
 * withdrawn (510), `vendor` is known from a product, `unregistered` is known to nobody (or no longer).
 */
export type StatusState = 'registered' | 'unused' | 'obsoleted' | 'vendor' | 'unregistered';

/** The authority's word for a field, RFC 2119. */
export type FieldLevel = 'MUST' | 'SHOULD' | 'MAY';

/** A code that is often taken for this one. */
export interface Confusion {
  readonly code: number;
  /** One sentence that tells the two apart, written from the side of the code that holds it. */
  readonly difference: string;
}

/** A response field that belongs to a status. */
export interface StatusField {
  /** Canonical spelling. */
  readonly name: string;
  readonly level: FieldLevel;
  readonly why: string;
  readonly reference: Reference;
}

/** What a framework itself does with a status; absent where it does nothing of its own. */
export interface FrameworkNotes {
  readonly express?: string;
  readonly fastify?: string;
}

/** `none`: no content can follow; `expected`: a client counts on some; else `allowed`. */
export type BodyRule = 'none' | 'allowed' | 'expected';

/** Everything that we say about one status code. */
export interface StatusInfo {
  readonly code: number;
  /** The registry's reason phrase, or the vendor's; empty for a code that nobody has named. */
  readonly phrase: string;
  /** Absent below 100 and above 599. */
  readonly class: StatusClass | undefined;
  readonly state: StatusState;
  /** Who uses the code, for `vendor` only. */
  readonly vendor?: string;
  readonly reference: Reference;
  /** One or two sentences. */
  readonly meaning: string;
  /** When a handler should answer with it, or that it should not. */
  readonly useWhen: string;
  readonly confusedWith: readonly Confusion[];
  readonly fields: readonly StatusField[];
  /** May a cache keep it without being told to (RFC 9110 §15.1)? */
  readonly cacheable: boolean;
  readonly body: BodyRule;
  readonly frameworks: FrameworkNotes;
  /** Earlier or widespread phrases, the most recent first (`Payload Too Large`). */
  readonly formerPhrases: readonly string[];
  /** The code as which a client treats it that does not know it (RFC 9110 §15): 469 as 400. */
  readonly treatedAs: number;
}
