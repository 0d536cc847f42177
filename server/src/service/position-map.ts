import type { Position, Range } from 'vscode-languageserver-types';
import { lineMapOf } from '../engine/text/line-map';
import type { Span } from '../engine/text/span';

/** The units of a character within a line, as negotiated (LSP `positionEncoding`). */
export type PositionEncoding = 'utf-8' | 'utf-16';

/**
 * Converts between the engine's offsets and the client's positions. Places outside the text are clamped, those
 * behind a line's end to that end, those inside a character (half an emoji) to its start.
 */
export interface PositionMap {
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
  readonly rangeOf: (span: Span) => Range;
  /** Never negative: a range whose end is before its start is empty. */
  readonly spanOf: (range: Range) => Span;
}

/** The length in UTF-16 code units of a leading BOM: what the client counts in line 0 and the engine does not. */
export function bomLengthOf(text: string): 0 | 1 {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/**
 * The positions of a document.
 * @param text as the client has it, with its BOM if it sends one; offsets are counted behind that
 */
export function positionMapOf(text: string, encoding: PositionEncoding): PositionMap {
  const bom = bomLengthOf(text);
  const lines = lineMapOf(text);
  const { toUnits, toClient } = ENCODINGS[encoding];
  const lineAt = (line: number): string =>
    withoutBreak(text.slice(lines.startOf(line), lines.startOf(line + 1)));

  const positionAt = (offset: number): Position => {
    const { line, character } = lines.positionAt(Math.max(0, offset) + bom);
    return { line, character: toClient(lineAt(line), character) };
  };
  const offsetAt = ({ line, character }: Position): number => {
    if (line < 0) return 0;
    const start = lines.startOf(line);
    return Math.max(0, start + toUnits(lineAt(line), character) - bom);
  };
  return {
    positionAt,
    offsetAt,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    spanOf: ({ start, end }) => {
      const from = offsetAt(start);
      return { start: from, end: Math.max(from, offsetAt(end)) };
    },
  };
}

/** Between UTF-16 code units and a client's characters within one line. */
interface Units {
  /** Clamped to the line, and to the start of the character that a place is inside of. */
  readonly toUnits: (line: string, character: number) => number;
  readonly toClient: (line: string, units: number) => number;
}

const ENCODINGS: Readonly<Record<PositionEncoding, Units>> = {
  'utf-16': {
    toUnits: (line, character) => wholeCharacter(line, clamped(character, line.length)),
    toClient: (line, units) => clamped(units, line.length),
  },
  'utf-8': {
    toUnits: (line, character) => {
      let bytes = 0;
      let at = 0;
      for (const each of line) {
        bytes += bytesOf(each);
        if (bytes > character) break;
        at += each.length;
      }
      return at;
    },
    toClient: (line, units) => {
      let bytes = 0;
      for (const each of line.slice(0, wholeCharacter(line, units))) bytes += bytesOf(each);
      return bytes;
    },
  },
};

/** How many bytes a character has in UTF-8; a lone surrogate is sent as U+FFFD, which has three. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function wholeCharacter(line: string, at: number): number {
  const isInside =
    at > 0 && at < line.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(line.slice(at - 1, at + 1));
  return isInside ? at - 1 : at;
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}

function withoutBreak(line: string): string {
  return line.replace(/(?:\r\n|\n|\r)$/, '');
}
