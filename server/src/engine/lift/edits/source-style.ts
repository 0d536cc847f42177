import type ts from 'typescript';
import { rememberedBy } from '../../syntax/remembered-by';
import { textOf, type Tree } from '../../syntax/tree';

const quotes = rememberedBy<Tree, "'" | '"'>();

/** The quote that most short texts of a file stand in; the single one where both are as frequent. */
export function quoteOf(tree: Tree): "'" | '"' {
  let quote = quotes.get(tree);
  if (quote === undefined) {
    const count = (form: RegExp): number => tree.text.match(form)?.length ?? 0;
    // Behind an apostrophe of prose stands a letter, before a text an operator.
    quote = count(/[(=:,[?{]\s*"[^"'\n]*"/g) > count(/[(=:,[?{]\s*'[^"'\n]*'/g) ? '"' : "'";
    quotes.set(tree, quote);
  }
  return quote;
}

/** A text as a literal of the file; its own backslashes and quotes are escaped. */
export function literalOf(text: string, tree: Tree): string {
  const quote = quoteOf(tree);
  const escaped = text.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`).replace(/\n/g, '\\n');
  return `${quote}${escaped}${quote}`;
}

/** `;` if the statement ends with one. */
export function semicolonOf(statement: ts.Node, tree: Tree): string {
  return textOf(statement, tree).endsWith(';') ? ';' : '';
}

/** The line break that ends the line at an offset. */
export function newLineAt(offset: number, { text }: Tree): string {
  const end = text.indexOf('\n', offset);
  const at = end < 0 ? text.lastIndexOf('\n') : end;
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** The white space at the start of the line of an offset. */
export function indentAt(offset: number, { text }: Tree): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(offset, text), offset))?.[0] ?? '';
}

/** Whether nothing but white space stands before the offset in its line. */
export function startsLine(offset: number, { text }: Tree): boolean {
  return text.slice(lineStartAt(offset, text), offset).trim() === '';
}

function lineStartAt(offset: number, text: string): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Whether a comment stands in a part of the text. What looks like one in a quoted text does not count. */
export function hasComment(start: number, end: number, { text }: Tree): boolean {
  return /\/\/|\/\*/.test(text.slice(start, end).replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, ''));
}
