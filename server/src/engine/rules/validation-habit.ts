import type { FileSummary } from '../model/file-summary';

/** What a project mostly answers to invalid input: 400 or 422, how often, and how often the other. */
export interface ValidationHabit {
  readonly code: number;
  readonly uses: number;
  readonly other: { readonly code: number; readonly uses: number };
}

const FEWEST_USES = 5;
const LEAST_SHARE = 0.7;

/**
 * The habit of a project; undefined where it has none: a code that is a habit has 5 uses and 70 % of all.
 * @param uses of 400 and 422 for invalid input
 */
export function validationHabit(uses: ReadonlyMap<number, number>): ValidationHabit | undefined {
  const of = (code: number): { code: number; uses: number } => ({ code, uses: uses.get(code) ?? 0 });
  const [most, other] = [of(400), of(422)].sort((a, b) => b.uses - a.uses);
  if (!most || !other || most.uses < FEWEST_USES) return undefined;
  return most.uses / (most.uses + other.uses) < LEAST_SHARE ? undefined : { ...most, other };
}

/** Whether a file has an answer to invalid input that is against the habit of its project. */
export function goesAgainst({ code }: ValidationHabit, { handlers }: FileSummary): boolean {
  const isOther = (other: number): boolean => (other === 400 || other === 422) && other !== code;
  return handlers.some(({ statuses }) => statuses.some((status) => status.invalid && isOther(status.code)));
}
