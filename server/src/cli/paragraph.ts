/** Columns of a page of text. */
export const PAGE_WIDTH = 90;

/**
 * Breaks a text into lines at spaces.
 * @param indent put before each line
 * @param hanging put before each line but the first, instead of `indent`
 */
export function wrapped(text: string, indent = '', hanging = indent): string {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > PAGE_WIDTH) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** A block with a heading; nothing when it has no lines. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[heading, ...lines].join('\n')];
}
