import { evidenceOf, type Evidence } from '../evidence/evidence';
import { labelOf } from '../http/statuses';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { becauseOf } from './wording';

/** Codes that a client takes for something else than "wait". 423 is a lock, 503 an overload of the server's own. */
const OTHERS: ReadonlySet<number> = new Set([400, 401, 403, 404, 406, 409, 422, 500]);

/** A limit on requests or attempts that is not answered with 429. */
export const rateLimitStatus: Rule = {
  meta: {
    id: 'rate-limit-status',
    section: 'C',
    level: 'information',
    fix: 'suggestion',
    summary: 'too many requests or attempts that are not answered with 429 Too Many Requests',
    why: 'HTTP clients, gateways and SDKs wait and try again after a 429, and only after that. Any other code is taken for a mistake in the request or a refusal, so the client gives up or hammers on.',
    silent: [
      'limits on things, as opposed to requests: "too many folders"',
      '423 Locked for an account that is locked, 503 for a server that is overloaded',
    ],
    references: ['RFC 6585 §4', 'S1', 'S2', 'S4'],
    authority: {
      level: 'MAY',
      says: 'RFC 6585 §4 defines 429 for a user that has sent too many requests in a given amount of time; a server is free not to tell.',
    },
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    { framework: 'express', bad: inExpress(403), good: inExpress(429) },
    { framework: 'fastify', bad: inFastify(403), good: inFastify(429) },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      const code = sentCode(response);
      const evidence = evidenceOf(response);
      if (code === undefined || !OTHERS.has(code) || evidence.reason !== 'rate') continue;
      if (isAboutLimiter(evidence) || (response.kind === 'throw' && isLeftToOthers(response))) continue;
      report({
        handler: response.handler,
        response,
        level: evidence.others === 'disagree' ? 'hint' : 'information',
        message: `${labelOf(code)} for a limit on requests: ${becauseOf(evidence)}. Clients wait and try again after ${labelOf(429)} alone (RFC 6585 §4). Answer 429, best with \`Retry-After\` in seconds.`,
        expected: [429],
        evidence: evidence.strength,
        fixes: answers(response, [429]),
      });
    }
  },
};

// "Could not reset the rate limiter", said of something that failed.
function isAboutLimiter({ sign, guard }: Evidence): boolean {
  return sign?.from === 'words' && guard !== undefined;
}

function inExpress(code: number): string {
  return `app.post('/codes', (req, res) => {\n  if (attempts.get(req.ip) > 5) return res.status(${code}).json({ error: 'Too many attempts, try again later' });\n  res.status(202).end();\n});\n`;
}

function inFastify(code: number): string {
  return `app.post('/codes', async (request, reply) => {\n  if (attempts.get(request.ip) > 5) return reply.code(${code}).send({ error: 'Too many attempts, try again later' });\n  return reply.code(202).send();\n});\n`;
}
