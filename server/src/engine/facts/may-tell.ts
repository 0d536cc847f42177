import { mayAdd } from './may-add';
import { mayRegister } from './routing/may-route';

// A class of errors; functions that are replaced by their wrapped selves, all of a module.
const SIGNS = /\bextends\s+[\w.]*(?:Error|Exception)\b|\[\w+\]\s*=\s*[\w.]*(?:async|wrap|catch|try)\w*\s*\(/i;

/**
 * Whether a file can say something about a project that is asked of all its files: routes, error classes, what takes
 * rejections, what is added to requests and responses. All others are read when a name leads there. Tried on the raw text, one pass; errs towards yes.
 */
export function mayTell(text: string): boolean {
  return mayRegister(text) || SIGNS.test(text) || mayAdd(text);
}
