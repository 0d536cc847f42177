import type ts from 'typescript';
import type { StatusCode } from '../model/status-value';
import { spanOf, textOf, type Tree } from '../syntax/tree';

/** Where a code is written: its place and text, and the file where that is not the one at hand. */
export function writtenAt(node: ts.Node, tree: Tree): Pick<StatusCode, 'span' | 'text' | 'file'> {
  const at = { span: spanOf(node, tree), text: textOf(node, tree) };
  return tree.file === undefined ? at : { ...at, file: tree.file };
}
