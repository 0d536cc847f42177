import { lineMapOf } from '../../server/src/engine/text/line-map';
import type { Span } from '../../server/src/engine/text/span';

/** One `^^^^` of a snippet, with what follows it on its line. */
export interface Mark {
  /** 0-based, counted without the marks' own lines. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

const markLine = /^\s*\^+(?:\s+\^+)*(?:\s+[^\s^].*)?$/;

/** Takes the indentation that all lines share off a snippet, and its empty first and last line. */
export function dedent(code: string): string {
  const lines = code
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '' && !markLine.test(line))
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents, Infinity);
  return lines.map((line) => line.slice(Number.isFinite(shared) ? shared : 0)).join('\n') + '\n';
}

/** Takes the lines of carets out of a (dedented) snippet. */
export function withoutMarks(code: string): { readonly code: string; readonly marks: readonly Mark[] } {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of code.split('\n')) {
    if (!markLine.test(line)) {
      kept.push(line);
      continue;
    }
    const groups = [...line.matchAll(/\^+/g)].filter(({ index }) => /^[\s^]*$/.test(line.slice(0, index)));
    const last = groups.at(-1);
    const note = last ? line.slice(last.index + last[0].length).trim() : '';
    for (const { 0: carets, index } of groups) {
      marks.push({ line: kept.length - 1, from: index, to: index + carets.length, note });
    }
  }
  marks.sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to);
  return { code: kept.join('\n'), marks };
}

/** Writes carets under spans; of a span over several lines under its first one. For comparing and for reading. */
export function withMarks(text: string, spans: readonly Span[]): string {
  const map = lineMapOf(text);
  const byLine = new Map<number, string[]>();
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const { line, character } = map.positionAt(start);
    const lineEnd = map.startOf(line) + text.slice(map.startOf(line)).search(/[\r\n]|$/);
    const width = Math.max(1, Math.min(end, lineEnd) - start);
    const carets = ' '.repeat(character) + '^'.repeat(width);
    byLine.set(line, [...(byLine.get(line) ?? []), carets]);
  }
  return text
    .split('\n')
    .flatMap((content, line) => [content, ...(byLine.get(line) ?? [])])
    .join('\n');
}
