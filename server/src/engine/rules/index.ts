import type { Rule } from './rule';

/** Every rule, in the order of the catalogue. Adding one is one line here. */
export const RULES: readonly Rule[] = [];
