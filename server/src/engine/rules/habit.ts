/** What a project mostly answers where there are several codes for the same: how often, and the one that it uses next. */
export interface Habit {
  readonly code: number;
  readonly uses: number;
  /** Of all uses, from 0 to 1. */
  readonly share: number;
  readonly other: { readonly code: number; readonly uses: number };
}

const FEWEST_USES = 5;
const LEAST_SHARE = 0.7;

/**
 * The habit of a project; undefined where it has none: a code that is a habit has 5 uses and 70 % of all.
 * @param codes two or more that do the same
 * @param usesOf how often each is used
 */
export function habitOf(codes: readonly number[], usesOf: (code: number) => number): Habit | undefined {
  const all = codes.map((code) => ({ code, uses: usesOf(code) })).sort((a, b) => b.uses - a.uses);
  const [most, other] = all;
  if (!most || !other || most.uses < FEWEST_USES) return undefined;
  const sum = all.reduce((before, { uses }) => before + uses, 0);
  const share = most.uses / sum;
  return share < LEAST_SHARE ? undefined : { ...most, share, other };
}
