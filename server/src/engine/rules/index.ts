import type { Rule } from './rule';
import { sendStatusThenBody } from './send-status-then-body';

/** Every rule, in the order of the catalogue. Adding one is one line here. */
export const RULES: readonly Rule[] = [sendStatusThenBody];
