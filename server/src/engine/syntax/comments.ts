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
 * @param within the part of the text that is looked at; the whole when left out
 * @returns in source order, each once
 */
export function commentsWith(
  marker: string,
  tree: Tree,
  within: Span = { start: 0, end: tree.text.length },
): readonly Comment[] {
  const part = tree.text.slice(within.start, within.end);
  const places: number[] = [];
  for (let at = part.indexOf(marker); at >= 0; at = part.indexOf(marker, at + 1))
    places.push(within.start + at);
  if (places.length === 0) return [];
  const found: Comment[] = [];
  search(tree.source, { tree, places, next: 0, found: (comment) => found.push(comment) });
  return found.sort((a, b) => a.start - b.start);
}

/** Where a file's first token stands, behind its leading comments; the text's length when there is none. */
export function codeStartOf(tree: Tree): number {
  const [first = tree.source.endOfFileToken] = tree.source.statements;
  return startOf(first, tree);
}

interface Search {
  readonly tree: Tree;
  /** Where the marker stands, ascending; each place is looked at once. */
  readonly places: readonly number[];
  next: number;
  readonly found: (comment: Comment) => void;
}

// Goes down to the gaps between a node's children in which the marker stands.
function search(node: ts.Node, state: Search): void {
  let gapStart = node.pos;
  ts.forEachChild(node, (child) => {
    const before = placesUpTo(child.pos, state);
    if (before.length > 0) scan(gapStart, child.pos, before, state);
    if ((state.places[state.next] ?? Infinity) < child.end) search(child, state);
    gapStart = child.end;
    return state.next >= state.places.length; // true ends the walk
  });
  const left = placesUpTo(node.end, state);
  if (left.length === 0) return;
  const isLeaf = gapStart === node.pos;
  if (!isLeaf || !isLiteral(node)) scan(gapStart, node.end, left, state);
  else if (!ts.isJsxText(node)) scan(node.pos, startOf(node, state.tree), left, state);
}

function placesUpTo(end: number, state: Search): readonly number[] {
  const from = state.next;
  while ((state.places[state.next] ?? Infinity) < end) state.next++;
  return state.places.slice(from, state.next);
}

/** Whether a node is one token of text: a string, number, regular expression, part of a template, JSX text. */
export function isLiteral(node: ts.Node): boolean {
  return (
    ts.isJsxText(node) ||
    (node.kind >= ts.SyntaxKind.FirstLiteralToken && node.kind <= ts.SyntaxKind.LastTemplateToken)
  );
}

function scan(start: number, end: number, places: readonly number[], { tree, found }: Search): void {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    ts.LanguageVariant.Standard,
    tree.text,
    undefined,
    start,
    end - start,
  );
  let next = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const span = { start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
    const isHit = (places[next] ?? Infinity) < span.end;
    while ((places[next] ?? Infinity) < span.end) next++;
    const isLine = token === ts.SyntaxKind.SingleLineCommentTrivia;
    if (!isHit || (!isLine && token !== ts.SyntaxKind.MultiLineCommentTrivia)) continue;
    found({ ...span, kind: isLine ? 'line' : 'block' });
  }
}
