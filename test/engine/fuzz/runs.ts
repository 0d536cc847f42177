import type { Parameters } from 'fast-check';

/**
 * How often a property is tried, and from which seed. `STATUS_HINTS_FUZZ_RUNS` multiplies the runs for a long search,
 * `STATUS_HINTS_FUZZ_SEED` begins another one; what fails is printed with seed and path by fast-check.
 */
export function runsOf<T>(seed: number, numRuns: number): Parameters<T> {
  return { seed: seed + Number(process.env['STATUS_HINTS_FUZZ_SEED'] ?? 0), numRuns: numRuns * TIMES };
}

const TIMES = Number(process.env['STATUS_HINTS_FUZZ_RUNS'] ?? 1);

/** What a test of so many runs may take, in milliseconds. */
export const FUZZ_TIMEOUT = 120_000 * TIMES;
