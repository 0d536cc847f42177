import { printableLine } from '../printable';

/**
 * Any text as code in a cell of a Markdown table, where nothing in it is markup. What would end the code or the cell
 * is written as HTML with character references: in a table a pipe behind a backslash cannot be written otherwise.
 */
export function code(text: string): string {
  const line = printableLine(text);
  if (!/[`|\\<>&]|^\s|\s$|^$/.test(line)) return `\`${line}\``;
  return `<code>${line.replace(/[^\p{L}\p{N}/ -]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}
