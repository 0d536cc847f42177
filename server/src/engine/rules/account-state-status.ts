import { codesFor } from '../evidence/codes';
import { evidenceOf, type Evidence } from '../evidence/evidence';
import { hidesAccounts } from '../evidence/purposes';
import { classOf, labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { findFailure } from './body-failure';
import { answers, labelsOf } from './expected';
import { responsesOf, SENDING, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { conditionOf, quote } from './wording';

/** A known account that may do nothing for now, answered as if it were unknown or the request malformed. */
export const accountStateStatus: Rule = {
  meta: {
    id: 'account-state-status',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'an account that is disabled, banned or not verified, answered with another code than 403',
    why: 'The server knows who calls and refuses all the same. A 401 sends the client to log in again, a 400 to look for a mistake in its request, and neither changes what the account may do. A 403 says that it may not.',
    silent: [
      'answers that hide the state behind words about wrong credentials',
      'the state of an account that the path names: somebody else’s, which is a conflict',
      'forgotten passwords, and 423 Locked',
      'words that say something else than the condition',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.5.4 gives 403 to a request that was understood and is refused, where the same credentials will not help.',
    },
    references: ['RFC 9110 §15.5.4', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/orders', (req, res) => {\n  if (req.user.isBlocked) return res.status(400).json({ error: 'Your account is blocked' });\n  res.status(201).json(order(req.body));\n});\n",
      good: "app.post('/orders', (req, res) => {\n  if (req.user.isBlocked) return res.status(403).json({ error: 'Your account is blocked' });\n  res.status(201).json(order(req.body));\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/orders', async (request, reply) => {\n  if (!request.user.isVerified) return reply.code(404).send({ error: 'Please verify your email' });\n  return reply.code(201).send(order(request.body));\n});\n",
      good: "app.post('/orders', async (request, reply) => {\n  if (!request.user.isVerified) return reply.code(403).send({ error: 'Please verify your email' });\n  return reply.code(201).send(order(request.body));\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const code = sentCode(response);
      if (code === undefined || !isOtherwise(code, response)) continue;
      const evidence = stateIn(response);
      if (!evidence) continue;
      const codes = codesFor(['account-state'], input.config);
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} for the state of a known account: ${becauseOf(evidence)}. Who calls is known, and logging in again or another request will not help (RFC 9110 §15.5.4). Answer ${labelsOf(codes)}.`,
        expected: codes,
        evidence: evidence.strength,
        fixes: answers(response, codes),
      });
    }
  },
};

const OTHERWISE: ReadonlySet<number> = new Set([400, 401, 404, 405, 406, 409, 412, 422, 500, 501]);

function isOtherwise(code: number, response: Response): boolean {
  return OTHERWISE.has(code) || (classOf(code) === 'success' && findFailure(response)?.kind === 'flag');
}

/** The evidence that the state of the caller's account is the reason, and nothing else. */
function stateIn(response: Response): Evidence | undefined {
  const evidence = evidenceOf(response);
  const { handler, body } = response;
  if (evidence.reason !== 'account-state' || evidence.others === 'disagree') return undefined;
  if (evidence.sign?.guard?.key === 'params' || hidesAccounts(handler)) return undefined;
  if (/\balready\b/i.test(body.words) || (response.kind === 'throw' && isLeftToOthers(response)))
    return undefined;
  return body.reasons.includes('bad-credentials') ? undefined : evidence;
}

function becauseOf({ sign }: Evidence): string {
  if (!sign) return '';
  return sign.guard ? conditionOf(sign.guard, 30) : quote(sign.text, 30);
}
