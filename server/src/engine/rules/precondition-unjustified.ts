import { codesFor } from '../evidence/codes';
import { evidenceOf, type Strength } from '../evidence/evidence';
import { labelOf } from '../http/statuses';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { answers, labelsOf } from './expected';
import { responsesOf, type Rule, type RuleInput } from './rule';
import { sentCode } from './sent-code';
import { conditionOf } from './wording';

/** What a status is about. */
interface Subject {
  /** Request fields, lower case; one of them has to be looked at. */
  readonly fields: readonly string[];
  /** What was to be looked at. */
  readonly what: string;
  readonly why: string;
  /** What is meant mostly, where nothing tells more. */
  readonly instead: readonly number[];
}

const PRECONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'];

const SUBJECTS: ReadonlyMap<number, Subject> = new Map([
  [
    412,
    {
      fields: PRECONDITIONS,
      what: '`If-Match` or another precondition',
      why: 'It says that a condition in the header of the request is false (RFC 9110 §15.5.13)',
      instead: [400],
    },
  ],
  [
    428,
    {
      fields: PRECONDITIONS,
      what: 'whether there is an `If-Match`',
      why: 'It asks for a condition in the header of the request (RFC 6585 §3)',
      instead: [400],
    },
  ],
  [
    304,
    {
      fields: ['if-none-match', 'if-modified-since'],
      what: '`If-None-Match` or `If-Modified-Since`',
      why: 'It sends the client to the copy that it has, and one that asked for no comparison may have none (RFC 9110 §15.4.5)',
      instead: [],
    },
  ],
  [
    406,
    {
      fields: ['accept', 'accept-charset', 'accept-encoding', 'accept-language'],
      what: '`Accept`',
      why: 'It says that there is no form of the answer that the request accepts (RFC 9110 §15.5.7), not that the request is not acceptable',
      instead: [400],
    },
  ],
  [
    416,
    {
      fields: ['range', 'if-range'],
      what: '`Range`',
      why: 'It is about the bytes that a `Range` field asks for (RFC 9110 §15.5.17)',
      instead: [400],
    },
  ],
]);

/** A status about a field of the request that nobody looks at. */
export const preconditionUnjustified: Rule = {
  meta: {
    id: 'precondition-unjustified',
    section: 'C',
    level: 'information',
    fix: 'suggestion',
    summary: '412, 428, 304, 406 or 416 without a look at the request fields that they are about',
    why: 'These codes answer a field of the request: a condition, a preference, a range. Clients and caches act on that by themselves: they ask again without it, or show the copy that they have. Where the request was wrong in another way, they do the wrong thing.',
    silent: [
      'handlers that read such a field, `req.fresh`, `req.accepts()` or `req.range()`',
      'requests that are handed to other functions, unless what leads to the answer is something else',
      'error handlers and helpers, which answer for others',
      'handlers that are not seen to be registered',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §13 has 304 and 412 answer conditions of the request, §12 has 406 answer its preferences, and §14 has 416 answer its range.',
    },
    references: ['RFC 9110 §15.5.13', 'RFC 9110 §15.4.5', 'RFC 9110 §15.5.7', 'RFC 6585 §3', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/things', (req, res) => {\n  if (!req.body.name) return res.status(412).json({ error: 'A name is required' });\n  res.status(201).json(create(req.body));\n});\n",
      good: "app.post('/things', (req, res) => {\n  if (!req.body.name) return res.status(400).json({ error: 'A name is required' });\n  res.status(201).json(create(req.body));\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/export', async (request, reply) => {\n  if (request.query.format !== 'csv') return reply.code(406).send({ error: 'Unknown format' });\n  return toCsv(await things.all());\n});\n",
      good: "app.get('/export', async (request, reply) => {\n  if (request.query.format !== 'csv') return reply.code(400).send({ error: 'Unknown format' });\n  return toCsv(await things.all());\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      const code = sentCode(response);
      const subject = code === undefined ? undefined : SUBJECTS.get(code);
      const { handler } = response;
      if (code === undefined || !subject || handler.certainty !== 'registered') continue;
      const { fields, complete } = handler.reads;
      if (subject.fields.some((field) => fields.has(field))) continue;
      const cause = causeOf(response, input);
      // A check that gets the request may be the one of the field.
      if (!complete && (!cause || isVerdict(cause))) continue;
      const wanted = cause ? cause.wanted : subject.instead;
      const because = cause ? `; what leads here is ${conditionOf(cause.guard)}` : '';
      report({
        handler,
        response,
        message: `${labelOf(code)}, but nothing here looks at ${subject.what}. ${subject.why}${because}. ${wanted.length > 0 ? `Answer ${labelsOf(wanted)}.` : 'Send the content, or compare first.'}`,
        expected: wanted,
        evidence: cause?.strength ?? 'none',
        fixes: answers(response, wanted),
      });
    }
  },
};

interface Cause {
  readonly guard: Guard;
  readonly strength: Strength;
  readonly wanted: readonly number[];
}

// That something is not valid may be the word of any check, that nothing came is not.
function isVerdict({ guard: { reasons, input } }: Cause): boolean {
  return reasons.includes('invalid') && input !== 'missing';
}

/** What leads to a response that is no precondition: a condition with a reason of its own. */
function causeOf(response: Response, { config }: RuleInput): Cause | undefined {
  const { sign, reasons, strength } = evidenceOf(response);
  const guard = sign?.guard;
  if (!guard || guard.passed === true || reasons.includes('server-state')) return undefined;
  const wanted = codesFor(reasons, config).filter((code) => code >= 400);
  return wanted.length > 0 ? { guard, strength, wanted } : undefined;
}
