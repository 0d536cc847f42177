/**
 * The sections of the catalogue of rules. A: what the product's card names; B: plain contradictions;
 * C: the right code; D: the whole project. A and B are built, of C and D single rules; their labels are counted apart.
 */
export const ruleSections = {
  A: [
    'no-explicit-500',
    'no-error-in-2xx',
    'no-403-for-unauthenticated',
    'no-401-for-forbidden',
    'wrong-credentials-status',
  ],
  B: [
    'no-unregistered-status',
    'no-invalid-status',
    'no-final-1xx',
    'no-body-with-empty-status',
    'body-status-mismatch',
    'no-success-flag-with-error',
    'send-status-then-body',
    'status-before-redirect',
    'no-double-response',
    'no-unsent-status',
    'no-removed-signature',
    'status-in-wrong-argument',
    'redirect-without-location',
    'no-405-without-allow',
    'no-incomplete-companion',
    'no-error-leak',
    'no-success-in-error-handler',
    'error-handler-keeps-status',
    'no-unanswered-path',
  ],
  C: [
    'not-found-status',
    'conflict-status',
    'validation-status',
    'rate-limit-status',
    'upstream-status',
    'size-and-type-status',
    'account-state-status',
    'no-404-for-empty-list',
    'prefer-201-on-create',
    'no-201-without-create',
    'prefer-202-when-queued',
    'prefer-204-when-empty',
    'location-with-201',
    'challenge-with-401',
    'retry-after',
    'redirect-keeps-method',
    'precondition-unjustified',
    'success-status-in-catch',
    'no-client-error-in-catch-all',
    'no-lost-throw',
  ],
  D: [
    'consistent-validation-status',
    'consistent-success-status',
    'consistent-error-shape',
    'undeclared-status',
    'consistent-code-style',
  ],
} as const;

/** A section, or `other` for labels that name no rule of the catalogue: their recall cannot be computed. */
export type RuleSection = keyof typeof ruleSections | 'other';

/** The sections whose rules are built: the recall that is promised is over these. */
export const builtSections: readonly RuleSection[] = ['A', 'B'];

const sectionByRule = new Map<string, RuleSection>(
  Object.entries(ruleSections).flatMap(([section, rules]) =>
    rules.map((rule): [string, RuleSection] => [rule, section as RuleSection]),
  ),
);

/** The section that a rule belongs to; `other` for a name that is not in the catalogue. */
export function sectionOf(rule: string): RuleSection {
  return sectionByRule.get(rule) ?? 'other';
}

/** The order of the catalogue: rules in reading order, unknown names behind them. */
export function byCatalogue(a: string, b: string): number {
  const order = [...sectionByRule.keys()];
  const place = (rule: string) => (order.includes(rule) ? order.indexOf(rule) : order.length);
  return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
