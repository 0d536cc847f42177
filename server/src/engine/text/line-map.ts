import { partitionPoint } from './partition-point';

/** A place in a text: both 0-based, the character in UTF-16 code units (LSP's Position). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts offsets to lines and back. Lines end as LSP says (`\n`, `\r\n`, `\r`): U+2028 is no line break. */
export interface LineMap {
  readonly lineCount: number;
  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position;
  /** The offset of a position; places outside the text are clamped. */
  offsetAt(position: Position): number;
  /** Where a 0-based line starts; past the end it is the text's length. */
  startOf(line: number): number;
}

/** Builds the line map of a text (without BOM) in one pass. */
export function lineMapOf(text: string): LineMap {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[Math.max(0, line)] ?? text.length;
  return {
    lineCount: starts.length,
    startOf,
    positionAt(offset) {
      const at = Math.min(Math.max(0, offset), text.length);
      const line = partitionPoint(starts, (start) => start <= at) - 1;
      return { line, character: at - startOf(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      return Math.min(startOf(line) + Math.max(0, character), startOf(line + 1));
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    else if (unit !== 10 && unit !== 13) continue;
    starts.push(at + 1);
  }
  return starts;
}
