import * as all from './all';
import type { Rule } from './rule';

/** Every rule, in the order of the catalogue: by section, within it by id. Adding one is one line in `all.ts`. */
export const RULES: readonly Rule[] = Object.values<Rule>(all).sort(
  ({ meta: a }, { meta: b }) => compare(a.section, b.section) || compare(a.id, b.id),
);

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
