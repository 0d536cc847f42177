/**
 * Controls of C0 and C1 (without the tab and the line feed), the line separators, and what turns the direction of a
 * text around: in a file name or a piece of source they could rewrite the terminal or show something else
 * than what is there.
 */
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g;

/** A text that can be shown: what a terminal would obey is written as an escape (`\x1b`, `\u202e`). */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
  });
}

/** As {@link printable}, and on one line: for names and titles. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\t\n]/g, (character) => (character === '\t' ? '\\t' : '\\n'));
}

/** JSON that is safe to show: the same value, with what a terminal would obey as `\u` escapes. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(unprintable, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
