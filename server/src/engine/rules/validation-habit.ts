import type { FileSummary } from '../model/file-summary';
import { habitOf, type Habit } from './habit';

/**
 * What a project mostly answers to invalid input, 400 or 422; undefined where it has no habit.
 * @param uses of 400 and 422 for invalid input
 */
export function validationHabit(uses: ReadonlyMap<number, number>): Habit | undefined {
  return habitOf([400, 422], (code) => uses.get(code) ?? 0);
}

/** Whether a file has an answer to invalid input that is against the habit of its project. */
export function goesAgainst({ code }: Habit, { handlers }: FileSummary): boolean {
  const isOther = (other: number): boolean => (other === 400 || other === 422) && other !== code;
  return handlers.some(({ statuses }) => statuses.some((status) => status.invalid && isOther(status.code)));
}
