import type { FileSummary } from '../model/file-summary';
import { successKey, type SuccessMethod } from '../model/project-knowledge';
import type { Response } from '../model/response';
import { habitOf, type Habit } from './habit';
import { newThingOf } from './new-thing';
import { sentCode } from './sent-code';
import { tellsSuccess } from './success-answers';

/** The codes that say of a method that it has worked; for a POST only of one that has stored something new. */
const CODES: Readonly<Record<SuccessMethod, readonly number[]>> = {
  POST: [200, 201],
  PUT: [200, 204],
  PATCH: [200, 204],
  DELETE: [200, 204],
};

/** The method whose success a response tells; undefined where it tells something else, or of a POST that stores nothing. */
export function successOf(response: Response): SuccessMethod | undefined {
  const method = isSuccessMethod(response.handler.method) ? response.handler.method : undefined;
  if (!method || !tellsSuccess(response, CODES[method])) return undefined;
  const isStored =
    method !== 'POST' || sentCode(response) === 201 || newThingOf(response, undefined) !== undefined;
  return isStored ? method : undefined;
}

function isSuccessMethod(method: string | undefined): method is SuccessMethod {
  return method !== undefined && Object.hasOwn(CODES, method);
}

/**
 * What a project mostly answers to a method that has worked; undefined without a habit. That a POST which stores something
 * is mostly answered 200 is none: 201 is right there. That others are mostly answered 200 is one from 90 % on.
 */
export function successHabit(
  successes: ReadonlyMap<string, number>,
  method: SuccessMethod,
): Habit | undefined {
  const habit = habitOf(CODES[method], (code) => successes.get(successKey(method, code)) ?? 0);
  if (habit?.code !== 200) return habit;
  return method === 'POST' || habit.share < NEARLY_ALL ? undefined : habit;
}

// A 204 is the better answer where there is nothing to tell: only where hardly anybody else gives it, it is odd.
const NEARLY_ALL = 0.9;

/** Whether a file has an answer that is against the habit of its project. */
export function departsFrom(successes: ReadonlyMap<string, number>, { handlers }: FileSummary): boolean {
  return handlers.some(({ statuses }) =>
    statuses.some(({ success, code }) => {
      const habit = success && successHabit(successes, success);
      return habit !== undefined && habit.code !== code;
    }),
  );
}
