import type { BodyMember } from '../model/body';
import type { TextEdit } from '../text/edit';

/** Writes another number or boolean in place of the one that stands there; undefined where it is no literal. */
export function replaceLiteral(
  { text, valueSpan }: BodyMember,
  value: number | boolean,
): readonly TextEdit[] | undefined {
  return /^(?:true|false|\d+)$/.test(text) ? [{ ...valueSpan, text: String(value) }] : undefined;
}

/** Writes a constant text in place of a member's value; the text has no quotes of its own. */
export function replaceByText(
  { nameSpan, valueSpan, name }: BodyMember,
  text: string,
): readonly TextEdit[] | undefined {
  if (/['\\]/.test(text)) return undefined;
  // `{ error }` is short for `{ error: error }`.
  const isShort = nameSpan.start === valueSpan.start;
  return [{ ...valueSpan, text: isShort ? `${name}: '${text}'` : `'${text}'` }];
}
