/** A measured number beside what it should be. `limit` is the worst that is allowed. */
export type Goal = {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly goal: number;
  readonly limit: number;
  /** `low`: the smaller the better, `limit` is "never above". `high`: the reverse, `limit` is "at least". */
  readonly better: 'low' | 'high';
};

/** How a measured number stands to its goal. */
export type Verdict = 'goal met' | 'within the limit' | 'OVER THE LIMIT';

/** Compares the value with its goal and its limit; what equals either is inside. */
export function verdictOf({ value, goal, limit, better }: Goal): Verdict {
  const inside = (bound: number) => (better === 'low' ? value <= bound : value >= bound);
  if (inside(goal)) return 'goal met';
  return inside(limit) ? 'within the limit' : 'OVER THE LIMIT';
}
