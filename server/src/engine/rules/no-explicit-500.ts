import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import type { Guard, Reason } from '../model/guard';
import { onlyCode, type StatusOrigin } from '../model/status-value';
import type { Response } from '../model/response';
import { codesFor } from '../evidence/codes';
import { answers, labelsOf } from './expected';
import { catchAllReports } from './catch-all';
import { evidenceOf, type Strength } from '../evidence/evidence';
import { checksOtherProof } from '../evidence/purposes';
import { responsesOf, type Report, type Rule } from './rule';
import { conditionOf, quote } from './wording';

/** Reasons that lie in the request: nothing is wrong with the server. */
const ABOUT_REQUEST: ReadonlySet<Reason> = new Set<Reason>([
  'not-authenticated',
  'bad-credentials',
  'not-allowed',
  'account-state',
  'not-found',
  'conflict',
  'invalid',
  'too-large',
  'wrong-type',
  'rate',
  'request-origin',
  'method',
]);

/** A 500 that is written in a handler: S0 says never to throw it explicitly. */
export const noExplicit500: Rule = {
  meta: {
    id: 'no-explicit-500',
    section: 'A',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a 500 that a handler writes by hand, above all where the request is at fault',
    why: 'A 500 says that the server broke: monitors count it, clients try again. What is wrong with the request deserves its own 4xx. What nobody foresaw belongs to the error handler, the one place that logs it and keeps errors that know their own status.',
    silent: [
      'error handlers, and functions that are reached only from one',
      'the fallback of `err.status || 500`',
      'conditions on the environment, the configuration or the state of the server',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.6.1 has 500 for conditions that nobody expected; the guides leave it to the error handler.',
    },
    references: ['S0', 'S1', 'RFC 9110 §15.6.1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/users', (req, res) => {\n  if (!req.body.email) return res.status(500).json({ error: 'Error with request body validation' });\n  res.json(create(req.body));\n});\n",
      good: "app.post('/users', (req, res) => {\n  if (!req.body.email) return res.status(400).json({ error: 'Error with request body validation' });\n  res.json(create(req.body));\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/users/:id', async (request, reply) => {\n  const user = await User.findById(request.params.id);\n  if (!user) return reply.code(500).send({ error: 'No such user' });\n  return user;\n});\n",
      good: "app.get('/users/:id', async (request, reply) => {\n  const user = await User.findById(request.params.id);\n  if (!user) return reply.code(404).send({ error: 'No such user' });\n  return user;\n});\n",
    },
  ],
  comparesHandlers: { speaksOf: ({ responses }) => responses.some(isWritten), looksAt: () => false },
  check(input, report) {
    const catchAlls: Response[] = [];
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      if (!isWritten(response) || response.development) continue;
      const { guard } = evidenceOf(response);
      if (guard && isAboutRequest(guard)) report(byGuard(response, guard, input.config));
      else if (!guard && saysRequest(response)) report(byWords(response, input.config));
      else if (!guard && response.body.reasons.includes('not-implemented')) report(ofStub(response));
      else if (isByHand(response) && !isServersOwn(response, guard)) catchAlls.push(response);
    }
    for (const one of catchAllReports(catchAlls, input)) report(one);
  },
};

/** Words that take the fault upon the server. */
const OWN_FAULT =
  /\b(?:something|some) (?:\w+ )?(?:error|wrong|happen)|\bwent wrong\b|\bunexpected\b|\binternal\b|\b(?:server|unknown) error\b|\berror (?:has )?(?:occurr?ed|happen\w*)/i;
/** Reasons that lie in what a call gave back, as opposed to what the request says. */
const OF_RESULTS: ReadonlySet<Reason> = new Set<Reason>(['not-found', 'bad-credentials', 'conflict']);

const WRITTEN: ReadonlySet<StatusOrigin> = new Set<StatusOrigin>(['literal', 'constant', 'package', 'error']);

// A fallback and a helper's own 500 are no choice of this place.
function isWritten({ status, kind }: Response): boolean {
  // `reply.internalServerError()` has the code in its name.
  if (kind === 'explicit' && status.implicit) return onlyCode(status) === 500;
  return onlyCode(status) === 500 && status.codes.every(({ origin }) => WRITTEN.has(origin));
}

// `throw new AppError('…')` whose class says 500 leaves the choice to the class.
function isByHand({ status }: Response): boolean {
  return status.codes.every(({ origin, text }) => origin !== 'error' || /500|internal/i.test(text));
}

function isAboutRequest({ reasons, key, certainty }: Guard): boolean {
  if (!reasons.every((reason) => ABOUT_REQUEST.has(reason))) return false;
  // A lookup by something of the server's own that finds nothing is the server's trouble.
  if (!reasons.includes('not-found')) return true;
  return (
    key === 'params' || (certainty === 'certain' && key !== 'session') || key === 'body' || key === 'query'
  );
}

function isServersOwn({ body }: Response, guard: Guard | undefined): boolean {
  return guard?.reasons.includes('server-state') === true || body.reasons.includes('server-state');
}

function saysRequest({ body: { reasons } }: Response): boolean {
  return reasons.length > 0 && reasons.every((reason) => ABOUT_REQUEST.has(reason));
}

function byGuard(response: Response, guard: Guard, config: Config): Report {
  const isOtherProof = guard.reasons.includes('bad-credentials') && checksOtherProof(response.handler);
  const codes = isOtherProof ? [400] : codesFor(guard.reasons, config);
  const { certainty } = guard;
  const report = aboutRequest(response, `behind ${conditionOf(guard, 36)}`, codes, certainty);
  // The author takes the blame, and what came back as nothing may have failed on the server.
  const isProven = certainty === 'certain' && !guard.reasons.every((one) => OF_RESULTS.has(one));
  // `if (await remove(id)) … else 'Not removed'`: what a function of another file means by false is a guess.
  const { reasons, words } = response.body;
  const isGuess = certainty === 'likely' && guard.reasons.every((one) => one === 'not-found');
  const isBorneOut = reasons.some((reason) => ABOUT_REQUEST.has(reason));
  const isDoubted = (!isProven && OWN_FAULT.test(words)) || (isGuess && !isBorneOut);
  return isDoubted ? { ...report, level: 'information' } : report;
}

// RFC 9110 §15.6.2: nothing has broken, and trying again is of no use.
function ofStub(response: Response): Report {
  const { words } = response.body;
  return {
    handler: response.handler,
    response,
    level: 'information',
    message: `${labelOf(500)} with ${quote(words, 36)}, where nothing has broken. A 500 sets off alarms and makes clients try again; a stub says ${labelOf(501)} (RFC 9110 §15.6.2). Answer 501.`,
    expected: [501],
    evidence: 'words',
    fixes: answers(response, [501]),
  };
}

function byWords(response: Response, config: Config): Report {
  const { words, reasons } = response.body;
  const report = aboutRequest(response, `with ${quote(words, 36)}`, codesFor(reasons, config), 'words');
  return { ...report, level: 'information' };
}

function aboutRequest(
  response: Response,
  where: string,
  codes: readonly number[],
  evidence: Strength,
): Report {
  return {
    handler: response.handler,
    response,
    message: `${labelOf(500)} ${where}, which is about the request. A 500 tells clients to try again and monitors that the server broke (RFC 9110 §15.6.1). Answer ${labelsOf(codes)}.`,
    expected: codes,
    evidence,
    fixes: answers(response, codes),
  };
}
