import { memberOf, membersOf, type Body, type BodyMember } from '../model/body';

/** The members of a problem document that RFC 9457 §3.1 defines. */
export const PROBLEM_MEMBERS: readonly string[] = ['type', 'status', 'title', 'detail', 'instance'];

/** The media type of problem documents (RFC 9457 §3). */
export const PROBLEM_TYPE = 'application/problem+json';

const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** Whether a body is a problem document by its members, whatever it is sent as: no other form of error has these together. */
export function isProblem(body: Body): boolean {
  const has = (name: string): boolean => memberOf(body, name) !== undefined;
  if (!has('title')) return false;
  const type = memberOf(body, 'type')?.value;
  if (type?.kind === 'text' && SCHEME.test(type.text)) return true;
  return (
    has('detail') && (has('type') || has('instance') || memberOf(body, 'status')?.value.kind === 'number')
  );
}

/** Those of a body's members that are a problem document's. */
export function problemMembersOf(body: Body): readonly BodyMember[] {
  return membersOf(body).filter(({ name }) => PROBLEM_MEMBERS.includes(name));
}

/**
 * What is wrong with the text of `type` or `instance`: `no-uri` it holds what no URI reference may (RFC 3986);
 * `relative` it is one that counts from the path of whatever was requested.
 */
export function faultOfReference(text: string): 'no-uri' | 'relative' | undefined {
  if (/[\s<>"{}|\\^`]/.test(text)) return 'no-uri';
  return text === '' || SCHEME.test(text) || text.startsWith('/') ? undefined : 'relative';
}
