import type { DocumentedOperation } from '../../facts/declared/comments';
import type { OutlineBlock, OutlineEntry } from '../../facts/declared/outline';
import { phraseOf } from '../../http/statuses';
import type { MissingCode } from '../../model/declaration';
import type { Tree } from '../../syntax/tree';
import type { TextEdit } from '../../text/edit';
import { newLineAt } from '../edits/source-style';
import { neighboursOf } from './neighbours';

type Placed = OutlineEntry & { readonly block: OutlineBlock };

/** What a response of a comment says, if that is one reference: `$ref: '#/components/responses/Error'`. */
export function restatementIn({ block }: OutlineEntry, { text }: Tree): string | undefined {
  if (!block) return undefined;
  const lines = text.slice(block.key.end, block.end).split(/\r?\n/);
  const [first = '', second = '', ...others] = lines;
  const only = /^[\s*]*(\$ref:\s*\S+)\s*$/.exec(second)?.[1];
  return first.trim() === ':' && others.length === 0 ? only : undefined;
}

/**
 * Declares more responses in a comment: a line for each code and one below it, spelled and placed as their neighbours.
 * @returns undefined where the responses do not stand on lines of their own
 */
export function addToComment(
  { codes }: DocumentedOperation,
  missing: readonly MissingCode[],
  tree: Tree,
): readonly TextEdit[] | undefined {
  const placed = codes.filter((entry): entry is Placed => entry.block !== undefined);
  if (placed.length === 0 || placed.length < codes.length) return undefined;
  return neighboursOf(placed, missing, ({ key }) => key).map(({ entry, before, missing: added }) => {
    const { key, end } = entry.block;
    const lineStart = tree.text.lastIndexOf('\n', key.start - 1) + 1;
    const margin = tree.text.slice(lineStart, key.start);
    const quote = /^["']/.exec(tree.text.slice(key.start))?.[0] ?? '';
    const inner = margin + stepOf(entry, margin, tree);
    const lines = added.flatMap(({ code, as }) => [
      `${margin}${quote}${code}${quote}:`,
      `${inner}${as ?? `description: ${phraseOf(code) ?? 'Response'}`}`,
    ]);
    const newLine = newLineAt(key.start, tree);
    const text = lines.map((line) => (before ? line + newLine : newLine + line)).join('');
    const at = before ? lineStart : end;
    return { start: at, end: at, text };
  });
}

// By how much the line below a key is indented more than the key.
function stepOf({ block }: Placed, margin: string, { text }: Tree): string {
  const [, below = ''] = text.slice(block.key.start, block.end).split(/\r?\n/);
  const inner = /^[\s*]*/.exec(below)?.[0] ?? '';
  return inner.startsWith(margin) && inner.length > margin.length ? inner.slice(margin.length) : '  ';
}
