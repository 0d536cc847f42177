import type ts from 'typescript';
import type { BodyValue } from '../../model/body';
import { textOf } from '../../syntax/tree';
import type { LiftContext } from '../meaning/context';

const LONGEST_TEXT = 120;

/** A value that is not known, as it is written. */
export function unknownOf(node: ts.Expression, { tree }: LiftContext): BodyValue {
  return { kind: 'unknown', text: shorten(textOf(node, tree)) };
}

/** Source on one line, cut to a length that a message can quote. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
