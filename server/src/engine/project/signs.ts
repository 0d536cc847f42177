import { errorClassesIn, type ErrorClass } from '../facts/error-status-members';
import { catchesRejectionsIn } from '../facts/rejection-catchers';
import type { Catching } from '../model/project-knowledge';
import type { Tree } from '../syntax/tree';

/** What a file says of the whole project, routes aside. */
export interface Signs {
  /** Whose rejections something in it makes Express 4 take. */
  readonly catching: Catching | undefined;
  /** Its error classes that tell their status, with the members by which they do. */
  readonly errorClasses: readonly ErrorClass[];
}

/** Reads the signs of a file. */
export function signsIn(tree: Tree): Signs {
  return {
    catching: catchesRejectionsIn(tree),
    errorClasses: errorClassesIn(tree),
  };
}
