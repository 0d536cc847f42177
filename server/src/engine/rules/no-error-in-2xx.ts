import type { Config } from '../config/config';
import { membersOf, type Body } from '../model/body';
import { labelOf } from '../http/statuses';
import type { Level } from '../model/finding';
import type { Guard, Reason } from '../model/guard';
import { codesOf, everyCode } from '../model/status-value';
import type { Response } from '../model/response';
import { findFailure, type BodyFailure } from './body-failure';
import { codesFor } from '../evidence/codes';
import { answers, labelsOf } from './expected';
import { evidenceOf, type Evidence } from '../evidence/evidence';
import { acknowledges, givesVerdict, hidesAccounts, logsOut } from '../evidence/purposes';
import { responsesOf, type Rule } from './rule';
import { conditionOf } from './wording';

/** A success status whose body says that it failed. */
export const noErrorIn2xx: Rule = {
  meta: {
    id: 'no-error-in-2xx',
    section: 'A',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a 2xx, written or implicit, whose body says that the request failed',
    why: 'Monitors, caches, retrying clients and browsers go by the status: to them a 200 with an error inside is a success. A machine should not have to read the prose to know.',
    silent: [
      'webhooks, callbacks, GraphQL, RPC, batches and health checks',
      '`success: true`, or data, beside the words',
      '"already …" as the success of a repeated request, a logout of nobody',
      '`errors` that is an array, `error` that is null or a member of something',
      'answers to a question: `{ exists: false }`, `{ valid: false }`',
      'answers that hide whether an account exists, and forms that are shown again',
      'an empty list: 200 is right there',
      'a 200 that is written out where condition and words do not agree that something failed',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §2.2: a sender must not generate what it knows to be false, and by §15.3 a 2xx says that the request succeeded.',
    },
    references: ['RFC 9110 §2.2', 'RFC 9110 §15.3.1', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/users/:id', async (req, res) => {\n  const user = await User.findById(req.params.id);\n  if (!user) return res.json({ error: 'User not found' });\n  res.json(user);\n});\n",
      good: "app.get('/users/:id', async (req, res) => {\n  const user = await User.findById(req.params.id);\n  if (!user) return res.status(404).json({ error: 'User not found' });\n  res.json(user);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/users', async (request, reply) => {\n  if (!request.body.email) return reply.send({ success: false, message: 'Email is required' });\n  return create(request.body);\n});\n",
      good: "app.post('/users', async (request, reply) => {\n  if (!request.body.email) return reply.code(400).send({ success: false, message: 'Email is required' });\n  return create(request.body);\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      if (!everyCode(response.status, isSuccess) || acknowledges(response.handler)) continue;
      const failure = findFailure(response);
      if (!failure) continue;
      const evidence = evidenceOf(response);
      const { guard, strength } = evidence;
      const level = isMeant(response, failure, guard) ? undefined : levelOf(response, failure, guard);
      if (!level) continue;
      const codes = expectedCodes(response, evidence, input.config);
      const where = guard ? ` behind ${conditionOf(guard, 25)}` : '';
      report({
        handler: response.handler,
        response,
        level,
        message: `${labelOf(codesOf(response.status)[0] ?? 200)}${where}, but the body says ${failure.quoted}. Clients, caches and monitors go by the status and take this for a success (RFC 9110 §15.3.1). Answer ${labelsOf(codes)}.`,
        expected: codes,
        evidence: strength === 'none' ? 'words' : strength,
        fixes: answers(response, codes),
      });
    }
  },
};

// A 204 or 205 sends no body, a 207 has a status for each part.
function isSuccess(code: number): boolean {
  return code >= 200 && code < 300 && code !== 204 && code !== 205 && code !== 207;
}

function isMeant({ body, handler }: Response, failure: BodyFailure, guard: Guard | undefined): boolean {
  const says = (reason: Reason): boolean =>
    body.reasons.includes(reason) || guard?.reasons.includes(reason) === true;
  if (guard?.reasons.includes('empty-list')) return true;
  if (hidesAccounts(handler) && (failure.kind === 'words' || says('not-found'))) return true;
  if (logsOut(handler) && says('not-authenticated')) return true;
  return failure.kind === 'words' && /\balready\b/i.test(body.words);
}

/** Undefined where the evidence is too thin against a success that somebody has written out. */
function levelOf(
  { body, handler, status }: Response,
  { kind }: BodyFailure,
  guard: Guard | undefined,
): Level | undefined {
  if (givesVerdict(handler)) return 'information';
  const unsure = status.implicit ? 'hint' : undefined;
  // A flag behind a guess, with words that name no trouble, may be the answer to a question.
  if (guard?.certainty === 'likely' && body.words !== '' && body.reasons.length === 0) return unsure;
  if (kind === 'flag' || (guard?.certainty === 'certain' && agrees(body, guard))) return 'warning';
  // Condition and words mean different troubles: one of them is misread, or there is none.
  const isTold = guard !== undefined && guard.reasons.length > 0 && body.reasons.length > 0;
  if (isTold && !agrees(body, guard)) return unsure;
  if (guard) return 'information';
  return body.reasons.includes('failed') ? 'hint' : 'information';
}

// Guard and words mean the same trouble, or one of them only says that there is some.
function agrees({ reasons }: Body, guard: Guard): boolean {
  return (
    [reasons, guard.reasons].some((all) => all.includes('failed')) ||
    reasons.some((reason) => guard.reasons.includes(reason))
  );
}

/** What guard and words call for; behind a failure of unknown cause, or with no cause at all, the server's 500. */
function expectedCodes({ body }: Response, { reasons, guard }: Evidence, config: Config): readonly number[] {
  const said = statusIn(body);
  if (said !== undefined) return [said];
  if (reasons.length > 0) return codesFor(reasons, config).filter((code) => code >= 400);
  return guard?.reasons.includes('failed') ? [500] : [400, 500];
}

// `{ statusCode: 422, error: … }`: the author has said which code it is.
function statusIn(body: Body): number | undefined {
  const member = membersOf(body).find(({ name }) => /^(?:status|statusCode|status_code|code)$/.test(name));
  const said = member?.value.kind === 'number' ? member.value.value : undefined;
  return said !== undefined && Number.isInteger(said) && said >= 400 && said <= 599 ? said : undefined;
}
