import { declares, type DeclaredCode, type MissingCode, type StatusDeclaration } from '../model/declaration';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { codesOf } from '../model/status-value';
import { isUnsent } from './absence';

/** A code that a handler sends, with the responses that send it, the first in the source first. */
export interface SentCode {
  readonly code: number;
  readonly responses: readonly [Response, ...(readonly Response[])];
}

/** The server's own fault of unknown cause: nobody has to announce it. */
const UNANNOUNCED = 500;

/** The codes that a handler surely can send, ascending. */
export function codesSentBy({ responses }: Handler): readonly SentCode[] {
  const found = new Map<number, [Response, ...Response[]]>();
  for (const response of responses) {
    const { status, understood } = response;
    if (isUnsent(response) || status.dynamic || status.problems.length > 0) continue;
    // What was not understood may have set another one.
    if (status.implicit && !understood) continue;
    if (status.codes.some(({ origin }) => origin === 'name')) continue;
    const codes = codesOf(status);
    // Of the codes that an error handler may give an error, nobody knows which are given to this one.
    if (isError(response) && codes.length > 1) continue;
    for (const code of codes) {
      const known = found.get(code);
      if (known) known.push(response);
      else found.set(code, [response]);
    }
  }
  return [...found].map(([code, responses]) => ({ code, responses })).sort((a, b) => a.code - b.code);
}

/**
 * Those of the codes that a declaration lacks; none where it may have more than can be read. A schema of errors alone
 * leaves the successes as they are, one of successes alone is silent about errors unless people read it.
 */
export function undeclaredOf(
  sent: readonly SentCode[],
  { source, codes, complete, documents }: StatusDeclaration,
): readonly SentCode[] {
  const texts = codes.map(({ text }) => text);
  return sent.filter(({ code }) => {
    if (!complete || code === UNANNOUNCED || declares(texts, code)) return false;
    return source !== 'schema' || hasAlike(texts, code) || (documents && code >= 400);
  });
}

/** Whether a declaration speaks of codes like this one: of successes, or of errors. */
export function hasAlike(texts: readonly string[], code: number): boolean {
  return texts.some((text) => /^[45]/.test(text) === code >= 400);
}

/** What is to be declared for a code that is sent. */
export function missingCodeOf(
  { code, responses }: SentCode,
  { source, codes }: StatusDeclaration,
  sent: readonly SentCode[],
): MissingCode {
  const as = code >= 400 ? sharedBy(codes) : undefined;
  const alike = new Set(codes.filter((other) => other.as === as).map(({ text }) => text));
  const shapes = new Set(
    sent.filter((other) => alike.has(String(other.code))).flatMap((other) => other.responses.map(shapeOf)),
  );
  const fits = source === 'comment' || responses.every((response) => shapes.has(shapeOf(response)));
  return { code, body: bodyOf(responses), as: fits ? as : undefined };
}

// What two errors are declared as is no one's own: `{ $ref: 'HttpError#' }`.
function sharedBy(codes: readonly DeclaredCode[]): string | undefined {
  const seen = new Set<string>();
  for (const { text, as } of codes) {
    if (as === undefined || !/^[45]/.test(text)) continue;
    if (seen.has(as)) return as;
    seen.add(as);
  }
  return undefined;
}

// Bodies of one shape are let through by the same schema; a shape that is not known is like no other.
function shapeOf(response: Response): unknown {
  const { value } = response.body;
  if (isError(response)) return 'error';
  if (value?.kind !== 'object' || !value.complete) return response;
  return `object ${value.members
    .map(({ name }) => name)
    .sort()
    .join(' ')}`;
}

function bodyOf(responses: readonly Response[]): MissingCode['body'] {
  const kinds = new Set(responses.map(kindOf));
  const [kind = 'mixed'] = kinds;
  if (kinds.size === 1) return kind;
  return kinds.size === 2 && kinds.has('error') && kinds.has('object') ? 'error' : 'mixed';
}

function kindOf(response: Response): MissingCode['body'] {
  const { body, method } = response;
  if (isError(response)) return 'error';
  if (method === 'stream' || method === 'file' || method === 'render' || method === 'helper') return 'mixed';
  if (body.value === undefined) return 'none';
  const { kind } = body.value;
  if (kind === 'error') return 'error';
  return kind === 'object' || kind === 'array' || kind === 'text' ? kind : 'mixed';
}

function isError({ kind, method }: Response): boolean {
  return kind === 'throw' || method === 'throw' || method === 'forward' || method === 'send-error';
}
