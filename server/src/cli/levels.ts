import type { Setting } from '../engine/config/config';
import { LEVELS, type Level } from '../engine/model/finding';
import { didYouMean } from '../engine/text/near';
import { UsageError } from './usage-error';

/** Whether a level is at least as loud as another. */
export function isAtLeast(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(other);
}

/**
 * Reads the value of `--level` or `--show`.
 * @throws UsageError that names the levels
 */
export function readLevel(option: string, value: string): Level {
  const level = LEVELS.find((known) => known === value);
  if (level !== undefined) return level;
  throw new UsageError(`${option} is ${LEVELS.join(', ')}, not ${JSON.stringify(value)}.`);
}

/**
 * Reads the values of `--rule`: `no-error-leak=off`. Of several for one rule the last holds.
 * @param ids the rules that there are
 * @throws UsageError for what is not of that form, and for rules and levels that there are not
 */
export function readRuleLevels(
  values: readonly string[],
  ids: readonly string[],
): ReadonlyMap<string, Setting> {
  const levels = new Map<string, Setting>();
  for (const value of values) {
    const [id = '', ...rest] = value.split('=');
    const wanted = rest.join('=');
    const settings: readonly Setting[] = [...LEVELS, 'off'];
    const setting = settings.find((known) => known === wanted);
    if (rest.length === 0) {
      throw new UsageError(`--rule takes a rule and a level, as in --rule ${id}=off; the level is missing.`);
    }
    if (!ids.includes(id)) {
      throw new UsageError(
        `There is no rule ${JSON.stringify(id)}.${didYouMean(id, ids)} The rules: ${ids.join(', ')}.`,
      );
    }
    if (setting === undefined) {
      throw new UsageError(`The level of ${id} is ${settings.join(', ')}, not ${JSON.stringify(wanted)}.`);
    }
    levels.set(id, setting);
  }
  return levels;
}
