import ts from 'typescript';
import type { Tree } from '../../syntax/tree';
import type { Span } from '../../text/span';
import { documentedOperations, type DocumentedOperation } from './comments';
import { endsLike, routePattern } from './route-pattern';

/** A route as far as it is known. */
export interface KnownRoute {
  /** Upper case, `ALL` for any. */
  readonly method: string | undefined;
  readonly path: string | undefined;
}

/** The operations that the comments of a file describe and that can be a route's, by its method and path. */
export function operationsLike(route: KnownRoute, tree: Tree): readonly DocumentedOperation[] {
  return documentedOperations(tree).filter((operation) => isLike(operation, route));
}

/** Those of the operations that a comment above one of the nodes describes, or above the statement or member around it. */
export function describedAbove(
  operations: readonly DocumentedOperation[],
  nodes: readonly ts.Node[],
  tree: Tree,
): readonly DocumentedOperation[] {
  if (operations.length === 0) return [];
  const above = nodes.flatMap((node) => commentsAbove(node, tree));
  return operations.filter(({ comment }) => above.some(({ start }) => start === comment.start));
}

// A router does not know where it is mounted, a document may leave out its server's part.
function isLike({ method, path }: DocumentedOperation, route: KnownRoute): boolean {
  if (route.method !== undefined && route.method !== 'ALL' && route.method !== method) return false;
  if (route.path === undefined || endsLike(path, route.path)) return true;
  return /\w/.test(routePattern(path)) && endsLike(route.path, path);
}

function commentsAbove(node: ts.Node, tree: Tree): readonly Span[] {
  const found: Span[] = [];
  let looked = -1;
  for (let at = node; !ts.isSourceFile(at) && !ts.isBlock(at); at = at.parent) {
    if (at.pos !== looked) {
      looked = at.pos;
      for (const { pos, end } of ts.getLeadingCommentRanges(tree.text, at.pos) ?? [])
        found.push({ start: pos, end });
    }
    if (ts.isStatement(at) || ts.isClassElement(at)) break;
  }
  return found;
}
