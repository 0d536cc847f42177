import ts from 'typescript';
import type { Span } from '../text/span';
import { isLiteral } from './comments';
import { startOf, type Tree } from './tree';

/**
 * What a comment written at an offset would become: `code` a comment; `comment` a part of the comment that stands there;
 * `jsx` text that is shown, unless it stands in braces; `token` a part of a text, template or regular expression.
 */
export type CommentPlace =
  (Span & { readonly kind: 'comment' | 'jsx' | 'token' }) | { readonly kind: 'code' };

const CODE: CommentPlace = { kind: 'code' };

/** What stands at an offset (clamped), for somebody who wants to write a comment there. */
export function commentPlaceAt(offset: number, tree: Tree): CommentPlace {
  let node: ts.Node = tree.source;
  for (;;) {
    const gap = { start: node.pos, end: node.end };
    let inner: ts.Node | undefined;
    ts.forEachChild(node, (child) => {
      if (holds(child, offset)) inner = child;
      else if (child.end <= offset) gap.start = child.end;
      else gap.end = child.pos;
      return inner !== undefined || gap.end < node.end;
    });
    if (!inner) return placeIn(node, gap, offset, tree);
    node = inner;
  }
}

// Both ends of a JSX text belong to it: what is written there is text as well.
function holds(node: ts.Node, offset: number): boolean {
  if (ts.isJsxText(node)) return node.pos <= offset && offset <= node.end;
  return node.pos < offset && offset < node.end;
}

function placeIn(node: ts.Node, gap: Span, offset: number, tree: Tree): CommentPlace {
  if (ts.isJsxText(node)) return { kind: 'jsx', start: node.pos, end: node.end };
  if (!isLiteral(node)) return placeInGap(gap, offset, tree);
  const start = startOf(node, tree);
  return start < offset
    ? { kind: 'token', start, end: node.end }
    : placeInGap({ start: node.pos, end: start }, offset, tree);
}

function placeInGap({ start, end }: Span, offset: number, { text }: Tree): CommentPlace {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    ts.LanguageVariant.Standard,
    text,
    undefined,
    start,
    end - start,
  );
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const span = { start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
    if (span.start >= offset) break;
    const isLine = token === ts.SyntaxKind.SingleLineCommentTrivia;
    // What is written behind a `//` comment becomes a part of it.
    if (isLine ? offset > span.end : offset >= span.end) continue;
    if (isLine || token === ts.SyntaxKind.MultiLineCommentTrivia) return { kind: 'comment', ...span };
    if (!isWhite(token)) return { kind: 'token', ...span };
  }
  return CODE;
}

function isWhite(token: ts.SyntaxKind): boolean {
  return token === ts.SyntaxKind.WhitespaceTrivia || token === ts.SyntaxKind.NewLineTrivia;
}
