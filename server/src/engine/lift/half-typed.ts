import ts from 'typescript';
import type { FunctionNode, Tree } from '../syntax/tree';

/** Whether the parser met an error in a function, or where its end was to come. */
export function isTorn(fn: FunctionNode, { syntaxErrors, text }: Tree): boolean {
  if (syntaxErrors.length === 0) return false;
  // The parser names what it met instead of what it missed: the next token, maybe behind comments.
  const next = tokenAfter(text, fn.end);
  return syntaxErrors.some((at) => fn.pos < at && at <= next);
}

function tokenAfter(text: string, offset: number): number {
  const { Latest } = ts.ScriptTarget;
  const scanner = ts.createScanner(Latest, true, ts.LanguageVariant.Standard, text, undefined, offset);
  scanner.scan();
  return scanner.getTokenStart();
}
