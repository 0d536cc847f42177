/**
 * What cannot be seen, or changes how something else is seen: controls of C0 and C1, separators of lines, what turns the
 * direction of a text around (Trojan Source), what has no width, and characters for tags and fillers. A terminal would obey
 * some of them; the others let a name or a piece of source look like another. The emoji that are put together with joiners are
 * let through as they are.
 */
const UNSEEN =
  /(\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)+)|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Almost every text: nothing in it needs a second look. */
const PLAIN = /^[\t\n\x20-\x7E]*$/;
/** Those that are let through by themselves: layout, and the forms of emoji. */
const SEEN = /[\t\n\uFE00-\uFE0F]/;

/**
 * A text whose every character can be seen: the others are written as escapes (`\x1b`, `\u202e`, `\u{e0041}`).
 * @param spelled how a character is written instead; it gets one code point
 */
export function visible(text: string, spelled = escapeOf): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (found, emoji?: string) =>
    emoji !== undefined || SEEN.test(found) ? found : spelled(found),
  );
}

/** As {@link visible}, and on one line: for names and titles. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\t\n]/g, (character) => (character === '\t' ? '\\t' : '\\n'));
}

/**
 * As {@link visibleLine}, for what editors show as a label or a message: some make a picture of `$(name)` there, and a link of
 * `[text](command:name)`, which runs a command of the editor.
 */
export function labelText(text: string): string {
  return visibleLine(text)
    .replace(/\$(?=\()/g, '$ ')
    .replace(/\](?=\()/g, '] ');
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point > 0xffff) return `\\u{${hex}}`;
  return point < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
