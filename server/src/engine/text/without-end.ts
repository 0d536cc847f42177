/**
 * A text without what it ends in, however often. As `/x+$/` would have it, but that begins anew at each `x` of the text and
 * takes the square of its length.
 */
export function withoutEnd(text: string, part: string): string {
  let end = text.length;
  while (end > 0 && text.endsWith(part, end)) end -= part.length;
  return text.slice(0, end);
}
