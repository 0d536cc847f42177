import ts from 'typescript';
import type { TimeKind } from '../../model/time';
import type { TextEdit } from '../../text/edit';
import { bare, memberName, spanOf, textOf, type Tree } from '../../syntax/tree';
import { hasComment } from './source-style';

/**
 * Writes a time as `Retry-After` takes it: a duration or a moment that is counted as seconds from now, a date as one of HTTP.
 * @param kind what the value is now
 * @returns undefined where it is right already, or where it cannot be written in place
 */
export function asDelay(
  value: ts.Expression,
  kind: TimeKind | undefined,
  tree: Tree,
): readonly TextEdit[] | undefined {
  const write = kind && WRITERS[kind];
  const span = spanOf(value, tree);
  if (!write || hasComment(span.start, span.end, tree)) return undefined;
  return write(value, tree);
}

type Writer = (value: ts.Expression, tree: Tree) => readonly TextEdit[] | undefined;

const WRITERS: Readonly<Partial<Record<TimeKind, Writer>>> = {
  milliseconds: counted((text) => `Math.ceil(${text} / 1000)`),
  'epoch-milliseconds': counted((text) => `Math.ceil((${text} - Date.now()) / 1000)`),
  'epoch-seconds': counted((text) => `Math.ceil(${text} - Date.now() / 1000)`),
  date: (value, tree) => {
    const { end } = spanOf(value, tree);
    return isSimple(value) ? [{ start: end, end, text: '.toUTCString()' }] : undefined;
  },
  iso: (value, tree) => {
    const node = bare(value);
    const callee = ts.isCallExpression(node) ? bare(node.expression) : undefined;
    if (
      !callee ||
      !ts.isPropertyAccessExpression(callee) ||
      !/^to(?:ISOString|JSON)$/.test(memberName(callee) ?? '')
    )
      return undefined;
    return [{ ...spanOf(callee.name, tree), text: 'toUTCString' }];
  },
};

// What was a text stays one: `String(windowMs)` becomes `String(Math.ceil(windowMs / 1000))`.
function counted(inSeconds: (text: string) => string): Writer {
  return (value, tree) => {
    const inner = textified(value) ?? value;
    const text = inSeconds(isSimple(inner) ? textOf(inner, tree) : `(${textOf(inner, tree)})`);
    return [{ ...spanOf(value, tree), text: inner === value ? text : `String(${text})` }];
  };
}

// `String(x)`, `x.toString()`, `` `${x}` ``
function textified(value: ts.Expression): ts.Expression | undefined {
  const node = bare(value);
  if (ts.isTemplateExpression(node)) return node.templateSpans[0]?.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const callee = bare(node.expression);
  if (ts.isIdentifier(callee) && ts.idText(callee) === 'String') return node.arguments[0];
  return memberName(callee) === 'toString' && node.arguments.length === 0
    ? (callee as ts.PropertyAccessExpression).expression
    : undefined;
}

// What needs no parentheses around it.
function isSimple(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isNumericLiteral(node) ||
    ts.isStringLiteralLike(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isParenthesizedExpression(node)
  );
}
