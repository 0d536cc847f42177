/** The first sentence of a text of ours: up to a full stop, question or exclamation mark with a blank behind it. */
export function firstSentenceOf(text: string): string {
  return /^[^]*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
