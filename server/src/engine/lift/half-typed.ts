import type { FunctionNode, Tree } from '../syntax/tree';

/** Whether the parser met an error in a function, or where its end was to come. */
export function isTorn(fn: FunctionNode, { syntaxErrors, text }: Tree): boolean {
  return syntaxErrors.some((at) => fn.pos < at && (at <= fn.end || /^\s*$/.test(text.slice(fn.end, at))));
}
