import type ts from 'typescript';
import { join, type State } from './state';

/** How paths leave a statement. */
export interface Outcome {
  /** To the next statement. */
  readonly next: State[];
  readonly returns: State[];
  /** By an exception; `state.thrown` says which, if it can be seen. */
  readonly throws: State[];
  readonly jumps: readonly Jump[];
}

/** A `break` or `continue` on its way to its loop. */
export interface Jump {
  readonly kind: 'break' | 'continue';
  readonly label: string | undefined;
  readonly states: State[];
}

/** What an expression leaves: the paths behind it, and those that left by an exception of a function it called. */
export interface Evaluated {
  readonly next: State[];
  readonly throws: State[];
}

/** An outcome in which paths only go on. */
export function goesOn(next: readonly State[]): Outcome {
  return { next: [...next], returns: [], throws: [], jumps: [] };
}

/** All paths on which a function ended without an exception. */
export function endsOf(outcome: Outcome): State[] {
  return join(outcome.next, outcome.returns);
}

/** Whether a node lies inside another (or is it). */
export function isInside(inner: ts.Node, outer: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
