import type { Config } from '../../../engine/config/config';
import { codesFor } from '../../../engine/evidence/codes';
import { evidenceOf, type Sign, type Strength } from '../../../engine/evidence/evidence';
import type { Reason } from '../../../engine/model/guard';
import type { StatusPlace } from '../../../engine/model/status-place';

/** What the signs of a place ask for. */
export interface Suggestion {
  /** The sign that leads: the condition, the class of what is thrown, the words. */
  readonly sign: Sign;
  readonly reasons: readonly Reason[];
  readonly strength: Strength;
  /** Likeliest first. */
  readonly codes: readonly number[];
}

/**
 * What led to all responses of a place, and the codes that are meant for it; undefined where nothing is known, where
 * the responses differ, where signs contradict each other, and where something of unknown cause failed.
 */
export function suggestionOf({ responses }: StatusPlace, config: Config): Suggestion | undefined {
  const evidences = responses.map(evidenceOf);
  const [first] = evidences;
  if (!first?.sign || first.others === 'disagree') return undefined;
  if (evidences.some(({ reasons }) => reasons.join() !== first.reasons.join())) return undefined;
  const { sign, reasons, strength, guard } = first;
  // Words in a catch tell what was tried.
  if (sign.from === 'words' && guard) return undefined;
  return { sign, reasons, strength, codes: codesFor(reasons, config) };
}
