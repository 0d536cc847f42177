import ts from 'typescript';
import { constantOf } from '../../values/constant';
import { emptyEnvironment } from '../../values/environment';
import { bare, memberName, textOf } from '../../syntax/tree';
import type { PathFact, ValueFact } from '../routing';
import { opened } from './called';
import type { Reach } from './reach';
import type { Values } from './values';

const MISSING = '…';
const DEPTH = 12;
const LONGEST = 300;

/** The paths that an expression gives: one, or each of an array. Parts that are not known are written `…`. */
export function pathFacts(expression: ts.Expression, reach: Reach, values: Values): readonly PathFact[] {
  const thing = reach.of(expression);
  if (thing.kind !== 'array') return [pathFact(expression, reach, values)];
  return thing.node.elements
    .slice(0, 50)
    .flatMap((element) => (ts.isSpreadElement(element) ? [] : [pathFact(element, reach, values)]));
}

/** One path. */
export function pathFact(expression: ts.Expression, reach: Reach, values: Values): PathFact {
  const missing: ValueFact[] = [];
  const text = read(bare(expression), { reach, values, missing }, DEPTH).slice(0, LONGEST);
  const isFindable = missing.some(({ kind }) => kind === 'module' || kind === 'parameter');
  return { text, exact: !text.includes(MISSING), ...(isFindable && { missing }) };
}

/** The one text that an expression has; undefined when it is not known to the last letter. */
export function textFact(expression: ts.Expression | undefined, reach: Reach): string | undefined {
  if (!expression) return undefined;
  const text = read(bare(expression), { reach }, DEPTH);
  return text.includes(MISSING) ? undefined : text;
}

interface Reading {
  readonly reach: Reach;
  /** What the missing parts stand for is told by these and added here. */
  readonly values?: Values;
  readonly missing?: ValueFact[];
}

function read(node: ts.Expression, reading: Reading, depth: number): string {
  const { reach, values, missing } = reading;
  const again = (part: ts.Expression): string => read(bare(part), reading, depth - 1);
  if (depth > 0) {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isRegularExpressionLiteral(node)) return textOf(node, reach.tree);
    if (ts.isTemplateExpression(node)) {
      return (
        node.head.text + node.templateSpans.map((span) => again(span.expression) + span.literal.text).join('')
      );
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return again(node.left) + again(node.right);
    }
    const joined = joinedParts(node);
    if (joined)
      return joined
        .map(again)
        .join('/')
        .replace(/\/{2,}/g, '/');
    const thing = opened(reach.of(node), reach);
    if (thing.kind === 'text') return thing.text;
    const constant = constantOf(node, emptyEnvironment(reach.tree));
    if (constant?.kind === 'number') return String(constant.value);
    if (constant?.kind === 'text' && constant.exact) return constant.text;
  }
  if (values) missing?.push(values.of(reach.of(node)));
  return MISSING;
}

// `path.posix.join('/api', 'users')`, `urlJoin(base, 'users')`
function joinedParts(node: ts.Expression): readonly ts.Expression[] | undefined {
  if (!ts.isCallExpression(node) || node.arguments.some((argument) => ts.isSpreadElement(argument)))
    return undefined;
  const callee = bare(node.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  return /^(?:join|urlJoin|urljoin)$/.test(name) ? node.arguments : undefined;
}
