import { lint } from '../engine/lint/lint';
import { parseTree } from '../engine/syntax/tree';
import type { Engine } from './world';

/** The engine as the commands use it; the program loads it when a text needs it. */
export const engine: Engine = { lint, syntaxErrors };

/** The parser keeps its errors with the file, but its type declarations leave them out. */
function syntaxErrors(fileName: string, text: string): number {
  const { source } = parseTree(fileName, text);
  return (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length;
}
