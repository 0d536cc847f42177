import { RULES } from '../rules';
import type { Rule } from '../rules/rule';
import { UNUSED_SUPPRESSION } from './unused-suppressions';

const commented = (comment: string): string =>
  `app.get('/things', (req, res) => {\n${comment}  res.json([]);\n});\n`;

/** Everything that has an id, a page and a level to set: the rules, and what the linter itself reports. */
export const CATALOGUE: readonly Rule[] = [
  ...RULES,
  {
    meta: UNUSED_SUPPRESSION,
    examples: [
      {
        framework: 'express',
        bad: commented('  // status-hints-disable-next-line no-explicit-500\n'),
        good: commented(''),
      },
    ],
    // It looks at what the rules left, not at handlers: lint() does that itself.
    check: () => undefined,
  },
];
