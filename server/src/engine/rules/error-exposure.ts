import type { BodyMember, BodyValue, ErrorSource } from '../model/body';
import type { Body } from '../model/body';
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

/** Members that database drivers put their statement, its values or the table into. */
const QUERY =
  /^(?:sql|sqlMessage|sqlState|query|parameters|original|parent|where|internalQuery|constraint|column|table|schema|routine|detail)$/;
const DEPTH = 3;

/** Every place where a body shows an error, in source order. */
export function exposuresOf(body: Body): readonly Exposure[] {
  const { value, span, text } = body;
  if (!value || !span) return [];
  const whole = value.kind === 'error' ? [exposureOf(value, span, text, undefined)] : [];
  return value.kind === 'object' ? value.members.flatMap((member) => ofMember(member, DEPTH)) : whole;
}

function ofMember(member: BodyMember, depth: number): readonly Exposure[] {
  const { value } = member;
  // `isDev && err.stack`: the member itself asks for the environment.
  if (/\b(?:NODE_ENV|env|production|development|(?:is_?)?(?:dev|prod|debug)\w*)\b/i.test(member.text))
    return [];
  if (value.kind === 'error') return [exposureOf(value, member.span, member.text, member)];
  if (value.kind !== 'object' || depth === 0) return [];
  return value.members.flatMap((inner) => ofMember(inner, depth - 1));
}

function exposureOf(
  { path, source }: BodyValue & { readonly kind: 'error' },
  span: Span,
  text: string,
  member: BodyMember | undefined,
): Exposure {
  return { kind: kindOf(path), source, span, text, member };
}

function kindOf(path: readonly string[]): Exposure['kind'] {
  const last = path.at(-1);
  if (last === undefined) return 'object';
  if (last === '...') return 'spread';
  if (path.includes('stack')) return 'stack';
  return path.some((name) => QUERY.test(name)) ? 'query' : 'message';
}
