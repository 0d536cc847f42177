import ts from 'typescript';
import type { StatusCode, StatusOrigin, StatusValue } from '../model/status-value';
import { contains, type Span } from '../text/span';
import { spanOf, textOf, treeOf, type Tree } from '../syntax/tree';
import { writtenAt } from '../values/written-at';

/** How an error that is thrown or handed on was recognised; `object` is an object literal with a status. */
export type ThrownKind =
  'http-errors' | 'boom' | 'sensible' | 'class' | 'convention' | 'plain' | 'object' | 'unknown';

/** An error that becomes a response, as far as this file tells. */
export interface ThrownError {
  readonly status: StatusValue;
  /** Where the number is written: `404` in `createError(404)`. */
  readonly statusArgument: ts.Expression | undefined;
  readonly message: ts.Expression | undefined;
  readonly kind: ThrownKind;
  readonly className: string | undefined;
}

/** A status of an error that is decided by what it is, not by an argument. */
export function fixedStatus(
  code: number,
  origin: StatusOrigin,
  node: ts.Expression,
  tree: Tree,
): StatusValue {
  const at = { span: spanOf(node, tree), text: textOf(node, tree) };
  const isImplicit = origin === 'implicit';
  const place = { code, origin, ...writtenAt(node, tree), ...(isImplicit && { text: '' }) };
  return { codes: [place], dynamic: false, implicit: isImplicit, problems: [], ...at };
}

/** A status of which nothing is known. */
export function unknownStatus(node: ts.Expression, tree: Tree): StatusValue {
  const at = { span: spanOf(node, tree), text: textOf(node, tree) };
  return { codes: [], dynamic: true, implicit: false, problems: [], ...at };
}

/** The status, standing for a larger expression. */
export function statusAt(status: StatusValue, node: ts.Expression, tree: Tree): StatusValue {
  return { ...status, span: spanOf(node, tree), text: textOf(node, tree) };
}

/**
 * The status as the place of construction sees it: codes that are written inside the class or function that makes the
 * error belong to that error, and stand where it is made.
 */
export function seenFrom(node: ts.Expression, inner: ts.Node, status: StatusValue, tree: Tree): StatusValue {
  const own = spanOf(node, tree);
  const home = tree.modules ? (treeOf(inner) ?? tree) : tree;
  const body = spanOf(inner, home);
  const at = { span: own, text: textOf(node, tree) };
  // Of another file only what the construction gave to it stands here.
  const isInner = (span: Span, file: string | undefined): boolean =>
    home === tree ? contains(body, span) && !contains(own, span) : isForeignTo(tree, file);
  const codes = status.codes.map((code): StatusCode => {
    if (!isInner(code.span, code.file)) return code;
    const keeps = code.origin === 'fallback' || code.origin === 'name' || code.origin === 'implicit';
    return { code: code.code, origin: keeps ? code.origin : 'error', ...writtenAt(node, tree) };
  });
  return {
    ...status,
    codes,
    problems: home === tree ? status.problems.filter(({ span }) => !isInner(span, tree.file)) : [],
    ...at,
  };
}

/** Whether a code that was found while other files were read is written in one of them, not in the tree at hand. */
export function isForeignTo(tree: Tree, file: string | undefined): boolean {
  return file !== undefined && file !== tree.file;
}

/** Several errors that one expression can be; undefined parts are errors of elsewhere. */
export function eitherError(
  parts: readonly (ThrownError | undefined)[],
  node: ts.Expression,
  tree: Tree,
): ThrownError | undefined {
  const known = parts.filter((part) => part !== undefined);
  const [first, ...others] = known;
  if (!first) return undefined;
  if (parts.length === 1) return first;
  const status: StatusValue = {
    codes: known.flatMap((part) => part.status.codes),
    dynamic: known.length < parts.length || known.some((part) => part.status.dynamic),
    implicit: known.every((part) => part.status.implicit),
    problems: known.flatMap((part) => part.status.problems),
    span: spanOf(node, tree),
    text: textOf(node, tree),
  };
  const isSame = others.every(({ kind }) => kind === first.kind);
  return { ...first, status, kind: isSame ? first.kind : 'unknown' };
}

/** The expression in `root` that has exactly this span: where a code is written. */
export function expressionAt(
  root: ts.Expression,
  span: Span | undefined,
  tree: Tree,
): ts.Expression | undefined {
  if (!span || !contains(spanOf(root, tree), span)) return undefined;
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (node.pos > span.start || node.end < span.end) return undefined;
    const own = spanOf(node, tree);
    // `{ statusCode }`: the property is no expression, its name is.
    if (own.start === span.start && own.end === span.end)
      return ts.isShorthandPropertyAssignment(node) ? node.name : node;
    return ts.forEachChild(node, visit);
  };
  return visit(root) as ts.Expression | undefined;
}
