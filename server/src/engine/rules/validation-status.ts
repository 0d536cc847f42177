import { caughtBlindly } from '../evidence/caught-error';
import { codesFor } from '../evidence/codes';
import { evidenceOf, levelBy, type Evidence } from '../evidence/evidence';
import { checksOtherProof, logsIn } from '../evidence/purposes';
import { labelOf } from '../http/statuses';
import type { Level } from '../model/finding';
import type { Reason } from '../model/guard';
import type { Response } from '../model/response';
import { answers, labelsOf } from './expected';
import { responsesOf, type Rule, type RuleInput } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { validationHabit } from './validation-habit';
import { becauseOf } from './wording';

/** Codes that say something else than that the input cannot be used, and how loud that is where it is proven. */
const WRONG: ReadonlyMap<number, Level> = new Map<number, Level>([
  [500, 'warning'],
  [401, 'warning'],
  [403, 'warning'],
  [404, 'information'],
  [409, 'information'],
  [412, 'information'],
]);

/** Invalid input that is answered with a code for something else. */
export const validationStatus: Rule = {
  meta: {
    id: 'validation-status',
    section: 'C',
    level: 'warning',
    fix: 'suggestion',
    summary: 'invalid input answered with a code that means something else than 400 or 422',
    why: 'A client shows what is wrong with a form after 400 or 422. After 401 it sends its user to the login, after 404 it says that the page is gone, after 409 it asks to reload, after 500 it tries the same again.',
    silent: [
      'what proves who calls: "token is required" is about authentication, and so are logins',
      '404 for an id that cannot exist: no such thing is there',
      'middlewares that let callers through or not',
      'errors without a status of their own, which become what the error handler makes of them',
    ],
    references: ['RFC 9110 §15.5.1', 'RFC 9110 §15.5.21', 'S0', 'S1', 'S2', 'S4'],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.5.1 and §15.5.21 define 400 and 422 for a request that cannot be used because of the client; RFC 9110 §15 wants the code that fits.',
    },
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    { framework: 'express', bad: inExpress(403), good: inExpress(400) },
    { framework: 'fastify', bad: inFastify(403), good: inFastify(400) },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      const code = sentCode(response);
      const loudest = code === undefined ? undefined : WRONG.get(code);
      const evidence = evidenceOf(response);
      if (code === undefined || !loudest || evidence.reason !== 'invalid') continue;
      if (isMeant(code, response, evidence)) continue;
      const codes = wantedFor(input);
      report({
        handler: response.handler,
        response,
        level: levelBy(evidence, loudest),
        message: `${labelOf(code)} for input that cannot be used: ${becauseOf(evidence)}. Clients take the code for what it says and do not look at the input. Answer ${labelsOf(codes)}.`,
        expected: codes,
        evidence: evidence.strength,
        fixes: answers(response, codes),
      });
    }
  },
};

/** Whether the code can be meant although the input is at fault, or is not the one that is sent in the end. */
function isMeant(code: number, response: Response, { sign, signs, strength, others }: Evidence): boolean {
  // A plain error that is thrown becomes what the project's error handler makes of it.
  if (others === 'disagree' || (response.kind === 'throw' && isLeftToOthers(response))) return true;
  if (code >= 500 && isOfItsOwn(response)) return true;
  const { handler } = response;
  if (code === 401 || code === 403) {
    if (handler.role !== 'handler' || logsIn(handler) || checksOtherProof(handler)) return true;
    return strength !== 'certain' && sign?.guard?.input === undefined && !(sign?.guard && others === 'agree');
  }
  // `if (!force)` is how a conflict is confirmed.
  if (code === 409 || code === 412) return others !== 'agree' || says(signs, 'conflict');
  if (code !== 404) return false;
  // An id of the wrong form names nothing that is there; only a test that something was left out outweighs that.
  const guard = sign?.guard;
  return strength !== 'certain' || guard?.input !== 'missing' || guard.passed === true || !guard.holds;
}

// `JSON.parse(row.settings)` and "Invalid settings": what the server has stored is no input.
function isOfItsOwn(response: Response): boolean {
  const calls = caughtBlindly(response)?.attempt.calls ?? [];
  return calls.length > 0 && calls.every(({ input }) => input === 'none');
}

function says(signs: Evidence['signs'], reason: Reason): boolean {
  return signs.some(({ reasons }) => reasons.includes(reason));
}

function wantedFor({ project, config }: Pick<RuleInput, 'project' | 'config'>): readonly number[] {
  const habit =
    config.validation === 'auto' && project?.complete === true
      ? validationHabit(project.validation)
      : undefined;
  return habit ? [habit.code] : codesFor(['invalid'], config);
}

function inExpress(code: number): string {
  return `app.post('/things', (req, res) => {\n  if (!req.body.name) return res.status(${code}).json({ error: 'A name is required' });\n  res.status(201).json(create(req.body));\n});\n`;
}

function inFastify(code: number): string {
  return `app.post('/things', async (request, reply) => {\n  if (!request.body.name) return reply.code(${code}).send({ error: 'A name is required' });\n  return reply.code(201).send(create(request.body));\n});\n`;
}
