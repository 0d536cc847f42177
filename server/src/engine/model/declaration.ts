import type { Span } from '../text/span';
import type { TextEdit } from '../text/edit';

/**
 * Where a route says which statuses it answers with: `schema` Fastify's `schema.response`; `comment` a JSDoc block with
 * `@openapi` or `@swagger`; `document` an OpenAPI file.
 */
export type DeclarationSource = 'schema' | 'comment' | 'document';

/** The statuses that a route declares: plain data, as other files know it. */
export interface DeclaredStatuses {
  readonly source: DeclarationSource;
  /** As written, in source order: `200`, `4XX`, `default`. */
  readonly codes: readonly string[];
  /** False when there may be more than those (a spread that is not known, a reference): then nothing is missing. */
  readonly complete: boolean;
}

/** A status that a route declares. */
export interface DeclaredCode {
  /** As written, without quotes: `200`, `4XX`, `default`. */
  readonly text: string;
  /** Where, when that is in this file. */
  readonly span: Span | undefined;
  /** What it is declared as, on one line, if that can be said again for another status: `{ $ref: 'HttpError#' }`. */
  readonly as: string | undefined;
}

/** What a handler's route declares, with the edits that declare more. */
export interface StatusDeclaration {
  readonly source: DeclarationSource;
  readonly codes: readonly DeclaredCode[];
  /** See {@link DeclaredStatuses}. */
  readonly complete: boolean;
  /** It is there to be read: a schema without a summary or tags may be there for its bodies alone. */
  readonly documents: boolean;
  /** Declares more; undefined where that cannot be written without a change of what is sent. */
  readonly add: (missing: readonly MissingCode[]) => readonly TextEdit[] | undefined;
}

/** A status to declare, with what is known of the bodies that go out with it. */
export interface MissingCode {
  readonly code: number;
  /** `error`: the framework or an error handler makes it of a thrown error; `mixed`: several kinds, or not known. */
  readonly body: 'none' | 'object' | 'array' | 'text' | 'error' | 'mixed';
  /** What to declare it as (see {@link DeclaredCode}), where it is known to fit the body. */
  readonly as: string | undefined;
}

/** Whether a text can name statuses in a declaration: a code, a class (`4XX`) or `default`. */
export function isStatusKey(text: string): boolean {
  return /^(?:[1-5](?:\d\d|xx)|default)$/i.test(text);
}

/** Whether a code is among those that are declared, by itself, by its class or by `default`. */
export function declares(codes: readonly string[], code: number): boolean {
  const names = new Set([String(code), `${String(code).charAt(0)}xx`, 'default']);
  return codes.some((text) => names.has(text.toLowerCase()));
}
