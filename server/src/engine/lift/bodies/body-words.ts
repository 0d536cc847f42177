import type { BodyMember, BodyValue } from '../../model/body';

/** Members that hold text for people, in the spellings that projects use. */
const TEXT_MEMBER =
  /^(?:message|messages|msg|error|errors|err|errmsg|errorMessage|error_message|errMessage|error_description|errorDescription|detail|details|title|description|reason|info|text|alert|notice|statusMessage|statusText|status_message|responseMessage|responseMsg|mensaje|mensagem|msj|erro|nachricht|fehler|erreur|cause|feedback|_message|Message|Error|MESSAGE|hint)$/;

// A longer text is no message; and who looks for words in it looks anywhere, which may take the square of its length.
const MOST = 500;

/**
 * The text for people in a body, its first 500 characters: the text itself, or that of the members that hold messages,
 * nested one level.
 */
export function wordsOf(value: BodyValue): string {
  return allWords(value).slice(0, MOST);
}

function allWords(value: BodyValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'object') return '';
  return value.members.flatMap((member) => wordsOfMember(member, 1)).join('. ');
}

function wordsOfMember({ name, value }: BodyMember, depth: number): readonly string[] {
  if (value.kind === 'text') return TEXT_MEMBER.test(name) ? [value.text] : [];
  if (value.kind !== 'object' || depth === 0) return [];
  return value.members.flatMap((member) => wordsOfMember(member, depth - 1));
}
