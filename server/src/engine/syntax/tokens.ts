import ts from 'typescript';
import { startOf, type Tree } from './tree';

/**
 * The tokens of a file in one string, without comments and white space: two texts that only people read differently have
 * the same one.
 */
export function tokensOf(tree: Tree): string {
  const parts: string[] = [];
  let end = 0;
  const visit = (node: ts.Node): void => {
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (const child of children) visit(child);
    if (children.length > 0 || node === tree.source) return;
    const start = startOf(node, tree);
    const text = tree.text.slice(start, node.end);
    const isToken = node.kind <= ts.SyntaxKind.LastToken;
    // Names and literals are nodes: between them there are punctuation, keywords and what only people read.
    parts.push(readByProgram(tree.text.slice(end, start)), '\0', isToken ? text : readByProgram(text));
    end = node.end;
  };
  visit(tree.source);
  return parts.join('') + readByProgram(tree.text.slice(end));
}

function readByProgram(text: string): string {
  return text.replace(/\/\*[^]*?(?:\*\/|$)|\/\/.*|\s+/g, '');
}
