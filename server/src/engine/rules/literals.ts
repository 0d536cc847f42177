import { phraseOf } from '../http/statuses';
import type { BodyMember } from '../model/body';
import type { TextEdit } from '../text/edit';

/** Writes another number or boolean in place of the one that stands there; undefined where it is no literal. */
export function replaceLiteral(
  { text, valueSpan }: BodyMember,
  value: number | boolean,
): readonly TextEdit[] | undefined {
  return /^(?:true|false|\d+)$/.test(text) ? [{ ...valueSpan, text: String(value) }] : undefined;
}

/** Writes a constant, given as source, in place of a member's value. */
export function replaceBySource(
  { nameSpan, valueSpan, name }: BodyMember,
  source: string,
): readonly TextEdit[] {
  // `{ error }` is short for `{ error: error }`.
  const isShort = nameSpan.start === valueSpan.start;
  return [{ ...valueSpan, text: isShort ? `${name}: ${source}` : source }];
}

/** Gives a member another name; its value stays. */
export function renameMember({ nameSpan, valueSpan }: BodyMember, name: string): readonly TextEdit[] {
  // `{ error }` is short for `{ error: error }`.
  if (nameSpan.start === valueSpan.start)
    return [{ start: nameSpan.start, end: nameSpan.start, text: `${name}: ` }];
  return [{ ...nameSpan, text: name }];
}

/** Writes another status, as a phrase or in digits, in place of a text that says one; undefined where it is no text of its own. */
export function replacePhrase(
  { value, text, valueSpan }: BodyMember,
  sent: number,
): readonly TextEdit[] | undefined {
  const phrase = phraseOf(sent);
  if (value.kind !== 'text' || !/^['"]/.test(text) || text.slice(1, -1) !== value.text) return undefined;
  if (/^\d+$/.test(value.text)) return [{ ...valueSpan, text: text.replace(value.text, String(sent)) }];
  return phrase !== undefined ? [{ ...valueSpan, text: text.replace(value.text, () => phrase) }] : undefined;
}
