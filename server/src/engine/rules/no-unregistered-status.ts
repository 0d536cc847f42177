import { classOf, describe, labelOf, nearestRegistered } from '../http/statuses';
import type { StatusInfo } from '../http/status-info';
import type { Response } from '../model/response';
import type { StatusCode } from '../model/status-value';
import type { Config } from '../config/config';
import { codesFor } from '../evidence/codes';
import { answers, labelsOf } from './expected';
import { explanationOf } from '../evidence/explanation';
import { checksOtherProof } from '../evidence/purposes';
import { responsesOf, type Rule } from './rule';

/** A code that the IANA registry does not have, or keeps out of use. */
export const noUnregisteredStatus: Rule = {
  meta: {
    id: 'no-unregistered-status',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a status code that is not registered',
    why: 'Clients, caches and proxies know the registered codes. What they do not know they treat as the x00 of its class, so a code of your own tells nobody anything; the body is the place for details.',
    silent: ['codes that only the name of an error class tells'],
    authority: {
      level: 'MUST',
      says: 'RFC 9205 §4.6: applications of HTTP must only use registered codes. RFC 9110 §16.2.1 says how a code is registered.',
    },
    references: ['RFC 9205 §4.6', 'RFC 9110 §15', 'RFC 9110 §16.2.1', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.post('/signup', (req, res) => {\n  res.status(469).json({ error: 'No such plan' });\n});\n`,
      good: `app.post('/signup', (req, res) => {\n  res.status(400).json({ error: 'No such plan' });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.post('/signup', (request, reply) => {\n  reply.code(469).send({ error: 'No such plan' });\n});\n`,
      good: `app.post('/signup', (request, reply) => {\n  reply.code(400).send({ error: 'No such plan' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      const { handler } = response;
      for (const written of response.status.codes) {
        if (!isUnregistered(written, input.config)) continue;
        // Fastify does not send these: no-invalid-status says so.
        if (written.code > 599 && handler.framework === 'fastify') continue;
        const info = describe(written.code);
        const expected = wantedFor(written.code, response, input.config);
        const advice =
          expected.length > 0 ? `Answer ${labelsOf(expected)}` : 'Answer a code that says what happened';
        report({
          handler,
          response,
          span: written.span,
          evidence: 'certain',
          expected,
          ...(info.state === 'unused' || info.state === 'obsoleted' ? { level: 'hint' as const } : {}),
          message: `${whatItIs(info)} ${whyNot(info)} ${advice}.`,
          fixes: answers(response, expected),
        });
      }
    }
  },
};

// Guard and words tell more than a number that looks alike: 489 with "Token is invalid" is no mistyped 429.
function wantedFor(code: number, response: Response, config: Config): readonly number[] {
  const isOfClass = (wanted: number): boolean => classOf(wanted) === classOf(code);
  const byWords = response.body.reasons;
  // A token that is looked up and not found was refused: its words know what was looked for.
  const isToken = byWords.includes('bad-credentials');
  const reasons = (isToken ? undefined : explanationOf(response)?.reasons) ?? byWords;
  if (isToken && isOfClass(400) && checksOtherProof(response.handler)) return [400];
  const byReason = codesFor(reasons, config).filter(isOfClass);
  return byReason.length > 0 ? byReason : nearestRegistered(code).filter((wanted) => wanted !== code);
}

function isUnregistered({ code, origin }: StatusCode, { allowedCodes }: Config): boolean {
  if (origin === 'implicit' || origin === 'name' || allowedCodes.includes(code)) return false;
  return describe(code).state !== 'registered';
}

function whatItIs({ code, state, vendor, phrase }: StatusInfo): string {
  if (vendor !== undefined) return `${code} is a code of ${vendor} alone, not a registered status.`;
  if (state === 'unused') return `${code} is reserved in the registry and not for use.`;
  if (state === 'obsoleted') return `${code} ${phrase} is obsolete.`;
  return code > 599
    ? `${code} belongs to no class of status codes.`
    : `${code} is no registered status code.`;
}

function whyNot({ treatedAs, state, code }: StatusInfo): string {
  if (state === 'unused' || state === 'obsoleted') return 'Clients need not know it.';
  return code === treatedAs ? '' : `Clients treat it as ${labelOf(treatedAs)} (RFC 9110 §15).`;
}
