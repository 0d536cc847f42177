import { visible, visibleLine } from '../engine/text/visible';

/** A text that can be shown: what a terminal would obey, or nobody would see, is written as an escape (`\x1b`, `\u202e`). */
export function printable(text: string): string {
  return visible(text);
}

/** As {@link printable}, and on one line: for names and titles. */
export function printableLine(text: string): string {
  return visibleLine(text);
}

/** JSON that is safe to show: the same value, with what a terminal would obey as `\u` escapes. */
export function printableJson(value: unknown): string {
  return visible(JSON.stringify(value, undefined, 2), (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
