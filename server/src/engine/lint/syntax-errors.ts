import { parseTree } from '../syntax/tree';

/**
 * How many syntax errors the parser finds in a text.
 * @throws what the parser throws on what it cannot read at all (extreme nesting)
 */
export function syntaxErrors(fileName: string, text: string): number {
  // The parser keeps its errors with the file, but its type declarations leave them out.
  const { source } = parseTree(fileName, text);
  return (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length;
}
