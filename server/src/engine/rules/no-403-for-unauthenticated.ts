import { labelOf } from '../http/statuses';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { answers } from './expected';
import { evidenceOf } from '../evidence/evidence';
import { responsesOf, type Offer, type Rule } from './rule';
import { sentCode } from './sent-code';
import { conditionOf } from './wording';

/** 403 where nobody is logged in: RFC 9110 §15.5.2 has 401 for that. */
export const no403ForUnauthenticated: Rule = {
  meta: {
    id: 'no-403-for-unauthenticated',
    section: 'A',
    level: 'warning',
    fix: 'suggestion',
    summary: '403 Forbidden where the caller sent no credentials at all',
    why: 'A 403 tells a known caller that it may not, so a client gives up. Without credentials the answer is 401: the client then knows that logging in, or a fresh token, will help.',
    silent: [
      'the word "Unauthorized" alone: what counts is the condition',
      'CSRF, IP and origin checks',
      '`!req.user.id`, where nothing asks for `req.user` itself: a token without an account is known, too',
      'mixed conditions (`!user || !user.isAdmin`): a hint to split them',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §11.4: a request for something protected that comes without credentials should get a 401.',
    },
    references: ['RFC 9110 §11.4', 'RFC 9110 §15.5.2', 'RFC 9110 §15.5.4', 'S0', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/me', (req, res) => {\n  if (!req.user) return res.status(403).json({ error: 'Please log in' });\n  res.json(req.user);\n});\n",
      good: "app.get('/me', (req, res) => {\n  if (!req.user) return res.status(401).json({ error: 'Please log in' });\n  res.json(req.user);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/me', async (request, reply) => {\n  if (!request.headers.authorization) return reply.code(403).send({ error: 'No token' });\n  return { ok: true };\n});\n",
      good: "app.get('/me', async (request, reply) => {\n  if (!request.headers.authorization) return reply.code(401).send({ error: 'No token' });\n  return { ok: true };\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      if (sentCode(response) !== 403) continue;
      const { guard, others } = evidenceOf(response);
      if (!guard?.reasons.includes('not-authenticated') || isAboutOrigin(response)) continue;
      const condition = conditionOf(guard);
      if (isPure(guard)) {
        if (guard.certainty === 'likely' && response.body.reasons.includes('not-allowed')) continue;
        report({
          handler: response.handler,
          response,
          level: guard.certainty === 'certain' && others !== 'disagree' ? 'warning' : 'information',
          message: `${labelOf(403)} behind ${condition}, where nobody is logged in. A 403 tells a known caller that it may not; one that sent no credentials gets ${labelOf(401)} (RFC 9110 §15.5.2). Answer 401, best with a \`WWW-Authenticate\` field that says how to log in.`,
          expected: [401],
          evidence: guard.certainty,
          fixes: [...answers(response, [401]), ...answerWithChallenge(response, guard)],
        });
      } else if (guard.reasons.includes('not-allowed')) {
        report({
          handler: response.handler,
          response,
          level: 'hint',
          message: `${labelOf(403)} also for callers that are not logged in: ${condition}. These get ${labelOf(401)}, those that are known and may not get 403 (RFC 9110 §15.5.2 and §15.5.4). Split the condition in two.`,
          expected: [401, 403],
          evidence: 'none',
        });
      }
    }
  },
};

function isPure({ reasons }: Guard): boolean {
  return reasons.every((reason) => reason === 'not-authenticated' || reason === 'bad-credentials');
}

function isAboutOrigin({ body, guards }: Response): boolean {
  return (
    body.reasons.includes('request-origin') ||
    guards.some(({ reasons }) => reasons.includes('request-origin'))
  );
}

// A session's login is a form: only where a token is asked for, `Bearer` is the scheme.
function answerWithChallenge(response: Response, { text }: Guard): readonly Offer[] {
  const { body, edits } = response;
  if (!/token|bearer|jwt|authorization/i.test(`${text} ${body.words}`)) return [];
  return [
    {
      title: `Answer ${labelOf(401)} with WWW-Authenticate: Bearer`,
      kind: 'suggestion',
      edits: () => {
        const status = edits.setStatus(401);
        const field = edits.addField('WWW-Authenticate', edits.literal('Bearer'));
        return status && field && [...status, ...field];
      },
    },
  ];
}
