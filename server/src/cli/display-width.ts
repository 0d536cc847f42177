// Made when a text first needs it: it takes as long as all the rest of the start.
let segmenter: Intl.Segmenter | undefined;
const plain = /^[\x20-\x7E]*$/;
/** East Asian wide and full-width letters, by block (Unicode Standard Annex 11). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;
const emoji = /\p{Emoji_Presentation}|\uFE0F/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** A character as a reader sees it, with the terminal cells that it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** Where it starts, in UTF-16 units of the text. */
  readonly at: number;
}

/** Takes a text apart into what a reader sees as characters: an emoji of five code points is one, two cells wide. */
export function cellsOf(text: string): readonly Cell[] {
  if (plain.test(text)) return Array.from(text, (character, at) => ({ text: character, width: 1, at }));
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    text: segment,
    width: cellWidth(segment),
    at: index,
  }));
}

/** The terminal cells that a text takes. */
export function displayWidth(text: string): number {
  return plain.test(text) ? text.length : cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

function cellWidth(character: string): number {
  if (plain.test(character)) return character.length;
  if (emoji.test(character) || wide.test(character)) return 2;
  return invisible.test(character) ? 0 : 1;
}
