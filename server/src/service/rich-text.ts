import type { MarkupContent } from 'vscode-languageserver-types';
import { visible } from '../engine/text/visible';

/**
 * A text in both forms that clients take. Code of the user comes in through {@link code} and {@link quoted} alone, so
 * that nothing in it is read as Markdown or HTML.
 */
export interface Rich {
  readonly markdown: string;
  readonly plain: string;
}

/** Our own words; what stands between backticks in them is code in Markdown too. */
export function words(text: string): Rich {
  return { markdown: text, plain: text };
}

// What means something within a line, what begins a block at its start, and what viewers make links of.
const MARKED = /[\\`*_{}[\]<>&|~$@]|^[#+\-=!]|(?<=^\d{1,9})[.)]|:(?=\/\/)|(?<=\bwww)\./gi;

/** A text that is not ours, as it is. */
export function escaped(text: string): Rich {
  const line = oneLine(text);
  return { markdown: line.replace(MARKED, String.raw`\$&`), plain: line };
}

/** A piece of code on one line. */
export function code(text: string): Rich {
  const line = oneLine(text);
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  if (line === '') return words('');
  return { markdown: `${fence}${pad}${line}${pad}${fence}`, plain: `\`${line}\`` };
}

/** A message with code between backticks, as rules write it: neither its code nor its words are read as Markdown. */
export function quoted(message: string): Rich {
  const parts = message.split('`');
  // Without an even number of backticks the last one is a character like any other.
  if (parts.length % 2 === 0) return escaped(message);
  return joined('', ...parts.map((part, index) => (index % 2 === 0 ? escapedPart(part) : code(part))));
}

/** Our own words or a label, in bold. */
export function bold(text: string): Rich {
  return { markdown: `**${text}**`, plain: text };
}

/** A link to one of our constant addresses. */
export function link(title: string, address: string): Rich {
  return { markdown: `[${title}](${address})`, plain: `${title}: ${address}` };
}

/** The parts with a separator between them. */
export function joined(separator: string, ...parts: readonly (Rich | string)[]): Rich {
  const rich = parts.map((part) => (typeof part === 'string' ? words(part) : part));
  return {
    markdown: rich.map(({ markdown }) => markdown).join(separator),
    plain: rich.map(({ plain }) => plain).join(separator),
  };
}

/** The parts one after the other. */
export function line(...parts: readonly (Rich | string)[]): Rich {
  return joined('', ...parts);
}

/** Blocks of lines as the client takes them: a blank line between blocks, each line of a block on its own. */
export function markupOf(blocks: readonly (readonly Rich[])[], markdown: boolean): MarkupContent {
  const shown = blocks.filter((block) => block.length > 0);
  return markdown
    ? {
        kind: 'markdown',
        // Two blanks at its end break a line.
        value: shown.map((block) => block.map((each) => each.markdown).join('  \n')).join('\n\n'),
      }
    : {
        kind: 'plaintext',
        value: shown.map((block) => block.map((each) => each.plain).join('\n')).join('\n\n'),
      };
}

function escapedPart(text: string): Rich {
  const { markdown, plain } = escaped(`x${text}x`);
  return { markdown: markdown.slice(1, -1), plain: plain.slice(1, -1) };
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}
