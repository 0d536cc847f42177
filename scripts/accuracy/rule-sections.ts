import { RULES } from '../../server/src/engine/rules';
import { SECTIONS, type Section } from '../../server/src/engine/rules/sections';

/** A section, or `other` for labels that name no rule of the catalogue: their recall cannot be computed. */
export type RuleSection = Section | 'other';

/** The sections of the catalogue: the recall that is promised is over all of them. */
export const catalogueSections = Object.keys(SECTIONS) as readonly Section[];

/** The rules in reading order: by section, within it as they are listed. */
const inOrder: readonly string[] = catalogueSections.flatMap((section) =>
  RULES.filter(({ meta }) => meta.section === section).map(({ meta }) => meta.id),
);

const sectionByRule: ReadonlyMap<string, Section> = new Map(
  RULES.map(({ meta: { id, section } }) => [id, section]),
);

/** The section that a rule belongs to; `other` for a name that is not in the catalogue. */
export function sectionOf(rule: string): RuleSection {
  return sectionByRule.get(rule) ?? 'other';
}

/** The order of the catalogue: rules in reading order, unknown names behind them. */
export function byCatalogue(a: string, b: string): number {
  const place = (rule: string) => (sectionByRule.has(rule) ? inOrder.indexOf(rule) : inOrder.length);
  return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
