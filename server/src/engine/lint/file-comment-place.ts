import { codeStartOf } from '../syntax/comments';
import type { Tree } from '../syntax/tree';

const SHEBANG = /^#!.*(?:\r\n|\n|\r)/;
/** Comments on lines of their own, up to the first blank line or the code. */
const HEADER = /^(?:[ \t]*(?:\/\/.*|\/\*(?:(?!\*\/)[^])*\*\/[ \t]*)(?:\r\n|\n|\r))+/;

/**
 * Where a comment about the whole file goes: in front of the first token (a `'use strict'` is one), behind a shebang and
 * behind a header: a licence, or the comment that a test runner reads, which must be the first one. Line comments right
 * above the code are about the code.
 * @param before the comment must stand in front of this offset
 * @returns an offset at which a line begins
 */
export function fileCommentPlace(tree: Tree, before: number): number {
  const { text } = tree;
  const top = SHEBANG.exec(text)?.[0].length ?? 0;
  const header = HEADER.exec(text.slice(top, codeStartOf(tree)))?.[0] ?? '';
  const behind = top + header.length;
  const isHeader = /^\s*\/\*/.test(header) || /^[ \t]*[\r\n]/.test(text.slice(behind));
  return isHeader && behind <= before ? behind : top;
}
