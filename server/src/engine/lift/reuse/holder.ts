import ts from 'typescript';
import { startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import type { Difference } from '../../text/difference';
import { outwardOf, type Outward } from './outward';
import { shifted, type Replaced } from './shift';

/** The function that an edit was made in, as it was before: nothing outside of its body is another text. No node of it is kept. */
export interface HolderBefore {
  readonly place: FunctionPlace;
  /** Its body between the braces, in the text before. */
  readonly body: Replaced;
  /** The lines that the edit stands on, in the new text. */
  readonly lines: { readonly start: number; readonly end: number };
  /** The functions that do not stand in its body. */
  readonly around: readonly FunctionPlace[];
  readonly outward: Outward;
}

interface FunctionPlace {
  readonly kind: ts.SyntaxKind;
  readonly pos: number;
  readonly end: number;
}

/**
 * Finds the function in which all that differs between two versions stands: the innermost handler around it, else the
 * outermost function that holds no handler.
 * @param handlers the functions that were handlers before
 * @param text the new version
 * @returns undefined where something else has changed
 */
export function holderBefore(
  before: Tree,
  handlers: ReadonlySet<FunctionNode>,
  { start, end, newEnd }: Difference,
  text: string,
): HolderBefore | undefined {
  const around = before.functions.filter((fn) => {
    if (fn.pos > start || fn.end < end) return false;
    const body = innerOf(fn, before);
    return body && body.start <= start && end <= body.end;
  });
  const found = around.findLast((fn) => handlers.has(fn)) ?? around.find((fn) => !holdsAny(fn, handlers));
  const own = found && innerOf(found, before);
  if (!own) return undefined;
  const lineEnd = text.indexOf('\n', newEnd);
  return {
    place: placeOf(found),
    body: { ...own, delta: text.length - before.text.length },
    lines: {
      start: text.lastIndexOf('\n', start - 1) + 1,
      end: lineEnd < 0 ? text.length : lineEnd,
    },
    around: outside(before, own).map(placeOf),
    outward: outwardOf(found, before),
  };
}

/**
 * The same function in the new version.
 * @returns undefined where a brace too few, or too many, gives the file another structure
 */
export function holderIn({ place, body, around }: HolderBefore, after: Tree): FunctionNode | undefined {
  const [start, end] = [body.start, body.end + body.delta];
  const found = after.functions.find(
    (fn) => fn.kind === place.kind && fn.pos === place.pos && fn.end === place.end + body.delta,
  );
  const inner = found && innerOf(found, after);
  if (inner?.start !== start || inner.end !== end) return undefined;
  // The parser reads on behind a body as it did before; that it does is checked all the same.
  const now = outside(after, { start, end });
  const isSame =
    around.length === now.length &&
    around.every((old, index) => {
      const fn = now[index];
      return (
        fn?.kind === old.kind && fn.pos === shifted(old.pos, [body]) && fn.end === shifted(old.end, [body])
      );
    });
  return isSame ? found : undefined;
}

function innerOf({ body }: FunctionNode, tree: Tree): { start: number; end: number } | undefined {
  // In half-typed code the closing brace may be missing.
  if (!body || !ts.isBlock(body) || tree.text[body.end - 1] !== '}') return undefined;
  return { start: startOf(body, tree) + 1, end: body.end - 1 };
}

function holdsAny(fn: FunctionNode, others: ReadonlySet<FunctionNode>): boolean {
  for (const other of others) if (fn.pos <= other.pos && other.end <= fn.end) return true;
  return false;
}

function outside({ functions }: Tree, body: { start: number; end: number }): readonly FunctionNode[] {
  return functions.filter((fn) => fn.pos < body.start || fn.end > body.end);
}

function placeOf({ kind, pos, end }: FunctionNode): FunctionPlace {
  return { kind, pos, end };
}
