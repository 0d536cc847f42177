import type ts from 'typescript';
import { lastName } from './callees';
import type { ValueOrigin } from './origin';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** One side of a comparison. */
export interface Side {
  readonly node: ts.Expression;
  readonly origin: ValueOrigin;
}

/**
 * What it says that two values differ: the stored password and the given one, the owner and the caller.
 * That they are equal says nothing, but for a caller who may not act on itself, which is nobody's known reason.
 */
export function differenceOf(left: Side, right: Side, equal: boolean): Verdict {
  if (equal) return SILENT;
  const words = [left, right].map(({ node }) => spell(lastName(node)));
  const both = words.join(' ');
  const sides: readonly (readonly [Side, Side])[] = [
    [left, right],
    [right, left],
  ];
  for (const [one, other] of sides) {
    const verdict =
      withConfiguration(one, other, both) ?? ownership(one, other, both) ?? secret(one, other, both);
    if (verdict) return verdict;
  }
  if (left.origin.kind === 'request' && right.origin.kind === 'request')
    return sameRequest(left.origin, right.origin, both);
  return fromNames(left, right, words, both);
}

/** Who the caller is, from the session, a middleware or a checked token. */
export function isKnownCaller(origin: ValueOrigin): boolean {
  if (origin.kind === 'request') return origin.part === 'user';
  if (origin.kind === 'lookup') return origin.key === 'session' && names.USER_NAME.test(spell(origin.callee));
  return origin.kind === 'credential-check' || (origin.kind === 'response' && origin.path.length > 1);
}

// `header !== process.env.SECRET`; a request's value that must be the configured one.
function withConfiguration(one: Side, other: Side, both: string): Verdict | undefined {
  if (other.origin.kind !== 'config') return undefined;
  if (isKnownCaller(one.origin)) return certainly('not-allowed');
  if (one.origin.kind === 'credential') return certainly('bad-credentials');
  if (one.origin.kind === 'request') {
    if (one.origin.part === 'ip' || names.ORIGIN_HEADER.test(both)) return certainly('request-origin');
    return names.SECRET_NAME.test(both) || /\b(?:token|key)\b/.test(both)
      ? certainly('bad-credentials')
      : probably('invalid');
  }
  if (one.origin.kind === 'unknown' || one.origin.kind === 'call') {
    return names.SECRET_NAME.test(both) || /\b(?:token|key|auth)\b/.test(both)
      ? probably('bad-credentials')
      : SILENT;
  }
  return undefined;
}

// `doc.owner !== req.user.id`, `req.params.id !== req.user.id`.
function ownership(one: Side, other: Side, both: string): Verdict | undefined {
  if (!isKnownCaller(one.origin) || isKnownCaller(other.origin)) return undefined;
  if (names.SECRET_NAME.test(both)) return undefined;
  const { origin } = other;
  if (origin.kind === 'lookup') return certainly('not-allowed');
  if (origin.kind === 'request')
    return origin.part === 'params' ? certainly('not-allowed') : probably('not-allowed');
  return origin.kind === 'config' ? undefined : probably('not-allowed');
}

// What the client sent against what is stored: passwords, codes, refresh tokens, signatures.
function secret(one: Side, other: Side, both: string): Verdict | undefined {
  const isSent = one.origin.kind === 'request' || one.origin.kind === 'credential';
  const isStored =
    other.origin.kind === 'lookup' ||
    other.origin.kind === 'call' ||
    other.origin.kind === 'unknown' ||
    other.origin.kind === 'credential-check';
  if (!isSent || !isStored) return undefined;
  if (one.origin.kind === 'credential')
    return other.origin.kind === 'lookup' ? certainly('bad-credentials') : probably('bad-credentials');
  if (names.SECRET_NAME.test(both))
    return other.origin.kind === 'lookup' ? certainly('bad-credentials') : probably('bad-credentials');
  if (/\b(?:code|token)\b/.test(both)) return probably('bad-credentials');
  return undefined;
}

function sameRequest(
  left: ValueOrigin & { readonly kind: 'request' },
  right: ValueOrigin & { readonly kind: 'request' },
  both: string,
): Verdict {
  if (/\b(?:csrf|xsrf)\b/.test(both)) return certainly('request-origin');
  const parts = [left.part, right.part];
  // A password and its repetition, an id in the path and in the body.
  if (parts.every((part) => part === 'body' || part === 'params' || part === 'query'))
    return certainly('invalid');
  // The state of an OAuth exchange shows that the request was not forged (RFC 6749 §10.12), not who calls.
  return parts.includes('session') && /\b(?:state|nonce)\b/.test(both) ? probably('request-origin') : SILENT;
}

function fromNames(left: Side, right: Side, words: readonly string[], both: string): Verdict {
  if (/\b(?:csrf|xsrf)\b/.test(both)) return probably('request-origin');
  if (words.every((one) => /\bpassword\b/.test(one))) {
    return /\b(?:confirm\w*|repeat\w*|again|re|retype\w*|verify)\b/.test(both) || /\bpassword ?2\b/.test(both)
      ? probably('invalid')
      : probably('bad-credentials');
  }
  if (/\b(?:signature|hmac|digest|checksum)\b/.test(both)) return probably('bad-credentials');
  if (words.every((one) => /\b(?:password|hash|hashed)\b/.test(one))) return probably('bad-credentials');
  if (words.some((one) => /^(?:(?:user|my|current|member) )?roles?$/.test(one)))
    return probably('not-allowed');
  // `doc.organization !== org.id`: the caller's tenant is not the thing's.
  const oneIsLookup = left.origin.kind === 'lookup' || right.origin.kind === 'lookup';
  const isTenant = words.some((one) =>
    /^(?:organi[sz]ation|org|tenant|company|workspace|team|school)(?: id)?$/.test(one),
  );
  if (isTenant && oneIsLookup) return probably('not-allowed');
  const isId =
    words.some((one) => /\b(?:user|owner|author|creator|created by|uid)\b/.test(one)) &&
    /\b(?:id|uid|owner|author|creator|created by|user)\b/.test(both);
  if (isId && oneIsLookup) return probably('not-allowed');
  if (isId && words.every((one) => /\b(?:user|owner|author|creator|by|uid|id)\b/.test(one)))
    return probably('not-allowed');
  return SILENT;
}
