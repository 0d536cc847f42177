import ts from 'typescript';
import {
  exactly,
  isNullish,
  isTruthy,
  singleOf,
  unionOf,
  withOrigin,
  UNKNOWN,
  type Constant,
  type Possibilities,
  type Possible,
} from './possible';

const FALSE: Constant = { kind: 'boolean', value: false };

/** `a || b` and `a ?? b`: what the left side lets pass, and the right side where the left one can fail. */
export function fallback(left: Possibilities, right: Possibilities, isNullishOnly: boolean): Possibilities {
  const passes = ({ constant }: { constant: Constant }): boolean =>
    isNullishOnly ? !isNullish(constant) : isTruthy(constant) !== false;
  const values = left.values.filter(passes);
  const isCertain = !left.unknown && left.values.length > 0 && values.length === left.values.length;
  if (isCertain) return left;
  return unionOf([{ values, unknown: left.unknown, unguarded: [] }, withOrigin(right, 'fallback')]);
}

/** `a && b`: the right side, and false where the left one can be false (what kind of false does not matter). */
export function conjunction(left: Possibilities, right: Possibilities, node: ts.Node): Possibilities {
  const truths = left.values.map(({ constant }) => isTruthy(constant));
  if (!left.unknown && truths.length > 0 && truths.every((truth) => truth === true)) return right;
  if (!left.unknown && truths.length > 0 && truths.every((truth) => truth === false)) return left;
  return unionOf([right, exactly(FALSE, node)]);
}

/** The result of an arithmetic or comparing operator on two single constants; a text with gaps where only parts are known. */
export function arithmetic(
  operator: ts.SyntaxKind,
  left: Possibilities,
  right: Possibilities,
  node: ts.Node,
): Possibilities {
  const a = singleOf(left);
  const b = singleOf(right);
  if (operator === ts.SyntaxKind.PlusToken) {
    const sum = add(a, b);
    return sum ? exactly(sum, node) : UNKNOWN;
  }
  if (a?.kind !== 'number' || b?.kind !== 'number') return UNKNOWN;
  const value = compute(operator, a.value, b.value);
  return value === undefined ? UNKNOWN : exactly({ kind: 'number', value }, node);
}

/** The text of a value inside a template or concatenation; `…` when it is not known. */
export function textIn(constant: Constant | undefined): { readonly text: string; readonly exact: boolean } {
  if (!constant) return { text: '…', exact: false };
  if (constant.kind === 'text') return constant;
  if (constant.kind === 'number' || constant.kind === 'boolean')
    return { text: String(constant.value), exact: true };
  return { text: constant.kind, exact: true };
}

/** What `Number(x)` makes of a constant; undefined for a text with gaps. */
export function toNumber(constant: Constant): number | undefined {
  switch (constant.kind) {
    case 'number':
      return constant.value;
    case 'text':
      return constant.exact ? Number(constant.text) : undefined;
    case 'boolean':
      return constant.value ? 1 : 0;
    case 'null':
      return 0;
    default:
      return NaN;
  }
}

/** Replaces each constant by what a conversion makes of it; what cannot be converted is unknown. */
export function mapped(
  possibilities: Possibilities,
  convert: (constant: Constant) => Constant | undefined,
): Possibilities {
  let { unknown } = possibilities;
  const values = possibilities.values.flatMap((value) => {
    // A member that a caught error may lack stays missing.
    if (value.constant.kind === 'undefined' && isOfError(value)) return [value];
    const constant = convert(value.constant);
    if (constant) return [{ ...value, constant }];
    unknown = true;
    return [];
  });
  return { values, unknown, unguarded: possibilities.unguarded };
}

function isOfError({ origin }: Possible): boolean {
  return origin === 'error' || origin === 'implicit';
}

function add(a: Constant | undefined, b: Constant | undefined): Constant | undefined {
  if (a?.kind === 'number' && b?.kind === 'number') return { kind: 'number', value: a.value + b.value };
  if (a?.kind !== 'text' && b?.kind !== 'text') return undefined;
  const left = textIn(a);
  const right = textIn(b);
  return { kind: 'text', text: left.text + right.text, exact: left.exact && right.exact };
}

function compute(operator: ts.SyntaxKind, a: number, b: number): number | undefined {
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return a - b;
    case ts.SyntaxKind.AsteriskToken:
      return a * b;
    case ts.SyntaxKind.SlashToken:
      return a / b;
    case ts.SyntaxKind.PercentToken:
      return a % b;
    default:
      return undefined;
  }
}
