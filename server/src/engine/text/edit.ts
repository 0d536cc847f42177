import { partitionPoint } from './partition-point';
import type { Span } from './span';

/** Replaces the text of a span; an empty span inserts. Offsets as in {@link Span}. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * Applies edits to a text.
 * @param text the text that the edits' offsets count in
 * @param edits in any order; two insertions at one place keep their order
 * @returns the new text
 * @throws RangeError when two edits overlap or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or lies outside the text`);
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * Where edits move what stands in a text.
 * @param edits of the text, in any order, none overlapping another
 * @returns what takes an offset of the text to where it is in the edited one; an edit that ends at the offset is before it
 */
export function movedBy(edits: readonly TextEdit[]): (offset: number) => number {
  const ordered = [...edits].sort((a, b) => a.end - b.end);
  let grown = 0;
  const shifts = [0, ...ordered.map(({ start, end, text }) => (grown += text.length - (end - start)))];
  return (offset) => offset + (shifts[partitionPoint(ordered, ({ end }) => end <= offset)] ?? 0);
}

/**
 * Edits that do at once what several rounds do one after the other.
 * @param rounds each round's edits count in the text that the rounds before it left
 * @returns edits of the first text, ascending, none touching another
 * @throws RangeError when two edits of a round overlap
 */
export function joinedEdits(rounds: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: Infinity }];
  for (const edits of rounds) pieces = editedPieces(pieces, edits);
  const joined: TextEdit[] = [];
  let at = 0;
  let inserted = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      inserted += piece;
      continue;
    }
    if (inserted !== '' || piece.start > at) joined.push({ start: at, end: piece.start, text: inserted });
    at = piece.end;
    inserted = '';
  }
  return joined;
}

/** A part of the first text, or what was inserted. */
type Piece = Span | string;

function editedPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let rest = pieces;
  let at = 0;
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const { start, end, text } of ordered) {
    if (start < at) throw new RangeError(`edit ${start}-${end} overlaps another`);
    const [kept, behind] = splitAt(rest, start - at);
    const [, after] = splitAt(behind, end - start);
    result.push(...kept, text);
    rest = after;
    at = end;
  }
  return [...result, ...rest];
}

function splitAt(pieces: readonly Piece[], length: number): readonly [Piece[], Piece[]] {
  const before: Piece[] = [];
  let missing = length;
  for (const [index, piece] of pieces.entries()) {
    if (missing === 0) return [before, pieces.slice(index)];
    const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    if (size <= missing) {
      before.push(piece);
      missing -= size;
      continue;
    }
    const [first, second] =
      typeof piece === 'string'
        ? [piece.slice(0, missing), piece.slice(missing)]
        : [
            { start: piece.start, end: piece.start + missing },
            { start: piece.start + missing, end: piece.end },
          ];
    return [
      [...before, first],
      [second, ...pieces.slice(index + 1)],
    ];
  }
  return [before, []];
}
