import type { Config } from '../config/config';
import { codesFor } from '../evidence/codes';
import { evidenceOf, type Evidence } from '../evidence/evidence';
import { explanationOf } from '../evidence/explanation';
import { hidesAccounts, logsIn } from '../evidence/purposes';
import { classOf, labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { findFailure } from './body-failure';
import { answers, labelsOf } from './expected';
import { responsesOf, SENDING, type Offer, type Report, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { becauseOf, conditionOf } from './wording';

/** What exists already, or has changed meanwhile, answered with another code than 409. */
export const conflictStatus: Rule = {
  meta: {
    id: 'conflict-status',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'something that exists already, answered with another code than 409 Conflict',
    why: 'Nothing is wrong with such a request by itself: it clashes with what is stored. A 409 lets a client tell "choose another name" from "your input is malformed" without reading the words; a 500 makes it try again in vain. A write to a version that is no longer the newest is a conflict too, a 412 where `If-Match` carried the version.',
    silent: [
      'the codes that the setting `duplicate` allows',
      'a stock or a balance that does not suffice',
      'what the request itself has twice',
      '"already …" as the success of a repeated request',
      'logins, and answers that hide whether an account exists',
      'words that say something else than the condition, or no more than that it failed',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.5.10 gives 409 to a request that conflicts with the current state of its target, §15.5.13 gives 412 to a failed precondition.',
    },
    references: ['RFC 9110 §15.5.10', 'RFC 9110 §15.5.13', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/users', async (req, res) => {\n  const existing = await User.findOne({ email: req.body.email });\n  if (existing) return res.status(400).json({ error: 'Email already exists' });\n  res.status(201).json(await User.create(req.body));\n});\n",
      good: "app.post('/users', async (req, res) => {\n  const existing = await User.findOne({ email: req.body.email });\n  if (existing) return res.status(409).json({ error: 'Email already exists' });\n  res.status(201).json(await User.create(req.body));\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/users', async (request, reply) => {\n  const existing = await users.findOne({ email: request.body.email });\n  if (existing) return reply.code(422).send({ error: 'Email already exists' });\n  return reply.code(201).send(await users.create(request.body));\n});\n",
      good: "app.post('/users', async (request, reply) => {\n  const existing = await users.findOne({ email: request.body.email });\n  if (existing) return reply.code(409).send({ error: 'Email already exists' });\n  return reply.code(201).send(await users.create(request.body));\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const code = sentCode(response);
      if (code === undefined) for (const one of chosenReports(response, input.config)) report(one);
      if (code === undefined || !isOtherwise(code, response, input.config)) continue;
      const evidence = conflictIn(response);
      if (!evidence) continue;
      const codes = isAboutVersion(response, evidence) ? [409, 412] : codesFor(['conflict'], input.config);
      report({
        handler: response.handler,
        response,
        message: messageOf(code, becauseOf(evidence, 30), codes),
        expected: codes,
        evidence: evidence.strength,
        fixes: answers(response, codes),
      });
    }
  },
};

function messageOf(code: number, because: string, codes: readonly number[]): string {
  return `${labelOf(code)} for a conflict with what is stored: ${because}. The request is fine by itself, and sent again later it could succeed (RFC 9110 §15.5.10). Answer ${labelsOf(codes)}.`;
}

// `if (err.code === 11000) status = 400;` before a response that sends whatever was chosen.
function chosenReports(response: Response, config: Config): readonly Report[] {
  return response.chosen.flatMap((chosen): readonly Report[] => {
    const { code, span, guards } = chosen;
    const guard = explanationOf({ guards });
    if (!guard?.reasons.every((reason) => reason === 'conflict') || !isOtherwise(code, response, config))
      return [];
    const codes = codesFor(['conflict'], config);
    const fixes: readonly Offer[] = codes.map((wanted) => ({
      title: `Answer ${labelOf(wanted)}`,
      kind: 'suggestion',
      edits: () => chosen.replace(wanted),
    }));
    const message = messageOf(code, conditionOf(guard, 30), codes);
    const { handler } = response;
    return [
      {
        handler,
        response,
        span,
        message,
        statuses: [code],
        expected: codes,
        evidence: guard.certainty,
        fixes,
      },
    ];
  });
}

/** Codes that say something else of the request or the server. */
const OTHERWISE: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 405, 406, 417, 422, 500, 501, 503]);
/** Codes that some authority has for a duplicate; which one is right is the policy's choice. */
const ARGUABLE: ReadonlySet<number> = new Set([400, 409, 422]);

function isOtherwise(code: number, response: Response, { duplicate }: Config): boolean {
  if (duplicate === 'any' ? ARGUABLE.has(code) : code === Number(duplicate)) return false;
  if (OTHERWISE.has(code) || (code === 409 && duplicate !== '409')) return true;
  return classOf(code) === 'success' && findFailure(response)?.kind === 'flag';
}

/** The evidence of a conflict, and of nothing else. */
function conflictIn(response: Response): Evidence | undefined {
  const evidence = evidenceOf(response);
  const { handler, body } = response;
  if (evidence.reason !== 'conflict' || logsIn(handler) || hidesAccounts(handler)) return undefined;
  // `Unable to create the account`: who exists is kept secret.
  if (body.reasons.length > 0 && !body.reasons.includes('conflict')) return undefined;
  if (LACKS.test(body.words) || AMONG_ITSELF.test(body.words)) return undefined;
  if (response.kind === 'throw' && isLeftToOthers(response)) return undefined;
  const { strength, others, sign } = evidence;
  // `if (user) …` in a handler that makes users is a guess.
  const isNamed = EXISTING.test(sign?.text ?? '');
  if (strength === 'likely' && others !== 'agree' && body.words !== '' && !isNamed) return undefined;
  return others === 'disagree' ? undefined : evidence;
}

const EXISTING = /exist|already|taken|duplicate|in ?use/i;
const LACKS = /\bnot enough\b|\binsufficient\b|\bout of stock\b/i;
// What clashes stands in the request twice: no other state of the server makes it good.
const AMONG_ITSELF =
  /\binvalid (?:payload|request|body|input|data)\b|\bduplicate\w* .*\b(?:in|within) (?:the |your )?(?:request|payload|body|input|list|array)\b/i;
const VERSION = /\b(?:version|revision|etag|stale|out[ -]of[ -]date|outdated|concurrent\w*)\b|\b__v\b/i;

function isAboutVersion({ body }: Response, { sign }: Evidence): boolean {
  return VERSION.test(body.words) || VERSION.test(sign?.guard?.text ?? '');
}
