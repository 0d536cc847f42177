import type { Config } from '../../../engine/config/config';
import type { Guard } from '../../../engine/model/guard';
import type { StatusPlace } from '../../../engine/model/status-place';
import { codesFor } from '../../../engine/evidence/codes';
import { evidenceOf } from '../../../engine/evidence/evidence';

/** What the condition that leads to a place asks for. */
export interface Suggestion {
  readonly guard: Guard;
  /** Likeliest first. */
  readonly codes: readonly number[];
}

/**
 * What led to all responses of a place, and the codes that are meant for it; undefined where nothing is known, where
 * the responses differ, and where something of unknown cause failed.
 */
export function suggestionOf({ responses }: StatusPlace, config: Config): Suggestion | undefined {
  const guards = responses.map((response) => evidenceOf(response).guard);
  const [guard] = guards;
  if (guard === undefined || guards.some((other) => other?.reasons.join() !== guard.reasons.join()))
    return undefined;
  if (guard.reasons.includes('failed')) return undefined;
  return { guard, codes: codesFor(guard.reasons, config) };
}
