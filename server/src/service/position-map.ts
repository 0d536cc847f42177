import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../engine/text/span';

/** The units of a character within a line, as negotiated (LSP `positionEncoding`). */
export type PositionEncoding = 'utf-8' | 'utf-16';

/** Converts between the engine's offsets and the client's positions. Places outside the text are clamped. */
export interface PositionMap {
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
  readonly rangeOf: (span: Span) => Range;
  readonly spanOf: (range: Range) => Span;
}
