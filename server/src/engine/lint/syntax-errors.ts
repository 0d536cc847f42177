import { parseTree } from '../syntax/tree';

/**
 * How many syntax errors the parser finds in a text.
 * @throws what the parser throws on what it cannot read at all (extreme nesting)
 */
export function syntaxErrors(fileName: string, text: string): number {
  return parseTree(fileName, text).syntaxErrors.length;
}
