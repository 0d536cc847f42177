import type { TextEdit } from '../../server/src/engine/text/edit';

/**
 * What is wrong with the form of edits, each a phrase; empty when nobody would see that a program wrote them.
 * @param before the text that the edits' offsets count in
 * @param after the text with the edits
 */
export function styleFaults(before: string, after: string, edits: readonly TextEdit[]): readonly string[] {
  return [
    ...lineBreakFaults(before, after),
    ...edits.flatMap((edit) => [...indentFaults(before, edit), ...semicolonFaults(before, edit)]),
    ...edits.flatMap((edit) => quoteFaults(before, edit)),
    ...(blankLines(after) > blankLines(before) ? ['leaves an empty line'] : []),
    ...(trailingSpaces(after) > trailingSpaces(before) ? ['leaves white space at the end of a line'] : []),
  ];
}

function lineBreakFaults(before: string, after: string): readonly string[] {
  const breaks = [/\r\n/, /(?<!\r)\n/];
  return breaks.some((form) => !form.test(before) && form.test(after) && before.includes('\n'))
    ? ["breaks lines otherwise than the file's own"]
    : [];
}

function indentFaults(before: string, { start, end, text }: TextEdit): readonly string[] {
  const own = indentAt(before, start);
  // The last line goes on with what stands behind the edit.
  const [, ...added] = (text + (before.slice(end).split('\n')[0] ?? '')).split(/\r?\n/);
  const usesTabs = /^\t/m.test(before);
  return added.some(
    (line) => line.trim() !== '' && (!line.startsWith(own) || (!usesTabs && line.includes('\t'))),
  )
    ? ['is indented otherwise than its surroundings']
    : [];
}

function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
}

/** Statements that end with their line, with and without a semicolon: enough of one kind is a style. */
function semicolonFaults(before: string, { text }: TextEdit): readonly string[] {
  const withIt = (before.match(/[\w)\]'"`}];\s*$/gm) ?? []).length;
  const without = (
    before.match(/^\s*(?:return\b|const\b|await\b|throw\b|\w+\.\w+\().*[\w)\]'"`]\s*$/gm) ?? []
  ).length;
  const writes = /;\s*$/m.test(text);
  const omits = /\)[ \t]*(?:\r?\n)/.test(text);
  if (withIt === 0 && without > 2 && writes) return ['writes semicolons in a file without them'];
  if (without === 0 && withIt > 2 && omits) return ['leaves out a semicolon'];
  return [];
}

function quoteFaults(before: string, { text }: TextEdit): readonly string[] {
  const single = (before.match(/'[^'"\n]*'/g) ?? []).length;
  const double = (before.match(/"[^'"\n]*"/g) ?? []).length;
  if (/'[^'"\n]*'/.test(text) && double > 5 * (single + 1))
    return ['writes single quotes in a file of double ones'];
  if (/"[^'"\n]*"/.test(text) && single > 5 * (double + 1))
    return ['writes double quotes in a file of single ones'];
  return [];
}

function blankLines(text: string): number {
  return linesOf(text).filter((line) => line.trim() === '').length;
}

function trailingSpaces(text: string): number {
  return linesOf(text).filter((line) => /\S[ \t]+$/.test(line)).length;
}

// In a pattern `^` and `$` would stand between `\r` and `\n` too.
function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
