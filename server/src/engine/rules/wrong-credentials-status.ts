import type { Config } from '../config/config';
import { classOf, labelOf } from '../http/statuses';
import type { Level } from '../model/finding';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { findFailure } from './body-failure';
import { wrongCredentialsCode } from '../evidence/codes';
import { answers } from './expected';
import { evidenceOf, type Evidence, type Strength } from '../evidence/evidence';
import { changesPassword, checksOtherProof, isTokenEndpoint } from '../evidence/purposes';
import { responsesOf, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { reportsOfThrowingChecks } from './throwing-checks';
import { conditionOf, quote } from './wording';

/** Codes that some authority has for wrong credentials; which one is right is the policy's choice. */
const ARGUABLE: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/** A failed password or token check that is not answered with the policy's code. */
export const wrongCredentialsStatus: Rule = {
  meta: {
    id: 'wrong-credentials-status',
    section: 'A',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a failed password, token or signature check that is not answered with 401',
    why: 'Clients, proxies and monitors know a failed login by its status: a 200 or 404 hides it, a 500 raises an alarm. RFC 9110 has 401 for credentials that are missing or refused; another article prefers 403, so the code is a setting.',
    silent: [
      'tokens for resetting, verifying, inviting and unsubscribing, and captchas',
      'OAuth token endpoints (400 `invalid_grant`, RFC 6749 §5.2)',
      'a good token of the wrong kind ("expected another token type"), which is a lack of rights',
      'a 4xx for the old password when a known caller changes it, which is a value of the body',
      'a limit on attempts (429) and locked accounts (423)',
      'a check that throws, where an error handler asks what kind of error it has',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §11.4: a request with invalid credentials, such as a wrong password, should get a 401.',
    },
    references: ['RFC 9110 §11.4', 'RFC 9110 §15.5.2', 'S0', 'S1', 'S3', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/login', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email });\n  const valid = await bcrypt.compare(req.body.password, user.password);\n  if (!valid) return res.status(404).json({ error: 'Wrong password' });\n  res.json({ token: sign(user) });\n});\n",
      good: "app.post('/login', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email });\n  const valid = await bcrypt.compare(req.body.password, user.password);\n  if (!valid) return res.status(401).json({ error: 'Wrong password' });\n  res.json({ token: sign(user) });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/login', async (request, reply) => {\n  const user = await users.findOne({ email: request.body.email });\n  const valid = await bcrypt.compare(request.body.password, user.password);\n  if (!valid) return reply.code(500).send({ error: 'Wrong password' });\n  return { token: sign(user) };\n});\n",
      good: "app.post('/login', async (request, reply) => {\n  const user = await users.findOne({ email: request.body.email });\n  const valid = await bcrypt.compare(request.body.password, user.password);\n  if (!valid) return reply.code(401).send({ error: 'Wrong password' });\n  return { token: sign(user) };\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      const code = sentCode(response);
      const level = code === undefined ? undefined : levelOf(code, input.config);
      if (code === undefined || level === undefined || checksOtherProof(response.handler)) continue;
      // A plain error that is thrown becomes what the project's error handler makes of it.
      if (response.kind === 'throw' && isLeftToOthers(response)) continue;
      if (code < 300 && !findFailure(response)) continue;
      if (code === 400 && isTokenEndpoint(response.handler)) continue;
      // By a 401 many clients log out a caller who has only mistyped the old password.
      if (ARGUABLE.has(code) && changesPassword(response.handler)) continue;
      const proof = proofOf(response);
      if (!proof) continue;
      const wanted = wrongCredentialsCode(input.config);
      report({
        handler: response.handler,
        response,
        level,
        message: `${labelOf(code)} for a failed credential check: ${proof.because}. ${authorityOf(wanted)} Answer ${labelOf(wanted)}.`,
        expected: [wanted],
        evidence: proof.evidence,
        fixes: answers(response, [wanted]),
      });
    }
    for (const one of reportsOfThrowingChecks(input, wrongCredentialsCode(input.config))) report(one);
  },
};

function levelOf(code: number, config: Config): Level | undefined {
  if (code === wrongCredentialsCode(config)) return undefined;
  if (ARGUABLE.has(code)) return config.wrongCredentials === 'any' ? undefined : 'information';
  return classOf(code) === 'success' || code === 404 || code === 500 ? 'warning' : undefined;
}

function authorityOf(wanted: number): string {
  return wanted === 401
    ? 'RFC 9110 §15.5.2 has 401 for credentials that are missing or refused.'
    : `The setting \`auth.wrongCredentials\` says ${wanted}.`;
}

interface Proof {
  readonly because: string;
  readonly evidence: Strength;
}

/** Said of a token that is good and of no use here, which is a lack of rights. */
const OF_ANOTHER_KIND =
  /\b(?:expected|requires?|needs?|different|another|wrong)\b.*\b(?:token|key) (?:type|kind)\b|\bfor this (?:endpoint|route|resource)\b/i;

/** What shows that credentials were checked and refused: the guard, or the words of the body. */
function proofOf(response: Response): Proof | undefined {
  const { guard, sign, reason, strength, others } = evidenceOf(response);
  if (guard && sign?.guard && isRefusal(guard) && !isDenied(guard, others, response))
    return { because: conditionOf(guard), evidence: guard.certainty };
  if (sign?.from !== 'words' || reason !== 'bad-credentials') return undefined;
  if (OF_ANOTHER_KIND.test(response.body.words)) return undefined;
  return { because: `the body says ${quote(response.body.words, 25)}`, evidence: strength };
}

// "Not found" beside it is the unknown account of a login.
function isRefusal({ reasons, key }: Guard): boolean {
  // The account behind a session that is gone was no failed check.
  if (key === 'session' && reasons.includes('not-found')) return false;
  return (
    reasons.includes('bad-credentials') &&
    reasons.every((reason) => reason === 'bad-credentials' || reason === 'not-found')
  );
}

// Only names say what was checked, and the words of the body say that it was something else. A sign-up may try the
// password of an account that exists; what it answers then is the conflict.
function isDenied({ certainty }: Guard, others: Evidence['others'], { body }: Response): boolean {
  return body.reasons[0] === 'conflict' || (certainty === 'likely' && others === 'disagree');
}
