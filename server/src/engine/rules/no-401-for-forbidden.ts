import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { answers } from './expected';
import { evidenceOf } from '../evidence/evidence';
import { logsIn } from '../evidence/purposes';
import { responsesOf, type Report, type Rule, type RuleInput } from './rule';
import { sentCode } from './sent-code';
import { conditionOf, quote } from './wording';

/** Words that can only mean a missing right; "not authorized" is said for both and counts for nothing. */
const RIGHTS =
  /\badmins? (?:only|access|rights?|privileges?)\b|\bonly (?:\w+ ){0,3}?(?:admins?|administrators?|owners?|authors?|moderators?|managers?)\b|\bnot (?:allowed|permitted) to\b|\b(?:no|not have|don'?t have|lacks?|insufficient) (?:\w+ ){0,3}?(?:permissions?|privileges?|rights)\b|\bpermission denied\b/i;

/** Words that are said to somebody who is known. */
const TO_A_KNOWN_CALLER =
  /\bnot (?:authori[sz]ed|allowed|permitted) (?:as|to)\b|\byour (?:role|plan|permissions?)\b/i;

/** 401 where the caller is known and lacks a right: RFC 9110 §15.5.4 has 403 for that. */
export const no401ForForbidden: Rule = {
  meta: {
    id: 'no-401-for-forbidden',
    section: 'A',
    level: 'warning',
    fix: 'suggestion',
    summary: '401 Unauthorized where the caller is known but lacks a right',
    why: 'In spite of its name 401 is about authentication: clients answer it by logging in again or refreshing the token, which changes nothing here. A known caller that may not gets 403, or 404 where the existence itself is a secret.',
    silent: [
      'credentials were the thing checked',
      'mixed conditions (`!user || user.role !== …`)',
      'the words "not authorized" alone',
      'logins, which may hide why they refuse',
      'a 403 or 404 for a lacking right, unless the setting `hideForbiddenAs404` wants the other one',
    ],
    authority: {
      level: 'MAY',
      says: 'RFC 9110 §11.4 says, without a keyword, that valid credentials which do not suffice ought to get a 403; every guide agrees.',
    },
    references: ['RFC 9110 §11.4', 'RFC 9110 §15.5.2', 'RFC 9110 §15.5.4', 'S1', 'S2', 'S3', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.delete('/users/:id', (req, res) => {\n  if (req.user.role !== 'admin') return res.status(401).json({ error: 'Admins only' });\n  res.sendStatus(204);\n});\n",
      good: "app.delete('/users/:id', (req, res) => {\n  if (req.user.role !== 'admin') return res.status(403).json({ error: 'Admins only' });\n  res.sendStatus(204);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.delete('/users/:id', async (request, reply) => {\n  if (!request.user.isAdmin) return reply.code(401).send({ error: 'Admins only' });\n  return reply.code(204).send();\n});\n",
      good: "app.delete('/users/:id', async (request, reply) => {\n  if (!request.user.isAdmin) return reply.code(403).send({ error: 'Admins only' });\n  return reply.code(204).send();\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      const said = sentCode(response) === 401 ? asLogin(response, input) : byPolicy(response, input);
      if (said) report(said);
    }
  },
};

function asLogin(response: Response, { config }: Pick<RuleInput, 'config'>): Report | undefined {
  if (logsIn(response.handler)) return undefined;
  const { guard } = evidenceOf(response);
  const byGuard = guard && isAboutRights(guard, response);
  if (!byGuard && (guard || !RIGHTS.test(response.body.words))) return undefined;
  const isState = guard?.reasons.includes('account-state') ?? false;
  const because = byGuard
    ? `behind ${conditionOf(guard)}, a check of ${isState ? "the account's state" : 'rights'}`
    : `with the words ${quote(response.body.words)}`;
  const [likeliest = 403, ...others] = codesFor(response, config);
  const or = others.length > 0 ? `, or ${labelOf(404)} where the existence itself is a secret` : '';
  return {
    handler: response.handler,
    response,
    ...(byGuard && !isState && guard.reasons.length === 1 ? {} : { level: 'information' as const }),
    message: `${labelOf(401)} ${because}. A 401 asks who is calling, and that is known here: logging in again will not help. Answer ${labelOf(likeliest)} (RFC 9110 §15.5.4)${or}.`,
    expected: [likeliest, ...others],
    evidence: byGuard ? guard.certainty : 'words',
    fixes: answers(response, hidesOneOfMany(response) ? [likeliest, ...others] : [likeliest]),
  };
}

/** A 403 or 404 that is right by the RFC, and not what the setting `hideForbiddenAs404` has decided. */
function byPolicy(response: Response, { config }: Pick<RuleInput, 'config'>): Report | undefined {
  const unwanted = UNWANTED[config.hideForbiddenAs404];
  if (unwanted === undefined || sentCode(response) !== unwanted || !hidesOneOfMany(response))
    return undefined;
  const { guard, sign, reason, strength } = evidenceOf(response);
  if (!guard || sign?.from !== 'guard' || reason !== 'not-allowed' || strength !== 'certain')
    return undefined;
  const wanted = unwanted === 403 ? 404 : 403;
  return {
    handler: response.handler,
    response,
    level: 'information',
    message: `${labelOf(unwanted)} behind ${conditionOf(guard)}, a check of rights. The setting \`hideForbiddenAs404\` has decided otherwise: answer ${labelOf(wanted)}.`,
    expected: [wanted],
    evidence: strength,
    fixes: answers(response, [wanted]),
  };
}

/** The code that each value of the setting does not want for a lacking right. */
const UNWANTED: Readonly<Record<Config['hideForbiddenAs404'], number | undefined>> = {
  allowed: undefined,
  required: 403,
  forbidden: 404,
};

// A route as a whole is no secret: where nothing can be hidden a 403 is right under any policy.
function codesFor(response: Response, { hideForbiddenAs404 }: Config): readonly number[] {
  if (hideForbiddenAs404 === 'required' && hidesOneOfMany(response)) return [404];
  return hideForbiddenAs404 === 'allowed' ? [403, 404] : [403];
}

// What another branch let through is a poor witness against the words: `if (known || optional) return next();`.
function isAboutRights({ reasons, passed, certainty }: Guard, { body }: Response): boolean {
  const [only, ...others] = reasons;
  // `!(req.user && req.user.isAdmin)` is both; the words say which of them is meant.
  if (others.length === 1 && reasons.includes('not-allowed') && reasons.includes('not-authenticated')) {
    return TO_A_KNOWN_CALLER.test(body.words) && !body.reasons.includes('not-authenticated');
  }
  if (others.length > 0 || (only !== 'not-allowed' && only !== 'account-state')) return false;
  const saysOtherwise =
    body.reasons.includes('not-authenticated') || body.reasons.includes('bad-credentials');
  return !(passed && certainty === 'likely' && saysOtherwise);
}

// A 404 hides that one thing of many exists; a whole route or a locked account is no secret.
function hidesOneOfMany({ handler: { role, path } }: Response): boolean {
  return role === 'handler' && (path === undefined || /[:*{]/.test(path));
}
