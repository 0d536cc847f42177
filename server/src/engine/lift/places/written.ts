import type ts from 'typescript';
import type { StatusPlaceKind } from '../../model/status-place';

/** Something in the text that decides a status: an expression, a name that stands for one, or the lack of both. */
export type Written =
  | { readonly kind: 'expression'; readonly expression: ts.Expression }
  /** No argument yet; the offset is where it would stand. */
  | { readonly kind: 'missing'; readonly at: number }
  /** `new NotFoundError()`, `reply.notFound()`: the name's node, and the code. */
  | {
      readonly kind: 'named';
      readonly as: Extract<StatusPlaceKind, 'error' | 'shorthand'>;
      readonly name: ts.Node;
      /** The whole call or construction. */
      readonly node: ts.Node;
      readonly code: number;
      readonly byConvention: boolean;
    };

/** A status expression as it is written. */
export function expressionWritten(expression: ts.Expression): Written {
  return { kind: 'expression', expression };
}
