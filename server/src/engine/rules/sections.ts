import type { RuleMeta } from './rule';

/** A section of the catalogue. */
export type Section = RuleMeta['section'];

/** The sections, in the order in which rules are listed, by what people call them. */
export const SECTIONS: Readonly<Record<Section, string>> = {
  A: 'What misleads clients most',
  B: 'Plain contradictions',
  C: 'The right code',
  D: 'The whole project',
};
