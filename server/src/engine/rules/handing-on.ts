import type { FileSummary } from '../model/file-summary';
import type { Handler } from '../model/handler';
import { passingIn, type ProjectKnowledge } from '../model/project-knowledge';
import type { ErrorWay } from '../model/response';
import type { RuleInput } from './rule';

/**
 * How a handler can hand an error on to the error handler, the better way first. Where the rejection of an Express
 * handler is caught, both ways work, and what its package does more often is better; a `throw` where that tells nothing.
 * Where it is not, `next(err)` is the only one.
 */
export function waysOn(handler: Handler, { file, project }: Pick<RuleInput, 'file' | 'project'>): Ways {
  if (handler.framework !== 'express') return { ways: ['throw', 'next'], habit: undefined };
  if (!takesThrows(handler, { file, project })) return { ways: ['next'], habit: undefined };
  const habit = project && file !== undefined ? passingIn(project, file).habit : undefined;
  return { ways: habit === 'next' ? ['next', 'throw'] : ['throw', 'next'], habit };
}

/** The ways that work, and what the package of the handler does mostly. */
export interface Ways {
  readonly ways: readonly ErrorWay[];
  readonly habit: ErrorWay | undefined;
}

/** Whether what an async handler throws reaches the error handler: by itself, or by what catches it for its package. */
function takesThrows(handler: Handler, { file, project }: Pick<RuleInput, 'file' | 'project'>): boolean {
  if (!handler.isAsync || handler.catchesRejections) return handler.isAsync;
  return project !== undefined && file !== undefined && isCaught(project, file, handler.registeredAt);
}

type Passing = Pick<ProjectKnowledge, 'passing'>;

// In its own package, or in each that registers it.
function isCaught(project: Passing, file: string, registeredAt: Handler['registeredAt']): boolean {
  const isAll = (each: string): boolean => passingIn(project, each).catching === 'all';
  return isAll(file) || (registeredAt.length > 0 && registeredAt.every((place) => isAll(place.file)));
}

/**
 * Whether something may catch the rejections of a function: in the package of its file, or in one that registers it.
 * @param registeredAt where it is registered in other files
 */
export function mayBeCaught(project: Passing, file: string, registeredAt: Handler['registeredAt']): boolean {
  return [file, ...registeredAt.map((place) => place.file)].some(
    (each) => passingIn(project, each).catching !== undefined,
  );
}

/** Whether a file has a place at which the habit of its package changes what is advised: a 500 that is sent by hand. */
export function minds(project: Passing, file: string, { handlers }: FileSummary): boolean {
  // Otherwise it is what would be advised without it.
  if (passingIn(project, file).habit !== 'next') return false;
  return handlers.some(
    ({ passing, statuses, registeredAt }) =>
      passing !== undefined &&
      (passing.caught || isCaught(project, file, registeredAt)) &&
      statuses.some(({ code }) => code === 500),
  );
}
