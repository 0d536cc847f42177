import { codeOfPhrase } from '../http/phrases';
import { labelOf, phraseOf } from '../http/statuses';
import { membersOf, type BodyMember } from '../model/body';
import type { Level, Related } from '../model/finding';
import type { Response } from '../model/response';
import type { TextEdit } from '../text/edit';
import { answers } from './expected';
import { replaceLiteral } from './literals';
import { responsesOf, SENDING, type Offer, type Rule } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

/** A body that names another status than the one that is sent. */
export const bodyStatusMismatch: Rule = {
  meta: {
    id: 'body-status-mismatch',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a `status` or `statusCode` in the body, or a reason phrase, that differs from the status sent',
    why: 'One of the two is wrong, and different clients believe different ones. RFC 9457 lets a body repeat the status only as a copy of it.',
    silent: [
      'numbers outside 100–599',
      'a status that is not known for certain',
      '"Unauthorized" beside 403: many say it for both',
    ],
    references: ['RFC 9457 §3.1.2', 'RFC 9110 §15', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/items/:id', (req, res) => {\n  res.status(404).json({ status: 400, message: 'No such item' });\n});\n",
      good: "app.get('/items/:id', (req, res) => {\n  res.status(404).json({ status: 404, message: 'No such item' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).send({ statusCode: 400, message: 'No such item' });\n});\n",
      good: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).send({ statusCode: 404, message: 'No such item' });\n});\n",
    },
  ],
  check(input, report) {
    const mismatches = [...responsesOf(input, SENDING)].flatMap(mismatchesOf);
    const pairs = new Map<string, Mismatch[]>();
    for (const mismatch of mismatches) {
      const pair = `${mismatch.level ?? ''} ${mismatch.sent} ${mismatch.said}`;
      const same = pairs.get(pair) ?? [];
      // Two paths to one send are one place.
      if (same.every(({ member }) => member.span.start !== mismatch.member.span.start))
        pairs.set(pair, [...same, mismatch]);
    }
    for (const [first, ...others] of pairs.values()) {
      if (!first) continue;
      const { response, member, sent, said, level } = first;
      const repeated =
        others.length > 0
          ? ` The same stands at ${others.length} more ${others.length === 1 ? 'place' : 'places'} of this file.`
          : '';
      report({
        handler: response.handler,
        response,
        span: member.span,
        ...(level && { level }),
        message: `The body says ${quote(`${member.name}: ${member.text}`)}, but ${labelOf(sent)} is sent.${repeated} Clients believe the one or the other; RFC 9457 §3.1.2 wants a status in the body to be a copy of the real one. ${member.value.kind === 'number' ? `Write ${sent} in the body, or answer ${labelOf(said)}` : `Answer ${labelOf(said)}, or say the same in the body`}.`,
        related: others.map(relatedOf),
        fixes: fixesFor(first, others),
      });
    }
  },
};

interface Mismatch {
  readonly response: Response;
  readonly member: BodyMember;
  /** The member with the others of its body that claim the same. */
  readonly members: readonly BodyMember[];
  /** Another member has the code that is sent. */
  readonly isSaid: boolean;
  readonly sent: number;
  readonly said: number;
  readonly level: Level | undefined;
}

function mismatchesOf(response: Response): readonly Mismatch[] {
  const sent = sentCode(response);
  // A status that was put into the body instead of being sent has a rule of its own.
  if (sent === undefined || response.misuses.some(({ kind }) => kind === 'status-in-body')) return [];
  const members = membersOf(response.body).flatMap((member) =>
    member.name === 'error' && member.value.kind === 'object' ? [member, ...member.value.members] : [member],
  );
  const found = members.flatMap((member): readonly Mismatch[] => {
    const claim = claimOf(member);
    if (!claim || claim.said === sent || isSamePair(member, claim.said, sent)) return [];
    const { said, level } = claim;
    return [{ response, member, members: [member], isSaid: false, sent, said, level }];
  });
  const [first, ...others] = found;
  if (!first) return [];
  const copies = others.filter(({ said }) => said === first.said).map(({ member }) => member);
  const isSaid = members.some((member) => claimOf(member)?.said === sent);
  return [{ ...first, members: [first.member, ...copies], isSaid }];
}

/** Codes whose phrases mean nothing else; "Created", "Locked" and "Upgrade Required" are ordinary words. */
const UNMISTAKABLE: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 405, 406, 413, 415, 422, 429, 500, 501, 502, 503, 504,
]);

/** The status that a member claims, and at which level a difference counts (undefined: the rule's own). */
function claimOf({
  name,
  value,
}: BodyMember): { readonly said: number; readonly level: Level | undefined } | undefined {
  if (/^(?:status|statusCode|status_code|httpStatus)$/.test(name)) {
    if (value.kind === 'number' && isCode(value.value)) return { said: value.value, level: undefined };
    if (value.kind === 'text' && /^[1-5]\d\d$/.test(value.text))
      return { said: Number(value.text), level: 'hint' };
  }
  if (name === 'code' && value.kind === 'number' && isCode(value.value))
    return { said: value.value, level: 'hint' };
  if (/^(?:error|message|msg|title|statusText|status)$/.test(name) && value.kind === 'text' && value.exact) {
    const said = codeOfPhrase(value.text);
    if (said !== undefined && UNMISTAKABLE.has(said)) return { said, level: undefined };
  }
  return undefined;
}

function isCode(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599;
}

function isSamePair({ value }: BodyMember, said: number, sent: number): boolean {
  return value.kind === 'text' && [said, sent].every((code) => code === 401 || code === 403);
}

// A number in the body is a copy of the status; words are rather what the author meant.
function fixesFor(first: Mismatch, others: readonly Mismatch[]): readonly Offer[] {
  const inBody = writeInBody([first, ...others]);
  const answer = others.length > 0 || first.isSaid ? [] : answers(first.response, [first.said]);
  const isNumber = first.member.value.kind === 'number' || /\d/.test(first.member.text);
  return isNumber ? [inBody, ...answer] : [...answer, inBody];
}

function writeInBody(mismatches: readonly Mismatch[]): Offer {
  const sent = mismatches[0]?.sent ?? 0;
  const isNumber = mismatches.every(({ member }) => member.value.kind === 'number');
  const what = isNumber ? String(sent) : quote(phraseOf(sent) ?? String(sent));
  return {
    title:
      mismatches.length > 1
        ? `Write ${what} in the body, at all ${mismatches.length} places`
        : `Write ${what} in the body`,
    kind: 'suggestion',
    edits: () => {
      const edits = mismatches
        .flatMap(({ members }) => members)
        .map((member) => replaceLiteral(member, sent) ?? replacePhrase(member, sent));
      return edits.every((one) => one !== undefined) ? edits.flat() : undefined;
    },
  };
}

// A phrase that is written as the registry has it, and as a text of its own.
function replacePhrase(
  { value, text, valueSpan }: BodyMember,
  sent: number,
): readonly TextEdit[] | undefined {
  const phrase = phraseOf(sent);
  if (value.kind !== 'text' || !/^['"]/.test(text) || text.slice(1, -1) !== value.text) return undefined;
  if (/^\d+$/.test(value.text)) return [{ ...valueSpan, text: text.replace(value.text, String(sent)) }];
  return phrase !== undefined ? [{ ...valueSpan, text: text.replace(value.text, () => phrase) }] : undefined;
}

function relatedOf({ member, sent, said }: Mismatch): Related {
  return { span: member.span, message: `${said} in the body, ${sent} as the status here too.` };
}
