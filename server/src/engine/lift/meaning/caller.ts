import ts from 'typescript';
import { bare, textOf } from '../../syntax/tree';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

// What only wraps who the caller is: `req.auth.credentials.id`, `req.user.data.id`; not `req.user.company.id`.
const WRAPS_CALLER =
  /^(?:data|data values|doc|attributes|payload|credentials|session|token|user profile|profile|users?)$/;
const RIGHTS = /^(?:(?:user )?(?:roles?|permissions?|scopes?|privileges|rights|access))$/;

/**
 * What it says that a member of the caller is missing or false: nobody is known, a right lacks, or the account's state
 * forbids it. Any other member says nothing about who calls.
 * @param path the way from the caller to the value: `['company', 'id']` of `req.user.company.id`
 */
export function callerLacks(path: readonly string[]): Verdict {
  const last = spell(path.at(-1) ?? '');
  if (last === '') return certainly('not-authenticated');
  const byMember = memberIsFalse(last, isCallersOwn(path));
  if (byMember.reasons.length > 0) return byMember;
  if (saysWho(path)) return certainly('not-authenticated');
  return path.slice(0, -1).some((name) => RIGHTS.test(spell(name))) ? probably('not-allowed') : SILENT;
}

/** Whether a member tells who the caller is: `id`, `auth.user.id`, not `company.id`. */
export function saysWho(path: readonly string[]): boolean {
  const last = spell(path.at(-1) ?? '');
  return isCallersOwn(path) && (names.CALLER_ID.test(last) || /^(?:id|sub|uid|email|user)$/.test(last));
}

function isCallersOwn(path: readonly string[]): boolean {
  return path.slice(0, -1).every((name) => {
    const words = spell(name);
    return names.CALLER.test(words) || WRAPS_CALLER.test(words);
  });
}

/** A caller that is there without an id: nobody may be meant, or a token or service that has no account of its own. */
export const KNOWN_WITHOUT_ID: Verdict = { reasons: ['not-authenticated', 'account-state'], sure: false };

/**
 * Whether a member is asked for as if its owner were there: `!req.user.id`, which would throw for nobody. Not
 * `!req.user?.id`, nor beside a test of the owner (`!req.user || !req.user.id`).
 */
export function isOfKnownCaller(expression: ts.Expression, { tree }: LiftContext): boolean {
  const node = bare(expression);
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken) return false;
  const owner = bare(node.expression);
  // `req.auth` is there for nobody, too.
  if (!/\b(?:user|account|member|customer|admin)$/.test(spell(lastName(owner)))) return false;
  const text = textOf(owner, tree);
  const tests = (at: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(at) && bare(at.expression).pos === owner.pos) return false;
    if (ts.isPropertyAccessExpression(at) && at.questionDotToken && textOf(at.expression, tree) === text)
      return true;
    const isOwner =
      ts.isExpression(at) && textOf(at, tree) === text && !ts.isPropertyAccessExpression(at.parent);
    return isOwner || (ts.forEachChild(at, (child) => tests(child) || undefined) ?? false);
  };
  return !tests(wholeCondition(node));
}

function wholeCondition(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isBinaryExpression(at.parent) ||
    ts.isPrefixUnaryExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent)
  )
    at = at.parent;
  return at;
}

/** What it says that a member of the session is missing; who the caller is in it is no member but the caller. */
export function sessionLacks(path: readonly string[]): Verdict {
  const last = spell(path.at(-1) ?? '');
  if (/\b(?:csrf|xsrf)\b/.test(last)) return certainly('request-origin');
  if (names.OTHER_TOKEN.test(last) || names.ATTEMPTS.test(last)) return SILENT;
  const byMember = memberIsFalse(last, false);
  if (byMember.reasons.length > 0) return byMember;
  if (!names.CALLER_ID.test(last) && !names.CREDENTIAL_COOKIE.test(last)) return SILENT;
  return path.length === 1 ? certainly('not-authenticated') : probably('not-authenticated');
}

/** What it says that a member of `res.locals` is missing. */
export function localsLack(path: readonly string[]): Verdict {
  const last = spell(path.at(-1) ?? '');
  const byMember = memberIsFalse(last, false);
  if (byMember.reasons.length > 0) return byMember;
  if (/^(?:auth|session|user)$/.test(last) || names.SESSION_NAME.test(last))
    return certainly('not-authenticated');
  // A user's agent, settings or permissions are not the user.
  return /\b(?:auth|session)\b|\buser$/.test(last) && !RIGHTS.test(last)
    ? probably('not-authenticated')
    : SILENT;
}

/** Whether a member of a credential still is (a part of) that credential: `parts[1]`, `match.groups.token`, `basic.pass`. */
export function isPartOfCredential(name: string): boolean {
  const words = spell(name);
  return (
    /^(?:\d+|\*)$/.test(name) ||
    names.CREDENTIAL_NAME.test(words) ||
    /^(?:value|raw|key|secret|scheme|name|pass|password|groups|input|string)$/.test(words)
  );
}

/** A member of a known user, or of a record, that is false: `!user.isVerified`, `!req.user.isAdmin`. */
export function memberIsFalse(last: string, sure: boolean): Verdict {
  if (names.ACCOUNT_GOOD.test(last)) return { reasons: ['account-state'], sure };
  if (names.RIGHT_MEMBER.test(last) || names.ALLOWED.test(last)) return { reasons: ['not-allowed'], sure };
  return SILENT;
}
