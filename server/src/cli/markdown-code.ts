import { printableLine } from './printable';

/**
 * Any text as code in a cell of a Markdown table, where nothing in it is markup. What would end the code or the cell
 * is written as HTML with character references: in a table a pipe behind a backslash cannot be written otherwise.
 */
export function code(text: string): string {
  const line = printableLine(text);
  if (!/[`|\\<>&]|^\s|\s$|^$/.test(line)) return `\`${line}\``;
  return codeElement(text);
}

/** The same as HTML, for places where Markdown is not read. */
export function codeElement(text: string): string {
  return `<code>${referenced(printableLine(text), /[^\p{L}\p{N}/ -]/gu)}</code>`;
}

/** What code hosts take for more than a word: people, issues, labels, links, emoji. */
const REFERENCE = /[@#~]|[!$%&^]\w|:\/\/|:[\w+-]+:|\bwww\./i;

/**
 * A sentence of ours in Markdown, on one line and fit for a cell of a table: between backticks is code, nothing else in it
 * is markup, and whatever a code host would make a link of or tell somebody about is code as well.
 */
export function sentence(text: string): string {
  const parts = text.replace(/\s+/g, ' ').split('`');
  // Without an even number of backticks none of them begins code.
  const pieces = parts.length % 2 === 0 ? [text.replace(/\s+/g, ' ')] : parts;
  return pieces.map((piece, index) => (index % 2 === 0 ? plain(piece) : code(piece))).join('');
}

function plain(text: string): string {
  return printableLine(text)
    .split(' ')
    .map((word) => (REFERENCE.test(word) ? code(word) : referenced(word, /[\\*_{}[\]<>&|~`]/g)))
    .join(' ');
}

function referenced(text: string, marked: RegExp): string {
  return text.replace(marked, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
