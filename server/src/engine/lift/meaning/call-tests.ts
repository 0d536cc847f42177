import ts from 'typescript';
import { memberName, bare } from '../../syntax/tree';
import { lastName, receiverOf } from './callees';
import type { LiftContext } from './context';
import { differenceOf, isKnownCaller } from './differences';
import { wordsVerdict } from './error-values';
import { foldText } from './folding';
import { keyOfParts } from './keys';
import { lengthVerdict } from './lengths';
import type { ValueOrigin } from './origin';
import { originOf } from './provenance';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

type CallTest = (
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
) => Verdict | undefined;

/** Methods whose answer is a comparison of their object with their argument. */
const METHODS: ReadonlyMap<string, CallTest> = new Map<string, CallTest>([
  ['equals', equals],
  ['localeCompare', () => SILENT],
  ['includes', includes],
  ['has', has],
  ['some', someOf],
  ['every', everyOf],
  ['startsWith', startsWith],
  ['match', startsWith],
  ['test', matches],
  ['isEmpty', (receiver, argument, truthy, context) => isEmpty(receiver, argument, truthy, context)],
  ['hasOwnProperty', () => SILENT],
]);

/**
 * What the answer of a call says when the call is a comparison in disguise: `owner.equals(id)`, `roles.includes(role)`.
 * @returns undefined when the call is none of these: then its origin decides
 */
export function callVerdict(
  call: ts.CallExpression,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  const receiver = receiverOf(call);
  const [first, second] = call.arguments;
  if (
    first &&
    second &&
    /^(?:isEqual|equals|deepEqual|isDeepStrictEqual|eq)$/.test(lastName(call.expression))
  ) {
    return equals(first, second, truthy, context);
  }
  if (!receiver) return undefined;
  const test = METHODS.get(lastName(call.expression));
  return test?.(receiver, call.arguments[0], truthy, context);
}

function equals(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  if (!argument) return undefined;
  const left = { node: receiver, origin: originOf(receiver, context) };
  return differenceOf(left, { node: argument, origin: originOf(argument, context) }, truthy);
}

function includes(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  if (!argument) return undefined;
  const list = originOf(receiver, context);
  const item = originOf(argument, context);
  if (list.kind === 'error') {
    const text = foldText(argument)?.text;
    return truthy && text !== undefined ? wordsVerdict(text) : SILENT;
  }
  const listWords = spell(lastName(receiver));
  if (truthy)
    return /\b(?:black ?list(?:ed)?|block ?list|deny ?list|revoked)\b/.test(listWords)
      ? probably('bad-credentials')
      : SILENT;
  const itemWords = spell(lastName(argument));
  // `roles.includes(req.user.role)`, `req.user.roles.includes('admin')`.
  for (const [origin, words] of [
    [item, itemWords],
    [list, listWords],
  ] as const) {
    if (names.RIGHT_MEMBER.test(words) && isKnownCaller(origin)) return certainly('not-allowed');
    if (/\b(?:roles?|permissions?|scopes?)\b/.test(words) && origin.kind !== 'request' && !isSent(item))
      return probably('not-allowed');
  }
  if (isKnownCaller(item)) return list.kind === 'lookup' ? certainly('not-allowed') : probably('not-allowed');
  if (isKnownCaller(list) && list.path.length > 0) return probably('not-allowed');
  if (item.kind === 'request') {
    if (item.part === 'file' || /\bmime ?type\b|^content type$/.test(itemWords))
      return certainly('wrong-type');
    if (item.part === 'ip' || names.ORIGIN_HEADER.test(itemWords)) return certainly('request-origin');
    if (/^(?:params|query|body)$/.test(item.part))
      return list.kind === 'unknown' ? certainly('invalid') : probably('invalid');
  }
  if (/\b(?:origins?|whitelist|allowed ips?)\b/.test(listWords)) return probably('request-origin');
  if (list.kind === 'request' && /^(?:query|body)$/.test(list.part)) return certainly('invalid');
  if (list.kind === 'request' && list.part === 'headers' && listWords.includes('content type'))
    return certainly('wrong-type');
  if (list.kind === 'request' && list.part === 'file') return certainly('wrong-type');
  return list.kind === 'credential' ? certainly('not-authenticated') : SILENT;
}

// A set or map is more often what the server remembers than what it allows.
function has(...test: Parameters<typeof includes>): Verdict | undefined {
  const verdict = includes(...test);
  return verdict?.reasons.includes('invalid') ? { ...verdict, sure: false } : verdict;
}

// `members.some((m) => m.user === req.user.id)`: the caller is (not) among those who may.
function someOf(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  if (!argument) return undefined;
  if (truthy)
    return isNegative(argument) && readsInput([receiver, argument], context)
      ? probably('invalid')
      : undefined;
  const words = spell(lastName(receiver));
  if (
    /\b(?:roles?|permissions?|scopes?|members?|participants?|owners?|admins?|collaborators?)\b/.test(words)
  ) {
    return probably('not-allowed');
  }
  const origin = originOf(receiver, context);
  if (origin.kind === 'request' && origin.part === 'user') return probably('not-allowed');
  const use = keyOfParts([argument], (leaf) => originOf(leaf, context));
  return use.caller && !use.clients ? SILENT : undefined;
}

// `required.every((name) => req.body[name])`
function everyOf(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  if (truthy || !argument) return SILENT;
  return readsInput([receiver, argument], context) ? probably('invalid') : SILENT;
}

function readsInput(parts: readonly ts.Expression[], context: LiftContext): boolean {
  return keyOfParts(parts, (leaf) => originOf(leaf, context)).clients;
}

// `(field) => !req.body[field]`, `(v) => typeof v !== 'number' || v < 0`: the callback finds what is wrong.
function isNegative(callback: ts.Expression): boolean {
  if (!ts.isArrowFunction(callback) || ts.isBlock(callback.body)) return false;
  const test = bare(callback.body);
  if (ts.isPrefixUnaryExpression(test)) return test.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(test)) return false;
  const left = ts.isBinaryExpression(test.left) ? test.left : test;
  const { kind } = left.operatorToken;
  if (kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken)
    return true;
  return /^(?:null|undefined|''|"")$/.test(constantText(bare(left.right)));
}

function constantText(node: ts.Expression): string {
  if (node.kind === ts.SyntaxKind.NullKeyword) return 'null';
  if (ts.isIdentifier(node)) return ts.idText(node);
  return ts.isStringLiteralLike(node) && node.text === '' ? "''" : '';
}

// A value of the request that is not about who the caller is.
function isSent(origin: ValueOrigin): boolean {
  return origin.kind === 'request' && origin.part !== 'user';
}

function startsWith(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  const origin = originOf(receiver, context);
  if (origin.kind === 'error') {
    const text = argument && foldText(argument)?.text;
    return truthy && text !== undefined ? wordsVerdict(text) : SILENT;
  }
  if (truthy) return SILENT;
  if (origin.kind === 'credential') return certainly('not-authenticated');
  if (origin.kind !== 'request')
    return names.CREDENTIAL_NAME.test(spell(lastName(receiver))) ? probably('not-authenticated') : SILENT;
  if (origin.part === 'file' || /mime ?type|content type/.test(spell(lastName(receiver))))
    return certainly('wrong-type');
  return /^(?:params|query|body)$/.test(origin.part) ? certainly('invalid') : SILENT;
}

function matches(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  if (!argument) return undefined;
  const origin = originOf(argument, context);
  const isPattern =
    bare(receiver).kind === ts.SyntaxKind.RegularExpressionLiteral ||
    /regex|pattern/i.test(lastName(receiver));
  if (origin.kind === 'error') {
    const pattern = bare(receiver);
    return truthy && ts.isRegularExpressionLiteral(pattern) ? wordsVerdict(pattern.text) : SILENT;
  }
  if (!isPattern || truthy) return SILENT;
  if (origin.kind === 'credential') return certainly('not-authenticated');
  if (origin.kind === 'request' && origin.part === 'file') return certainly('wrong-type');
  if (origin.kind === 'request' && /^(?:params|query|body)$/.test(origin.part)) return certainly('invalid');
  return probably('invalid');
}

// `errors.isEmpty()` of a validator, `_.isEmpty(x)` of anything.
function isEmpty(
  receiver: ts.Expression,
  argument: ts.Expression | undefined,
  truthy: boolean,
  context: LiftContext,
): Verdict | undefined {
  const origin = originOf(receiver, context);
  if (origin.kind === 'validation') return truthy ? SILENT : certainly('invalid');
  if (argument && memberName(receiver) === undefined) return lengthVerdict(argument, truthy, context);
  if (!argument && /\berrors?\b|\bresult\b/.test(spell(lastName(receiver))))
    return truthy ? SILENT : probably('invalid');
  return undefined;
}
