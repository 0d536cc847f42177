import type { Config } from '../config/config';
import { labelOf, phraseOf } from '../http/statuses';
import type { Related } from '../model/finding';
import { codesFor } from '../evidence/codes';
import { answers } from './expected';
import { replaceLiteral, replacePhrase } from './literals';
import { responsesOf, SENDING, type Offer, type Rule } from './rule';
import { mismatchesOf, type Mismatch } from './status-claims';
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
    authority: {
      level: 'MUST',
      says: "RFC 9457 §3.1.2: a problem document's `status` must be the status that is sent. For other bodies that is good practice.",
    },
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
  comparesHandlers: {
    speaksOf: ({ responses }) => responses.some((response) => mismatchesOf(response).length > 0),
    looksAt: () => false,
  },
  check(input, report) {
    const mismatches = [...responsesOf(input, SENDING)].flatMap(mismatchesOf);
    const pairs = new Map<string, Map<number, Mismatch>>();
    for (const mismatch of mismatches) {
      const pair = `${mismatch.level ?? ''} ${mismatch.sent} ${mismatch.said}`;
      const same = pairs.get(pair) ?? new Map<number, Mismatch>();
      pairs.set(pair, same);
      // Two paths to one send are one place.
      const place = mismatch.member.span.start;
      if (!same.has(place)) same.set(place, mismatch);
    }
    for (const same of pairs.values()) {
      const [first, ...others] = same.values();
      if (!first) continue;
      const { response, member, sent, level } = first;
      const isBodyRight = [first, ...others].every((one) => bearsOut(one, input.config));
      const repeated =
        others.length > 0
          ? ` The same stands at ${others.length} more ${others.length === 1 ? 'place' : 'places'} of this file.`
          : '';
      report({
        handler: response.handler,
        response,
        span: member.span,
        ...(level && { level }),
        message: `The body says ${quote(`${member.name}: ${member.text}`)}, but ${labelOf(sent)} is sent.${repeated} Clients believe the one or the other; RFC 9457 §3.1.2 wants a status in the body to be a copy of the real one. ${adviceOn(first, isBodyRight)}`,
        related: others.map(relatedOf),
        fixes: fixesFor(first, others, isBodyRight),
      });
    }
  },
};

/** Whether the words beside the code in the body call for it too: `{ status: 404, message: 'No such user' }`. */
function bearsOut({ response: { body }, sent, said, isSaid }: Mismatch, config: Config): boolean {
  const wanted = codesFor(body.reasons, config);
  return !isSaid && wanted.includes(said) && !wanted.includes(sent);
}

function adviceOn({ member, sent, said, isSaid }: Mismatch, isBodyRight: boolean): string {
  if (isSaid) return 'Say the same in the whole body.';
  if (member.value.kind !== 'number') return `Answer ${labelOf(said)}, or say the same in the body.`;
  return isBodyRight
    ? `Answer ${labelOf(said)}, as the words say too, or write ${sent} in the body.`
    : `Write ${sent} in the body, or answer ${labelOf(said)}.`;
}

// A number in the body is a copy of the status; words are rather what the author meant.
function fixesFor(first: Mismatch, others: readonly Mismatch[], isBodyRight: boolean): readonly Offer[] {
  const all = [first, ...others];
  const inBody = writeInBody(all);
  const answer = first.isSaid ? [] : answerAsSaid(all, isBodyRight);
  // A failure that is sent as a success: its body is right.
  if (first.said >= 400 && first.sent < 300) return answer;
  const isNumber = first.member.value.kind === 'number' || /\d/.test(first.member.text);
  return isNumber && !isBodyRight ? [inBody, ...answer] : [...answer, inBody];
}

// At several places a status is another choice each, unless their words agree.
function answerAsSaid(all: readonly Mismatch[], isBodyRight: boolean): readonly Offer[] {
  const [first] = all;
  if (!first || (all.length > 1 && !isBodyRight)) return [];
  if (all.length === 1) return answers(first.response, [first.said]);
  return [
    {
      title: `Answer ${labelOf(first.said)}, at all ${all.length} places`,
      kind: 'suggestion',
      edits: () => {
        const edits = all.map(({ response, said }) => response.edits.setStatus(said));
        return edits.every((one) => one !== undefined) ? edits.flat() : undefined;
      },
    },
  ];
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

function relatedOf({ member, sent, said }: Mismatch): Related {
  return { span: member.span, message: `${said} in the body, ${sent} as the status here too.` };
}
