import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { reasonOfErrorMember, reasonOfErrorName } from './error-values';
import { lengthVerdict } from './lengths';
import { differenceOf, isKnownCaller } from './differences';
import type { ValueOrigin } from './origin';
import { originOf } from './provenance';
import { orderVerdict } from './orders';
import { verdictOfTruth } from './truth';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** What a comparison (`===`, `<`, `instanceof` …) says where it holds, or where it does not. */
export function verdictOfComparison(
  node: ts.BinaryExpression,
  holds: boolean,
  context: LiftContext,
): Verdict {
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return equality(left, right, holds, context);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return equality(left, right, !holds, context);
    case ts.SyntaxKind.LessThanToken:
      return orderVerdict(left, right, holds ? '<' : '>=', context);
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return orderVerdict(left, right, holds ? '>=' : '<', context);
    case ts.SyntaxKind.GreaterThanToken:
      return orderVerdict(left, right, holds ? '>' : '<=', context);
    case ts.SyntaxKind.LessThanEqualsToken:
      return orderVerdict(left, right, holds ? '<=' : '>', context);
    case ts.SyntaxKind.InstanceOfKeyword:
      return holds ? instanceVerdict(right) : SILENT;
    case ts.SyntaxKind.InKeyword:
      return inVerdict(right, holds, context);
    default:
      return SILENT;
  }
}

function instanceVerdict(type: ts.Expression): Verdict {
  const reason = reasonOfErrorName(lastName(type));
  return reason ? certainly(reason) : SILENT;
}

// `!('name' in req.body)`
function inVerdict(owner: ts.Expression, holds: boolean, context: LiftContext): Verdict {
  const origin = originOf(owner, context);
  if (holds || origin.kind !== 'request') return SILENT;
  return /^(?:params|query|body)$/.test(origin.part) ? certainly('invalid') : SILENT;
}

/** `left === right`, holding or not. */
export function equality(
  left: ts.Expression,
  right: ts.Expression,
  equal: boolean,
  context: LiftContext,
): Verdict {
  const first = originOf(left, context);
  const second = originOf(right, context);
  if (first.kind === 'constant' && second.kind !== 'constant')
    return equalsConstant(right, second, first.value, equal, context);
  if (second.kind === 'constant') return equalsConstant(left, first, second.value, equal, context);
  return differenceOf({ node: left, origin: first }, { node: right, origin: second }, equal);
}

type Constant = string | number | boolean | null | undefined;

function equalsConstant(
  expression: ts.Expression,
  origin: ValueOrigin,
  value: Constant,
  equal: boolean,
  context: LiftContext,
): Verdict {
  const node = bare(expression);
  if (ts.isTypeOfExpression(node)) return typeVerdict(node.expression, value, equal, context);
  if (value === null || value === undefined || value === false || value === '')
    return verdictOfTruth(node, !equal, context);
  if (value === true) return verdictOfTruth(node, equal, context);
  if (typeof value === 'number' && (value === 0 || value === -1))
    return zeroVerdict(node, origin, value, equal, context);
  const member = memberName(node);
  if (member === 'length') {
    const of = originOf((node as ts.PropertyAccessExpression).expression, context);
    if (equal) return SILENT;
    if (of.kind === 'credential') return certainly('not-authenticated');
    return of.kind === 'request' ? certainly('invalid') : SILENT;
  }
  if (origin.kind === 'error') return equal ? reasonOfErrorMember(origin.path, value) : SILENT;
  if (member !== undefined && isErrorByName(node)) {
    return equal ? { ...reasonOfErrorMember([member], value), sure: false } : SILENT;
  }
  return equal ? isConstant(node, origin, value) : isNotConstant(node, origin, value);
}

// `err.code` of an error that came from somewhere else: an error handler's helper, a wrapper.
function isErrorByName(node: ts.Expression): boolean {
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = bare(at.expression);
  return ts.isIdentifier(at) && /^(?:err|error|ex|exception)$/i.test(ts.idText(at));
}

function typeVerdict(
  expression: ts.Expression,
  value: Constant,
  equal: boolean,
  context: LiftContext,
): Verdict {
  if (value === 'undefined') return verdictOfTruth(expression, !equal, context);
  if (equal) return SILENT;
  const origin = originOf(expression, context);
  if (origin.kind === 'credential') return certainly('not-authenticated');
  return origin.kind === 'request' && /^(?:params|query|body)$/.test(origin.part)
    ? certainly('invalid')
    : SILENT;
}

/** Comparisons with 0 and -1: empty lists, no rows changed, nothing at any index. */
function zeroVerdict(
  node: ts.Expression,
  origin: ValueOrigin,
  value: 0 | -1,
  equal: boolean,
  context: LiftContext,
): Verdict {
  const member = memberName(node);
  const words = spell(lastName(node));
  if (
    member !== undefined &&
    /^(?:length|size|rowCount|count|total)$/.test(member) &&
    origin.kind !== 'write'
  ) {
    return lengthVerdict((node as ts.PropertyAccessExpression).expression, equal, context);
  }
  if (value === -1) return origin.kind === 'lookup' ? verdictOfTruth(node, !equal, context) : SILENT;
  if (origin.kind === 'write') return verdictOfTruth(node, !equal, context);
  if (names.CHANGED_ROWS.test(words)) return equal ? probably('not-found') : SILENT;
  if (origin.kind === 'lookup' && origin.path.length === 0) {
    // A count of what must not be there yet, or of what must.
    return verdictOfTruth(node, !equal, context);
  }
  return SILENT;
}

function isConstant(node: ts.Expression, origin: ValueOrigin, value: Constant): Verdict {
  const words = spell(lastName(node));
  const text = spell(String(value));
  if (isAccountStatus(words, origin) && names.ACCOUNT_STATUS.test(text)) {
    return /^(?:active|verified|enabled|approved|confirmed)$/.test(text) ? SILENT : stateOf(origin);
  }
  if (
    isRight(words, origin) &&
    /^(?:user|guest|member|customer|client|viewer|free|basic|none|visitor|student|reader)$/.test(text)
  )
    return probably('not-allowed');
  return SILENT;
}

function isNotConstant(node: ts.Expression, origin: ValueOrigin, value: Constant): Verdict {
  const words = spell(lastName(node));
  const text = spell(String(value));
  if (origin.kind === 'request' && origin.part === 'method') return certainly('method');
  if (origin.kind === 'http' && /^(?:status|status code|statuscode|ok|success|state)$/.test(words))
    return certainly('upstream');
  if (origin.kind === 'credential') return certainly('not-authenticated');
  if (origin.kind === 'config') return probably('server-state');
  if (isRight(words, origin))
    return isKnownCaller(origin) ? certainly('not-allowed') : probably('not-allowed');
  if (isAccountStatus(words, origin) && names.ACCOUNT_STATUS.test(text)) return stateOf(origin);
  if (origin.kind === 'request') {
    if (origin.part === 'user') return probably('not-allowed');
    if (origin.part === 'headers') {
      if (/content type|mimetype/.test(words)) return certainly('wrong-type');
      return names.ORIGIN_HEADER.test(words) ? certainly('request-origin') : probably('invalid');
    }
    if (origin.part === 'ip') return certainly('request-origin');
    if (origin.part === 'file')
      return /mime|type/.test(words) ? certainly('wrong-type') : probably('invalid');
    if (origin.part === 'body' && /\b(?:password|passwd|pass|pwd)\b/.test(words))
      return probably('bad-credentials');
    if (/^(?:params|query|body)$/.test(origin.part)) return probably('invalid');
  }
  return SILENT;
}

// A role is one of somebody: `user.role`, `userRole`, never the `type` of a thing.
function isRight(words: string, origin: ValueOrigin): boolean {
  if (isKnownCaller(origin)) return origin.path.length > 0 && names.RIGHT_MEMBER.test(words);
  return /^(?:(?:\w+ )?(?:user|my|current|member|account)? ?(?:role|roles|rol|role name|role id)|user type|usertype|is admin|isadmin|access level|permission)$/.test(
    words,
  );
}

function isAccountStatus(words: string, origin: ValueOrigin): boolean {
  if (!/^(?:(?:account|user) )?(?:status|state)$|^account status$/.test(words)) return false;
  return isKnownCaller(origin) || (origin.kind === 'lookup' && names.USER_NAME.test(spell(origin.callee)));
}

function stateOf(origin: ValueOrigin): Verdict {
  if (origin.kind === 'unknown' || origin.kind === 'call') return probably('account-state');
  return certainly('account-state', origin.kind === 'lookup' ? origin.key : undefined);
}
