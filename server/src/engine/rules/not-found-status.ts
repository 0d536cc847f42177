import type { Config } from '../config/config';
import { codesFor } from '../evidence/codes';
import type { Evidence } from '../evidence/evidence';
import { isOfNothing } from '../evidence/signs';
import { classOf, labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { findFailure } from './body-failure';
import { answers, labelsOf } from './expected';
import { levelOfMissing, missingIn } from './missing-entity';
import { responsesOf, SENDING, type Offer, type Rule, type RuleInput } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { unaskedReport } from './unasked-lookup';
import { conditionOf, quote } from './wording';

/** Something that is not there, answered with another code than 404 or 410. */
export const notFoundStatus: Rule = {
  meta: {
    id: 'not-found-status',
    section: 'C',
    level: 'warning',
    fix: 'suggestion',
    summary: 'something that is not there, answered with another code than 404 Not Found',
    why: 'A 404 is how clients, caches and crawlers know that nothing is there. A 400 sends people to look for a mistake in their request, a 500 makes them try again, and a 200 gives them nothing to work with. What was there and is gone for good can be a 410.',
    silent: [
      '401 and 403: who may not see a thing need not learn whether it exists',
      'logins, forgotten passwords, and lookups by a token, code, hash or key',
      'words about a header, token, session, key, configuration or table that is missing',
      'an empty list, which is a good answer',
      'plain errors, where an error handler of the project decides about their status',
      'a lookup whose result something may have tested: another function that gets it, or its key',
      'a DELETE of what is not there, unless the setting `delete.missing` says otherwise',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.5.5 gives 404 to a target that the server has nothing for, §15.5.11 gives 410 to one that is gone for good.',
    },
    references: ['RFC 9110 §15.5.5', 'RFC 9110 §15.5.11', 'S0', 'S1', 'S2'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/users/:id', async (req, res) => {\n  const user = await User.findById(req.params.id);\n  if (!user) return res.status(400).json({ error: 'User not found' });\n  res.json(user);\n});\n",
      good: "app.get('/users/:id', async (req, res) => {\n  const user = await User.findById(req.params.id);\n  if (!user) return res.status(404).json({ error: 'User not found' });\n  res.json(user);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/users/:id', async (request, reply) => {\n  const user = await User.findById(request.params.id);\n  if (!user) return reply.code(422).send({ error: 'User not found' });\n  return user;\n});\n",
      good: "app.get('/users/:id', async (request, reply) => {\n  const user = await User.findById(request.params.id);\n  if (!user) return reply.code(404).send({ error: 'User not found' });\n  return user;\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const code = sentCode(response);
      if (code === undefined) continue;
      const unasked = unaskedReport(response, code, input.config);
      if (unasked) report(unasked);
      const evidence = isOtherwise(code, response, input.config) ? missingIn(response) : undefined;
      if (!evidence) continue;
      const isOpen = response.kind === 'throw' && isLeftToOthers(response);
      if (isOpen && !becomesA500(response, input)) continue;
      const codes = expectedCodes(response, evidence, input.config);
      report({
        handler: response.handler,
        response,
        // An error handler may be added that knows better.
        level: isOpen ? 'hint' : levelOfMissing(response, evidence),
        message: `${labelOf(code)} for what is not there: ${becauseOf(evidence)}. ${consequenceOf(code)} Answer ${labelsOf(codes)} (RFC 9110 §15.5.5).`,
        expected: codes,
        evidence: evidence.strength,
        fixes: codes[0] === 204 ? withoutBody(response) : answers(response, codes),
      });
    }
  },
};

/** Codes that say something else of the request or the server; those of authentication may hide what exists. */
const OTHERWISE: ReadonlySet<number> = new Set([400, 402, 405, 406, 409, 412, 417, 422, 500, 501, 503]);

function isOtherwise(code: number, response: Response, { deleteMissing }: Config): boolean {
  if (OTHERWISE.has(code)) return true;
  const isDelete = response.handler.method === 'DELETE';
  if (code === 404) return isDelete && deleteMissing === '204';
  return (
    classOf(code) === 'success' && (findFailure(response) !== undefined || isOfNothing(response.page ?? ''))
  );
}

// Only where nothing takes it is it known what becomes of `throw new Error('…')`.
function becomesA500({ thrown, handler: { framework } }: Response, { project }: RuleInput): boolean {
  if (thrown !== 'Error' || project?.complete !== true) return false;
  return !project.errorHandlers.some((one) => one.framework === framework);
}

const GONE =
  /\bno longer (?:exists?|available)\b|\b(?:has been|was|were) (?:deleted|removed)\b|\b(?:is|are) gone\b/i;

function expectedCodes({ handler, body }: Response, { sign }: Evidence, config: Config): readonly number[] {
  if (handler.method === 'DELETE' && config.deleteMissing === '204') return [204];
  if (sign?.guard?.key === 'session') return [404, 401];
  return GONE.test(body.words) ? [410, 404] : codesFor(['not-found'], config);
}

function withoutBody(response: Response): readonly Offer[] {
  return [
    {
      title: `Answer ${labelOf(204)}`,
      kind: 'suggestion',
      edits: () => {
        const status = response.edits.setStatus(204);
        const body = response.body.value ? response.body.remove() : [];
        return status && body && [...status, ...body];
      },
    },
  ];
}

function becauseOf({ sign }: Evidence): string {
  if (!sign) return '';
  return sign.guard ? conditionOf(sign.guard, 34) : quote(sign.text, 34);
}

function consequenceOf(code: number): string {
  if (code === 404) return 'The setting `delete.missing` asks for another code: it is gone, as was wanted.';
  switch (classOf(code)) {
    case 'success':
      return 'Clients, caches and crawlers go by the status and take this for a success.';
    case 'server-error':
      return 'Clients try again, and monitors count a failure of the server.';
    default:
      return 'Clients and their authors look for a mistake in the request.';
  }
}
