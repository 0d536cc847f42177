import ts from 'typescript';
import type { Guard } from '../../model/guard';
import { bare, spanOf, textOf } from '../../syntax/tree';
import { equality, verdictOfComparison } from './comparisons';
import { besideOthers, type Part } from './conjunctions';
import type { LiftContext } from './context';
import { convertedToBoolean, definitionOf } from './definitions';
import { isDevelopmentTest } from './environment-tests';
import { looksAtError } from './error-tests';
import { inputFault } from './input-faults';
import { methodsIn } from '../flow/methods';
import { originOf } from './provenance';
import { codesAskedFor, codesIn } from './status-tests';
import { verdictOfTruth } from './truth';
import { anyOf, bothOf, certainly, probably, SILENT, type Verdict } from './verdict';

export { isDevelopmentTest } from './environment-tests';

const DEPTH = 12;
const LONGEST_TEXT = 80;

/**
 * What is known where a condition holds, or where it does not: one guard for each part that must then hold by itself
 * (`&&` when it holds, `||` when it does not). Alternatives are one guard with the reasons of all of them.
 * @param kind `case` for the conditions of a `switch (true)`; see {@link guardOfCase} for other switches
 */
export function guardsOf(
  condition: ts.Expression,
  holds: boolean,
  context: LiftContext,
  kind: 'test' | 'case',
): readonly Guard[] {
  const parts = split(condition, holds, DEPTH).map((place) => partOf(place, context, DEPTH));
  return parts.map((part) => {
    const { node } = part;
    const guard = toGuard(part, besideOthers(part, parts, context.tree), context, kind);
    return withLook(guard, looksAtError(node, context), codesAskedFor(node, part.holds, context));
  });
}

/**
 * What is known in a clause of a switch.
 * @param label the clause's expression; undefined for `default`, where the subject equals no label
 */
export function guardOfCase(
  subject: ts.Expression,
  label: ts.Expression | undefined,
  context: LiftContext,
): Guard {
  if (bare(subject).kind === ts.SyntaxKind.TrueKeyword && label) {
    return toGuard({ node: label, holds: true }, verdictOf(label, true, context, DEPTH), context, 'case');
  }
  const verdict = label ? equality(subject, label, true, context) : otherwise(subject, context);
  const guard = toGuard({ node: label ?? subject, holds: label !== undefined }, verdict, context, 'case');
  return withLook(guard, looksAtError(subject, context), label ? codesIn(label, context) : []);
}

function withLook(guard: Guard, looks: boolean, codes: readonly number[]): Guard {
  return { ...guard, ...(looks && { looksAtError: true as const }), ...(codes.length > 0 && { codes }) };
}

/** What it says that a value is none of those that were expected. */
function otherwise(subject: ts.Expression, context: LiftContext): Verdict {
  const origin = originOf(subject, context);
  if (origin.kind !== 'request') return SILENT;
  if (origin.part === 'method') return certainly('method');
  return /^(?:params|query|body)$/.test(origin.part) ? probably('invalid') : SILENT;
}

type Place = Pick<Part, 'node' | 'holds'>;

function partOf({ node, holds }: Place, context: LiftContext, depth: number): Part {
  const verdict = verdictOf(node, holds, context, depth);
  return { node, holds, verdict, otherwise: () => verdictOf(node, !holds, context, depth) };
}

/** Two parts of which both hold, or neither. */
function both(
  { left, right }: ts.BinaryExpression,
  holds: boolean,
  context: LiftContext,
  depth: number,
): Verdict {
  const first = partOf({ node: left, holds }, context, depth);
  const second = partOf({ node: right, holds }, context, depth);
  return bothOf(besideOthers(first, [second], context.tree), besideOthers(second, [first], context.tree));
}

function split(condition: ts.Expression, holds: boolean, depth: number): readonly Place[] {
  const node = bare(condition);
  if (depth > 0) {
    if (ts.isBinaryExpression(node)) {
      const splits = holds ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
      if (node.operatorToken.kind === splits) {
        return [...split(node.left, holds, depth - 1), ...split(node.right, holds, depth - 1)];
      }
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      const parts = split(node.operand, !holds, depth - 1);
      if (parts.length > 1) return parts;
    }
  }
  return [{ node, holds }];
}

function toGuard(part: Place, verdict: Verdict, context: LiftContext, kind: 'test' | 'case'): Guard {
  const { tree } = context;
  const text = textOf(part.node, tree).replace(/\s+/g, ' ');
  const isInput = verdict.reasons.length > 0 && verdict.reasons.every((reason) => reason === 'invalid');
  const input = isInput ? inputFault(part.node, part.holds) : undefined;
  return {
    kind: verdict.error ? 'callback' : kind,
    reasons: verdict.reasons,
    certainty: verdict.sure ? 'certain' : 'likely',
    ...(input && { input }),
    ...(verdict.key === undefined ? {} : { key: verdict.key }),
    ...(verdict.reasons.includes('method') ? { methods: methodsIn(part.node) } : {}),
    ...(verdict.error === undefined
      ? {}
      : { operations: verdict.error.operations, narrowed: verdict.error.narrowed }),
    ...(verdict.error?.attempt && { attempt: verdict.error.attempt }),
    holds: part.holds,
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text,
    span: spanOf(part.node, tree),
  };
}

function verdictOf(condition: ts.Expression, holds: boolean, context: LiftContext, depth: number): Verdict {
  if (depth === 0) return SILENT;
  const node = bare(condition);
  const inner = (part: ts.Expression, partHolds: boolean): Verdict =>
    verdictOf(part, partHolds, context, depth - 1);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return inner(node.operand, !holds);
  if (ts.isBinaryExpression(node)) {
    const { left, right } = node;
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return holds ? both(node, true, context, depth - 1) : anyOf(inner(left, false), inner(right, false));
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return holds ? anyOf(inner(left, true), inner(right, true)) : both(node, false, context, depth - 1);
      case ts.SyntaxKind.EqualsToken:
        return inner(right, holds);
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.EqualsEqualsToken: {
        const value = booleanOf(right);
        return value === undefined ? compared(node, holds, context) : inner(left, holds === value);
      }
      default:
        return compared(node, holds, context);
    }
  }
  const converted = convertedToBoolean(node);
  if (converted) return inner(converted, holds);
  const meant = definitionOf(node, context);
  if (meant) return inner(meant, holds);
  return verdictOfTruth(node, holds, context);
}

// What only asks which environment this is says nothing about the request.
function compared(node: ts.BinaryExpression, holds: boolean, context: LiftContext): Verdict {
  if (isDevelopmentTest(node, true) || isDevelopmentTest(node, false)) return SILENT;
  return verdictOfComparison(node, holds, context);
}

function booleanOf(expression: ts.Expression): boolean | undefined {
  const { kind } = bare(expression);
  if (kind === ts.SyntaxKind.TrueKeyword) return true;
  return kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}
