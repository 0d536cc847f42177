import type { Step } from '../../model/registration';

interface Answers {
  readonly specifiers: readonly string[];
  /** The steps to what is registered, as `stepsOf` writes them, `default` left out. */
  readonly steps: RegExp;
  readonly statuses: readonly number[];
  /** Only where the request has a body. */
  readonly ofBody?: true;
  /** What of the registration as written says that it answers otherwise. */
  readonly unless?: RegExp;
}

const CALLED = /^\(\)$/;

// What middlewares of known packages answer by themselves, as far as their options do not say otherwise. What is not
// listed says nothing: multer's errors, for one, have no status (`lib/multer-error.js`).
const ANSWERS: readonly Answers[] = [
  {
    // body-parser lib/read.js (400, 413, 415) and lib/types/*.js, which express.json() is; raw-body for 413.
    specifiers: ['express', 'body-parser'],
    steps: /^\.(?:json|urlencoded)\(\)$/,
    statuses: [400, 413, 415],
    ofBody: true,
  },
  {
    specifiers: ['express', 'body-parser'],
    steps: /^\.(?:text|raw)\(\)$/,
    statuses: [413, 415],
    ofBody: true,
  },
  {
    // source/rate-limit.ts: `statusCode: 429`
    specifiers: ['express-rate-limit'],
    steps: /^(?:\.rateLimit|\.RateLimit)?\(\)$/,
    statuses: [429],
  },
  {
    // lib/middleware/authenticate.js, allFailed: `res.statusCode = rstatus || 401`, unless options or a callback redirect
    specifiers: ['passport'],
    steps: /^(?:\.Passport new)?\.authenticate\(\)$/,
    statuses: [401],
    unless: /Redirect|=>|function|…$/,
  },
  {
    // lib/errors/UnauthorizedError: `this.status = 401`
    specifiers: ['express-jwt'],
    steps: /^(?:\.expressjwt|\.expressJwt)?\(\)$/,
    statuses: [401],
  },
  { specifiers: ['express-jwt-authz'], steps: CALLED, statuses: [403] }, // lib/index.js: `res.status(403)`
  { specifiers: ['express-basic-auth'], steps: CALLED, statuses: [401] }, // index.js: `res.status(401)`
  { specifiers: ['csurf'], steps: CALLED, statuses: [403] }, // index.js: `createError(403, 'invalid csrf token')`
  { specifiers: ['connect-timeout'], steps: CALLED, statuses: [503] }, // index.js: `createError(503, 'Response timeout')`
];

/**
 * The statuses that a package's middleware answers with by itself.
 * @param text the registration as written
 * @param hasBody whether requests to the route have a body
 */
export function packageStatuses(
  { specifier, steps }: { readonly specifier: string; readonly steps: readonly Step[] },
  text: string,
  hasBody: boolean,
): readonly number[] {
  const way = stepsOf(steps);
  const found = ANSWERS.find((one) => one.specifiers.includes(specifier) && one.steps.test(way));
  if (!found || (found.ofBody && !hasBody) || found.unless?.test(text)) return [];
  return found.statuses;
}

// `[member default, call]` is `()`, `[member json, call]` is `.json()`.
function stepsOf(steps: readonly Step[]): string {
  const texts = steps.map((step) => {
    if (step.kind !== 'member') return step.kind === 'call' ? '()' : ' new';
    return step.name === 'default' ? '' : `.${step.name}`;
  });
  return texts.join('');
}
