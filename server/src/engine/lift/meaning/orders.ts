import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { lengthVerdict } from './lengths';
import { originOf } from './provenance';
import type { ValueOrigin } from './origin';
import { verdictOfTruth } from './truth';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

type Order = '<' | '<=' | '>' | '>=';
const TURNED: Readonly<Record<Order, Order>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What it says that one value is smaller or larger than another. */
export function orderVerdict(
  left: ts.Expression,
  right: ts.Expression,
  order: Order,
  context: LiftContext,
): Verdict {
  const first = originOf(left, context);
  const second = originOf(right, context);
  if (first.kind === 'constant' && second.kind !== 'constant')
    return orderVerdict(right, left, TURNED[order], context);
  const words = `${spell(lastName(left))} ${spell(lastName(right))}`;
  if (isNow(left) || isNow(right) || names.EXPIRY.test(words)) return expiry(first, second, words);
  if (second.kind === 'constant' && typeof second.value === 'number') {
    const zero = zeroOrder(left, second.value, order, context);
    if (zero) return zero;
  }
  if (names.ATTEMPTS.test(words) && (order === '>' || order === '>=')) return probably('rate');
  return outOfRange(left, first, order, context);
}

function isNow(expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isNewExpression(node)) return lastName(node.expression) === 'Date' && !node.arguments?.length;
  return ts.isCallExpression(node) ? lastName(node.expression) === 'now' : /^now$/i.test(lastName(node));
}

function expiry(first: ValueOrigin, second: ValueOrigin, words: string): Verdict {
  const origin = first.kind === 'unknown' || first.kind === 'call' ? second : first;
  const what = origin.kind === 'lookup' ? `${spell(origin.callee)} ${words}` : words;
  if (origin.kind === 'credential' || origin.kind === 'credential-check') return certainly('bad-credentials');
  // What a middleware has left of a token: `req.token.exp`.
  if (origin.kind === 'request' && origin.part === 'user' && origin.path.join('.') === 'exp')
    return certainly('bad-credentials');
  return names.EXPIRY.test(words) && /\b(?:token|session|otp|code|key)\b/.test(what)
    ? probably('bad-credentials')
    : SILENT;
}

/** `< 1`, `> 0`, `<= 0`, `>= 1` are other spellings of empty and not empty. */
function zeroOrder(
  left: ts.Expression,
  value: number,
  order: Order,
  context: LiftContext,
): Verdict | undefined {
  const isEmpty =
    (value === 0 && order === '<=') || (value === 1 && order === '<') || (value === 0 && order === '<');
  const isFilled =
    (value === 0 && order === '>') || (value === 1 && order === '>=') || (value === 0 && order === '>=');
  if (!isEmpty && !isFilled) return undefined;
  const node = bare(left);
  const member = memberName(node);
  if (member !== undefined && /^(?:length|size|rowCount|count)$/.test(member)) {
    return lengthVerdict((node as ts.PropertyAccessExpression).expression, isEmpty, context);
  }
  const origin = originOf(node, context);
  const isCount =
    names.CHANGED_ROWS.test(spell(lastName(node))) || origin.kind === 'lookup' || origin.kind === 'write';
  return isCount ? verdictOfTruth(node, isFilled, context) : undefined;
}

function outOfRange(left: ts.Expression, origin: ValueOrigin, order: Order, context: LiftContext): Verdict {
  const node = bare(left);
  const member = memberName(node);
  const of =
    member === 'length' ? originOf((node as ts.PropertyAccessExpression).expression, context) : origin;
  if (
    of.kind === 'http' &&
    /^status(?: code)?$/.test(spell(member ?? '')) &&
    (order === '>' || order === '>=')
  )
    return certainly('upstream');
  if (of.kind !== 'request') return SILENT;
  // `req.files.length > 1`: how many there are is not how large they are.
  if (of.part === 'file' && member === 'length' && of.path.length === 0)
    return order === '>' || order === '>=' ? probably('invalid') : SILENT;
  if (of.part === 'file') return order === '>' || order === '>=' ? certainly('too-large') : SILENT;
  if (of.part === 'user')
    return names.RIGHT_MEMBER.test(spell(member ?? '')) ? certainly('not-allowed') : SILENT;
  return /^(?:params|query|body)$/.test(of.part) ? probably('invalid') : SILENT;
}
