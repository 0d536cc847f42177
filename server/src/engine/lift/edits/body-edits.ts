import { codeOfPhrase } from '../../http/phrases';
import { phraseOf } from '../../http/statuses';
import { membersOf, type Body, type BodyMember } from '../../model/body';
import type { Span } from '../../text/span';
import { contains } from '../../text/span';
import type { TextEdit } from '../../text/edit';

const NUMBER = /^(?:status|statusCode|status_code|httpStatus|code)$/;
const PHRASE = /^(?:error|title|statusText|status)$/;

/**
 * A status that changes takes its copies in the body along (RFC 9457 §3.1.2): `status: 404`, `error: 'Not Found'`.
 * @param within the send: what stands elsewhere may serve other responses and stays
 */
export function copiesInBody(
  body: Body,
  { from, to, within }: { readonly from: number; readonly to: number; readonly within: Span },
): readonly TextEdit[] {
  const members = membersOf(body).flatMap((member) =>
    member.name === 'error' && member.value.kind === 'object' ? [member, ...member.value.members] : [member],
  );
  return members
    .filter(({ valueSpan }) => contains(within, valueSpan))
    .flatMap((member) => copyOf(member, from, to));
}

function copyOf({ name, text, value, valueSpan }: BodyMember, from: number, to: number): readonly TextEdit[] {
  if (NUMBER.test(name) && new RegExp(`^(['"]?)${from}\\1$`).test(text)) {
    return [{ ...valueSpan, text: text.replace(String(from), String(to)) }];
  }
  // In the words of many authors a 403 is "Unauthorized" too.
  const isSamePair = [from, to].every((code) => code === 401 || code === 403);
  const [phrase, next] = [phraseOf(from), phraseOf(to)];
  if (!PHRASE.test(name) || value.kind !== 'text' || isSamePair || from < 400 || !phrase || !next) return [];
  return /^['"]/.test(text) && codeOfPhrase(value.text) === from && text.slice(1, -1) === phrase
    ? [{ ...valueSpan, text: text.replace(phrase, () => next) }]
    : [];
}
