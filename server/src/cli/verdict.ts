import { LEVELS, type Level } from '../engine/model/finding';
import { isAtLeast } from './levels';
import type { ExitCode } from './world';

/** How many findings there are of each level. */
export type Counts = Readonly<Record<Level, number>>;

/** What decides whether a check fails. */
export interface Limits {
  readonly level: Level;
  readonly maxWarnings: number | undefined;
}

/** Counts levels. */
export function countLevels(levels: readonly Level[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const level of levels) counts[level]++;
  return counts;
}

/** Whether findings of a level fail the check. With `--max-warnings` warnings do only when there are too many. */
export function fails(level: Level, counts: Counts, limits: Limits): boolean {
  if (level === 'warning' && limits.maxWarnings !== undefined) return counts.warning > limits.maxWarnings;
  return isAtLeast(level, limits.level);
}

/** What a check with so many failing findings ends with: what could not be done wins. */
export function exitCodeOf({
  errors,
  failing,
}: {
  readonly errors: readonly unknown[];
  readonly failing: number;
}): ExitCode {
  if (errors.length > 0) return 2;
  return failing > 0 ? 1 : 0;
}

/** How many findings fail the check. */
export function failingOf(counts: Counts, limits: Limits): number {
  return LEVELS.filter((level) => fails(level, counts, limits)).reduce(
    (sum, level) => sum + counts[level],
    0,
  );
}
