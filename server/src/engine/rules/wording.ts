import type { Evidence } from '../evidence/evidence';
import type { Guard } from '../model/guard';

/** How much of the user's code fits into a first sentence. */
const ROOM = 40;

/** The user's code as messages quote it: one line, at most `room` characters, in backticks. */
export function quote(text: string, room = ROOM): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  return `\`${line.length > room ? `${line.slice(0, room - 1)}…` : line}\``;
}

/** A phrase as the beginning of a sentence. */
export function asSentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/** What led to a response, as a phrase for messages: `` `!req.user` ``, ``not `isAdmin` ``, `a failure in the try`. */
export function conditionOf(guard: Guard, room = ROOM): string {
  if (guard.kind === 'catch') return 'a failure in the `try`';
  if (guard.kind === 'case' && !guard.holds) return `the \`default\` of ${quote(guard.text, room)}`;
  return guard.holds ? quote(guard.text, room) : `not ${quote(guard.text, room - 'not '.length)}`;
}

/** What the leading sign of some evidence is, as a phrase: the condition, the words of the body, the class that is thrown. */
export function becauseOf({ sign }: Evidence, room = ROOM): string {
  if (!sign) return 'nothing tells why';
  return sign.guard ? conditionOf(sign.guard, room) : quote(sign.text, room);
}
