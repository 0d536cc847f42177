import type { Span } from '../text/span';

/**
 * What a call does to what the server keeps: `create` stores something that was not there, `update` and `delete` change
 * and take away what was; `upsert` stores what may be there or not, so that only its result tells; `enqueue` leaves work
 * to be done later (a job queue, a message broker).
 */
export type DeedKind = 'create' | 'update' | 'upsert' | 'delete' | 'enqueue';

/** Something that the server has done when a response is sent. */
export interface Deed {
  readonly kind: DeedKind;
  /** `certain` where SQL, a database library's method or a queue's package says so, `likely` where only names do. */
  readonly certainty: 'certain' | 'likely';
  /** It has happened on each path to the response; else it may have. */
  readonly always: boolean;
  /**
   * What it is done to, in lower-case words and the singular: `order item` of `OrderItem.create(…)`, of
   * `INSERT INTO order_items`, of `createOrderItem(…)`. Empty where nothing says it.
   */
  readonly thing: string;
  /** What it gave, or what it was done to, is in the body. */
  readonly isSent: boolean;
  /** As written, without arguments: `User.create`. */
  readonly callee: string;
  readonly span: Span;
}

/** The deeds of some kinds that have happened for sure. */
export function surelyDone(deeds: readonly Deed[], ...kinds: readonly DeedKind[]): readonly Deed[] {
  return deeds.filter(({ always, kind }) => always && kinds.includes(kind));
}
