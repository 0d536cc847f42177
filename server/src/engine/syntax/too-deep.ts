/**
 * How deep nodes may stand in a tree: a hundred times as deep as people write. Every walk over a tree recurses, and how
 * deep it gets before the stack is exhausted hangs on who called it; so what is deeper is refused when it is parsed,
 * everywhere alike.
 */
export const DEEPEST = 1000;

/** What is thrown for code that is nested deeper than that. */
export class TooDeep extends Error {}

/**
 * Whether an error says that code is nested too deeply: by our own measure, or because the stack was exhausted before, in
 * the words of V8 and JavaScriptCore or in those of SpiderMonkey.
 */
export function isTooDeep(error: unknown): boolean {
  if (error instanceof TooDeep) return true;
  return error instanceof Error && /^Maximum call stack|^too much recursion/.test(error.message);
}

/** What a reading gives; undefined where the code is nested too deeply for it. */
export function unlessTooDeep<T>(reading: () => T): T | undefined {
  try {
    return reading();
  } catch (error) {
    if (isTooDeep(error)) return undefined;
    throw error;
  }
}
