import ts from 'typescript';
import { startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { differenceOf } from './edit';
import { shifted, type Replaced } from './shift';

/** The function that an edit was made in, in both versions of the file: nothing outside of its body has changed. */
export interface Holder {
  readonly before: FunctionNode;
  readonly after: FunctionNode;
  /** Its body between the braces, in the text before. */
  readonly body: Replaced;
  /** The lines that the edit stands on, in the new text. */
  readonly lines: { readonly start: number; readonly end: number };
}

/**
 * Finds the function in which all that differs between two versions stands: the innermost handler around it, else the
 * outermost function that holds no handler.
 * @param handlers the functions that were handlers before
 * @returns undefined where something else has changed, be it that a brace too few gives the file another structure
 */
export function holderOf(before: Tree, after: Tree, handlers: ReadonlySet<FunctionNode>): Holder | undefined {
  const { start, end, newEnd } = differenceOf(before.text, after.text);
  const around = before.functions.filter((fn) => {
    const body = innerOf(fn, before);
    return body && body.start <= start && end <= body.end;
  });
  const found = around.findLast((fn) => handlers.has(fn)) ?? around.find((fn) => !holdsAny(fn, handlers));
  const own = found && innerOf(found, before);
  if (!own) return undefined;
  const body = { ...own, delta: after.text.length - before.text.length };
  const counterpart = after.functions.find(
    (fn) => fn.kind === found.kind && fn.pos === found.pos && fn.end === found.end + body.delta,
  );
  const inner = counterpart && innerOf(counterpart, after);
  if (!counterpart || inner?.start !== body.start || inner.end !== body.end + body.delta) return undefined;
  if (!isSameAround(before, after, body)) return undefined;
  const lineEnd = after.text.indexOf('\n', newEnd);
  const lines = {
    start: after.text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? after.text.length : lineEnd,
  };
  return { before: found, after: counterpart, body, lines };
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

// The parser reads on behind a body as it did before; that it does is checked all the same.
function isSameAround(before: Tree, after: Tree, body: Replaced): boolean {
  const outside = ({ functions }: Tree, end: number): readonly FunctionNode[] =>
    functions.filter((fn) => fn.pos < body.start || fn.end > end);
  const [old, now] = [outside(before, body.end), outside(after, body.end + body.delta)];
  return (
    old.length === now.length &&
    old.every((fn, index) => {
      const other = now[index];
      return (
        other?.kind === fn.kind &&
        other.pos === shifted(fn.pos, [body]) &&
        other.end === shifted(fn.end, [body])
      );
    })
  );
}
