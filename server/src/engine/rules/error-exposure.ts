import type { Body, BodyMember, BodyValue, ErrorSource } from '../model/body';
import type { Response } from '../model/response';
import type { Span } from '../text/span';

/** A place where a body shows something of an error. */
export interface Exposure {
  /** `stack` a stack trace; `query` what a database driver says; `object` the whole error; `spread`; `message`. */
  readonly kind: 'stack' | 'query' | 'object' | 'spread' | 'message';
  readonly source: ErrorSource;
  readonly span: Span;
  readonly text: string;
  /** The member of the body that holds it; undefined when the error is the body. */
  readonly member: BodyMember | undefined;
}

/** Members that only database drivers set, and those that they share with others. */
const SQL = /^(?:sql|sqlMessage|sqlState|internalQuery)$/;
const QUERY = /^(?:query|parameters|original|parent|where|constraint|column|table|schema|routine|detail)$/;
/**
 * Members that say in words what failed, or hold what was caught first; codes, names and statuses tell nothing. A list of
 * `errors` is on no error that nobody foresaw: validation has put it there.
 */
const MESSAGE = /^(?:message|msg|error|description|toString|toJSON|reason|cause|data|body)$/;
const DEPTH = 3;

/** Every place where a body shows an error, in source order. */
export function exposuresOf({ value, span, text }: Body): readonly Exposure[] {
  if (!value || !span) return [];
  if (value.kind === 'error') return exposureOf(value, span, text, undefined);
  return value.kind === 'object' ? value.members.flatMap((member) => ofMember(member, DEPTH)) : [];
}

/** Whether something failed before a response: `job.error` of a job that was looked up is no error that came up here. */
export function isFailing({ handler, guards }: Response): boolean {
  if (handler.role === 'error-handler') return true;
  return guards.some(({ kind, reasons }) => kind === 'catch' || kind === 'callback' || reasons.length > 0);
}

function ofMember(member: BodyMember, depth: number): readonly Exposure[] {
  const { value } = member;
  // `isDev && err.stack`: the member itself asks for the environment.
  if (/\b(?:NODE_ENV|env|production|development|(?:is_?)?(?:dev|prod|debug)\w*)\b/i.test(member.text))
    return [];
  if (value.kind === 'error') return exposureOf(value, member.span, member.text, member);
  if (value.kind !== 'object' || depth === 0) return [];
  return value.members.flatMap((inner) => ofMember(inner, depth - 1));
}

function exposureOf(
  { path, source }: BodyValue & { readonly kind: 'error' },
  span: Span,
  text: string,
  member: BodyMember | undefined,
): readonly Exposure[] {
  const kind = kindOf(path, source);
  return kind ? [{ kind, source, span, text, member }] : [];
}

function kindOf(path: readonly string[], { operations }: ErrorSource): Exposure['kind'] | undefined {
  const last = path.at(-1);
  if (last === undefined) return 'object';
  if (last === '...') return 'spread';
  if (path.includes('stack')) return 'stack';
  if (path.some((name) => SQL.test(name))) return 'query';
  if (operations.includes('storage') && path.some((name) => QUERY.test(name))) return 'query';
  return MESSAGE.test(last) ? 'message' : undefined;
}
