import type { Guard, Reason } from '../model/guard';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { explanationOf } from './explanation';

/** How strongly a sign speaks, strongest first: where a value comes from proves it, names say so, words do. */
export type Strength = 'certain' | 'likely' | 'words' | 'none';

/** One sign of what went wrong. */
export interface Sign {
  /** `guard` the condition that led here; `error` the class that is thrown; `words` the body; `purpose` what the function is for. */
  readonly from: 'guard' | 'error' | 'words' | 'purpose';
  /** Several of a mixed condition: any of them. Never `failed`, which is no reason but the lack of one. */
  readonly reasons: readonly Reason[];
  readonly strength: Exclude<Strength, 'none'>;
  /** As the user wrote it: the condition, the class, the words, the name. */
  readonly text: string;
  /** For `guard`. */
  readonly guard?: Guard;
}

/** The signs of a response, those that may lead first. */
export function signsOf(response: Response): readonly Sign[] {
  const read = [errorSign, wordsSign, purposeSign].flatMap((one) => one(response) ?? []);
  return [...signsOfGuard(explanationOf(response)), ...read];
}

/** What a condition says: one sign, or none. */
export function signsOfGuard(guard: Guard | undefined): readonly Sign[] {
  const found = guard && sign('guard', guard.reasons, guard.certainty, guard.text, guard);
  return found ? [found] : [];
}

function wordsSign({ body: { reasons, words }, page = '' }: Response): Sign | undefined {
  return isOfNothing(page)
    ? sign('words', ['not-found'], 'words', page)
    : sign('words', reasons, 'words', words);
}

/** Whether a page says by its name that nothing is there: `errors/404`, `not-found`. */
export function isOfNothing(page: string): boolean {
  return /(?:^|[^a-z\d])(?:404|not[-_]?found)(?:[^a-z\d]|$)/i.test(page);
}

/** What the class of an error says by its name. */
const CLASSES: readonly (readonly [RegExp, Reason])[] = [
  [/NotFound|NoSuch|DoesNotExist|Missing(?:Resource|Entity)/i, 'not-found'],
  [/Unauthenticated|NotLoggedIn|(?:Missing|No)(?:Auth|Token|Credentials?)/i, 'not-authenticated'],
  [
    /(?:Invalid|Wrong|Bad)(?:Credentials?|Password|Token|Login)|TokenExpired|JsonWebToken/i,
    'bad-credentials',
  ],
  [/Forbidden|Permission|AccessDenied|NotAllowed|NotPermitted/i, 'not-allowed'],
  [/Conflict|AlreadyExist|Duplicate|AlreadyTaken|NotUnique/i, 'conflict'],
  [/TooLarge|SizeLimit|PayloadSize/i, 'too-large'],
  [/UnsupportedMedia|(?:File|Media|Mime)Type/i, 'wrong-type'],
  [/TooMany|RateLimit|Throttl/i, 'rate'],
  [/Validation|Invalid(?:Input|Argument|Param\w*|Request|Body|Data)|BadRequest|BadInput/i, 'invalid'],
  [/Upstream|BadGateway|ExternalService|ThirdParty/i, 'upstream'],
];

function errorSign({ thrown = '' }: Response): Sign | undefined {
  const found = CLASSES.find(([name]) => name.test(thrown));
  return found && sign('error', [found[1]], 'likely', thrown);
}

/** What functions are for that let requests through or not, by a word of their name. They do one thing each. */
const PURPOSES: readonly (readonly [RegExp, Reason])[] = [
  [/\b(?:rate ?limit\w*|limiter|throttle\w*)\b/, 'rate'],
  [/\b(?:csrf|cors|origin)\b/, 'request-origin'],
  [
    /\b(?:admin|role|roles|permission|permissions|authorize|authorise|owner|acl|rbac|restrict|scope)\b/,
    'not-allowed',
  ],
  [/\b(?:authenticate|authenticated|logged|login|protect|jwt|token|bearer|session)\b/, 'not-authenticated'],
  [/\b(?:validate|validator|validation|sanitize)\b/, 'invalid'],
];

function purposeSign({ handler }: Response): Sign | undefined {
  if (handler.role !== 'middleware' && handler.role !== 'hook') return undefined;
  const name = nameOf(handler);
  const found = PURPOSES.find(([words]) => words.test(name));
  return found && sign('purpose', [found[1]], 'words', handler.name ?? name);
}

function nameOf({ name = '' }: Handler): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}

function sign(
  from: Sign['from'],
  reasons: readonly Reason[],
  strength: Sign['strength'],
  text: string,
  guard?: Guard,
): Sign | undefined {
  const specific = reasons.filter((reason) => reason !== 'failed');
  if (specific.length === 0) return undefined;
  return { from, reasons: specific, strength, text, ...(guard && { guard }) };
}
