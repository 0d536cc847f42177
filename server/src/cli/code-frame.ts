import type { LineMap } from '../engine/text/line-map';
import type { Span } from '../engine/text/span';
import type { Colours } from './colours';
import { cellsOf, displayWidth, type Cell } from './display-width';
import { printable } from './printable';

/** The lines around a place, cut out so that the file's text need not be kept. */
export interface Excerpt {
  /** 1-based. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** Index in `lines` of the line with the place. */
  readonly marked: number;
  /** UTF-16 units of the marked line. */
  readonly start: number;
  readonly end: number;
  /** What was cut from the start and end of the marked line. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

const shownColumns = 120;
const columnsBefore = 50;
const tab = '    ';

/** Cuts out a place's first line with one line before and after. Long lines are cut around the place. */
export function excerptOf(text: string, map: LineMap, span: Span): Excerpt {
  const place = map.positionAt(span.start);
  const first = Math.max(0, place.line - 1);
  const last = Math.min(map.lineCount - 1, place.line + 1);
  const whole = lineOf(text, map, place.line);
  const from =
    whole.length > shownColumns ? letterStart(whole, Math.max(0, place.character - columnsBefore)) : 0;
  const to = Math.min(whole.length, letterStart(whole, from + shownColumns));
  const lines: string[] = [];
  for (let line = first; line <= last; line++) {
    lines.push(line === place.line ? whole.slice(from, to) : startOf(lineOf(text, map, line)));
  }
  const end = Math.min(place.character + Math.max(1, span.end - span.start), to);
  return {
    firstLine: first + 1,
    lines,
    marked: place.line - first,
    start: place.character - from,
    end: Math.max(end, place.character + 1) - from,
    cutBefore: from > 0,
    cutAfter: to < whole.length,
  };
}

/** Draws an excerpt: line numbers, the marked line with `>`, carets below the place. One line per element. */
export function codeFrame(excerpt: Excerpt, colours: Colours): readonly string[] {
  const { firstLine, lines, marked, cutBefore, cutAfter } = excerpt;
  const digits = String(firstLine + lines.length - 1).length;
  return lines.flatMap((line, index) => {
    const number = String(firstLine + index).padStart(digits);
    if (index !== marked) return [colours.dim(`  ${number} | `) + shown(line)].map((text) => text.trimEnd());
    const before = cutBefore ? '…' : '';
    const cells = shownCells(line);
    const blank = widthOf(cells.filter(({ at }) => at < excerpt.start)) + before.length;
    const carets = widthOf(cells.filter(({ at }) => at >= excerpt.start && at < excerpt.end));
    return [
      `${colours.red('>')} ${colours.dim(`${number} |`)} ${before}${shown(line)}${cutAfter ? '…' : ''}`,
      `${colours.dim(`  ${' '.repeat(digits)} |`)} ${' '.repeat(blank)}${colours.red('^'.repeat(Math.max(1, carets)))}`,
    ];
  });
}

function lineOf(text: string, map: LineMap, line: number): string {
  const end = line + 1 < map.lineCount ? map.startOf(line + 1) : text.length;
  return text.slice(map.startOf(line), end).replace(/\r?\n$|\r$/, '');
}

function startOf(line: string): string {
  return line.length <= shownColumns ? line : `${line.slice(0, letterStart(line, shownColumns))}…`;
}

/** The place itself, or one before it where it would cut a surrogate pair in two. */
function letterStart(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function shown(line: string): string {
  return printable(line).replaceAll('\t', tab);
}

function shownCells(line: string): readonly Cell[] {
  return cellsOf(line).map((cell) => ({ ...cell, width: displayWidth(shown(cell.text)) }));
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
