import type { Config } from '../config/config';
import { LEVELS, quieter, type Level } from '../model/finding';
import type { Certainty } from '../model/handler';
import type { RuleMeta } from '../rules/rule';

/** Whether a rule runs: its configured level, or else its own, is not `off`. */
export function isOn(meta: RuleMeta, config: Config): boolean {
  return (config.levels.get(meta.id) ?? ownLevel(meta, config)) !== 'off';
}

/** The level that a rule has where the user has set none: one that is off by itself may be asked for by a policy. */
function ownLevel({ level, askedBy }: RuleMeta, config: Config): Level | 'off' {
  return level === 'off' ? (askedBy?.(config) ?? 'off') : level;
}

/**
 * The level of a finding. A report that is less sure than its rule keeps that distance from a level that the user set;
 * a handler that only names and use give away lowers any level by one step (law 2).
 * @param reported the level that the report gives itself, if it does
 */
export function levelOf(
  meta: RuleMeta,
  reported: Level | undefined,
  certainty: Certainty,
  config: Config,
): Level | undefined {
  const set = config.levels.get(meta.id);
  const asked = ownLevel(meta, config);
  if ((set ?? asked) === 'off') return undefined;
  const own = reported ?? asked;
  const level = set === undefined || set === 'off' ? own : quieter(set, distance(asked, reported));
  if (level === 'off') return undefined;
  return certainty === 'shaped' ? quieter(level, 1) : level;
}

// How many steps a report is quieter (or, negative, louder) than its rule.
function distance(own: Level | 'off', reported: Level | undefined): number {
  return own === 'off' || reported === undefined ? 0 : LEVELS.indexOf(reported) - LEVELS.indexOf(own);
}
