import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { verdictOfAbsence, verdictOfFind } from './absence';
import { callVerdict } from './call-tests';
import { lastName } from './callees';
import {
  callerLacks,
  isOfKnownCaller,
  isPartOfCredential,
  KNOWN_WITHOUT_ID,
  localsLack,
  memberIsFalse,
  saysWho,
  sessionLacks,
} from './caller';
import type { LiftContext } from './context';
import { verdictOfError } from './error-values';
import type { ValueOrigin } from './origin';
import { originOf } from './provenance';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import { lengthVerdict } from './lengths';
import { verdictOfName, type NamePlace } from './name-tests';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

// `!req.headers || !req.headers.authorization`: the first test takes nothing from what the second says.
const ALWAYS_THERE: Verdict = { reasons: [], sure: true };

/** What it says that a value counts as true, or as false, at a place. */
export function verdictOfTruth(expression: ts.Expression, truthy: boolean, context: LiftContext): Verdict {
  const node = bare(expression);
  const member = memberName(node);
  if (member !== undefined && /^(?:length|size)$/.test(member)) {
    return lengthVerdict((node as ts.PropertyAccessExpression).expression, !truthy, context);
  }
  if (ts.isCallExpression(node)) {
    const byMethod = callVerdict(node, truthy, context);
    if (byMethod) return byMethod;
  }
  const origin = originOf(node, context);
  const byOrigin = truthy ? whenTrue(origin, node, context) : whenFalse(origin, node, context);
  if (byOrigin.reasons.length > 0) return byOrigin;
  if (byOrigin === ALWAYS_THERE) return byOrigin;
  return isOpen(origin) ? verdictOfName(spell(lastName(node)), truthy, placeOf(node)) : SILENT;
}

// Where a name stands: `token` alone, `headers.authorization` in what often holds credentials, or `userData.token` elsewhere.
function placeOf(node: ts.Expression): NamePlace {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return 'variable';
  const owner = spell(lastName(node.expression));
  return /\b(?:headers?|cookies?|auth|handshake|session|req|request|ctx|context|this)\b/.test(owner)
    ? 'request'
    : 'member';
}

const MAKES =
  /^(?:generate|create|make|build|issue|sign|encode|encrypt|derive|mint|new|render|compile|upload|send)\b/;

// Where a value's origin settles nothing, its name may speak.
function isOpen(origin: ValueOrigin): boolean {
  if (origin.kind === 'request' || origin.kind === 'credential-check') return origin.path.length > 0;
  // What could not be made is nobody's credential or input, whatever it is called.
  if (origin.kind === 'call' && MAKES.test(spell(origin.name))) return false;
  return !/^(?:lookup|credential|config|validation|write)$/.test(origin.kind);
}

function whenFalse(origin: ValueOrigin, node: ts.Expression, context: LiftContext): Verdict {
  const last = spell(origin.path.at(-1) ?? '');
  switch (origin.kind) {
    case 'request':
      return requestIsMissing(origin, last, () => isOfKnownCaller(node, context));
    case 'response':
      return localsLack(origin.path);
    case 'credential':
      if (origin.path.length > 0 && !isPartOfCredential(origin.path.at(-1) ?? '') && !saysWho(origin.path))
        return SILENT;
      return origin.sure ? certainly('not-authenticated') : probably('not-authenticated');
    case 'lookup':
      if (origin.path.length > 0) return memberOfRowIsFalse(origin, last);
      return verdictOfAbsence(origin, spell(lastName(node)), context);
    case 'credential-check':
      // A new password that must not be the old one.
      if (/\bsame\b/.test(spell(lastName(node)))) return SILENT;
      return checkFailed(origin, last);
    case 'permission-check':
      return origin.sure ? certainly('not-allowed') : probably('not-allowed');
    case 'validation':
      return validationFails(origin, false, last);
    case 'config':
      return certainly('server-state');
    case 'http':
      return /^(?:|ok|success|data|body|status|choices|result)$/.test(last)
        ? certainly('upstream')
        : probably('upstream');
    case 'write':
      return writeFailed(origin, last);
    default:
      return SILENT;
  }
}

// The check itself, who its token speaks for, or some other member of that: `decoded.isAdmin`, `decoded.installation`.
function checkFailed(origin: ValueOrigin & { readonly kind: 'credential-check' }, last: string): Verdict {
  if (origin.path.length === 0)
    return origin.sure ? certainly('bad-credentials') : probably('bad-credentials');
  const byMember = memberIsFalse(last, true);
  if (byMember.reasons.length > 0) return byMember;
  const isResult = /^(?:success|valid|ok|payload|data)$/.test(last);
  return isResult || saysWho(origin.path) ? probably('bad-credentials') : SILENT;
}

// `approved` and `active` of a user are its account's state; those of a campaign are not.
function isOfUser(origin: ValueOrigin & { readonly kind: 'lookup' }): boolean {
  return names.USER_NAME.test(spell(origin.callee)) || origin.key === 'session';
}

function memberOfRowIsFalse(origin: ValueOrigin & { readonly kind: 'lookup' }, last: string): Verdict {
  if (isOfUser(origin)) return { ...memberIsFalse(last, true), key: origin.key };
  return names.ALLOWED.test(last) ? probably('not-allowed') : SILENT;
}

function requestIsMissing(
  origin: ValueOrigin & { readonly kind: 'request' },
  last: string,
  isOfKnown: () => boolean,
): Verdict {
  if (origin.path.length === 0 && /^(?:headers|cookies|params|query|session)$/.test(origin.part))
    return ALWAYS_THERE;
  switch (origin.part) {
    case 'user':
      return callerIsMissing(origin.path, isOfKnown);
    case 'session':
      return sessionLacks(origin.path);
    case 'params':
    case 'query':
    case 'body':
      if (/^refresh ?(?:token|jwt)?$/.test(last)) return probably('not-authenticated');
      if (origin.part === 'query' && /^(?:api key|apikey|access token|jwt|auth)$/.test(last))
        return probably('not-authenticated');
      return certainly('invalid');
    case 'file':
      return certainly('invalid');
    case 'headers':
      if (names.ORIGIN_HEADER.test(last)) return certainly('request-origin');
      if (last === 'content type') return certainly('wrong-type');
      return origin.path.length === 0 || last === 'accept' ? SILENT : certainly('invalid');
    case 'ip':
      return probably('request-origin');
    default:
      return SILENT;
  }
}

function callerIsMissing(path: readonly string[], isOfKnown: () => boolean): Verdict {
  const verdict = callerLacks(path);
  const isOwnId = path.length === 1 && verdict.reasons[0] === 'not-authenticated';
  return isOwnId && isOfKnown() ? KNOWN_WITHOUT_ID : verdict;
}

function validationFails(
  origin: ValueOrigin & { readonly kind: 'validation' },
  truthy: boolean,
  last: string,
): Verdict {
  const verdict = origin.sure ? certainly('invalid') : probably('invalid');
  if (/^(?:errors?|err|details|issues|message|messages|array|invalid)$/.test(last))
    return truthy ? verdict : SILENT;
  if (/^(?:success|valid|is valid|ok|is empty|passes|data|value)$/.test(last))
    return truthy ? SILENT : verdict;
  if (/^(?:fails|has errors)$/.test(last)) return truthy ? verdict : SILENT;
  if (origin.fails === 'truthy') return truthy ? verdict : SILENT;
  return truthy ? SILENT : verdict;
}

function writeFailed(origin: ValueOrigin & { readonly kind: 'write' }, last: string): Verdict {
  const isTarget = origin.verb === 'update' || origin.verb === 'delete';
  if (last !== '' && !names.CHANGED_ROWS.test(last)) return SILENT;
  if (!isTarget) return probably('failed');
  // A project's own `deleteUser()` may well answer false when it failed; a driver's count of rows never does.
  const isDrivers =
    last !== '' ||
    !spell(origin.callee.split('.').at(-1) ?? '').includes(' ') ||
    /One$|Many$/.test(origin.callee);
  if (!isDrivers) return probably('not-found', origin.key);
  const isClients = origin.key === 'params' || origin.key === 'body' || origin.key === 'query';
  return isClients ? certainly('not-found', origin.key) : probably('not-found', origin.key);
}

function whenTrue(origin: ValueOrigin, node: ts.Expression, context: LiftContext): Verdict {
  const last = spell(origin.path.at(-1) ?? '');
  switch (origin.kind) {
    case 'error':
      return verdictOfError(origin.source, origin.path);
    case 'lookup':
      if (origin.path.length > 0)
        return names.ACCOUNT_BAD.test(last) && isOfUser(origin)
          ? certainly('account-state', origin.key)
          : SILENT;
      return verdictOfFind(origin, spell(lastName(node)), context);
    case 'request':
      return origin.part === 'user' && names.ACCOUNT_BAD.test(last) ? certainly('account-state') : SILENT;
    case 'permission-check':
      return /\bcannot\b|\bforbidden\b|\bdenied\b/.test(spell(origin.callee))
        ? probably('not-allowed')
        : SILENT;
    case 'validation':
      if (origin.path.length === 0 && origin.fails === 'result') {
        return /\berr(?:or)?s?\b/.test(spell(lastName(node))) ? probably('invalid') : SILENT;
      }
      return validationFails(origin, true, last);
    default:
      return SILENT;
  }
}
