import ts from 'typescript';
import type { Span } from '../text/span';
import { startOf, type Tree } from './tree';

/** A comment with its delimiters. */
export interface Comment extends Span {
  /** `//` ends with its line, a block with its closing delimiter. */
  readonly kind: 'line' | 'block';
}

/**
 * The comments of a file that contain a marker. What stands in a string, template, regular expression or JSX text is
 * no comment: only the white space between the tree's tokens is scanned, and only where the marker occurs.
 * @returns in source order, each once
 */
export function commentsWith(marker: string, tree: Tree): readonly Comment[] {
  const places: number[] = [];
  for (let at = tree.text.indexOf(marker); at >= 0; at = tree.text.indexOf(marker, at + 1)) places.push(at);
  if (places.length === 0) return [];
  const found = new Map<number, Comment>();
  search(tree.source, places, tree, (comment) => found.set(comment.start, comment));
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Where a file's first token stands, behind its leading comments; the text's length when there is none. */
export function codeStartOf(tree: Tree): number {
  const [first = tree.source.endOfFileToken] = tree.source.statements;
  return startOf(first, tree);
}

type Found = (comment: Comment) => void;

// Goes down to the gaps between a node's children in which the marker stands.
function search(node: ts.Node, places: readonly number[], tree: Tree, found: Found): void {
  let left = places;
  let gapStart = node.pos;
  ts.forEachChild(node, (child) => {
    if (left.length === 0) return;
    const inside = left.filter((place) => place >= child.pos && place < child.end);
    const before = left.filter((place) => place < child.pos);
    if (before.length > 0) scan(gapStart, child.pos, before, tree, found);
    if (inside.length > 0) search(child, inside, tree, found);
    left = left.filter((place) => place >= child.end);
    gapStart = child.end;
  });
  if (left.length === 0) return;
  const isLeaf = gapStart === node.pos;
  if (!isLeaf || !isLiteral(node)) scan(gapStart, node.end, left, tree, found);
  else if (!ts.isJsxText(node)) scan(node.pos, startOf(node, tree), left, tree, found);
}

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isJsxText(node) ||
    (node.kind >= ts.SyntaxKind.FirstLiteralToken && node.kind <= ts.SyntaxKind.LastTemplateToken)
  );
}

function scan(start: number, end: number, places: readonly number[], tree: Tree, found: Found): void {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    ts.LanguageVariant.Standard,
    tree.text,
    undefined,
    start,
    end - start,
  );
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isLine = token === ts.SyntaxKind.SingleLineCommentTrivia;
    if (!isLine && token !== ts.SyntaxKind.MultiLineCommentTrivia) continue;
    const span = { start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
    if (places.some((place) => place >= span.start && place < span.end))
      found({ ...span, kind: isLine ? 'line' : 'block' });
  }
}
