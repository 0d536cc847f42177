import ts from 'typescript';
import type { Tree } from '../../syntax/tree';
import { armsOf } from './arms';
import { sourcesBehind } from './behind';
import type { CallsOf } from './calls-of';

/** One arm of a status expression. */
export interface Mark {
  readonly kind: 'status' | 'definition';
  readonly node: ts.Expression;
  /** The whole expression. */
  readonly expression: ts.Expression;
  /** The arms that read the value from here; none where it is written at its place. */
  readonly readers: readonly Mark[];
  /** The call that the expression is an argument of, where a function of this file makes a status of it. */
  readonly call: ts.Node | undefined;
}

/** What follows status expressions. */
export interface Tracer {
  /** Adds an expression and all that its value comes from. */
  readonly add: (expression: ts.Expression) => void;
  readonly marks: readonly Mark[];
}

interface Origin {
  readonly expression: ts.Expression;
  readonly kind: Mark['kind'];
  readonly reader: Mark | undefined;
  readonly call: ts.Node | undefined;
}

/**
 * Prepares following status expressions to where their values are written: variables, tables, arguments of helpers,
 * what functions return. Each expression is followed once.
 */
export function tracerOf(tree: Tree, callsOf: CallsOf): Tracer {
  const readersOf = new Map<ts.Expression, Mark[]>();
  const marks: Mark[] = [];
  const add = (expression: ts.Expression): void => {
    const waiting: Origin[] = [{ expression, kind: 'status', reader: undefined, call: undefined }];
    for (let origin = waiting.shift(); origin; origin = waiting.shift()) {
      const known = readersOf.get(origin.expression);
      if (known) {
        if (origin.reader) known.push(origin.reader);
        continue;
      }
      const readers = origin.reader ? [origin.reader] : [];
      readersOf.set(origin.expression, readers);
      for (const node of armsOf(origin.expression).filter(mayBeStatus)) {
        const mark: Mark = {
          kind: origin.kind,
          expression: origin.expression,
          node,
          readers,
          call: origin.call,
        };
        marks.push(mark);
        for (const source of sourcesBehind(node, tree, callsOf)) {
          const { expression: value, kind, call } = source;
          // An argument decides at its own call: there nobody reads it.
          waiting.push({ expression: value, kind, call, reader: call ? undefined : mark });
        }
      }
    }
  };
  return { add, marks };
}

/** The expressions and calls that a value is sent by, the nearest first. */
export function decidedAt({ expression, readers, call }: Mark): readonly ts.Node[] {
  const found = new Set<ts.Node>(call ? [expression, call] : [expression]);
  const waiting = [...readers];
  for (let reader = waiting.shift(); reader; reader = waiting.shift()) {
    if (found.has(reader.expression)) continue;
    found.add(reader.expression);
    if (reader.call) found.add(reader.call);
    waiting.push(...reader.readers);
  }
  return [...found];
}

// What can be a number; a text counts, since people write `'404'`.
function mayBeStatus(node: ts.Expression): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ClassExpression:
    case ts.SyntaxKind.RegularExpressionLiteral:
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.VoidExpression:
    case ts.SyntaxKind.NewExpression:
      return false;
    default:
      return !ts.isIdentifier(node) || ts.idText(node) !== 'undefined';
  }
}
