import type { Span } from '../text/span';
import type { Attempt } from './attempt';
import type { OperationKind } from './body';

/**
 * What a guard says went wrong on the path behind it. `server-state` is configuration, environment or the server's own
 * state; `request-origin` is CSRF, IP or Origin; `not-implemented` is a stub; `failed` is an error of unknown cause.
 */
export type Reason =
  | 'not-authenticated'
  | 'bad-credentials'
  | 'not-allowed'
  | 'account-state'
  | 'not-found'
  | 'empty-list'
  | 'conflict'
  | 'invalid'
  | 'too-large'
  | 'wrong-type'
  | 'rate'
  | 'upstream'
  | 'server-state'
  | 'request-origin'
  | 'method'
  | 'not-implemented'
  | 'failed';

/** A condition that is known to hold where a response is sent. */
export interface Guard {
  /** `test` an if, ternary, && or early return; `case` a switch; `catch` a catch or `.catch()`; `callback` an `err` argument. */
  readonly kind: 'test' | 'case' | 'catch' | 'callback';
  /** Every reason that the condition gives; several when it is mixed (`!user || !user.isAdmin`). Empty: not understood. */
  readonly reasons: readonly Reason[];
  /** `certain` when where the tested value comes from proves the reason, `likely` when only names say so. */
  readonly certainty: 'certain' | 'likely';
  /**
   * For the reason `invalid` alone, where the condition itself shows it: something is `missing`, has the wrong `format`
   * (type, pattern), or a `value` that is not taken (range, list). Undefined for mixtures and for a library's verdict.
   */
  readonly input?: 'missing' | 'format' | 'value';
  /**
   * For lookups: where the key came from. `params` is a route parameter, `token` a token, code, hash or key of the
   * request, which proves something and addresses nothing.
   */
  readonly key?: 'params' | 'body' | 'query' | 'session' | 'token' | 'other';
  /** For a catch or callback: what failed, and whether the catch looks at the error before this response. */
  readonly operations?: readonly OperationKind[];
  readonly narrowed?: boolean;
  /** For a catch: the operations get something of the client's (path parameter, body …) as argument. */
  readonly readsRequest?: boolean;
  /** For a catch, or for an error that a callback got: what was tried and what becomes of the error, worked out when asked. */
  readonly attempt?: () => Attempt;
  /** For the reason `method`: the methods that the condition lets through, in upper case and source order. */
  readonly methods?: readonly string[];
  /** The condition looks at an error: `if (error)`, `err.code === 11000`, `result.error`. */
  readonly looksAtError?: true;
  /** Status codes that something equals here, one of them: 404 behind `err.status === 404`. */
  readonly codes?: readonly number[];
  /** Whether the condition holds as written (`true`) or its negation does (behind an early return or in an else). */
  readonly holds: boolean;
  /** The condition stands before the response and does not enclose it: another branch has left (`if (!x) return`). */
  readonly passed?: boolean;
  /** The condition as written (at most 80 characters), for messages. */
  readonly text: string;
  readonly span: Span;
}
